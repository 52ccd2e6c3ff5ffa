// SPDX-License-Identifier: Apache-2.0
// ConvInteger, QLinearConv, MatMulInteger, QLinearMatMul.
#include "model/compute/kernels/integer_product.h"

#include "model/compute/conv_geometry.h"
#include "model/compute/element_types.h"
#include "model/compute/matrix_shapes.h"

#include <algorithm>

namespace espalier {

namespace {

template <class Visit> bool withByte(DType dtype, Visit &&visit)
{
    if (dtype == DType::Int8)
        visit(std::type_identity<std::int8_t>());
    else if (dtype == DType::UInt8)
        visit(std::type_identity<std::uint8_t>());
    else
        return false;
    return true;
}

/// Whether a scale or zero point has one entry per channel (`channels` of them), or only one; nullopt for
/// another count.
std::optional<bool> perChannel(const KernelContext &context, std::size_t input, std::int64_t channels)
{
    if (!context.has(input) || context.input(input).count() == 1)
        return false;
    const std::vector<std::int64_t> &shape = context.shape(input);
    if (shape.size() == 1 && shape[0] == channels)
        return true;
    return std::nullopt;
}

Error scalesDoNotFit(const KernelContext &context)
{
    return wrongShapes(context,
                       {QT_TRANSLATE_NOOP("compute", "scales and zero points of %1 do not fit its operands"),
                        context.node.opType});
}

/// Where the inputs of an operator stand; the integer ones have no scales.
struct Places {
    std::size_t a, zeroA, b, zeroB, zeroY;
};
constexpr Places integerPlaces{0, 2, 1, 3, 0}; // there is no zeroY
constexpr Places linearPlaces{0, 2, 3, 5, 7};
constexpr std::size_t scaleA = 1;
constexpr std::size_t scaleB = 4;
constexpr std::size_t scaleY = 6;
constexpr std::size_t bias = 8;

std::size_t int32Bytes(std::int64_t count)
{
    return static_cast<std::size_t>(count) * sizeof(std::int32_t);
}

class IntegerProductKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"ConvInteger", 10}, {"QLinearConv", 10}, {"MatMulInteger", 10}, {"QLinearMatMul", 10}};
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const bool linear = context.node.opType.starts_with("QLinear");
        const Places &at = linear ? linearPlaces : integerPlaces;
        for (const std::size_t input : {scaleA, scaleB, scaleY}) {
            if (linear && context.input(input).dtype != DType::Float)
                return fail(dtypeNotComputed(context, context.input(input).dtype));
        }
        if (linear && (context.input(scaleY).count() != 1 || context.input(at.zeroY).count() != 1))
            return fail(scalesDoNotFit(context));
        KernelPlan plan;
        Result<void> added;
        const auto add = [&](auto a, auto b, auto y) {
            using A = typename decltype(a)::type;
            using B = typename decltype(b)::type;
            using Y = typename decltype(y)::type;
            added = context.node.opType.ends_with("MatMul") || context.node.opType.starts_with("MatMul")
                ? matmul<A, B, Y>(context, at, linear, plan)
                : conv<A, B, Y>(context, at, linear, plan);
        };
        bool computed = false;
        withByte(context.input(at.a).dtype, [&](auto a) {
            withByte(context.input(at.b).dtype, [&](auto b) {
                if (linear)
                    computed = withByte(context.input(at.zeroY).dtype, [&](auto y) { add(a, b, y); });
                else
                    computed = withByte(DType::Int8, [&](auto y) { add(a, b, y); });
            });
        });
        if (!computed)
            return fail(dtypeNotComputed(context, context.input(at.a).dtype));
        if (!added)
            return fail(std::move(added.error()));
        return plan;
    }

