// SPDX-License-Identifier: Apache-2.0
// Writes HardSigmoid by its definition.
//   before: y = HardSigmoid <alpha, beta> (x)
//   after:  p = Mul (x, alpha)   s = Add (p, beta)   y = Clip (s, 0, 1)
// Equal: hardsigmoid(x) = max(0, min(1, alpha·x + beta)).
// Refuses: not floating-point.
// Wanted by targets without HardSigmoid, or with fixed alpha and beta.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

namespace espalier {

namespace {

class HardSigmoidToClip final : public NodeRule {
public:
    HardSigmoidToClip()
        : NodeRule({.id = "hardsigmoid-to-clip",
                    .title = "HardSigmoid as Mul, Add, Clip",
                    .ruleClass = RuleClass::Exact,
                    .opset = {7, 28},
                    .why = "hardsigmoid(x) = max(0, min(1, alpha·x + beta)), which is how ONNX defines it",
                    .operators = {"HardSigmoid"},
                    .produces = {"Mul", "Add", "Clip"},
                    .examples = {"g (float[2,3] x) => (y) { y = HardSigmoid <alpha: float = 0.3> (x) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        return needFloat(facts, node.output(0));
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const DType dtype = dtypeOf(to.facts(), node.output(0));
        const ValueId product = to.add(
            "Mul", {node.inputs[0], to.scalar(static_cast<double>(node.floatOr("alpha", 0.2F)), dtype)});
        const ValueId line =
            to.add("Add", {product, to.scalar(static_cast<double>(node.floatOr("beta", 0.5F)), dtype)});
        return {addClip(to, line, 0, 1, dtype)};
    }
};

} // namespace

std::unique_ptr<Rule> make_hardsigmoid_to_clip()
{
    return std::make_unique<HardSigmoidToClip>();
}

} // namespace espalier
