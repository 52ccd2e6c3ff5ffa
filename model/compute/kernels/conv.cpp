// SPDX-License-Identifier: Apache-2.0
// Conv. Versions differ in dtypes alone.
#include "model/compute/kernels/conv.h"

#include "model/compute/element_types.h"
#include "model/compute/sliding_window.h"

namespace espalier {

namespace {

class ConvKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"Conv", 1}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        auto in = spatialDims(context, 0);
        if (!in)
            return fail(std::move(in.error()));
        const std::vector<std::int64_t> &x = context.shape(0);
        const std::vector<std::int64_t> &w = context.shape(1);
        const std::int64_t groups = context.node.intOr("group", 1);
        if (w.size() != x.size() || groups < 1 || x[1] != w[1] * groups || w[0] % groups != 0
            || (context.has(2) && context.shape(2) != std::vector<std::int64_t>{w[0]}))
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "channels of input and weights do not fit")));
        auto window = readSlidingWindow(context, {w.begin() + 2, w.end()});
        if (!window)
            return fail(std::move(window.error()));
        if (window->kernel != std::vector<std::int64_t>(w.begin() + 2, w.end()))
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "kernel_shape is not the weights' shape")));
        padToSame(*window, *in);
        auto out = windowPositions(context, *window, *in);
        if (!out)
            return fail(std::move(out.error()));
        KernelPlan plan;
        plan.outputs = {{context.input(0).dtype, {x[0], w[0]}}};
        plan.outputs[0].shape.insert(plan.outputs[0].shape.end(), out->begin(), out->end());
        if (isPointwise(*window)) { // rows of all positions, which vectorise best
            in = std::vector<std::int64_t>{product(*in)};
            out = in;
            window = SlidingWindow{{1}, {1}, {1}, {0}, {0}, {}};
        }
        const bool computed = withFloating(context.input(0).dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            plan.calls = {makeCall("conv.h", std::string("conv<") + typeName<T>() + ">", &kernels::conv<T>, In{0}, In{1},
                                   In{2}, Out{0}, Int{"batch", x[0]}, Int{"groups", groups}, Int{"channelsIn", w[1]},
                                   Int{"channelsOut", w[0] / groups}, Ints{"in", asThreeAxes(*in, 1)},
                                   Ints{"out", asThreeAxes(*out, 1)}, Ints{"kernel", asThreeAxes(window->kernel, 1)},
                                   Ints{"strides", asThreeAxes(window->strides, 1)},
                                   Ints{"dilations", asThreeAxes(window->dilations, 1)},
                                   Ints{"pads", asThreeAxes(window->padsBegin, 0)})};
        });
        if (!computed)
            return fail(dtypeNotComputed(context, context.input(0).dtype));
        return plan;
    }

private:
    static bool isPointwise(const SlidingWindow &window)
    {
        for (std::size_t i = 0; i < window.kernel.size(); ++i) {
            if (window.kernel[i] != 1 || window.strides[i] != 1 || window.padsBegin[i] != 0 || window.padsEnd[i] != 0)
                return false;
        }
        return true;
    }
};

} // namespace

std::unique_ptr<Kernel> make_conv()
{
    return std::make_unique<ConvKernel>();
}

} // namespace espalier
