// SPDX-License-Identifier: Apache-2.0
// Padding.
#include "exporters/tnn/layer_table.h"
#include "exporters/tnn/layers/pad_layer.h"

#include <algorithm>
#include <limits>

namespace espalier::tnn {

namespace {

struct Padding {
    Dims begin; ///< one for each axis of the input
    Dims end;
    std::string mode;
    std::string value;
};

Padding paddingOf(NodeExport &node)
{
    Padding padding;
    const auto rank = static_cast<std::size_t>(node.rank(0));
    padding.begin = padding.end = Dims(rank, 0);
    const Dims pads = node.node().attribute("paddings") != nullptr ? node.node().intsOr("paddings", {})
                                                                   : node.integers("pads", 1);
    Dims axes = node.hasInput(3) ? node.integers(3) : Dims();
    for (std::size_t axis = 0; axis < rank && !node.hasInput(3); ++axis)
        axes.push_back(static_cast<std::int64_t>(axis));
    for (std::size_t i = 0; i < axes.size() && pads.size() == 2 * axes.size(); ++i) {
        const auto axis = static_cast<std::size_t>(positive(axes[i], node.rank(0)));
        padding.begin[axis] = pads[i];
        padding.end[axis] = pads[i + axes.size()];
    }
    for (std::size_t axis = 0; axis < rank; ++axis) {
        if (padding.begin[axis] < 0 || padding.end[axis] < 0)
            node.refuse("negative_pads", QT_TRANSLATE_NOOP("exporters", "cuts off instead of padding"));
    }
    const std::string mode = node.text("mode", "constant");
    if (mode != "constant" && mode != "reflect")
        node.refuse("pad_mode", {QT_TRANSLATE_NOOP("exporters", "pads in mode %1"), mode});
    padding.mode = mode == "constant" ? "0" : mode == "reflect" ? "1" : "0";
    padding.value = word(node.number("value", 2, 0.0F));
    return padding;
}

/// Order of Pad's numbers: top, bottom, left, right, first channels, last channels.
std::vector<std::string> padParams(const Padding &padding)
{
    std::vector<std::string> params{"0", "0"};
    for (const std::size_t axis : {std::size_t{2}, std::size_t{3}, std::size_t{1}}) {
        params.push_back(word(padding.begin[axis]));
        params.push_back(word(padding.end[axis]));
    }
    params.push_back(padding.mode);
    params.push_back(padding.value);
    return params;
}

void writePad(NodeExport &node, std::string_view /*as*/)
{
    const Padding padding = paddingOf(node);
    const bool padsChannels = padding.begin.size() == 4 && (padding.begin[1] != 0 || padding.end[1] != 0);
    if (padsChannels && padding.mode != "0")
        node.refuse("channels_reflected", QT_TRANSLATE_NOOP("exporters", "reflects channels"));
    if (padding.begin.size() != 4 || padding.begin[0] != 0 || padding.end[0] != 0)
        return node.refuse("batch_padded", QT_TRANSLATE_NOOP("exporters", "pads the first axis"));
    node.layer("Pad", {node.in(0)}, {node.out()}, padParams(padding));
}

/// Axes 1 (and 2) of a rank-2 or rank-3 blob are put where Pad knows height and width.
void writeLiftedPad(NodeExport &node, std::string_view /*as*/)
{
    Padding padding = paddingOf(node);
    if (padding.begin.size() < 2 || padding.begin.size() > 3 || padding.begin[0] != 0 || padding.end[0] != 0)
        return node.refuse("batch_padded", QT_TRANSLATE_NOOP("exporters", "pads the first axis"));
    std::vector<std::string> axes;
    for (std::size_t axis = 1; padding.begin.size() < 4; ++axis) {
        axes.push_back(word(static_cast<std::int64_t>(axis)));
        padding.begin.insert(padding.begin.begin() + 1, 0);
        padding.end.insert(padding.end.begin() + 1, 0);
    }
    axes.insert(axes.begin(), word(static_cast<std::int64_t>(axes.size())));
    const std::string lifted = node.inner();
    const std::string padded = node.inner();
    node.layer("Unsqueeze", {node.in(0)}, {lifted}, axes);
    node.layer("Pad", {lifted}, {padded}, padParams(padding));
    node.layer("Squeeze", {padded}, {node.out()}, axes);
}

void writePadV2(NodeExport &node, std::string_view /*as*/)
{
    const Padding padding = paddingOf(node);
    std::vector<std::string> params{word(static_cast<std::int64_t>(padding.begin.size()))};
    append(params, padding.begin);
    append(params, padding.end);
    params.push_back(padding.mode);
    params.push_back(padding.value);
    node.layer("PadV2", {node.in(0)}, {node.out()}, std::move(params));
}

} // namespace

std::string writePadHeightWidth(NodeExport &node, const std::string &input, const Dims &begin,
                                const Dims &end, float value)
{
    std::string padded = node.inner();
    node.layer("Pad", {input}, {padded},
               padParams({{0, 0, begin[0], begin[1]}, {0, 0, end[0], end[1]}, "0", word(value)}));
    return padded;
}

std::vector<LayerEntry> padLayers()
{
    return {{"Pad", "Pad", writePad, Elements::Numbers},
            {"Pad", "Unsqueeze+Pad+Squeeze", writeLiftedPad, Elements::Numbers},
            {"Pad", "PadV2", writePadV2, Elements::Numbers}};
}

} // namespace espalier::tnn
