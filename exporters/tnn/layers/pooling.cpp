// SPDX-License-Identifier: Apache-2.0
// Poolings over windows and over everything.
#include "exporters/tnn/layer_table.h"
#include "exporters/tnn/layers/pad_layer.h"
#include "exporters/window.h"

#include <cmath>
#include <limits>

namespace espalier::tnn {

namespace {

Dims spatial(const Dims &dims)
{
    return {dims.begin() + (dims.size() < 2 ? 0 : 2), dims.end()};
}

struct Pooling {
    bool isAverage = false;
    bool roundsUp = false;
    bool countsPadding = false;
    Window window;
    Dims input;
    Dims output;
};

Pooling poolingOf(NodeExport &node)
{
    Pooling pooling;
    pooling.isAverage = node.op() == "AveragePool";
    pooling.roundsUp = node.integer("ceil_mode", 0) == 1;
    pooling.countsPadding = node.integer("count_include_pad", 0) == 1;
    pooling.input = spatial(node.dims(0));
    pooling.output = spatial(node.outputDims());
    pooling.window =
        windowOf(node.node(), node.node().intsOr("kernel_shape", {}), pooling.input, pooling.output);
    if (pooling.window.rank() != pooling.input.size() || pooling.output.size() != pooling.input.size()) {
        node.refuse("bad_shapes", QT_TRANSLATE_NOOP("exporters", "has shapes that do not fit together"));
        pooling.window = {};
    }
    return pooling;
}

void refuseRank(NodeExport &node)
{
    node.refuse("window", QT_TRANSLATE_NOOP("exporters", "has a window that the layer does not have"));
}

bool hasPads(const Window &window)
{
    const Dims none(window.rank(), 0);
    return window.padsBegin != none || window.padsEnd != none;
}

/// Sizes that TNN computes with padType -1. ONNX drops a last window that would start in the padding at the
/// end, TNN does not.
bool givesSizes(const Pooling &pooling)
{
    for (std::size_t axis = 0; axis < pooling.window.rank(); ++axis) {
        const double places =
            static_cast<double>(pooling.input[axis] + pooling.window.padsBegin[axis]
                                + pooling.window.padsEnd[axis] - pooling.window.kernel[axis])
            / static_cast<double>(pooling.window.strides[axis]);
        const double size = (pooling.roundsUp ? std::ceil(places) : std::floor(places)) + 1;
        const auto start = (static_cast<std::int64_t>(size) - 1) * pooling.window.strides[axis];
        if (static_cast<std::int64_t>(size) != pooling.output[axis]
            || start >= pooling.input[axis] + pooling.window.padsBegin[axis])
            return false;
    }
    return true;
}

/// TNN's SAME (2-D): out = ceil(in / stride), the smaller half of the pads first.
bool isSame(const Pooling &pooling)
{
    const Window &window = pooling.window;
    for (std::size_t axis = 0; axis < window.rank(); ++axis) {
        const std::int64_t total =
            (pooling.output[axis] - 1) * window.strides[axis] + window.kernel[axis] - pooling.input[axis];
        const std::int64_t rounded = (pooling.input[axis] + window.strides[axis] - 1) / window.strides[axis];
        if (window.rank() != 2 || pooling.output[axis] != rounded || total < 0
            || window.padsBegin[axis] != total / 2 || window.padsEnd[axis] != total - total / 2)
            return false;
    }
    return true;
}

void writeWindow(NodeExport &node, std::string_view as, const Pooling &pooling, const std::string &input,
                 bool padsInside)
{
    std::vector<std::string> params{word(pooling.isAverage)};
    append(params, pooling.window.kernel);
    append(params, pooling.window.strides);
    const bool isExplicit = !padsInside || pooling.window.isSymmetric();
    if (isExplicit ? padsInside && !givesSizes(pooling) : !isSame(pooling))
        node.refuse("pool_sizes_differ",
                    QT_TRANSLATE_NOOP("exporters", "has pads or roundings that give TNN another size"));
    append(params, padsInside && isExplicit ? pooling.window.padsBegin : Dims(pooling.window.rank(), 0));
    // Which dims the kernel is as large as, at run time: none.
    params.insert(params.end(), pooling.window.rank() == 3 ? 3 : 2, "-1");
    params.emplace_back(isExplicit ? "-1" : "0");
    params.push_back(word(pooling.roundsUp));
    node.layer(std::string(as), {input}, {node.out()}, std::move(params));
}

void writePool(NodeExport &node, std::string_view as)
{
    const Pooling pooling = poolingOf(node);
    if (pooling.window.rank() != (as == "Pooling" ? 2U : as == "Pooling1D" ? 1U : 3U))
        return refuseRank(node);
    const Dims ones(pooling.window.rank(), 1);
    if (pooling.window.dilations != ones)
        node.refuse("dilated", QT_TRANSLATE_NOOP("exporters", "is dilated"));
    if (node.isOutputRead(1))
        node.refuse("indices_read", QT_TRANSLATE_NOOP("exporters", "gives out where the maxima are"));
    if (pooling.isAverage && pooling.countsPadding && hasPads(pooling.window))
        node.refuse("padding_counts", QT_TRANSLATE_NOOP("exporters", "counts padding in its averages"));
    writeWindow(node, as, pooling, node.in(0), true);
}

/// Pads are a layer of their own: with zeros where they count, with the least number where they must never
/// win.
void writePaddedPool(NodeExport &node, std::string_view /*as*/)
{
    const Pooling pooling = poolingOf(node);
    if (pooling.window.rank() != 2 || pooling.roundsUp || pooling.window.dilations != Dims{1, 1}
        || node.isOutputRead(1))
        return refuseRank(node);
    if (pooling.isAverage && !pooling.countsPadding && hasPads(pooling.window))
        node.refuse("padding_does_not_count",
                    QT_TRANSLATE_NOOP("exporters", "does not count its unequal padding in its averages"));
    const float value = pooling.isAverage ? 0.0F : std::numeric_limits<float>::lowest();
    const std::string padded =
        writePadHeightWidth(node, node.in(0), pooling.window.padsBegin, pooling.window.padsEnd, value);
    writeWindow(node, "Pooling", pooling, padded, false);
}

void writeGlobalPool(NodeExport &node, std::string_view /*as*/)
{
    if (node.rank(0) != 4)
        return refuseRank(node);
    const bool isAverage = node.op() == "GlobalAveragePool";
    node.layer("Pooling", {node.in(0)}, {node.out()},
               {word(isAverage), "0", "0", "1", "1", "0", "0", "-1", "-1", "-1", "0", "0", "-1", "-1"});
}

void writeGlobalReduce(NodeExport &node, std::string_view as)
{
    std::vector<std::string> params{"1"};
    for (std::int64_t axis = 2; axis < node.rank(0); ++axis)
        params.push_back(word(axis));
    node.layer(std::string(as), {node.in(0)}, {node.out()}, std::move(params));
}

} // namespace

std::vector<LayerEntry> poolingLayers()
{
    return {{"AveragePool", "Pooling", writePool},
            {"AveragePool", "Pad+Pooling", writePaddedPool},
            {"AveragePool", "Pooling1D", writePool},
            {"AveragePool", "Pooling3D", writePool},
            {"GlobalAveragePool", "Pooling", writeGlobalPool},
            {"GlobalAveragePool", "ReduceMean", writeGlobalReduce},
            {"GlobalMaxPool", "Pooling", writeGlobalPool},
            {"GlobalMaxPool", "ReduceMax", writeGlobalReduce},
            {"MaxPool", "Pooling", writePool},
            {"MaxPool", "Pad+Pooling", writePaddedPool},
            {"MaxPool", "Pooling1D", writePool},
            {"MaxPool", "Pooling3D", writePool}};
}

} // namespace espalier::tnn
