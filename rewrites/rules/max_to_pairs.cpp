// SPDX-License-Identifier: Apache-2.0
// Writes Max of many operands as a chain of Max.
//   before: y = Max (a, b, c)
//   after:  t = Max (a, b)   y = Max (t, c)
// Equal: the greatest of many is the greatest of the last and the greatest of the others.
// Refuses: too few operands; not floating-point.
// Wanted by targets whose layers take two operands.
#include "rewrites/pairs_rule.h"

namespace espalier {

namespace {

class MaxToPairs final : public PairsRule {
public:
    MaxToPairs()
        : PairsRule(
            {.id = "max-to-pairs",
             .title = "Max of many as Max of two",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "the greatest of many is the greatest of the last and the greatest of the others",
             .operators = {"Max"},
             .produces = {"Max"},
             .examples = {"g (float[2,3] a, float[2,3] b, float[2,3] c) => (y) { y = Max (a, b, c) }"}},
            "Max")
    {
    }
};

} // namespace

std::unique_ptr<Rule> make_max_to_pairs()
{
    return std::make_unique<MaxToPairs>();
}

} // namespace espalier
