// SPDX-License-Identifier: Apache-2.0
// Takes a Sum, Mean, Max, Min or Concat of one operand away.
//   before: y = Sum (x)
//   after:  x in place of y
// Equal: of one operand the result is that operand.
// Refuses: the node does something; it stands between a graph input and a graph output.
// Wanted by targets without the operator, and by models that should be smaller.
#include "rewrites/removal_rule.h"

namespace espalier {

namespace {

class RemoveSingleOperand final : public RemovalRule {
public:
    RemoveSingleOperand()
        : RemovalRule({.id = "remove-single-operand",
                       .title = "Remove a sum, maximum, mean or concatenation of one",
                       .ruleClass = RuleClass::Exact,
                       .opset = {7, 28},
                       .why = "of one operand the result is that operand: bit for bit",
                       .operators = {"Concat", "Max", "Mean", "Min", "Sum"},
                       .produces = {},
                       .simplifies = true,
                       .examples = {"g (float[2,3] x) => (z) { y = Sum (x)  z = Relu (y) }"}})
    {
    }

protected:
    Check checkNothing(const ModelFacts &facts, const Node &node) const override
    {
        (void)facts;
        if (node.inputs.size() == 1)
            return std::nullopt;
        return no("many_operands",
                  {QT_TRANSLATE_NOOP("rewrites", "%1 has %2 operands."), node.opType,
                   std::to_string(node.inputs.size())});
    }
};

} // namespace

std::unique_ptr<Rule> make_remove_single_operand()
{
    return std::make_unique<RemoveSingleOperand>();
}

} // namespace espalier
