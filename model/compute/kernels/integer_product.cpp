// SPDX-License-Identifier: Apache-2.0
// ConvInteger, QLinearConv, MatMulInteger, QLinearMatMul.
#include "model/compute/kernels/integer_product.h"

#include "model/compute/conv_geometry.h"
#include "model/compute/element_types.h"
#include "model/compute/kernels/select.h"
#include "model/compute/matrix_shapes.h"
#include "model/compute/untyped_function.h"

#include <algorithm>
#include <array>

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

using ConvInteger = std::decay_t<decltype(untyped<&kernels::convInteger<std::int8_t, std::int8_t>>)>;
using QlinearConv =
    std::decay_t<decltype(untyped<&kernels::qlinearConv<std::int8_t, std::int8_t, std::int8_t>>)>;
using MatmulInteger = std::decay_t<decltype(untyped<&kernels::matmulInteger<std::int8_t, std::int8_t>>)>;
using QlinearMatmul =
    std::decay_t<decltype(untyped<&kernels::qlinearMatmul<std::int8_t, std::int8_t, std::int8_t>>)>;

/// The functions for the operands' dtypes; none where there are no such.
struct Functions {
    ConvInteger convInteger;
    QlinearConv qlinearConv;
    MatmulInteger matmulInteger;
    QlinearMatmul qlinearMatmul;
};

Functions functionsFor(DType a, DType b, DType y)
{
    Functions out;
    withByte(a, [&](auto typeA) {
        withByte(b, [&](auto typeB) {
            using A = typename decltype(typeA)::type;
            using B = typename decltype(typeB)::type;
            out.convInteger = untyped<&kernels::convInteger<A, B>>;
            out.matmulInteger = untyped<&kernels::matmulInteger<A, B>>;
            withByte(y, [&](auto typeY) {
                using Y = typename decltype(typeY)::type;
                out.qlinearConv = untyped<&kernels::qlinearConv<A, B, Y>>;
                out.qlinearMatmul = untyped<&kernels::qlinearMatmul<A, B, Y>>;
            });
        });
    });
    return out;
}

/// A call of one of them: its template's arguments are types of its arguments.
template <class Function, class... A>
KernelCall productCall(const char *name, const Function &function, A... arguments)
{
    static constexpr bool linear =
        std::is_same_v<Function, QlinearConv> || std::is_same_v<Function, QlinearMatmul>;
    std::string full = name + ("<" + std::string(function.types[0])) + ", ";
    if constexpr (linear)
        full += std::string(function.types[linearPlaces.b]) + ", " + function.types[linearPlaces.zeroY];
    else
        full += function.types[2]; // behind a and its zero point
    return makeCall("integer_product.h", full + ">", function, arguments...);
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
        const bool isConv = context.node.opType.ends_with("Conv") || context.node.opType == "ConvInteger";
        const Places &at = linear ? linearPlaces : integerPlaces;
        const DType scaleType = linear ? context.input(scaleA).dtype : DType::Float;
        const bool isHalf = scaleType == DType::Float16 || scaleType == DType::BFloat16;
        for (const std::size_t input : {scaleA, scaleB, scaleY}) {
            if (linear
                && (context.input(input).dtype != scaleType
                    || (scaleType != DType::Float && (isConv || !isHalf))))
                return fail(dtypeNotComputed(context, context.input(input).dtype));
        }
        if (linear && (context.input(scaleY).count() != 1 || context.input(at.zeroY).count() != 1))
            return fail(scalesDoNotFit(context));
        const Functions functions = functionsFor(context.input(at.a).dtype, context.input(at.b).dtype,
                                                 linear ? context.input(at.zeroY).dtype : DType::Int8);
        if (linear ? !functions.qlinearConv : !functions.convInteger)
            return fail(dtypeNotComputed(context, context.input(at.a).dtype));
        return isConv ? conv(context, at, linear, functions) : matmul(context, at, linear, functions);
    }

