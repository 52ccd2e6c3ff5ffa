// SPDX-License-Identifier: Apache-2.0
// Chooses between two tensors by a comparison with arithmetic alone.
//   before: c = Greater (a, b)  y = Where (c, x, z)
//   after:  m = Sign (Relu (Sub (a, b)))  y = Add (Mul (x, m), Mul (z, Sub (1, m)))
// With d = a − b: a > b is sign(relu(d)), a < b the same of −d, a = b is 1 − sign(|d|), ≥ and ≤ are 1 less
// the opposite. Equal for finite operands: a − b is 0 only for a = b, products with 1 and 0 are exact.
// Refuses: the condition is no comparison of floats; it leaves the model or is read by others than Where; a
// branch is not finite, or made by an operator whose results need not be (Div, Log, Sqrt…).
// Wanted by targets without comparisons or Where.
#include "rewrites/known.h"
#include "rewrites/replacement.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace espalier {

namespace {

bool isComparison(const Node &node)
{
    static constexpr std::array<std::string_view, 5> names = {"Greater", "Less", "Equal", "GreaterOrEqual",
                                                              "LessOrEqual"};
    return isDefaultDomain(node.domain) && std::find(names.begin(), names.end(), node.opType) != names.end();
}

/// Whether the value is finite wherever what it is computed from is, as far as its maker tells.
bool isFinite(const ModelFacts &facts, ValueId value)
{
    if (facts.isConstant(value)) {
        const auto numbers = constantNumbers(facts, value);
        return numbers
            && std::all_of(numbers->begin(), numbers->end(), [](double each) { return std::isfinite(each); });
    }
    static constexpr std::array<std::string_view, 8> poles = {"Div", "Log",  "Sqrt", "Reciprocal",
                                                              "Pow", "Acos", "Asin", "Exp"};
    const NodeId producer = facts.model().value(value).producer;
    return !producer.isValid()
        || std::find(poles.begin(), poles.end(), facts.model().node(producer).opType) == poles.end();
}

class WhereCompareToSign final : public Rule {
public:
    WhereCompareToSign()
        : Rule({.id = "where-compare-to-sign",
                .title = "A choice by comparison as products with 1 and 0",
                .ruleClass = RuleClass::Exact,
                .opset = {9, 28},
                .why =
                    "m = sign(relu(a − b)) is 1 where a > b and 0 elsewhere; x·m + z·(1 − m) is x or z: bit "
                    "for bit, for finite operands",
                .operators = {"Greater", "Less", "Equal", "GreaterOrEqual", "LessOrEqual", "Where"},
                .produces = {"Sub", "Relu", "Sign", "Abs", "Mul", "Add"},
                .needsFinite = true,
                .examples = {"g (float[2,3] a, float[3] b, float[2,3] x, float[2,3] z) => (y) "
                             "{ c = Greater (a, b)  y = Where (c, x, z) }",
                             "g (float[2,3] a, float[2,3] x) => (y) <float b = {0.25}, float z = {7}> "
                             "{ c = LessOrEqual (a, b)  y = Where (c, x, z) }",
                             "g (float[2,3] a, float[2,3] x) => (y) <float b = {0.25}, float z = {7}> "
                             "{ c = Less (a, b)  y = Where (c, z, x) }",
                             "g (float[2,3] a, float[2,3] x) => (y) <float b = {0.25}> "
                             "{ c = Equal (a, b)  y = Where (c, b, x) }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId asked) const override
    {
        const Model &model = facts.model();
        NodeId id = asked;
        if (model.node(id).isOp("Where") && model.node(id).input(0).isValid())
            id = model.value(model.node(id).input(0)).producer;
        if (!id.isValid() || !isComparison(model.node(id)) || id.graph != asked.graph)
            return refuse("no_comparison",
                          QT_TRANSLATE_NOOP("rewrites", "No comparison makes the condition."), {asked}, 0);
        const Node &compare = model.node(id);
        if (!isFloatingPoint(dtypeOf(facts, compare.input(0))))
            return refuse(
                "dtype_not_float",
                {QT_TRANSLATE_NOOP("rewrites", "%1 are compared."), facts.type(compare.input(0)).text()},
                {id});
        Match match{id, {id}, {}};
        const Value &condition = model.value(compare.output(0));
        if (condition.graphOutputs > 0 || condition.uses.empty())
            return refuse("condition_read", QT_TRANSLATE_NOOP("rewrites", "The condition leaves the model."),
                          {id});
        for (const Use &use : condition.uses) {
            const Node &where = model.node(use.node);
            if (!where.isOp("Where") || use.input != 0 || use.node.graph != id.graph)
                return refuse("condition_read",
                              {QT_TRANSLATE_NOOP("rewrites", "%1 reads the condition."), where.opType}, {id});
            if (dtypeOf(facts, where.output(0)) != dtypeOf(facts, compare.input(0)))
                return refuse("dtype_not_float",
                              {QT_TRANSLATE_NOOP("rewrites", "The choice is among %1, the comparison of %2."),
                               facts.type(where.output(0)).text(), facts.type(compare.input(0)).text()},
                              {id}, 2);
            for (const std::size_t branch : {1U, 2U}) {
                if (!isFinite(facts, where.input(branch)))
                    return refuse(
                        "operand_may_be_infinite",
                        {QT_TRANSLATE_NOOP("rewrites", "%1 need not be finite where it is not chosen."),
                         model.value(where.input(branch)).name},
                        {id}, 2);
            }
            match.nodes.push_back(use.node);
        }
        return match;
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override
    {
        const Model &model = facts.model();
        const Node &compare = model.node(match.root);
        const DType dtype = dtypeOf(facts, compare.input(0));
        const std::string op = compare.opType;
        Replacement to(edit, match, facts, spec());
        const ValueId one = to.scalar(1, dtype);
        // Greater and LessOrEqual look at a − b, Less and GreaterOrEqual at b − a.
        const bool turns = op == "Less" || op == "GreaterOrEqual";
        const ValueId difference =
            to.add("Sub", {compare.input(turns ? 1 : 0), compare.input(turns ? 0 : 1)});
        const ValueId sign = to.add("Sign", {to.add(op == "Equal" ? "Abs" : "Relu", {difference})});
        const ValueId other = to.add("Sub", {one, sign});
        const bool isDirect = op == "Greater" || op == "Less";
        for (std::size_t i = 1; i < match.nodes.size(); ++i) {
            const Node &where = model.node(match.nodes[i]);
            const ValueId chosen = to.add("Mul", {where.input(1), isDirect ? sign : other});
            const ValueId rest = to.add("Mul", {where.input(2), isDirect ? other : sign});
            to.replace(where.output(0), to.add("Add", {chosen, rest}));
        }
        to.finish();
    }
};

} // namespace

std::unique_ptr<Rule> make_where_compare_to_sign()
{
    return std::make_unique<WhereCompareToSign>();
}

} // namespace espalier
