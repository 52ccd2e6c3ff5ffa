// SPDX-License-Identifier: Apache-2.0
// Layers that work along axes: reductions, softmax, ranking.
#include "exporters/tnn/layer_table.h"

namespace espalier::tnn {

namespace {

/// keepdims, axes
void writeReduce(NodeExport &node, std::string_view as)
{
    Dims axes = node.integers("axes", 1);
    if (axes.empty() && node.integer("noop_with_empty_axes", 0) == 1)
        return node.pass(0);
    const bool isAll = axes.empty();
    for (std::int64_t axis = 0; isAll && axis < node.rank(0); ++axis)
        axes.push_back(axis);
    for (std::int64_t &axis : axes)
        axis = positive(axis, node.rank(0));
    std::vector<std::string> params{word(node.integer("keepdims", 1))};
    append(params, axes);
    node.layer(std::string(as), {node.in(0)}, {node.out()}, std::move(params));
}

/// minimum or maximum, axis, keepdims, 0
void writeArg(NodeExport &node, std::string_view /*as*/)
{
    if (node.integer("select_last_index", 0) != 0)
        node.refuse("last_index", QT_TRANSLATE_NOOP("exporters", "takes the last of equal elements"));
    node.layer("ArgMaxOrMin", {node.in(0)}, {node.out()},
               {word(node.op() == "ArgMax"), word(positive(node.integer("axis", 0), node.rank(0))),
                word(node.integer("keepdims", 1)), "0"});
}

/// Before opset 13 ONNX flattens from the axis on, which is the same only where all later dims are 1.
void writeSoftmax(NodeExport &node, std::string_view as)
{
    static constexpr std::int64_t alongOneAxis = 13;
    const bool flattens = node.opset() < alongOneAxis;
    const std::int64_t axis = positive(node.integer("axis", flattens ? 1 : -1), node.rank(0));
    const Dims dims = node.dims(0);
    for (std::size_t later = static_cast<std::size_t>(axis) + 1; flattens && later < dims.size(); ++later) {
        if (dims[later] != 1)
            node.refuse("flattening_softmax",
                        QT_TRANSLATE_NOOP("exporters", "works over several axes at once (before opset 13)"));
    }
    node.layer(std::string(as), {node.in(0)}, {node.out()}, {word(axis)});
}

/// axis, largest, sorted, k
void writeTopK(NodeExport &node, std::string_view /*as*/)
{
    const Dims k = node.node().attribute("k") != nullptr ? Dims{node.integer("k", 0)} : node.integers(1);
    node.layer("TopK", {node.in(0)}, {node.out(0), node.out(1)},
               {word(positive(node.integer("axis", -1), node.rank(0))), word(node.integer("largest", 1)),
                word(node.integer("sorted", 1)), word(k.empty() ? 0 : k[0])});
}

} // namespace

std::vector<LayerEntry> reductionLayers()
{
    return {{"ArgMax", "ArgMaxOrMin", writeArg},
            {"ArgMin", "ArgMaxOrMin", writeArg},
            {"LogSoftmax", "LogSoftmax", writeSoftmax},
            {"ReduceL1", "ReduceL1", writeReduce},
            {"ReduceL2", "ReduceL2", writeReduce},
            {"ReduceLogSum", "ReduceLogSum", writeReduce},
            {"ReduceLogSumExp", "ReduceLogSumExp", writeReduce},
            {"ReduceMax", "ReduceMax", writeReduce},
            {"ReduceMean", "ReduceMean", writeReduce},
            {"ReduceMin", "ReduceMin", writeReduce},
            {"ReduceProd", "ReduceProd", writeReduce},
            {"ReduceSum", "ReduceSum", writeReduce},
            {"ReduceSumSquare", "ReduceSumSquare", writeReduce},
            {"Softmax", "SoftmaxCaffe", writeSoftmax},
            {"TopK", "TopK", writeTopK}};
}

} // namespace espalier::tnn
