// SPDX-License-Identifier: Apache-2.0
// Binds QuantizeLinear and DequantizeLinear (10: per tensor; 13: per axis; 21: blocks, output_dtype).
#include "model/compute/kernels/quantize_linear.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

namespace espalier {

namespace {

/// The quantized types that are computed: whole bytes.
template <class Visit>
bool withQuantized(DType dtype, Visit &&visit)
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
        return false;
    }
}

struct Scales {
    Int length{"length", 1};
    Int inner{"inner", 1};
    Int block{"block", 0};
};

Result<Scales> scalesOf(const KernelContext &context)
{
    const std::vector<std::int64_t> &x = context.shape(0);
    const std::vector<std::int64_t> &scale = context.shape(1);
    Scales out;
    if (product(scale) == 1 && context.node.intOr("block_size", 0) == 0) {
        out.inner.value = std::max<std::int64_t>(product(x), 1);
        return out;
    }
    const auto axis = normalAxis(context.node.intOr("axis", 1), context.rank(0));
    if (!axis || x.empty())
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
    const auto at = static_cast<std::size_t>(*axis);
    out.length.value = x[at];
    out.inner.value = product(x, at + 1);
    out.block.value = context.node.intOr("block_size", 0);
    const bool fits = out.block.value == 0 ? product(scale) == x[at]
                                           : scale.size() == x.size()
            && scale[at] == (x[at] + out.block.value - 1) / out.block.value;
    if (!fits)
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the scales do not fit the axis")));
    return out;
}

class QuantizeLinear : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"QuantizeLinear", 10}, {"DequantizeLinear", 10}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const auto scales = scalesOf(context);
        if (!scales)
            return fail(scales.error());
        return context.node.opType == "QuantizeLinear" ? planQuantize(context, *scales)
                                                       : planDequantize(context, *scales);
    }

private:
    static Result<KernelPlan> planQuantize(const KernelContext &context, const Scales &scales)
    {
        const TensorSpec &x = context.input(0);
        DType to = context.has(2) ? context.input(2).dtype
                                  : static_cast<DType>(context.node.intOr("output_dtype", 0));
        if (to == DType::Undefined)
            to = DType::UInt8;
        KernelPlan plan;
        plan.outputs = {{to, x.shape}};
        bool computed = false;
        if (context.input(1).dtype == x.dtype)
            withFloating(x.dtype, [&](auto from) {
                using T = typename decltype(from)::type;
                computed = withQuantized(to, [&](auto type) {
                    using Q = typename decltype(type)::type;
                    plan.calls = {makeCall("quantize_linear.h",
                                           std::string("quantizeLinear<") + typeName<T>() + ", " + typeName<Q>() + ">",
                                           &kernels::quantizeLinear<T, Q>, In{0}, In{1}, In{2}, Out{0},
                                           Int{"count", x.count()}, scales.length, scales.inner, scales.block)};
                });
            });
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, to));
    }

    static Result<KernelPlan> planDequantize(const KernelContext &context, const Scales &scales)
    {
        const TensorSpec &x = context.input(0);
        KernelPlan plan;
        plan.outputs = {{context.input(1).dtype, x.shape}};
        bool computed = false;
        withQuantized(x.dtype, [&](auto from) {
            using Q = typename decltype(from)::type;
            computed = withFloating(context.input(1).dtype, [&](auto type) {
                using T = typename decltype(type)::type;
                plan.calls = {makeCall("quantize_linear.h",
                                       std::string("dequantizeLinear<") + typeName<Q>() + ", " + typeName<T>() + ">",
                                       &kernels::dequantizeLinear<Q, T>, In{0}, In{1}, In{2}, Out{0},
                                       Int{"count", x.count()}, scales.length, scales.inner, scales.block)};
            });
        });
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
    }
};

} // namespace

std::unique_ptr<Kernel> make_quantize_linear()
{
    return std::make_unique<QuantizeLinear>();
}

} // namespace espalier
