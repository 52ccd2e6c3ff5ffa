// SPDX-License-Identifier: Apache-2.0
// Leaves the rounding of QuantizeLinear and DequantizeLinear out, and keeps their range.
//   before: q = QuantizeLinear (x, s, z)  y = DequantizeLinear (q, s, z)
//   after:  y = Clip (x, (least − z)·s, (most − z)·s)
// Near: a value is off by half a step at most; the range is what often stands for a Relu.
// Refuses: as quantize-pair-to-round; a step above 1/2, beside which small values would vanish.
// Wanted by targets without these layers, that compute with floats.
#include "rewrites/forms.h"
#include "rewrites/quantize_pair.h"

namespace espalier {

namespace {

class QuantizePairToClip final : public Rule {
public:
    QuantizePairToClip()
        : Rule({.id = "quantize-pair-to-clip",
                .title = "Quantize and dequantize as the range alone",
                .ruleClass = RuleClass::Approximate,
                .opset = {10, 28},
                .why = "|x − s·round(x/s)| ≤ s/2 inside the range; values up to 1 and more are off by half a "
                       "step of at most 1/2",
                .errorBound = 0.5,
                .operators = {"QuantizeLinear", "DequantizeLinear"},
                .produces = {"Clip"},
                .examples = {"g (float[2,3,4] x) => (y) <float s = {0.0625}, uint8 z = {7}> "
                             "{ q = QuantizeLinear (x, s, z)  y = DequantizeLinear (q, s, z) }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        static constexpr double largestStep = 0.5;
        auto pair = findQuantizePair(facts, id);
        if (!pair)
            return tl::unexpected<Refusal>(std::move(pair.error()));
        if (pair->step > largestStep)
            return refuse("step_large",
                          {QT_TRANSLATE_NOOP("rewrites", "The step is %1."), std::to_string(pair->step)},
                          {id}, 3);
        return Match{pair->nodes.front(), pair->nodes, *pair};
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override
    {
        const auto pair = std::any_cast<QuantizePair>(match.state);
        Replacement to(edit, match, facts, spec());
        const ValueId y = addClip(to, pair.x, pair.least * pair.step, pair.most * pair.step, DType::Float);
        to.replace(pair.outputs.front(), y);
        for (std::size_t i = 1; i < pair.outputs.size(); ++i)
            to.replace(pair.outputs[i], pair.outputs.front());
        to.finish();
    }
};

} // namespace

std::unique_ptr<Rule> make_quantize_pair_to_clip()
{
    return std::make_unique<QuantizePairToClip>();
}

} // namespace espalier
