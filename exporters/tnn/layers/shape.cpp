// SPDX-License-Identifier: Apache-2.0
// Layers that give the same elements another shape or order.
#include "exporters/tnn/layer_table.h"
#include "exporters/tnn/write_net.h"

#include <algorithm>

namespace espalier::tnn {

namespace {

/// axis, number of axes, n, dims, order. The node's own shape keeps its 0 and -1, so that the net can be
/// given another input size; `n` 0 would mean a shape at run time.
void writeReshape(NodeExport &node, std::string_view /*as*/)
{
    Dims shape = node.hasAttributeOrInput("shape", 1) ? node.integers("shape", 1) : Dims();
    const Dims input = node.dims(0);
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == 0 && (i >= input.size() || node.integer("allowzero", 0) == 1))
            shape = node.outputDims();
    }
    if (shape.empty())
        return node.refuse("scalar_output",
                           QT_TRANSLATE_NOOP("exporters", "makes a scalar, which TNN cannot"));
    std::vector<std::string> params{"0", word(static_cast<std::int64_t>(shape.size())),
                                    word(static_cast<std::int64_t>(shape.size()))};
    append(params, shape);
    params.emplace_back("0");
    node.layer("Reshape", {node.in(0)}, {node.out()}, std::move(params));
}

void writeFlatten(NodeExport &node, std::string_view /*as*/)
{
    node.layer("Flatten", {node.in(0)}, {node.out()},
               {word(positive(node.integer("axis", 1), node.rank(0)))});
}

void writeTranspose(NodeExport &node, std::string_view /*as*/)
{
    Dims order;
    for (std::int64_t axis = node.rank(0); axis-- > 0;)
        order.push_back(axis);
    order = node.node().intsOr("perm", order);
    std::vector<std::string> params{word(static_cast<std::int64_t>(order.size()))};
    append(params, order);
    node.layer("Permute", {node.in(0)}, {node.out()}, std::move(params));
}

void writeAxes(NodeExport &node, std::string_view as, Dims axes, std::int64_t rank)
{
    for (std::int64_t &axis : axes)
        axis = positive(axis, rank);
    std::sort(axes.begin(), axes.end());
    std::vector<std::string> params{word(static_cast<std::int64_t>(axes.size()))};
    append(params, axes);
    node.layer(std::string(as), {node.in(0)}, {node.out()}, std::move(params));
}

/// Without axes, all dims of 1 go: TNN has no such form, so they are named.
void writeSqueeze(NodeExport &node, std::string_view as)
{
    const Dims dims = node.dims(0);
    Dims ones;
    for (std::size_t axis = 0; axis < dims.size(); ++axis) {
        if (dims[axis] == 1)
            ones.push_back(static_cast<std::int64_t>(axis));
    }
    writeAxes(node, as, node.integers("axes", 1, ones), node.rank(0));
}

void writeUnsqueeze(NodeExport &node, std::string_view as)
{
    const Dims axes = node.integers("axes", 1);
    writeAxes(node, as, axes, node.rank(0) + static_cast<std::int64_t>(axes.size()));
}

void writeExpand(NodeExport &node, std::string_view /*as*/)
{
    const Dims shape = node.integers(1);
    std::vector<std::string> params{word(static_cast<std::int64_t>(shape.size()))};
    append(params, shape);
    node.layer("Expand", {node.in(0)}, {node.out()}, std::move(params));
}

void writeTile(NodeExport &node, std::string_view /*as*/)
{
    std::vector<std::string> params;
    append(params, node.integers(1));
    node.layer("Tile", {node.in(0)}, {node.out()}, std::move(params));
}

/// block, forward (depth to space), 0, order (0 DCR, 1 CRD)
void writeReorg(NodeExport &node, std::string_view /*as*/)
{
    const bool toSpace = node.op() == "DepthToSpace";
    if (node.rank(0) != 4)
        return node.refuse("rank",
                           QT_TRANSLATE_NOOP("exporters", "is of a rank that the layer does not have"));
    node.layer(
        "Reorg", {node.in(0)}, {node.out()},
        {word(node.integer("blocksize", 1)), word(toSpace), "0", word(node.text("mode", "DCR") == "CRD")});
}

void writeShapeQuestion(NodeExport &node, std::string_view as)
{
    node.layer(std::string(as), {node.in(0)}, {node.out()});
}

void writeConstantOfShape(NodeExport &node, std::string_view /*as*/)
{
    const Attribute *value = node.node().attribute("value");
    Raw raw = rawFloats({0.0F}, {1});
    if (value != nullptr && !value->tensors.empty()) {
        auto given = rawOf(*value->tensors.front());
        if (!given)
            return node.refuse(given.error().reason, given.error().message);
        raw = *std::move(given);
    }
    Layer &layer = node.layer("ConstantOfShape", {node.in(0)}, {node.out()});
    appendRaw(layer.body.emplace(), raw);
}

void writeRange(NodeExport &node, std::string_view /*as*/)
{
    node.layer("Range", {node.in(0), node.in(1), node.in(2)}, {node.out()});
}

} // namespace

std::vector<LayerEntry> shapeLayers()
{
    return {{"ConstantOfShape", "ConstantOfShape", writeConstantOfShape, Elements::Any},
            {"DepthToSpace", "Reorg", writeReorg},
            {"Expand", "Expand", writeExpand, Elements::Any},
            {"Flatten", "Flatten", writeFlatten, Elements::Any},
            {"Range", "Range", writeRange, Elements::Any},
            {"Reshape", "Reshape", writeReshape, Elements::Any},
            {"Shape", "Shape", writeShapeQuestion, Elements::Any},
            {"Size", "Size", writeShapeQuestion, Elements::Any},
            {"SpaceToDepth", "Reorg", writeReorg},
            {"Squeeze", "Squeeze", writeSqueeze, Elements::Any},
            {"Tile", "Tile", writeTile, Elements::Numbers},
            {"Transpose", "Permute", writeTranspose, Elements::Any},
            {"Unsqueeze", "Unsqueeze", writeUnsqueeze, Elements::Any}};
}

} // namespace espalier::tnn
