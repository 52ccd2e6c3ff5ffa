// SPDX-License-Identifier: Apache-2.0
// Writes Softmax by its definition, kept from overflowing.
//   before: y = Softmax <axis> (x)
//   after:  m = ReduceMax (x)  d = Sub (x, m)  e = Exp (d)  s = ReduceSum (e)  y = Div (e, s)
// Equal: exp(x - m) / Σ exp(x - m) = exp(x) / Σ exp(x); with the maximum taken off no exponent overflows.
// Refuses: the rank is unknown; not floating-point.
// Wanted by targets without Softmax, or without the axis.
#include "rewrites/forms.h"
#include "rewrites/node_rule.h"
#include "rewrites/normalized_axes.h"

namespace espalier {

namespace {

class SoftmaxToExpSum final : public NodeRule {
public:
    SoftmaxToExpSum()
        : NodeRule({.id = "softmax-to-exp-sum",
                    .title = "Softmax by exponentials and their sum",
                    .ruleClass = RuleClass::Exact,
                    .opset = {7, 28},
                    .why = "exp(x - max x) / Σ exp(x - max x) = exp(x) / Σ exp(x)",
                    .operators = {"Softmax"},
                    .produces = {"ReduceMax", "Sub", "Exp", "ReduceSum", "Div"},
                    .examples = {"g (float[2,3,4] x) => (y) { y = Softmax <axis: int = 1> (x) }"}})
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
        return {to.add("Div", {power, addReduce(to, "ReduceSum", power, axes, true)})};
    }
};

} // namespace

std::unique_ptr<Rule> make_softmax_to_exp_sum()
{
    return std::make_unique<SoftmaxToExpSum>();
}

} // namespace espalier
