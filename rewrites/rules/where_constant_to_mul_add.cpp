// SPDX-License-Identifier: Apache-2.0
// Chooses between two tensors by a constant condition with arithmetic alone.
//   before: y = Where (c, x, z)                   c constant
//   after:  y = Add (Mul (x, m), Mul (z, 1 − m))   m = c as numbers; a constant branch has the product
//   already
// Where c is the same throughout, and the branch has the shape of y, it is that branch.
// Equal for finite operands: products with 1 and 0 are exact. A constant branch may be infinite: its part
// that is not chosen is written as 0. Refuses: the condition is not constant; not floating-point. Wanted by
// targets without Where.
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

#include <algorithm>

namespace espalier {

namespace {

class WhereConstantToMulAdd final : public NodeRule {
public:
    WhereConstantToMulAdd()
        : NodeRule({.id = "where-constant-to-mul-add",
                    .title = "A choice that is known as products with 1 and 0",
                    .ruleClass = RuleClass::Exact,
                    .opset = {9, 28},
                    .why = "x·m + z·(1 − m) is x or z: bit for bit, for finite operands",
                    .operators = {"Where"},
                    .produces = {"Mul", "Add"},
                    .needsFinite = true,
                    .examples = {"g (float[2,3] x, float[2,3] z) => (y) <bool[3] c = {1, 0, 1}> "
                                 "{ y = Where (c, x, z) }",
                                 "g (float[2,3] x) => (y) <bool[3] c = {1, 0, 1}, float z = {-inf}> "
                                 "{ y = Where (c, x, z) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        if (!facts.constant(node.input(0)) || !staticShape(facts, node.input(0)))
            return no("not_constant",
                      {QT_TRANSLATE_NOOP("rewrites", "%1 is not constant."),
                       facts.model().value(node.input(0)).name});
        return needFloat(facts, node.output(0));
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const std::vector<double> chosen = *constantNumbers(to.facts(), node.input(0));
        const auto shape = staticShape(to.facts(), node.output(0));
        for (const std::size_t branch : {1U, 2U}) {
            const bool isAll = std::all_of(chosen.begin(), chosen.end(),
                                           [&](double each) { return (each != 0) == (branch == 1); });
            if (isAll && shape && staticShape(to.facts(), node.input(branch)) == shape
                && !to.facts().isConstant(node.input(branch)) && isFree(to.facts(), node, branch))
                return {node.input(branch)};
        }
        return {to.add("Add", {part(to, node, 1), part(to, node, 2)})};
    }

private:
    /// A graph output cannot be a graph input itself.
    static bool isFree(const ModelFacts &facts, const Node &node, std::size_t branch)
    {
        const Value &value = facts.model().value(node.input(branch));
        return facts.model().value(node.output(0)).graphOutputs == 0
            || (value.producer.isValid() && value.graphOutputs == 0);
    }

    /// The branch where it is chosen, 0 elsewhere.
    static ValueId part(Replacement &to, const Node &node, std::size_t branch)
    {
        const DType dtype = dtypeOf(to.facts(), node.output(0));
        std::vector<double> mask = *constantNumbers(to.facts(), node.input(0));
        for (double &each : mask)
            each = (each != 0) == (branch == 1) ? 1 : 0;
        const std::vector<std::int64_t> shape = *staticShape(to.facts(), node.input(0));
        const ValueId x = node.input(branch);
        if (!to.facts().isConstant(x))
            return to.add("Mul", {x, to.constant(numbersTensor(dtype, shape, mask))});
        const ValueId zero = to.scalar(0, dtype);
        return branch == 1 ? to.add("Where", {node.input(0), x, zero})
                           : to.add("Where", {node.input(0), zero, x});
    }
};

} // namespace

std::unique_ptr<Rule> make_where_constant_to_mul_add()
{
    return std::make_unique<WhereConstantToMulAdd>();
}

} // namespace espalier
