// SPDX-License-Identifier: Apache-2.0
// Defaults and auto_pad as the ONNX operator documentation gives them.
#include "model/compute/sliding_window.h"

#include <algorithm>

namespace espalier {

Result<std::vector<std::int64_t>> spatialDims(const KernelContext &context, std::size_t input)
{
    static constexpr std::size_t leading = 2;
    const std::vector<std::int64_t> &shape = context.shape(input);
    if (shape.size() <= leading || shape.size() > leading + maximumSpatialAxes)
        return fail(wrongShapes(
            context,
            {QT_TRANSLATE_NOOP("compute", "%1 is computed on 1 to 3 spatial axes"), context.node.opType}));
    return std::vector<std::int64_t>(shape.begin() + leading, shape.end());
}

Result<SlidingWindow> readSlidingWindow(const KernelContext &context, std::vector<std::int64_t> kernel)
{
    const Node &node = context.node;
    SlidingWindow window;
    window.kernel = node.intsOr("kernel_shape", std::move(kernel));
    const std::size_t axes = window.kernel.size();
    window.strides = node.intsOr("strides", std::vector<std::int64_t>(axes, 1));
    window.dilations = node.intsOr("dilations", std::vector<std::int64_t>(axes, 1));
    window.autoPad = node.stringOr("auto_pad", "NOTSET");
    std::vector<std::int64_t> pads(axes * 2, 0);
    if (window.autoPad == "NOTSET" || window.autoPad.empty())
        pads = node.intsOr("pads", pads);
    const auto positive = [](const std::vector<std::int64_t> &list) {
        return std::all_of(list.begin(), list.end(), [](std::int64_t value) { return value > 0; });
    };
    if (window.strides.size() != axes || window.dilations.size() != axes || pads.size() != axes * 2
        || !positive(window.kernel) || !positive(window.strides) || !positive(window.dilations))
        return fail(wrongShapes(
            context,
            {QT_TRANSLATE_NOOP("compute", "the attributes of %1 do not fit together"), node.opType}));
    window.padsBegin.assign(pads.begin(), pads.begin() + static_cast<std::ptrdiff_t>(axes));
    window.padsEnd.assign(pads.begin() + static_cast<std::ptrdiff_t>(axes), pads.end());
    return window;
}

void padToSame(SlidingWindow &window, const std::vector<std::int64_t> &in)
{
    if (window.autoPad != "SAME_UPPER" && window.autoPad != "SAME_LOWER")
        return;
    for (std::size_t i = 0; i < in.size(); ++i) {
        const std::int64_t out = (in[i] + window.strides[i] - 1) / window.strides[i];
        const std::int64_t total =
            std::max<std::int64_t>(0, (out - 1) * window.strides[i] + window.span(i) - in[i]);
        const std::int64_t less = total / 2;
        window.padsBegin[i] = window.autoPad == "SAME_LOWER" ? total - less : less;
        window.padsEnd[i] = total - window.padsBegin[i];
    }
}

Result<std::vector<std::int64_t>> windowPositions(const KernelContext &context, const SlidingWindow &window,
                                                  const std::vector<std::int64_t> &in)
{
    std::vector<std::int64_t> out(in.size());
    for (std::size_t i = 0; i < in.size(); ++i) {
        const std::int64_t room = in[i] + window.padsBegin[i] + window.padsEnd[i] - window.span(i);
        if (room < 0)
            return fail(
                wrongShapes(context,
                            {QT_TRANSLATE_NOOP("compute", "the window of %1 is larger than its input"),
                             context.node.opType}));
        out[i] = room / window.strides[i] + 1;
    }
    return out;
}

std::vector<std::int64_t> asThreeAxes(const std::vector<std::int64_t> &dims, std::int64_t fill)
{
    std::vector<std::int64_t> out(maximumSpatialAxes - dims.size(), fill);
    out.insert(out.end(), dims.begin(), dims.end());
    return out;
}

} // namespace espalier
