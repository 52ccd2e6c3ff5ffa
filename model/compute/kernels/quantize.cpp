// SPDX-License-Identifier: Apache-2.0
// QuantizeLinear and DequantizeLinear: one scale altogether, one for each place on an axis (version 13), or
// one for each block along it (21). DynamicQuantizeLinear.
#include "model/compute/kernels/quantize.h"

#include "model/compute/kernel.h"
#include "model/compute/narrow_types.h"
#include "model/compute/untyped_function.h"

namespace espalier {

namespace {

/// x as [outer, length, inner], and where each element's scale stands.
struct ScalePlaces {
    Ints dims{"dims", {}};
    Int block{"block", 1};
    Ints steps{"steps", {0, 0, 0}};
};

template <class Visit> bool withQuantized(DType dtype, Visit &&visit)
{
    switch (dtype) {
    case DType::Int8:
        visit(std::type_identity<std::int8_t>());
        return true;
    case DType::UInt8:
        visit(std::type_identity<std::uint8_t>());
        return true;
    case DType::Int16:
        visit(std::type_identity<std::int16_t>());
        return true;
    case DType::UInt16:
        visit(std::type_identity<std::uint16_t>());
        return true;
    case DType::Int32:
        visit(std::type_identity<std::int32_t>());
        return true;
    default:
        return withSmallInteger(dtype, visit) || withSmallFloat(dtype, visit);
    }
}

/// float, float16 and bfloat16: what scales may be.
template <class Visit> bool withScale(DType dtype, Visit &&visit)
{
    return dtype != DType::Double && withFloating(dtype, visit);
}

/// The name with the types of x, scale and y.
template <class Function> std::string named(const char *name, const Function &function)
{
    return std::string(name) + "<" + function.types[0] + ", " + function.types[1] + ", " + function.types[3]
        + ">";
}

using Sizes = const std::int64_t *;

/// Scales as floats, which hold each of them exactly.
template <class S> std::vector<float> widened(const S *scale, Sizes dims, std::int64_t block, Sizes steps)
{
    const bool isEmpty = dims[0] * dims[1] * dims[2] == 0;
    const std::int64_t count =
        isEmpty ? 0 : kernels::scaleOf(dims[0] - 1, dims[1] - 1, dims[2] - 1, block, steps) + 1;
    std::vector<float> out;
    for (std::int64_t i = 0; i < count; ++i)
        out.push_back(static_cast<float>(scale[i]));
    return out;
}

/// kernels::quantizeLinear by way of the one for scales that are floats, whose results are the same: the
/// loops are compiled once for all types of scales.
template <class T, class S, class Q>
void quantizeAny(const T *x, const S *scale, const Q *zero, Q *y, Sizes dims, std::int64_t block, Sizes steps,
                 std::int64_t saturates)
{
    if constexpr (std::is_same_v<S, float>)
        kernels::quantizeLinear(x, scale, zero, y, dims, block, steps, saturates);
    else
        kernels::quantizeLinear(x, widened(scale, dims, block, steps).data(), zero, y, dims, block, steps,
                                saturates);
}
template <class Q, class S, class T>
void dequantizeAny(const Q *x, const S *scale, const Q *zero, T *y, Sizes dims, std::int64_t block,
                   Sizes steps)
{
    if constexpr (std::is_same_v<S, float>)
        kernels::dequantizeLinear(x, scale, zero, y, dims, block, steps);
    else
        kernels::dequantizeLinear(x, widened(scale, dims, block, steps).data(), zero, y, dims, block, steps);
}

class Quantize : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"QuantizeLinear", 10}, {"DequantizeLinear", 10}, {"DynamicQuantizeLinear", 11}};
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const std::string &op = context.node.opType;
        if (op == "DynamicQuantizeLinear")
            return planDynamic(context);
        auto places = placesOf(context);
        if (!places)
            return fail(std::move(places.error()));
        return op == "QuantizeLinear" ? planQuantize(context, *places) : planDequantize(context, *places);
    }

