// SPDX-License-Identifier: Apache-2.0
// Shapes and attributes of Conv.
#include "model/compute/conv_geometry.h"

namespace espalier {

namespace {

bool isPointwise(const SlidingWindow &window)
{
    for (std::size_t i = 0; i < window.kernel.size(); ++i) {
        if (window.kernel[i] != 1 || window.strides[i] != 1 || window.padsBegin[i] != 0
            || window.padsEnd[i] != 0)
            return false;
    }
    return true;
}

} // namespace

Result<ConvGeometry> readConvGeometry(const KernelContext &context, std::size_t xAt, std::size_t wAt,
                                      std::size_t biasAt)
{
    auto in = spatialDims(context, xAt);
    if (!in)
        return fail(std::move(in.error()));
    const std::vector<std::int64_t> &x = context.shape(xAt);
    const std::vector<std::int64_t> &w = context.shape(wAt);
    ConvGeometry out;
    out.groups = context.node.intOr("group", 1);
    if (w.size() != x.size() || out.groups < 1 || x[1] != w[1] * out.groups || w[0] % out.groups != 0
        || (context.has(biasAt) && context.shape(biasAt) != std::vector<std::int64_t>{w[0]}))
        return fail(
            wrongShapes(context, QT_TRANSLATE_NOOP("compute", "channels of input and weights do not fit")));
    const std::vector<std::int64_t> kernel(w.begin() + 2, w.end());
    auto window = readSlidingWindow(context, kernel);
    if (!window)
        return fail(std::move(window.error()));
    if (window->kernel != kernel)
        return fail(
            wrongShapes(context, QT_TRANSLATE_NOOP("compute", "kernel_shape is not the weights' shape")));
    padToSame(*window, *in);
    auto positions = windowPositions(context, *window, *in);
    if (!positions)
        return fail(std::move(positions.error()));
    out.batch = x[0];
    out.channelsIn = w[1];
    out.channelsOut = w[0] / out.groups;
    out.result = {x[0], w[0]};
    out.result.insert(out.result.end(), positions->begin(), positions->end());
    if (isPointwise(*window)) { // rows of all positions, which vectorise best
        in = std::vector<std::int64_t>{product(*in)};
        positions = in;
        window = SlidingWindow{{1}, {1}, {1}, {0}, {0}, {}};
    }
    out.in = asThreeAxes(*in, 1);
    out.out = asThreeAxes(*positions, 1);
    out.kernel = asThreeAxes(window->kernel, 1);
    out.strides = asThreeAxes(window->strides, 1);
    out.dilations = asThreeAxes(window->dilations, 1);
    out.pads = asThreeAxes(window->padsBegin, 0);
    return out;
}

} // namespace espalier
