// SPDX-License-Identifier: Apache-2.0
// Writes Min of many operands as a chain of Min.
//   before: y = Min (a, b, c)
//   after:  t = Min (a, b)   y = Min (t, c)
// Equal: the least of many is the least of the last and the least of the others.
// Refuses: too few operands; not floating-point.
// Wanted by targets whose layers take two operands.
#include "rewrites/pairs_rule.h"

namespace espalier {

namespace {

class MinToPairs final : public PairsRule {
public:
    MinToPairs()
        : PairsRule(
            {.id = "min-to-pairs",
             .title = "Min of many as Min of two",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "the least of many is the least of the last and the least of the others",
             .operators = {"Min"},
             .produces = {"Min"},
             .examples = {"g (float[2,3] a, float[2,3] b, float[2,3] c) => (y) { y = Min (a, b, c) }"}},
            "Min")
    {
    }
};

} // namespace

std::unique_ptr<Rule> make_min_to_pairs()
{
    return std::make_unique<MinToPairs>();
}

} // namespace espalier
