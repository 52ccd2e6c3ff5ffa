// SPDX-License-Identifier: Apache-2.0
// Brings the axis of Softmax to the end and back (last_axis_rule.h).
// Wanted by targets that normalise along the last axis alone.
#include "rewrites/last_axis_rule.h"

namespace espalier {

namespace {

class SoftmaxToLastAxis final : public LastAxisRule {
public:
    SoftmaxToLastAxis()
        : LastAxisRule({.id = "softmax-to-last-axis",
                        .title = "Softmax along the last axis, between transpositions",
                        .ruleClass = RuleClass::Exact,
                        .opset = {7, 28},
                        .why = "each row that is normalised holds the same elements",
                        .operators = {"Softmax"},
                        .produces = {"Softmax", "Transpose", "Reshape"},
                        .examples = {"g (float[2,3,4] x) => (y) { y = Softmax <axis: int = 1> (x) }"}})
    {
    }
};

} // namespace

std::unique_ptr<Rule> make_softmax_to_last_axis()
{
    return std::make_unique<SoftmaxToLastAxis>();
}

} // namespace espalier
