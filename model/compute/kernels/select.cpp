// SPDX-License-Identifier: Apache-2.0
// Where and Cast.
#include "model/compute/kernels/select.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

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
        bool computed = false;
        withCastable(x.dtype, [&](auto from) {
            using T = typename decltype(from)::type;
            computed = withCastable(to, [&](auto type) {
                using R = typename decltype(type)::type;
                plan.calls = {makeCall("select.h",
                                       std::string("cast<") + typeName<T>() + ", " + typeName<R>() + ">",
                                       &kernels::cast<T, R>, In{0}, Out{0}, Int{"count", x.count()})};
            });
        });
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, computed ? to : x.dtype));
    }
};

} // namespace

std::unique_ptr<Kernel> make_select()
{
    return std::make_unique<Select>();
}

} // namespace espalier
