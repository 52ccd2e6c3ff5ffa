// SPDX-License-Identifier: Apache-2.0
// Writes LayerNormalization in pieces.
//   before: y = LayerNormalization <axis = -1, epsilon> (x, scale, bias)
//   after:  m = ReduceMean (x)  d = Sub (x, m)  v = ReduceMean (Mul (d, d))  r = Sqrt (Add (v, epsilon))
//           n = Div (d, r)  y = Add (Mul (n, scale), bias)
// Equal: the operator's definition. Refuses: a rank that is not known; mean or deviation are read; a dtype
// other than float, in which the operator computes inside.
// Wanted by targets without the layer, or without the axis.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

#include <numeric>

namespace espalier {

namespace {

class LayerNormalizationToMean final : public NodeRule {
public:
    LayerNormalizationToMean()
        : NodeRule(
            {.id = "layernormalization-to-mean",
             .title = "LayerNormalization by means",
             .ruleClass = RuleClass::Exact,
             .opset = {17, 28},
             .why = "y = (x − E x)/√(E (x − E x)² + ε)·scale + bias, which is how ONNX defines it",
             .operators = {"LayerNormalization"},
             .produces = {"ReduceMean", "Sub", "Mul", "Add", "Sqrt", "Div"},
             .examples = {"g (float[2,3,4] x, float[4] s, float[4] b) => (y) "
                          "{ y = LayerNormalization <axis: int = -1> (x, s, b) }",
                          "g (float[2,3,4] x, float[3,4] s) => (y) "
                          "{ y = LayerNormalization <axis: int = 1, epsilon: float = 0.001> (x, s) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        if (dtypeOf(facts, node.input(0)) != DType::Float)
            return no("dtype_not_float",
                      {QT_TRANSLATE_NOOP("rewrites", "The operand is %1, not float."),
                       facts.type(node.input(0)).text()});
        if (const auto refusal = needRank(facts, node.input(0)))
            return refusal;
        if (!positiveAxes({node.intOr("axis", -1)}, *rankOf(facts, node.input(0))))
            return no("axis_out_of_range", QT_TRANSLATE_NOOP("rewrites", "The axis is out of range."));
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const ValueId x = node.input(0);
        const std::int64_t rank = *rankOf(to.facts(), x);
        const std::int64_t first = positiveAxes({node.intOr("axis", -1)}, rank)->front();
        std::vector<std::int64_t> axes(static_cast<std::size_t>(rank - first));
        std::iota(axes.begin(), axes.end(), first);
        const ValueId difference = to.add("Sub", {x, addReduce(to, "ReduceMean", x, axes, true)});
        const ValueId square = to.add("Mul", {difference, difference});
        const ValueId variance = addReduce(to, "ReduceMean", square, axes, true);
        const ValueId epsilon = to.scalar(static_cast<double>(node.floatOr("epsilon", 1e-5F)), DType::Float);
        const ValueId deviation = to.add("Sqrt", {to.add("Add", {variance, epsilon})});
        const ValueId scaled = to.add("Mul", {to.add("Div", {difference, deviation}), node.input(1)});
        return {node.input(2).isValid() ? to.add("Add", {scaled, node.input(2)}) : scaled};
    }
};

} // namespace

std::unique_ptr<Rule> make_layernormalization_to_mean()
{
    return std::make_unique<LayerNormalizationToMean>();
}

} // namespace espalier