private:
    template <class A, class B, class Y> static std::string named(const char *function, bool linear)
    {
        return function + ("<" + std::string(typeName<A>())) + ", " + typeName<B>()
            + (linear ? std::string(", ") + typeName<Y>() : std::string()) + ">";
    }

    template <class A, class B, class Y>
    static Result<void> conv(const KernelContext &context, const Places &at, bool linear, KernelPlan &plan)
    {
        const auto g = readConvGeometry(context, at.a, at.b, linear ? bias : context.inputs.size());
        if (!g)
            return fail(g.error());
        const std::int64_t channels = g->channelsOut * g->groups;
        const auto zeros = perChannel(context, at.zeroB, channels);
        const auto scales = linear ? perChannel(context, scaleB, channels) : false;
        if (!zeros || !scales || perChannel(context, at.zeroA, 1) != false
            || (linear && context.input(scaleA).count() != 1))
            return fail(scalesDoNotFit(context));
        const std::size_t sumBytes = linear ? int32Bytes(product(g->result)) : 0;
        const std::size_t xBytes = int32Bytes(context.input(at.a).count());
        const Scratch xs{sumBytes};
        const Scratch ws{sumBytes + xBytes};
        const Int zeroPerChannel{"zeroPerChannel", *zeros ? 1 : 0};
        plan.outputs = {{linear ? context.input(at.zeroY).dtype : DType::Int32, g->result}};
        const auto call = [&](auto function, const char *name, auto... arguments) {
            return makeCall("integer_product.h", named<A, B, Y>(name, linear), function, arguments...);
        };
        const Int batch{"batch", g->batch};
        const Int groups{"groups", g->groups};
        const Int in{"channelsIn", g->channelsIn};
        const Int out{"channelsOut", g->channelsOut};
        const Ints dims{"in", g->in};
        const Ints result{"out", g->out};
        const Ints kernel{"kernel", g->kernel};
        const Ints strides{"strides", g->strides};
        const Ints dilations{"dilations", g->dilations};
        const Ints pads{"pads", g->pads};
        if (linear)
            plan.calls = {call(&kernels::qlinearConv<A, B, Y>, "qlinearConv", In{at.a}, In{scaleA},
                               In{at.zeroA}, In{at.b}, In{scaleB}, In{at.zeroB}, In{scaleY}, In{at.zeroY},
                               In{bias}, Out{0}, Scratch{0}, xs, ws, batch, groups, in, out, dims, result,
                               kernel, strides, dilations, pads, Int{"scalePerChannel", *scales ? 1 : 0},
                               zeroPerChannel)};
        else // there is no bias: the input named for it does not exist
            plan.calls = {call(&kernels::convInteger<A, B>, "convInteger", In{at.a}, In{at.zeroA}, In{at.b},
                               In{at.zeroB}, In{bias}, Out{0}, xs, ws, batch, groups, in, out, dims, result,
                               kernel, strides, dilations, pads, zeroPerChannel)};
        plan.calls[0].scratchBytes = sumBytes + xBytes + int32Bytes(context.input(at.b).count());
        return {};
    }

    template <class A, class B, class Y>
    static Result<void> matmul(const KernelContext &context, const Places &at, bool linear, KernelPlan &plan)
    {
        const auto s = matrixShapes(context, context.shape(at.a), context.shape(at.b));
        if (!s)
            return fail(s.error());
        const auto perRow = perChannel(context, at.zeroA, s->m);
        const auto perColumn = perChannel(context, at.zeroB, s->n);
        const bool alike = !linear
            || (perChannel(context, scaleA, s->m) == perRow
                && perChannel(context, scaleB, s->n) == perColumn);
        if (!perRow || !perColumn || !alike)
            return fail(scalesDoNotFit(context));
        const std::size_t sumBytes = linear ? int32Bytes(product(s->result)) : 0;
        const std::size_t aBytes = int32Bytes(context.input(at.a).count());
        const std::int64_t matrixA = std::max<std::int64_t>(1, s->m * s->k);
        const std::int64_t matrixB = std::max<std::int64_t>(1, s->k * s->n);
        plan.outputs = {{linear ? context.input(at.zeroY).dtype : DType::Int32, s->result}};
        const auto call = [&](auto function, const char *name, auto... arguments) {
            return makeCall("integer_product.h", named<A, B, Y>(name, linear), function, arguments...,
                            Scratch{sumBytes}, Scratch{sumBytes + aBytes}, Int{"m", s->m}, Int{"k", s->k},
                            Int{"n", s->n}, Int{"rank", static_cast<std::int64_t>(s->batch.size())},
                            Ints{"batch", s->batch}, Ints{"stepsA", s->stepsA}, Ints{"stepsB", s->stepsB},
                            Int{"matricesA", context.input(at.a).count() / matrixA},
                            Int{"matricesB", context.input(at.b).count() / matrixB},
                            Int{"perRow", *perRow ? 1 : 0}, Int{"perColumn", *perColumn ? 1 : 0});
        };
        if (linear)
            plan.calls = {call(&kernels::qlinearMatmul<A, B, Y>, "qlinearMatmul", In{at.a}, In{scaleA},
                               In{at.zeroA}, In{at.b}, In{scaleB}, In{at.zeroB}, In{scaleY}, In{at.zeroY},
                               Out{0}, Scratch{0})};
        else
            plan.calls = {call(&kernels::matmulInteger<A, B>, "matmulInteger", In{at.a}, In{at.zeroA},
                               In{at.b}, In{at.zeroB}, Out{0})};
        plan.calls[0].scratchBytes = sumBytes + aBytes + int32Bytes(context.input(at.b).count());
        return {};
    }
};

} // namespace

std::unique_ptr<Kernel> make_integer_product()
{
    return std::make_unique<IntegerProductKernel>();
}

} // namespace espalier
