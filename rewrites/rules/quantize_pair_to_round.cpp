// SPDX-License-Identifier: Apache-2.0
// Computes QuantizeLinear and DequantizeLinear of one step with floats alone.
//   before: q = QuantizeLinear (x, s, z)  y = DequantizeLinear (q, s, z)
//   after:  v = Div (x, s)  c = Clip (v, least − z, most − z)  r = Round (c)  y = Mul (r, s)
// Equal: integers of 8 bits are exact as floats; clipping between integers and rounding may change places.
// Refuses: who reads q is no DequantizeLinear of the same step and zero point; a step for each channel;
// other dtypes. Wanted by targets without these layers, for models trained with quantization in mind.
#include "rewrites/forms.h"
#include "rewrites/quantize_pair.h"

namespace espalier {

namespace {

class QuantizePairToRound final : public Rule {
public:
    QuantizePairToRound()
        : Rule({.id = "quantize-pair-to-round",
                .title = "Quantize and dequantize as rounding of floats",
                .ruleClass = RuleClass::Exact,
                .opset = {11, 28},
                .why =
                    "y = s·clip(round(x/s), least − z, most − z); the integers between are exact as floats: "
                    "bit for bit",
                .operators = {"QuantizeLinear", "DequantizeLinear"},
                .produces = {"Div", "Clip", "Round", "Mul"},
                .examples = {"g (float[2,3,4] x) => (y) <float s = {0.0625}, uint8 z = {7}> "
                             "{ q = QuantizeLinear (x, s, z)  y = DequantizeLinear (q, s, z) }",
                             "g (float[2,3,4] x) => (y) <float s = {0.003}, int8 z = {0}> "
                             "{ q = QuantizeLinear (x, s, z)  y = DequantizeLinear (q, s, z) }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        auto pair = findQuantizePair(facts, id);
        if (!pair)
            return tl::unexpected<Refusal>(std::move(pair.error()));
        return Match{pair->nodes.front(), pair->nodes, *pair};
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override
    {
        const auto pair = std::any_cast<QuantizePair>(match.state);
        Replacement to(edit, match, facts, spec());
        const ValueId step = to.scalar(pair.step, DType::Float);
        const ValueId scaled = to.add("Div", {pair.x, step});
        const ValueId clipped = addClip(to, scaled, pair.least, pair.most, DType::Float);
        const ValueId y = to.add("Mul", {to.add("Round", {clipped}), step});
        // The first output keeps its name; the others are read from it.
        to.replace(pair.outputs.front(), y);
        for (std::size_t i = 1; i < pair.outputs.size(); ++i)
            to.replace(pair.outputs[i], pair.outputs.front());
        to.finish();
    }
};

} // namespace

std::unique_ptr<Rule> make_quantize_pair_to_round()
{
    return std::make_unique<QuantizePairToRound>();
}

} // namespace espalier
