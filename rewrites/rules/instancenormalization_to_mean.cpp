// SPDX-License-Identifier: Apache-2.0
// Writes InstanceNormalization in pieces.
//   before: y = InstanceNormalization <epsilon> (x, scale, bias)            x: [N, C, …]
//   after:  m = ReduceMean (x)  d = Sub (x, m)  v = ReduceMean (Mul (d, d))  r = Sqrt (Add (v, epsilon))
//           n = Div (d, r)  y = Add (Mul (n, scale'), bias')                  [C, 1, …]
// Equal: the operator's definition. Refuses: a rank that is not known; a dtype other than float.
// Wanted by targets without the layer, or with constant parameters alone.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

#include <numeric>

namespace espalier {

namespace {

class InstanceNormalizationToMean final : public NodeRule {
public:
    InstanceNormalizationToMean()
        : NodeRule({.id = "instancenormalization-to-mean",
                    .title = "InstanceNormalization by means",
                    .ruleClass = RuleClass::Exact,
                    .opset = {7, 28},
                    .why =
                        "y = (x − E x)/√(E (x − E x)² + ε)·scale + bias over each channel, which is how ONNX "
                        "defines it",
                    .operators = {"InstanceNormalization"},
                    .produces = {"ReduceMean", "Sub", "Mul", "Add", "Sqrt", "Div", "Reshape"},
                    .examples = {"g (float[2,3,4,2] x, float[3] s, float[3] b) => (y) "
                                 "{ y = InstanceNormalization <epsilon: float = 0.001> (x, s, b) }",
                                 "g (float[2,3,4] x) => (y) <float[3] s = {1, 2, 3}, float[3] b = {4, 5, 6}> "
                                 "{ y = InstanceNormalization (x, s, b) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        if (dtypeOf(facts, node.input(0)) != DType::Float)
            return no("dtype_not_float",
                      {QT_TRANSLATE_NOOP("rewrites", "The operand is %1, not float."),
                       facts.type(node.input(0)).text()});
        return needRank(facts, node.input(0));
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const ValueId x = node.input(0);
        const std::int64_t rank = *rankOf(to.facts(), x);
        std::vector<std::int64_t> axes(static_cast<std::size_t>(rank - 2));
        std::iota(axes.begin(), axes.end(), 2);
        std::vector<std::int64_t> channels(static_cast<std::size_t>(rank - 1), 1);
        channels.front() = -1;
        const ValueId difference = to.add("Sub", {x, addReduce(to, "ReduceMean", x, axes, true)});
        const ValueId square = to.add("Mul", {difference, difference});
        const ValueId variance = addReduce(to, "ReduceMean", square, axes, true);
        const ValueId epsilon = to.scalar(static_cast<double>(node.floatOr("epsilon", 1e-5F)), DType::Float);
        const ValueId deviation = to.add("Sqrt", {to.add("Add", {variance, epsilon})});
        const ValueId normal = to.add("Div", {difference, deviation});
        const ValueId scaled = to.add("Mul", {normal, addReshape(to, node.input(1), channels)});
        return {to.add("Add", {scaled, addReshape(to, node.input(2), channels)})};
    }
};

} // namespace

std::unique_ptr<Rule> make_instancenormalization_to_mean()
{
    return std::make_unique<InstanceNormalizationToMean>();
}

} // namespace espalier
