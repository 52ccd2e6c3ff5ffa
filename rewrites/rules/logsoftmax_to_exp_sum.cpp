// SPDX-License-Identifier: Apache-2.0
// Writes LogSoftmax by its definition, kept from overflowing.
//   before: y = LogSoftmax <axis> (x)
//   after:  m = ReduceMax (x)  d = Sub (x, m)  e = Exp (d)  s = ReduceSum (e)  l = Log (s)  y = Sub (d, l)
// Equal: log softmax(x) = x - m - log Σ exp(x - m); with the maximum taken off no exponent overflows, and the
// sum is at least 1. Log (Softmax (x)) would be -∞ where the softmax underflows. Refuses: the rank is
// unknown; not floating-point. Wanted by targets without LogSoftmax, or without the axis.
#include "rewrites/forms.h"
#include "rewrites/node_rule.h"
#include "rewrites/normalized_axes.h"

namespace espalier {

namespace {

class LogSoftmaxToExpSum final : public NodeRule {
public:
    LogSoftmaxToExpSum()
        : NodeRule({.id = "logsoftmax-to-exp-sum",
                    .title = "LogSoftmax by exponentials and the logarithm of their sum",
                    .ruleClass = RuleClass::Exact,
                    .opset = {7, 28},
                    .why = "log softmax(x) = (x - max x) - log Σ exp(x - max x)",
                    .operators = {"LogSoftmax"},
                    .produces = {"ReduceMax", "Sub", "Exp", "ReduceSum", "Log"},
                    .examples = {"g (float[2,3,4] x) => (y) { y = LogSoftmax <axis: int = 1> (x) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        if (const auto refusal = needFloat(facts, node.output(0)))
            return refusal;
        return needRank(facts, node.input(0));
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const ValueId x = node.inputs[0];
        const auto axes = normalizedAxes(to.facts(), node, to.opset()).value_or(std::vector<std::int64_t>());
        const ValueId difference = to.add("Sub", {x, addReduce(to, "ReduceMax", x, axes, true)});
        const ValueId power = to.add("Exp", {difference});
        const ValueId sum = addReduce(to, "ReduceSum", power, axes, true);
        return {to.add("Sub", {difference, to.add("Log", {sum})})};
    }
};

} // namespace

std::unique_ptr<Rule> make_logsoftmax_to_exp_sum()
{
    return std::make_unique<LogSoftmaxToExpSum>();
}

} // namespace espalier
