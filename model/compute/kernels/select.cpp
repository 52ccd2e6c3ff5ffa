// SPDX-License-Identifier: Apache-2.0
// Where and Cast.
#include "model/compute/kernels/select.h"

#include "model/compute/kernel.h"
#include "model/compute/narrow_types.h"
#include "model/compute/untyped_function.h"

namespace espalier {

namespace {

/// Numbers and bool.
template <class Visit> bool withCastable(DType dtype, Visit &&visit)
{
    if (dtype != DType::Bool)
        return withNumber(dtype, visit);
    visit(std::type_identity<bool>());
    return true;
}

template <class... T> std::string named(const char *function)
{
    std::string out;
    ((out += (out.empty() ? "" : ", ") + std::string(typeName<T>())), ...);
    return function + ("<" + out) + ">";
}

bool isNarrow(DType dtype)
{
    return dtype == DType::Float8E8M0 || withSmallFloat(dtype, [](auto) {})
        || withSmallInteger(dtype, [](auto) {});
}

/// Cast of numbers and bool. False for other types.
bool addCast(KernelPlan &plan, DType from, DType to, std::int64_t count)
{
    std::decay_t<decltype(untyped<&kernels::cast<float, float>>)> function;
    withCastable(from, [&](auto fromType) {
        withCastable(to, [&](auto toType) {
            function =
                untyped<&kernels::cast<typename decltype(fromType)::type, typename decltype(toType)::type>>;
        });
    });
    if (!function)
        return false;
    const std::string name = std::string("cast<") + function.types[0] + ", " + function.types[1] + ">";
    plan.calls.push_back(makeCall("select.h", name, function, In{0}, Out{0}, Rows{"count", count}));
    plan.calls.back().rows = elementRows(count, {from}, to);
    return true;
}

/// From floats in scratch memory.
bool addCastOfFloats(KernelPlan &plan, DType to, std::int64_t count)
{
    return withCastable(to, [&](auto toType) {
        using R = typename decltype(toType)::type;
        plan.calls.push_back(makeCall("select.h", named<float, R>("cast"), &kernels::cast<float, R>,
                                      Scratch{0}, Out{0}, Int{"count", count}));
    });
}

/// To W in scratch memory.
template <class W> bool addCastTo(KernelPlan &plan, DType from, std::int64_t count)
{
    return withCastable(from, [&](auto fromType) {
        using T = typename decltype(fromType)::type;
        plan.calls.push_back(makeCall("select.h", named<T, W>("cast"), &kernels::cast<T, W>, In{0},
                                      Scratch{0}, Int{"count", count}));
    });
}

/// From a wide type that can hold what matters of the source, to a narrow one.
template <class From>
bool addNarrow(const KernelContext &context, KernelPlan &plan, DType wide, DType to, From source)
{
    const Int count{"count", context.input(0).count()};
    const Int saturates{"saturates", context.node.intOr("saturate", 1)};
    if (to == DType::Float8E8M0) {
        const std::string mode = context.node.stringOr("round_mode", "up");
        const Int rounding{"rounding",
                           mode == "up" ? kernels::roundUp
                                        : (mode == "down" ? kernels::roundDown : kernels::roundNearest)};
        plan.calls.push_back(makeCall("narrow.h", "narrowToExponents", &kernels::narrowToExponents, source,
                                      Out{0}, count, saturates, rounding));
        return true;
    }
    const auto toInteger = [&](auto type) {
        using R = typename decltype(type)::type;
        const auto add = [&](auto from) {
            using W = typename decltype(from)::type;
            plan.calls.push_back(makeCall("narrow.h", named<W, R>("narrowToInteger"),
                                          &kernels::narrowToInteger<W, R>, source, Out{0}, count));
        };
        if (wide == DType::Float)
            add(std::type_identity<float>());
        else if (wide == DType::Double)
            add(std::type_identity<double>());
        else
            add(std::type_identity<std::int64_t>());
    };
    return withSmallInteger(to, toInteger) || withSmallFloat(to, [&](auto type) {
               using R = typename decltype(type)::type;
               plan.calls.push_back(makeCall("narrow.h", named<R>("narrowFloats"), &kernels::narrowFloats<R>,
                                             source, Out{0}, count, saturates));
           });
}

template <class To> bool addWiden(const KernelContext &context, KernelPlan &plan, To target)
{
    const Int count{"count", context.input(0).count()};
    const auto add = [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls.push_back(
            makeCall("narrow.h", named<T>("widen"), &kernels::widen<T>, In{0}, target, count));
    };
    const DType from = context.input(0).dtype;
    if (from == DType::Float8E8M0) {
        add(std::type_identity<kernels::Float8E8M0>());
        return true;
    }
    return withSmallFloat(from, add) || withSmallInteger(from, add);
}

/// Cast from or to a narrow type, by way of float (of int64 or double for small integers).
bool planNarrowCast(const KernelContext &context, KernelPlan &plan, DType to)
{
    const DType from = context.input(0).dtype;
    const std::int64_t count = context.input(0).count();
    if (isNarrow(from)) {
        if (to == DType::Float)
            return addWiden(context, plan, Out{0});
        const bool computed = addWiden(context, plan, Scratch{0})
            && (isNarrow(to) ? addNarrow(context, plan, DType::Float, to, Scratch{0})
                             : addCastOfFloats(plan, to, count));
        for (KernelCall &call : plan.calls)
            call.scratchBytes = sizeof(float) * static_cast<std::size_t>(count);
        return computed;
    }
    const bool toInteger = withSmallInteger(to, [](auto) {});
    // By way of float, which is exact where the result does not saturate; small integers take low bits.
    const DType wide = toInteger && !isFloatingPoint(from) ? DType::Int64 : DType::Float;
    if (wide == from || (toInteger && from == DType::Double))
        return addNarrow(context, plan, from, to, In{0});
    const bool computed = (wide == DType::Int64 ? addCastTo<std::int64_t>(plan, from, count)
                                                : addCastTo<float>(plan, from, count))
        && addNarrow(context, plan, wide, to, Scratch{0});
    for (KernelCall &call : plan.calls)
        call.scratchBytes = TensorSpec{wide, {count}}.bytes();
    return computed;
}

class Select : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"Where", 9}, {"Cast", 6}, {"CastLike", 15}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        if (context.node.opType == "Where")
            return planWhere(context);
        const DType to = context.node.opType == "CastLike" ? context.input(1).dtype
                                                           : static_cast<DType>(context.node.intOr("to", 0));
        return planCast(context, to);
    }

