// SPDX-License-Identifier: Apache-2.0
// Brings a Reshape from or to less than two axes to rank two.
//   before: y = Reshape (x, [2, 3])                      x: [6]
//   after:  u = Unsqueeze (x, axis 0)  y = Reshape (u, [2, 3])
//   before: y = Reshape (x, [6])                         x: [2, 3]
//   after:  r = Reshape (x, [1, 6])  y = Squeeze (r, axis 0)
// Equal: none of them changes the order of the elements.
// Refuses: both ranks are two or more; a rank, or two lengths of the result, are unknown.
// Wanted by targets that reshape tensors of two axes or more.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

namespace espalier {

namespace {

class ReshapeByRankTwo final : public NodeRule {
public:
    ReshapeByRankTwo()
        : NodeRule({.id = "reshape-by-rank-two",
                    .title = "Reshape of less than two axes by way of two",
                    .ruleClass = RuleClass::Exact,
                    .opset = {7, 28},
                    .why = "none of them changes the order of the elements: bit for bit",
                    .operators = {"Reshape"},
                    .produces = {"Reshape", "Squeeze", "Unsqueeze"},
                    .examples = {"g (float[6] x) => (y) <int64[2] s = {2, 3}> { y = Reshape (x, s) }",
                                 "g (float[2,3] x) => (y) <int64[1] s = {6}> { y = Reshape (x, s) }",
                                 "g (float[1] x) => (y) <int64[0] s = {}> { y = Reshape (x, s) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        for (const ValueId value : {node.input(0), node.output(0)}) {
            if (const auto refusal = needRank(facts, value))
                return refusal;
        }
        if (rankOf(facts, node.input(0)) >= 2 && rankOf(facts, node.output(0)) >= 2)
            return no("ranks_suffice",
                      {QT_TRANSLATE_NOOP("rewrites", "The ranks are two or more: %1 to %2."),
                       facts.type(node.input(0)).text(), facts.type(node.output(0)).text()});
        if (!reshapeTarget(facts, node.output(0)))
            return no("shape_unknown",
                      QT_TRANSLATE_NOOP("rewrites", "Two lengths of the result are unknown."));
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        ValueId x = node.input(0);
        const std::int64_t rank = *rankOf(to.facts(), x);
        if (rank < 2)
            x = addUnsqueeze(to, x, frontAxes(rank));
        std::vector<std::int64_t> shape = *reshapeTarget(to.facts(), node.output(0));
        const auto wanted = static_cast<std::int64_t>(shape.size());
        if (wanted < 2)
            shape.insert(shape.begin(), static_cast<std::size_t>(2 - wanted), 1);
        // Both ends of rank 0 or 1 hold one and the same row.
        const ValueId y = rank < 2 && wanted < 2 ? x : addReshape(to, x, shape);
        return {wanted < 2 ? addSqueeze(to, y, frontAxes(wanted)) : y};
    }

private:
    /// The axes that rank two has in front of `rank` others.
    static std::vector<std::int64_t> frontAxes(std::int64_t rank)
    {
        return rank == 0 ? std::vector<std::int64_t>{0, 1} : std::vector<std::int64_t>{0};
    }
};

} // namespace

std::unique_ptr<Rule> make_reshape_by_rank_two()
{
    return std::make_unique<ReshapeByRankTwo>();
}

} // namespace espalier
