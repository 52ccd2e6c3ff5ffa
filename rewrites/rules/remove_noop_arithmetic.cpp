// SPDX-License-Identifier: Apache-2.0
// Takes arithmetic away that leaves every element as it is.
//   before: y = Add (x, 0)     y = Sub (x, 0)     y = Mul (x, 1)     y = Div (x, 1)     y = Pow (x, 1)
//   after:  x in place of y
// Equal: x + 0 = x − 0 = x · 1 = x / 1 = x^1 = x; −0 + 0 is 0, which equals −0.
// Refuses: the constant has another element, or spreads x over a larger shape; the node stands between a
// graph input and a graph output. Wanted by models that should be smaller: normalisations without weights,
// exported expressions.
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

#include <algorithm>

namespace espalier {

namespace {

class RemoveNoopArithmetic final : public NodeRule {
public:
    RemoveNoopArithmetic()
        : NodeRule({.id = "remove-noop-arithmetic",
                    .title = "Remove an addition of zero or a product with one",
                    .ruleClass = RuleClass::Exact,
                    .opset = {7, 28},
                    .why = "x + 0 = x - 0 = 1 x = x / 1 = x^1 = x; only -0 + 0 becomes -0 instead of 0",
                    .operators = {"Add", "Sub", "Mul", "Div", "Pow"},
                    .produces = {},
                    .simplifies = true,
                    .examples = {"g (float[2,3] x) => (z) <float c = {0}> { y = Add (x, c)  z = Relu (y) }",
                                 "g (float[2,3] x) => (z) <float[3] c = {1, 1, 1}> "
                                 "{ y = Mul (c, x)  z = Relu (y) }",
                                 "g (float[2,3] x) => (z) <float[1,1] c = {1}> "
                                 "{ y = Div (x, c)  z = Relu (y) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        const auto kept = keptOperand(facts, node);
        if (!kept)
            return no("changes_elements",
                      {QT_TRANSLATE_NOOP("rewrites", "%1 is not known to leave every element as it is."),
                       node.opType});
        const Model &model = facts.model();
        const Value &input = model.value(node.inputs[*kept]);
        if (model.value(node.outputs[0]).graphOutputs > 0
            && (!input.producer.isValid() || input.graphOutputs > 0))
            return no("joins_input_and_output",
                      {QT_TRANSLATE_NOOP("rewrites", "%1 gives the output a name of its own."), node.opType});
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        return {node.inputs[*keptOperand(to.facts(), node)]};
    }

private:
    /// The operand that the result equals.
    static std::optional<std::size_t> keptOperand(const ModelFacts &facts, const Node &node)
    {
        if (!node.input(0).isValid() || !node.input(1).isValid() || !node.output(0).isValid())
            return std::nullopt;
        const bool commutes = node.opType == "Add" || node.opType == "Mul";
        const double neutral = node.opType == "Add" || node.opType == "Sub" ? 0 : 1;
        for (const std::size_t kept : {std::size_t{0}, std::size_t{1}}) {
            if (kept == 1 && !commutes)
                break;
            if (keepsShape(facts, node.inputs[kept], node.inputs[1 - kept])
                && dtypeOf(facts, node.inputs[kept]) == dtypeOf(facts, node.output(0))
                && isFilledWith(facts, node.inputs[1 - kept], neutral))
                return kept;
        }
        return std::nullopt;
    }

    /// Whether x spread over the constant has the shape of x.
    static bool keepsShape(const ModelFacts &facts, ValueId x, ValueId constant)
    {
        const auto spread = staticShape(facts, constant);
        const ValueType &type = facts.type(x);
        if (!spread || std::find(spread->begin(), spread->end(), 0) != spread->end())
            return false;
        if (spread->empty())
            return true;
        if (!type.shape || type.shape->size() < spread->size())
            return false;
        const std::size_t front = type.shape->size() - spread->size();
        for (std::size_t i = 0; i < spread->size(); ++i) {
            const Dim &dim = (*type.shape)[front + i];
            if ((*spread)[i] != 1 && (!dim.isKnown() || dim.length() != (*spread)[i]))
                return false;
        }
        return true;
    }

    static bool isFilledWith(const ModelFacts &facts, ValueId value, double number)
    {
        if (!facts.isConstant(value))
            return false;
        const auto numbers = constantNumbers(facts, value);
        return numbers && !numbers->empty()
            && std::all_of(numbers->begin(), numbers->end(), [&](double each) { return each == number; });
    }
};

} // namespace

std::unique_ptr<Rule> make_remove_noop_arithmetic()
{
    return std::make_unique<RemoveNoopArithmetic>();
}

} // namespace espalier
