// SPDX-License-Identifier: Apache-2.0
// Col2Im and MaxUnpool.
#include "model/compute/kernels/col2im.h"

#include "model/compute/element_types.h"
#include "model/compute/sliding_window.h"

namespace espalier {

namespace {

using Dims = std::vector<std::int64_t>;

Error wrong(const KernelContext &context)
{
    return wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit"));
}

Result<KernelPlan> planCol2Im(const KernelContext &context)
{
    const auto image = context.integers(1);
    const auto block = context.integers(2);
    if (!image || !block)
        return fail(!image ? image.error() : block.error());
    const TensorSpec &x = context.input(0);
    const std::size_t rank = image->size();
    if (x.shape.size() != 3 || rank == 0 || rank > maximumSpatialAxes || block->size() != rank)
        return fail(wrong(context));
    for (std::size_t i = 0; i < rank; ++i) {
        static constexpr std::int64_t longest = std::int64_t{1} << 31U; // so that no product overflows
        if ((*image)[i] < 1 || (*block)[i] < 1 || (*image)[i] > longest || (*block)[i] > longest)
            return fail(wrong(context));
    }
    auto window = readSlidingWindow(context, *block);
    if (!window)
        return fail(std::move(window.error()));
    const auto windows = windowPositions(context, *window, *image);
    if (!windows)
        return fail(windows.error());
    const std::int64_t blockSize = product(*block);
    if (blockSize < 1 || x.shape[1] % blockSize != 0 || product(*windows) != x.shape[2])
        return fail(wrong(context));
    KernelPlan plan;
    plan.outputs = {{x.dtype, {x.shape[0], x.shape[1] / blockSize}}};
    plan.outputs[0].shape.insert(plan.outputs[0].shape.end(), image->begin(), image->end());
    const bool computed = withNumber(x.dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall("col2im.h", std::string("col2im<") + typeName<T>() + ">", &kernels::col2im<T>,
                               In{0}, Out{0}, Int{"planes", x.shape[0] * (x.shape[1] / blockSize)},
                               Ints{"image", asThreeAxes(*image, 1)}, Ints{"block", asThreeAxes(*block, 1)},
                               Ints{"windows", asThreeAxes(*windows, 1)},
                               Ints{"strides", asThreeAxes(window->strides, 1)},
                               Ints{"dilations", asThreeAxes(window->dilations, 1)},
                               Ints{"pads", asThreeAxes(window->padsBegin, 0)})};
    });
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
}

/// The shape that MaxPool had pooled, as far as its attributes tell: (x − 1) · stride + kernel − pads.
Result<Dims> pooledFrom(const KernelContext &context)
{
    const auto in = spatialDims(context, 0);
    if (!in)
        return fail(in.error());
    const auto window = readSlidingWindow(context, {});
    if (!window)
        return fail(window.error());
    if (window->kernel.size() != in->size())
        return fail(wrong(context));
    Dims shape(context.shape(0).begin(), context.shape(0).begin() + 2);
    for (std::size_t i = 0; i < in->size(); ++i) {
        const std::int64_t length = ((*in)[i] - 1) * window->strides[i] + window->kernel[i]
            - window->padsBegin[i] - window->padsEnd[i];
        if (length < 1)
            return fail(wrong(context));
        shape.push_back(length);
    }
    return shape;
}

Result<KernelPlan> planUnpool(const KernelContext &context)
{
    const TensorSpec &x = context.input(0);
    const auto from = pooledFrom(context);
    if (!from)
        return fail(from.error());
    if (context.shape(1) != x.shape || context.input(1).dtype != DType::Int64)
        return fail(wrong(context));
    Dims shape = *from;
    if (context.has(2)) {
        auto wanted = context.integers(2);
        if (!wanted)
            return fail(std::move(wanted.error()));
        shape = std::move(*wanted);
        if (shape.size() != x.shape.size() || shape[0] != x.shape[0] || shape[1] != x.shape[1])
            return fail(wrong(context));
        for (std::size_t i = 2; i < shape.size(); ++i) {
            if (shape[i] < (*from)[i])
                return fail(wrong(context));
        }
    }
    KernelPlan plan;
    plan.outputs = {{x.dtype, shape}};
    const bool computed = withFloating(x.dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall("col2im.h", std::string("maxUnpool<") + typeName<T>() + ">",
                               &kernels::maxUnpool<T>, In{0}, In{1}, Out{0}, Int{"count", x.count()},
                               Int{"rank", context.rank(0)}, Ints{"from", *from}, Ints{"to", shape})};
    });
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
}

class Col2Im : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"Col2Im", 18}, {"MaxUnpool", 9}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        return context.node.opType == "Col2Im" ? planCol2Im(context) : planUnpool(context);
    }
};

} // namespace

std::unique_ptr<Kernel> make_col2im()
{
    return std::make_unique<Col2Im>();
}

} // namespace espalier
