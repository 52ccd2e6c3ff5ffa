// SPDX-License-Identifier: Apache-2.0
// Writes Mean of many operands as a chain of Add.
//   before: y = Mean (a, b, c)
//   after:  t = Add (a, b)   y = Add (t, c)   (times 1/3)
// Equal: the mean is the sum times 1/n.
// Refuses: too few operands; not floating-point.
// Wanted by targets whose layers take two operands.
#include "rewrites/known.h"
#include "rewrites/pairs_rule.h"

namespace espalier {

namespace {

class MeanToAddMul final : public PairsRule {
public:
    MeanToAddMul()
        : PairsRule(
            {.id = "mean-to-add-mul",
             .title = "Mean as additions and a product",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "the mean is the sum times 1/n",
             .operators = {"Mean"},
             .produces = {"Add", "Mul"},
             .examples = {"g (float[2,3] a, float[2,3] b, float[2,3] c) => (y) { y = Mean (a, b, c) }"}},
            "Add")
    {
    }

protected:
    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const double share = 1.0 / static_cast<double>(node.inputs.size());
        return {to.add("Mul", {chain(to, node), to.scalar(share, dtypeOf(to.facts(), node.output(0)))})};
    }
};

} // namespace

std::unique_ptr<Rule> make_mean_to_add_mul()
{
    return std::make_unique<MeanToAddMul>();
}

} // namespace espalier
