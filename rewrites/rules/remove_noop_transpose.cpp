// SPDX-License-Identifier: Apache-2.0
// Takes a Transpose away that leaves all axes in place.
//   before: y = Transpose (x)
//   after:  x in place of y
// Equal: the order of the axes is the same.
// Refuses: the node does something; it stands between a graph input and a graph output.
// Wanted by targets without Transpose, and by models that should be smaller.
#include "rewrites/known.h"
#include "rewrites/removal_rule.h"

#include <algorithm>

namespace espalier {

namespace {

class RemoveNoopTranspose final : public RemovalRule {
public:
    RemoveNoopTranspose()
        : RemovalRule(
            {.id = "remove-noop-transpose",
             .title = "Remove a Transpose that keeps the order",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "the order of the axes is the same: bit for bit",
             .operators = {"Transpose"},
             .produces = {},
             .simplifies = true,
             .examples = {
                 "g (float[2,3] x) => (z) { y = Transpose <perm: ints = [0, 1]> (x)  z = Relu (y) }"}})
    {
    }

protected:
    Check checkNothing(const ModelFacts &facts, const Node &node) const override
    {
        if (const auto refusal = needRank(facts, node.inputs[0]))
            return refusal;
        const std::int64_t rank = *rankOf(facts, node.inputs[0]);
        const std::vector<std::int64_t> perm = node.intsOr("perm", {});
        if (rank < 2 || (!perm.empty() && std::is_sorted(perm.begin(), perm.end())))
            return std::nullopt;
        return no("moves_axes", QT_TRANSLATE_NOOP("rewrites", "The order of the axes changes."));
    }
};

} // namespace

std::unique_ptr<Rule> make_remove_noop_transpose()
{
    return std::make_unique<RemoveNoopTranspose>();
}

} // namespace espalier