private:
    static Result<ScalePlaces> placesOf(const KernelContext &context)
    {
        const std::vector<std::int64_t> &x = context.shape(0);
        const std::vector<std::int64_t> &scale = context.shape(1);
        const Error wrong = wrongShapes(
            context,
            {QT_TRANSLATE_NOOP("compute", "the scales of %1 do not fit its input"), context.node.opType});
        if (context.has(2) && context.shape(2) != scale && product(context.shape(2)) != product(scale))
            return fail(wrong);
        ScalePlaces out;
        out.dims.values = {1, 1, product(x)};
        const std::int64_t block = context.node.intOr("block_size", 0);
        if (block == 0 && product(scale) == 1)
            return out;
        const auto axis = normalAxis(context.node.intOr("axis", 1), context.rank(0));
        if (!axis || x.empty() || block < 0)
            return fail(wrong);
        const auto at = static_cast<std::size_t>(*axis);
        const std::int64_t inner = product(x, at + 1);
        out.dims.values = {product(x, 0, at), x[at], inner};
        if (block == 0) {
            if (scale != std::vector{x[at]})
                return fail(wrong);
            out.steps.values = {0, 1, 0};
            return out;
        }
        std::vector<std::int64_t> blocks = x;
        blocks[at] = (x[at] + block - 1) / block;
        if (scale != blocks)
            return fail(wrong);
        out.block.value = block;
        out.steps.values = {blocks[at] * inner, inner, 1};
        return out;
    }

    static Result<KernelPlan> planQuantize(const KernelContext &context, const ScalePlaces &places)
    {
        const TensorSpec &x = context.input(0);
        const DType stated = static_cast<DType>(context.node.intOr("output_dtype", 0));
        const DType result =
            context.has(2) ? context.input(2).dtype : (stated == DType::Undefined ? DType::UInt8 : stated);
        std::decay_t<decltype(untyped<&quantizeAny<float, float, std::int8_t>>)> function;
        withScale(x.dtype, [&](auto type) {
            withScale(context.input(1).dtype, [&](auto scale) {
                withQuantized(result, [&](auto quantized) {
                    using T = typename decltype(type)::type;
                    using S = typename decltype(scale)::type;
                    using Q = typename decltype(quantized)::type;
                    function = untyped<&quantizeAny<T, S, Q>>;
                });
            });
        });
        if (!function)
            return fail(dtypeNotComputed(context, x.dtype));
        const Int saturates{"saturates", context.node.intOr("saturate", 1)};
        KernelPlan plan;
        plan.outputs = {{result, x.shape}};
        plan.calls = {makeCall("quantize.h", named("quantizeLinear", function), function, In{0}, In{1}, In{2},
                               Out{0}, places.dims, places.block, places.steps, saturates)};
        return plan;
    }

    static Result<KernelPlan> planDequantize(const KernelContext &context, const ScalePlaces &places)
    {
        const TensorSpec &x = context.input(0);
        if (context.has(2) && context.input(2).dtype != x.dtype)
            return fail(dtypeNotComputed(context, context.input(2).dtype));
        const DType scaleType = context.input(1).dtype;
        const DType stated = static_cast<DType>(context.node.intOr("output_dtype", 0));
        const DType result = stated == DType::Undefined ? scaleType : stated;
        std::decay_t<decltype(untyped<&dequantizeAny<std::int8_t, float, float>>)> function;
        withQuantized(x.dtype, [&](auto quantized) {
            withScale(scaleType, [&](auto scale) {
                withScale(result, [&](auto type) {
                    using Q = typename decltype(quantized)::type;
                    using S = typename decltype(scale)::type;
                    using T = typename decltype(type)::type;
                    function = untyped<&dequantizeAny<Q, S, T>>;
                });
            });
        });
        if (!function)
            return fail(dtypeNotComputed(context, x.dtype));
        KernelPlan plan;
        plan.outputs = {{result, x.shape}};
        plan.calls = {makeCall("quantize.h", named("dequantizeLinear", function), function, In{0}, In{1},
                               In{2}, Out{0}, places.dims, places.block, places.steps)};
        return plan;
    }

    static Result<KernelPlan> planDynamic(const KernelContext &context)
    {
        const TensorSpec &x = context.input(0);
        if (x.dtype != DType::Float)
            return fail(dtypeNotComputed(context, x.dtype));
        KernelPlan plan;
        plan.outputs = {{DType::UInt8, x.shape}, {DType::Float, {}}, {DType::UInt8, {}}};
        plan.calls = {makeCall("quantize.h", "dynamicQuantizeLinear", &kernels::dynamicQuantizeLinear, In{0},
                               Out{0}, Out{1}, Out{2}, Int{"count", x.count()})};
        return plan;
    }
};

} // namespace

std::unique_ptr<Kernel> make_quantize()
{
    return std::make_unique<Quantize>();
}

} // namespace espalier
