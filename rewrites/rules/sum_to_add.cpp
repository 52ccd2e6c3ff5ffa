// SPDX-License-Identifier: Apache-2.0
// Writes Sum of many operands as a chain of Add.
//   before: y = Sum (a, b, c)
//   after:  t = Add (a, b)   y = Add (t, c)
// Equal: a sum is added up from the left.
// Refuses: too few operands; not floating-point.
// Wanted by targets whose layers take two operands.
#include "rewrites/pairs_rule.h"

namespace espalier {

namespace {

class SumToAdd final : public PairsRule {
public:
    SumToAdd()
        : PairsRule(
            {.id = "sum-to-add",
             .title = "Sum as additions of two",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "a sum is added up from the left",
             .operators = {"Sum"},
             .produces = {"Add"},
             .examples = {"g (float[2,3] a, float[2,3] b, float[2,3] c) => (y) { y = Sum (a, b, c) }"}},
            "Add")
    {
    }
};

} // namespace

std::unique_ptr<Rule> make_sum_to_add()
{
    return std::make_unique<SumToAdd>();
}

} // namespace espalier