private:
    static Result<KernelPlan> conv(const KernelContext &context, const Places &at, bool linear,
                                   const Functions &functions)
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
        KernelPlan plan;
        plan.outputs = {{linear ? context.input(at.zeroY).dtype : DType::Int32, g->result}};
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
            plan.calls = {productCall("qlinearConv", functions.qlinearConv, In{at.a}, In{scaleA},
                                      In{at.zeroA}, In{at.b}, In{scaleB}, In{at.zeroB}, In{scaleY},
                                      In{at.zeroY}, In{bias}, Out{0}, Scratch{0}, xs, ws, batch, groups, in,
                                      out, dims, result, kernel, strides, dilations, pads,
                                      Int{"scalePerChannel", *scales ? 1 : 0}, zeroPerChannel)};
        else // there is no bias: the input named for it does not exist
            plan.calls = {productCall("convInteger", functions.convInteger, In{at.a}, In{at.zeroA}, In{at.b},
                                      In{at.zeroB}, In{bias}, Out{0}, xs, ws, batch, groups, in, out, dims,
                                      result, kernel, strides, dilations, pads, zeroPerChannel)};
        plan.calls[0].scratchBytes = sumBytes + xBytes + int32Bytes(context.input(at.b).count());
        return plan;
    }

    static Result<KernelPlan> matmul(const KernelContext &context, const Places &at, bool linear,
                                     const Functions &functions)
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
        std::size_t scratchBytes = sumBytes + aBytes + int32Bytes(context.input(at.b).count());
        KernelPlan plan;
        plan.outputs = {{linear ? context.input(at.zeroY).dtype : DType::Int32, s->result}};
        const auto call = [&](const auto &function, const char *name, auto... arguments) {
            return productCall(name, function, arguments..., Scratch{sumBytes}, Scratch{sumBytes + aBytes},
                               Int{"m", s->m}, Int{"k", s->k}, Int{"n", s->n},
                               Int{"rank", static_cast<std::int64_t>(s->batch.size())},
                               Ints{"batch", s->batch}, Ints{"stepsA", s->stepsA}, Ints{"stepsB", s->stepsB},
                               Int{"matricesA", context.input(at.a).count() / matrixA},
                               Int{"matricesB", context.input(at.b).count() / matrixB},
                               Int{"perRow", *perRow ? 1 : 0}, Int{"perColumn", *perColumn ? 1 : 0});
        };
        const auto linearCall = [&](auto a, auto b, auto y) {
            return call(functions.qlinearMatmul, "qlinearMatmul", In{at.a}, a, In{at.zeroA}, In{at.b}, b,
                        In{at.zeroB}, y, In{at.zeroY}, Out{0}, Scratch{0});
        };
        if (!linear) {
            plan.calls = {call(functions.matmulInteger, "matmulInteger", In{at.a}, In{at.zeroA}, In{at.b},
                               In{at.zeroB}, Out{0})};
        } else if (context.input(scaleA).dtype == DType::Float) {
            plan.calls = {linearCall(In{scaleA}, In{scaleB}, In{scaleY})};
        } else {
            std::array<std::size_t, 3> places{};
            std::size_t i = 0;
            for (const std::size_t scale : {scaleA, scaleB, scaleY}) {
                places[i++] = scratchBytes;
                plan.calls.push_back(widening(context, scale, scratchBytes));
                scratchBytes += sizeof(float) * static_cast<std::size_t>(context.input(scale).count());
            }
            plan.calls.push_back(linearCall(Scratch{places[0]}, Scratch{places[1]}, Scratch{places[2]}));
        }
        for (KernelCall &part : plan.calls)
            part.scratchBytes = scratchBytes;
        return plan;
    }

    /// Halves as floats, in scratch memory.
    static KernelCall widening(const KernelContext &context, std::size_t input, std::size_t offset)
    {
        auto function = untyped<&kernels::cast<kernels::Half, float>>;
        if (context.input(input).dtype == DType::BFloat16)
            function = untyped<&kernels::cast<kernels::BFloat16, float>>;
        return makeCall("select.h", std::string("cast<") + function.types[0] + ", float>", function,
                        In{input}, Scratch{offset}, Int{"count", context.input(input).count()});
    }
};

} // namespace

std::unique_ptr<Kernel> make_integer_product()
{
    return std::make_unique<IntegerProductKernel>();
}

} // namespace espalier
