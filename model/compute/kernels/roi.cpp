// SPDX-License-Identifier: Apache-2.0
// RoiAlign (from 16 on half a pixel further, unless told otherwise) and MaxRoiPool.
#include "model/compute/kernels/roi.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

namespace espalier {

namespace {

Error wrong(const KernelContext &context)
{
    return wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit"));
}

/// Whether images and regions are there, in one floating-point type; regions have `width` numbers.
Result<void> checkOperands(const KernelContext &context, std::int64_t width)
{
    const std::vector<std::int64_t> &x = context.shape(0);
    if (context.input(1).dtype != context.input(0).dtype)
        return fail(dtypeNotComputed(context, context.input(1).dtype));
    if (x.size() != 4 || product(x, 2) == 0 || context.rank(1) != 2 || context.shape(1)[1] != width)
        return fail(wrong(context));
    return {};
}

Result<KernelPlan> planAlign(const KernelContext &context)
{
    static constexpr std::int64_t knowsHalfPixel = 16;
    if (auto checked = checkOperands(context, 4); !checked)
        return fail(std::move(checked.error()));
    const Node &node = context.node;
    const TensorSpec &x = context.input(0);
    const std::int64_t count = context.shape(1)[0];
    const std::int64_t height = node.intOr("output_height", 1);
    const std::int64_t width = node.intOr("output_width", 1);
    if (context.shape(2) != std::vector{count} || context.input(2).dtype != DType::Int64 || height < 1
        || width < 1)
        return fail(wrong(context));
    const std::string mode = node.stringOr("mode", "avg");
    const std::string coordinates = node.stringOr("coordinate_transformation_mode", "half_pixel");
    static constexpr std::int64_t mostSamples = 1024;
    if ((mode != "avg" && mode != "max") || node.intOr("sampling_ratio", 0) > mostSamples
        || (coordinates != "half_pixel" && coordinates != "output_half_pixel"))
        return fail(
            notComputed(context, "attribute_not_computed",
                        {QT_TRANSLATE_NOOP("compute", "an attribute of %1 has a value that is not computed"),
                         context.node.opType}));
    const bool halfPixel = context.opset >= knowsHalfPixel && coordinates == "half_pixel";
    KernelPlan plan;
    plan.outputs = {{x.dtype, {count, x.shape[1], height, width}}};
    const bool computed = withFloating(x.dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall(
            "roi.h", std::string("roiAlign<") + typeName<T>() + ">", &kernels::roiAlign<T>, In{0}, In{1},
            In{2}, Out{0}, Int{"batch", x.shape[0]}, Int{"channels", x.shape[1]}, Int{"height", x.shape[2]},
            Int{"width", x.shape[3]}, Int{"count", count}, Int{"pooledHeight", height},
            Int{"pooledWidth", width}, Real{"scale", static_cast<double>(node.floatOr("spatial_scale", 1))},
            Real{"offset", halfPixel ? 0.5 : 0.0}, Int{"atLeastOne", halfPixel ? 0 : 1},
            Int{"sampling", node.intOr("sampling_ratio", 0)}, Int{"takesMax", mode == "max" ? 1 : 0})};
    });
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
}

Result<KernelPlan> planMaxPool(const KernelContext &context)
{
    if (auto checked = checkOperands(context, 5); !checked)
        return fail(std::move(checked.error()));
    const TensorSpec &x = context.input(0);
    const std::vector<std::int64_t> pooled = context.node.intsOr("pooled_shape", {});
    if (pooled.size() != 2 || pooled[0] < 1 || pooled[1] < 1)
        return fail(wrong(context));
    KernelPlan plan;
    plan.outputs = {{x.dtype, {context.shape(1)[0], x.shape[1], pooled[0], pooled[1]}}};
    const bool computed = withFloating(x.dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall("roi.h", std::string("maxRoiPool<") + typeName<T>() + ">",
                               &kernels::maxRoiPool<T>, In{0}, In{1}, Out{0}, Int{"batch", x.shape[0]},
                               Int{"channels", x.shape[1]}, Int{"height", x.shape[2]},
                               Int{"width", x.shape[3]}, Int{"count", context.shape(1)[0]},
                               Int{"pooledHeight", pooled[0]}, Int{"pooledWidth", pooled[1]},
                               Real{"scale", static_cast<double>(context.node.floatOr("spatial_scale", 1))})};
    });
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
}

class Roi : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"RoiAlign", 10}, {"MaxRoiPool", 1}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        return context.node.opType == "RoiAlign" ? planAlign(context) : planMaxPool(context);
    }
};

} // namespace

std::unique_ptr<Kernel> make_roi()
{
    return std::make_unique<Roi>();
}

} // namespace espalier
