// SPDX-License-Identifier: Apache-2.0
// Reads pairs of QuantizeLinear and DequantizeLinear.
#include "rewrites/quantize_pair.h"

#include "rewrites/known.h"

#include <algorithm>
#include <limits>

namespace espalier {

namespace {

struct Grid {
    double step = 1;
    double zero = 0;
    DType dtype = DType::UInt8;
    friend bool operator==(const Grid &, const Grid &) = default;
};

tl::expected<Grid, Refusal> readGrid(const ModelFacts &facts, NodeId id)
{
    const Node &node = facts.model().node(id);
    Grid grid;
    const auto steps = constantNumbers(facts, node.input(1));
    if (!steps)
        return refuse("not_constant", QT_TRANSLATE_NOOP("rewrites", "The step is not constant."), {id}, 2);
    if (steps->size() != 1)
        return refuse("step_per_channel",
                      QT_TRANSLATE_NOOP("rewrites", "Each channel has a step of its own."), {id}, 2);
    grid.step = steps->front();
    if (node.input(2).isValid()) {
        const auto zero = constantScalar(facts, node.input(2));
        if (!zero)
            return refuse("not_constant", QT_TRANSLATE_NOOP("rewrites", "The zero point is not constant."),
                          {id}, 2);
        grid.zero = *zero;
    }
    grid.dtype = dtypeOf(facts, node.isOp("QuantizeLinear") ? node.output(0) : node.input(0));
    if (grid.dtype != DType::UInt8 && grid.dtype != DType::Int8)
        return refuse("dtype_not_8_bit",
                      QT_TRANSLATE_NOOP("rewrites", "The quantized values are not known to have 8 bits."),
                      {id}, 2);
    return grid;
}

} // namespace

tl::expected<QuantizePair, Refusal> findQuantizePair(const ModelFacts &facts, NodeId asked)
{
    const Model &model = facts.model();
    NodeId id = asked;
    if (model.node(id).isOp("DequantizeLinear") && model.node(id).input(0).isValid())
        id = model.value(model.node(id).input(0)).producer;
    if (!id.isValid() || !model.node(id).isOp("QuantizeLinear"))
        return refuse(model.node(asked).isOp("DequantizeLinear") ? "no_pair" : "operator_differs",
                      QT_TRANSLATE_NOOP("rewrites", "No QuantizeLinear makes the quantized values."), {asked},
                      model.node(asked).isOp("DequantizeLinear") ? 1 : 0);
    const Node &quantize = model.node(id);
    const auto grid = readGrid(facts, id);
    if (!grid)
        return tl::unexpected<Refusal>(grid.error());
    if (dtypeOf(facts, quantize.input(0)) != DType::Float)
        return refuse("dtype_not_float",
                      QT_TRANSLATE_NOOP("rewrites", "The operand is not known to be float."), {id}, 2);
    QuantizePair pair;
    pair.x = quantize.input(0);
    pair.nodes = {id};
    pair.step = grid->step;
    const bool isSigned = grid->dtype == DType::Int8;
    pair.least = (isSigned ? std::numeric_limits<std::int8_t>::min() : 0) - grid->zero;
    pair.most =
        (isSigned ? std::numeric_limits<std::int8_t>::max() : std::numeric_limits<std::uint8_t>::max())
        - grid->zero;
    const Value &between = model.value(quantize.output(0));
    bool fits = between.graphOutputs == 0 && !between.uses.empty();
    for (const Use &use : between.uses) {
        const Node &reader = model.node(use.node);
        fits = fits && use.input == 0 && use.node.graph == id.graph && reader.isOp("DequantizeLinear");
        const auto other = fits ? readGrid(facts, use.node) : grid;
        fits = fits && other && *other == *grid && dtypeOf(facts, reader.output(0)) == DType::Float;
        if (!fits)
            break;
        pair.nodes.push_back(use.node);
        pair.outputs.push_back(reader.output(0));
    }
    if (!fits)
        return refuse(
            "no_pair",
            QT_TRANSLATE_NOOP("rewrites", "Not every reader is a DequantizeLinear of the same step."), {id},
            2);
    return pair;
}

} // namespace espalier
