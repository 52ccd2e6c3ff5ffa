// SPDX-License-Identifier: Apache-2.0
// Defaults and auto_pad of ONNX windows.
#include "exporters/window.h"

#include <algorithm>

namespace espalier {

namespace {

using Numbers = std::vector<std::int64_t>;

Window withoutPads(const Node &node, Numbers kernel)
{
    Window window;
    window.kernel = std::move(kernel);
    const Numbers ones(window.kernel.size(), 1);
    window.strides = node.intsOr("strides", ones);
    window.dilations = node.intsOr("dilations", ones);
    window.padsBegin = Numbers(window.kernel.size(), 0);
    window.padsEnd = window.padsBegin;
    return window;
}

/// `total` shared between both ends; the odd one goes to the end unless `lower`.
void share(Window &window, std::size_t axis, std::int64_t total, bool lower)
{
    window.padsBegin[axis] = lower ? total - total / 2 : total / 2;
    window.padsEnd[axis] = total - window.padsBegin[axis];
}

void setExplicitPads(const Node &node, Window &window)
{
    const Numbers pads = node.intsOr("pads", Numbers(2 * window.rank(), 0));
    for (std::size_t axis = 0; axis < window.rank() && pads.size() == 2 * window.rank(); ++axis) {
        window.padsBegin[axis] = pads[axis];
        window.padsEnd[axis] = pads[axis + window.rank()];
    }
}

} // namespace

Window windowOf(const Node &node, Numbers kernel, const Numbers &input, const Numbers &output)
{
    Window window = withoutPads(node, std::move(kernel));
    const std::string autoPad = node.stringOr("auto_pad", "NOTSET");
    if (autoPad == "NOTSET")
        setExplicitPads(node, window);
    const bool isSame = autoPad == "SAME_UPPER" || autoPad == "SAME_LOWER";
    for (std::size_t axis = 0; isSame && axis < std::min({window.rank(), input.size(), output.size()});
         ++axis) {
        const std::int64_t needed =
            (output[axis] - 1) * window.strides[axis] + window.extent(axis) - input[axis];
        share(window, axis, std::max<std::int64_t>(needed, 0), autoPad == "SAME_LOWER");
    }
    return window;
}

Window transposedWindowOf(const Node &node, Numbers kernel, const Numbers &input, const Numbers &output)
{
    Window window = withoutPads(node, std::move(kernel));
    const std::string autoPad = node.stringOr("auto_pad", "NOTSET");
    const Numbers added = node.intsOr("output_padding", Numbers(window.rank(), 0));
    const bool followsOutput = node.attribute("output_shape") != nullptr || autoPad.starts_with("SAME");
    if (!followsOutput && autoPad == "NOTSET")
        setExplicitPads(node, window);
    for (std::size_t axis = 0; axis < std::min({window.rank(), input.size(), output.size(), added.size()});
         ++axis) {
        if (followsOutput) {
            // pads of ConvTranspose's documentation: SAME_UPPER puts the smaller half first, all others the
            // larger.
            const std::int64_t total =
                window.strides[axis] * (input[axis] - 1) + added[axis] + window.extent(axis) - output[axis];
            share(window, axis, total, autoPad != "SAME_UPPER");
        }
        window.padsEnd[axis] -= added[axis];
    }
    return window;
}

} // namespace espalier
