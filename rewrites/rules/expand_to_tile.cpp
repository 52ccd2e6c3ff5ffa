// SPDX-License-Identifier: Apache-2.0
// Spreads a tensor with Tile instead of Expand.
//   before: y = Expand (x, [2, 3, 4])          x: [3, 1]
//   after:  r = Reshape (x, [1, 3, 1])  y = Tile (r, [2, 1, 4])
// Equal: an axis of length 1 that is repeated n times has n equal parts.
// Refuses: a shape that is not known.
// Wanted by targets without Expand.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

namespace espalier {

namespace {

class ExpandToTile final : public NodeRule {
public:
    ExpandToTile()
        : NodeRule({.id = "expand-to-tile",
                    .title = "Expand as Tile",
                    .ruleClass = RuleClass::Exact,
                    .opset = {8, 28},
                    .why = "an axis of length 1 repeated n times has n equal parts: bit for bit",
                    .operators = {"Expand"},
                    .produces = {"Reshape", "Tile"},
                    .examples = {"g (float[3,1] x) => (y) <int64[3] s = {2, 1, 4}> { y = Expand (x, s) }",
                                 "g (int64[3,1] x) => (y) <int64[2] s = {3, 4}> { y = Expand (x, s) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        for (const ValueId value : {node.input(0), node.output(0)}) {
            if (const auto refusal = needShape(facts, value))
                return refusal;
        }
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        std::vector<std::int64_t> before = *staticShape(to.facts(), node.input(0));
        std::vector<std::int64_t> repeats = *staticShape(to.facts(), node.output(0));
        ValueId x = node.input(0);
        if (before.size() < repeats.size()) {
            before.insert(before.begin(), repeats.size() - before.size(), 1);
            x = addReshape(to, x, before);
        }
        for (std::size_t i = 0; i < repeats.size(); ++i)
            repeats[i] = before[i] == repeats[i] ? 1 : repeats[i];
        return {to.add("Tile", {x, to.integers(repeats)})};
    }
};

} // namespace

std::unique_ptr<Rule> make_expand_to_tile()
{
    return std::make_unique<ExpandToTile>();
}

} // namespace espalier