private:
    static Result<KernelPlan> planWhere(const KernelContext &context)
    {
        const auto first = broadcastShape(context.shape(0), context.shape(1));
        auto shape = first ? broadcastShape(*first, context.shape(2)) : std::nullopt;
        if (!shape)
            return fail(
                wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
        KernelPlan plan;
        plan.outputs = {{context.input(1).dtype, *shape}};
        const bool computed = withWidthOf(context.input(1).dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            const auto steps = [&](std::size_t i) {
                return Ints{"steps", broadcastStrides(context.shape(i), *shape)};
            };
            plan.calls = {makeCall("select.h",
                                   "where<" + std::string(elementTypeName(context.input(1).dtype)) + ">",
                                   &kernels::where<T>, In{0}, In{1}, In{2}, Out{0},
                                   Int{"rank", static_cast<std::int64_t>(shape->size())},
                                   Ints{"shape", *shape}, steps(0), steps(1), steps(2))};
        });
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, context.input(1).dtype));
    }

    static Result<KernelPlan> planCast(const KernelContext &context, DType to)
    {
        const TensorSpec &x = context.input(0);
        KernelPlan plan;
        plan.outputs = {{to, x.shape}};
        if (x.dtype == to) {
            plan.isView = true;
            return plan;
        }
        if (x.count() == 0)
            return plan;
        const bool computed = isNarrow(x.dtype) || isNarrow(to) ? planNarrowCast(context, plan, to)
                                                                : addCast(plan, x.dtype, to, x.count());
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
    }
};

} // namespace

std::unique_ptr<Kernel> make_select()
{
    return std::make_unique<Select>();
}

} // namespace espalier
