// SPDX-License-Identifier: Apache-2.0
// Pads a tensor of two or three axes as one of four.
//   before: y = Pad (x, [0, 0, 1, 0, 0, 2])                          x: [A, B, C]
//   after:  u = Unsqueeze (x, axis 0)  p = Pad (u, [0, 0, 0, 1, 0, 0, 0, 2])  y = Squeeze (p, axis 0)
// Equal: axes of length 1 in front are not padded.
// Refuses: another rank; pads that are not constant; pads of chosen axes alone.
// Wanted by targets that pad images.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

namespace espalier {

namespace {

class PadToRankFour final : public NodeRule {
public:
    PadToRankFour()
        : NodeRule(
            {.id = "pad-to-rank-four",
             .title = "Pad of two or three axes as one of four",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "axes of length 1 in front are not padded: bit for bit",
             .operators = {"Pad"},
             .produces = {"Unsqueeze", "Pad", "Squeeze"},
             .examples = {"g (float[2,3,4] x) => (y) <int64[6] p = {0, 1, 2, 0, 0, 1}, float v = {0.5}> "
                          "{ y = Pad (x, p, v) }",
                          "g (float[3,4] x) => (y) { y = Pad <mode: string = \"reflect\", pads: ints = [0, "
                          "2, 0, 1]> (x) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        const auto rank = rankOf(facts, node.input(0));
        if (rank != 2 && rank != 3)
            return no("rank_differs",
                      {QT_TRANSLATE_NOOP("rewrites", "The operand has not two or three axes: %1."),
                       facts.type(node.input(0)).text()});
        if (node.input(3).isValid())
            return no("axes_chosen", QT_TRANSLATE_NOOP("rewrites", "The pads are for chosen axes."));
        if (!integerParameter(facts, node, "pads", 1).values)
            return no("not_constant", QT_TRANSLATE_NOOP("rewrites", "The pads are not constant."));
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        static constexpr std::int64_t wanted = 4;
        const std::int64_t rank = *rankOf(to.facts(), node.input(0));
        const std::vector<std::int64_t> pads = *integerParameter(to.facts(), node, "pads", 1).values;
        std::vector<std::int64_t> wide(static_cast<std::size_t>(2 * wanted), 0);
        for (std::int64_t i = 0; i < rank; ++i) {
            const auto axis = static_cast<std::size_t>(wanted - rank + i);
            wide[axis] = pads[static_cast<std::size_t>(i)];
            wide[axis + wanted] = pads[static_cast<std::size_t>(i + rank)];
        }
        const std::vector<std::int64_t> front =
            rank == 2 ? std::vector<std::int64_t>{0, 1} : std::vector<std::int64_t>{0};
        std::vector<ValueId> inputs = node.inputs;
        inputs[0] = addUnsqueeze(to, inputs[0], front);
        std::vector<Attribute> attributes;
        for (const Attribute &attribute : node.attributes)
            attributes.push_back(attribute.name() == "pads" ? intsAttribute("pads", wide) : attribute);
        if (inputs.size() > 1)
            inputs[1] = to.integers(wide);
        return {addSqueeze(to, to.add("Pad", std::move(inputs), std::move(attributes)), front)};
    }
};

} // namespace

std::unique_ptr<Rule> make_pad_to_rank_four()
{
    return std::make_unique<PadToRankFour>();
}

} // namespace espalier
