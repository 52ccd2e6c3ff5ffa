// SPDX-License-Identifier: Apache-2.0
// Layers of two operands that spread over each other, and the choice between two.
#include "exporters/tnn/layer_table.h"
#include "exporters/tnn/write_net.h"

namespace espalier::tnn {

namespace {

/// Parameter `w`: -1 both operands are blobs, else the place of the one in the body.
void writePair(NodeExport &node, std::string_view as)
{
    if (!node.isConstant(0) && !node.isConstant(1)) {
        node.layer(std::string(as), {node.in(0), node.in(1)}, {node.out()}, {"-1"});
        return;
    }
    const std::size_t constant = node.isConstant(0) ? 0 : 1;
    const Raw operand = node.raw(constant);
    Layer &layer = node.layer(std::string(as), {node.in(1 - constant)}, {node.out()},
                              {word(static_cast<std::int64_t>(constant))});
    appendRaw(layer.body.emplace(), operand);
}

/// The sum of two, halved.
void writeMean(NodeExport &node, std::string_view /*as*/)
{
    const std::string sum = node.inner();
    const std::size_t constant = node.isConstant(0) ? 0 : 1;
    if (node.isConstant(constant)) {
        const Raw operand = node.raw(constant);
        Layer &layer =
            node.layer("Add", {node.in(1 - constant)}, {sum}, {word(static_cast<std::int64_t>(constant))});
        appendRaw(layer.body.emplace(), operand);
    } else {
        node.layer("Add", {node.in(0), node.in(1)}, {sum}, {"-1"});
    }
    Layer &half = node.layer("Mul", {sum}, {node.out()}, {"1"});
    appendRaw(half.body.emplace(), rawFloats({0.5F}, {1}));
}

/// The operand as a blob of `rank`: comparisons and Where line shapes up at their fronts, so leading ones are
/// added, to a constant in the file, to another by a layer.
std::string ofRank(NodeExport &node, std::size_t input, std::int64_t rank)
{
    const Dims dims = node.dims(input);
    const std::int64_t missing = rank - static_cast<std::int64_t>(dims.size());
    if (missing <= 0)
        return node.in(input);
    if (node.isConstant(input)) {
        std::vector<std::int32_t> lifted(static_cast<std::size_t>(missing), 1);
        lifted.insert(lifted.end(), dims.begin(), dims.end());
        return node.constant(withDims(node.raw(input), std::move(lifted)));
    }
    std::vector<std::string> params{word(missing)};
    for (std::int64_t axis = 0; axis < missing; ++axis)
        params.push_back(word(axis));
    std::string lifted = node.inner();
    node.layer("Unsqueeze", {node.in(input)}, {lifted}, std::move(params));
    return lifted;
}

/// Both operands are blobs, constant ones too.
void writeComparison(NodeExport &node, std::string_view as)
{
    const auto rank = static_cast<std::int64_t>(node.outputDims().size());
    const std::string first = ofRank(node, 0, rank);
    const std::string second = ofRank(node, 1, rank);
    std::vector<std::string> params;
    if (as != "Equal")
        params.emplace_back("-1");
    node.layer(std::string(as), {first, second}, {node.out()}, std::move(params));
}

void writeWhere(NodeExport &node, std::string_view /*as*/)
{
    const auto rank = static_cast<std::int64_t>(node.outputDims().size());
    if (dataTypeOf(node.dtype(1)) == DataType::Int8)
        node.refuse("no_such_elements", QT_TRANSLATE_NOOP("exporters", "chooses among 8-bit numbers"));
    const std::string condition = ofRank(node, 0, rank);
    const std::string x = ofRank(node, 1, rank);
    const std::string y = ofRank(node, 2, rank);
    node.layer("Where", {x, y, condition}, {node.out()});
}

} // namespace

std::vector<LayerEntry> binaryLayers()
{
    return {{"Add", "Add", writePair, Elements::Numbers},
            {"And", "And", writeComparison, Elements::Any},
            {"Div", "Div", writePair, Elements::Numbers},
            {"Equal", "Equal", writeComparison, Elements::Any},
            {"Greater", "Greater", writeComparison, Elements::Numbers},
            {"Less", "Less", writeComparison, Elements::Numbers},
            {"Max", "Maximum", writePair},
            {"Min", "Minimum", writePair},
            {"Mul", "Mul", writePair, Elements::Numbers},
            {"Mean", "Add+Mul", writeMean},
            {"Sub", "Sub", writePair, Elements::Numbers},
            {"Sum", "Add", writePair},
            {"Where", "Where", writeWhere, Elements::Any}};
}

} // namespace espalier::tnn
