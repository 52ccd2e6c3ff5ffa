// SPDX-License-Identifier: Apache-2.0
// Brings the axis of LogSoftmax to the end and back (last_axis_rule.h).
// Wanted by targets that normalise along the last axis alone.
#include "rewrites/last_axis_rule.h"

namespace espalier {

namespace {

class LogSoftmaxToLastAxis final : public LastAxisRule {
public:
    LogSoftmaxToLastAxis()
        : LastAxisRule({.id = "logsoftmax-to-last-axis",
                        .title = "LogSoftmax along the last axis, between transpositions",
                        .ruleClass = RuleClass::Exact,
                        .opset = {7, 28},
                        .why = "each row that is normalised holds the same elements",
                        .operators = {"LogSoftmax"},
                        .produces = {"LogSoftmax", "Transpose", "Reshape"},
                        .examples = {"g (float[2,3,4] x) => (y) { y = LogSoftmax <axis: int = 1> (x) }"}})
    {
    }
};

} // namespace

std::unique_ptr<Rule> make_logsoftmax_to_last_axis()
{
    return std::make_unique<LogSoftmaxToLastAxis>();
}

} // namespace espalier
