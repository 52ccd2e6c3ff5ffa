// SPDX-License-Identifier: Apache-2.0
// Convolutions and their transposes.
#include "exporters/tnn/layer_table.h"
#include "exporters/tnn/layers/pad_layer.h"
#include "exporters/tnn/write_net.h"
#include "exporters/window.h"

namespace espalier::tnn {

namespace {

/// TNN's ways to pad.
enum class PadType : std::int32_t { Explicit = -1, Same = 0, OutputPadding = 3 };

Dims spatial(const Dims &dims)
{
    return {dims.begin() + (dims.size() < 2 ? 0 : 2), dims.end()};
}

/// TNN's own formula for padType 0 gives these pads: total = (out - 1) * stride + extent - in, smaller half
/// first. It knows no dilation in 1-D.
bool isSame(const Window &window, const Dims &input, const Dims &output)
{
    for (std::size_t axis = 0; axis < window.rank(); ++axis) {
        const std::int64_t total =
            (output[axis] - 1) * window.strides[axis] + window.extent(axis) - input[axis];
        const bool rounds = output[axis] == (input[axis] + window.strides[axis] - 1) / window.strides[axis];
        if (!rounds || total < 0 || window.padsBegin[axis] != total / 2
            || window.padsEnd[axis] != total - total / 2
            || (window.rank() == 1 && window.dilations[axis] != 1))
            return false;
    }
    return true;
}

std::vector<std::string> windowParams(const Window &window, PadType padType, bool hasBias)
{
    std::vector<std::string> params;
    append(params, window.kernel);
    append(params, window.strides);
    append(params, padType == PadType::Explicit ? window.padsBegin : Dims(window.rank(), 0));
    if (window.rank() == 1)
        params.push_back(params.back()); // 1-D records have the pad twice
    params.push_back(word(hasBias));
    params.push_back(word(static_cast<std::int64_t>(padType)));
    append(params, window.dilations);
    params.emplace_back("0"); // no activation
    return params;
}

void writeWindowed(NodeExport &node, std::string_view as, const std::string &input,
                   std::int64_t outputChannels, const Window &window, PadType padType)
{
    const Raw weights = node.raw(1);
    const bool hasBias = node.hasInput(2);
    const std::int64_t group = node.integer("group", 1);
    const std::int64_t perGroup = node.op() == "Conv" ? node.dims(1)[1] : node.dims(1)[0] / group;
    std::vector<std::string> params{word(group), word(perGroup), word(outputChannels)};
    for (std::string &param : windowParams(window, padType, hasBias))
        params.push_back(std::move(param));
    Layer &layer = node.layer(std::string(as), {input}, {node.out()}, std::move(params));
    Rope body;
    appendString(body, layer.name);
    appendInt(body, hasBias ? 1 : 0);
    appendRaw(body, weights);
    if (hasBias)
        appendRaw(body, node.raw(2));
    layer.body = std::move(body);
}

void refuseRank(NodeExport &node)
{
    node.refuse("rank", QT_TRANSLATE_NOOP("exporters", "is of a rank that the layer does not have"));
}

struct Shapes {
    Dims weights;
    Dims input; ///< height and width alone
    Dims output;
};

/// Nothing if they do not fit together.
std::optional<Shapes> shapesOf(NodeExport &node)
{
    Shapes shapes{node.dims(1), spatial(node.dims(0)), spatial(node.outputDims())};
    if (shapes.weights.size() >= 3 && shapes.input.size() == shapes.weights.size() - 2
        && shapes.output.size() == shapes.input.size())
        return shapes;
    node.refuse("bad_shapes", QT_TRANSLATE_NOOP("exporters", "has shapes that do not fit together"));
    return std::nullopt;
}

void writeConv(NodeExport &node, std::string_view as)
{
    const auto shapes = shapesOf(node);
    if (!shapes)
        return;
    const auto &[weights, input, output] = *shapes;
    const std::size_t wanted = as == "Convolution" ? 2 : as == "Convolution1D" ? 1 : 3;
    if (input.size() != wanted)
        return refuseRank(node);
    const Window window = windowOf(node.node(), spatial(weights), input, output);
    PadType padType = PadType::Explicit;
    if (!window.isSymmetric()) {
        padType = PadType::Same;
        if (window.rank() > 2 || !isSame(window, input, output))
            node.refuse(
                "asymmetric_pads",
                QT_TRANSLATE_NOOP("exporters", "pads its two ends differently, and not as TNN's SAME does"));
    }
    writeWindowed(node, as, node.in(0), weights[0], window, padType);
}

void writePaddedConv(NodeExport &node, std::string_view /*as*/)
{
    const auto shapes = shapesOf(node);
    if (!shapes)
        return;
    if (shapes->input.size() != 2)
        return refuseRank(node);
    Window window = windowOf(node.node(), spatial(shapes->weights), shapes->input, shapes->output);
    const std::string padded = writePadHeightWidth(node, node.in(0), window.padsBegin, window.padsEnd, 0);
    window.padsBegin = window.padsEnd = {0, 0};
    writeWindowed(node, "Convolution", padded, shapes->weights[0], window, PadType::Explicit);
}

/// How TNN must pad to cut off the same: explicit and equal at both ends; or out = in * stride, where the
/// total (extent - stride) is cut off with the larger half (3) or the smaller half (0) first.
std::optional<PadType> transposedPadType(const Window &window, const Dims &input, const Dims &output)
{
    if (window.isSymmetric())
        return PadType::Explicit;
    for (const PadType type : {PadType::OutputPadding, PadType::Same}) {
        bool fits = true;
        for (std::size_t axis = 0; axis < window.rank(); ++axis) {
            const std::int64_t total = window.extent(axis) - window.strides[axis];
            const std::int64_t begin = type == PadType::Same ? total / 2 : total - total / 2;
            const bool isWhole = output[axis] == input[axis] * window.strides[axis];
            // With a kernel that is smaller than the stride, type 3 cuts nothing off and leaves the rest
            // empty.
            const bool isGap = type == PadType::OutputPadding && total < 0 && window.padsBegin[axis] == 0;
            fits = fits && isWhole && (isGap || (total >= 0 && window.padsBegin[axis] == begin));
        }
        if (fits)
            return type;
    }
    return std::nullopt;
}

void writeConvTranspose(NodeExport &node, std::string_view as)
{
    const auto shapes = shapesOf(node);
    if (!shapes)
        return;
    if (shapes->input.size() != 2)
        return refuseRank(node);
    const auto &[weights, input, output] = *shapes;
    const Window window = transposedWindowOf(node.node(), spatial(weights), input, output);
    const auto padType = transposedPadType(window, input, output);
    if (!padType)
        return node.refuse(
            "asymmetric_pads",
            QT_TRANSLATE_NOOP("exporters", "pads its two ends differently, and not as TNN can"));
    writeWindowed(node, as, node.in(0), weights[1] * node.integer("group", 1), window, *padType);
}

} // namespace

std::vector<LayerEntry> convolutionLayers()
{
    return {{"Conv", "Convolution", writeConv},
            {"Conv", "Pad+Convolution", writePaddedConv},
            {"Conv", "Convolution1D", writeConv},
            {"Conv", "Convolution3D", writeConv},
            {"ConvTranspose", "Deconvolution", writeConvTranspose}};
}

} // namespace espalier::tnn
