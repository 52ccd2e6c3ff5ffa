// SPDX-License-Identifier: Apache-2.0
// Writes an operator as the function that ONNX, or ONNX Runtime of its own operators, defines it by.
//   before: y = Celu <alpha = 0.5> (x)
//   after:  d = Div (x, 0.5)  e = Elu (d)  y = Mul (0.5, e)
// Equal: the function is the operator's definition.
// Refuses: no function for these operands; it has control flow, draws random numbers, or has an operator that
// meant something else in the model's opset; those whose functions overflow or cancel where they do not.
// Wanted by targets without the operator that have the parts.
#include "model/shapes/operator_schema.h"
#include "model/shapes/schema_function.h"
#include "rewrites/function_body.h"

#include <algorithm>
#include <array>

namespace espalier {

namespace {

/// Operators whose functions are not finite wherever they themselves are, or subtract squares.
constexpr std::array<std::string_view, 5> unstable = {
    "GroupNormalization", "LayerNormalization", "MeanVarianceNormalization", "ReduceLogSumExp", "Softplus"};

std::vector<std::string> operatorsWithFunctions()
{
    std::vector<std::string> names;
    for (const OperatorSchema &schema : OperatorSchema::all()) {
        const bool isWanted = !schema.isDeprecated()
            && std::find(unstable.begin(), unstable.end(), schema.name()) == unstable.end()
            && hasSchemaFunction(schema.domain(), schema.name(), schema.since());
        if (isWanted)
            names.push_back((isDefaultDomain(schema.domain()) ? "" : std::string(schema.domain()) + "::")
                            + std::string(schema.name()));
    }
    return names;
}

class OperatorToFunctionBody final : public Rule {
public:
    OperatorToFunctionBody()
        : Rule({.id = "operator-to-function-body",
                .title = "An operator as the function that defines it",
                .ruleClass = RuleClass::Exact,
                .opset = {11, 28},
                .why = "the function is the operator's definition",
                .operators = operatorsWithFunctions(),
                .produces = {},
                .examples = {"g (float[2,3] x) => (y, s, z) { y, s, z = DynamicQuantizeLinear (x) }",
                             "g (float[2,3] x) => (y) { y = Celu <alpha: float = 0.5> (x) }",
                             "g (float[2,3] x, float[3] z) => (y) { y = LessOrEqual (x, z) }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        const Node &node = facts.model().node(id);
        const std::string name =
            isDefaultDomain(node.domain) ? node.opType : node.domain + "::" + node.opType;
        const auto &operators = spec().operators;
        if (std::find(operators.begin(), operators.end(), name) == operators.end())
            return refuse("operator_differs",
                          {QT_TRANSLATE_NOOP("rewrites", "The rule is not for %1."), name}, {id}, 0);
        for (const Attribute &attribute : node.attributes) {
            if (!attribute.proto->ref_attr_name().empty())
                return refuse(
                    "attribute_reference",
                    {QT_TRANSLATE_NOOP("rewrites", "%1 is a parameter of the function."), attribute.name()},
                    {id});
        }
        auto body = readFunctionBody(facts, id);
        if (!body)
            return tl::unexpected<Refusal>(std::move(body.error()));
        return Match{id, {id}, *body};
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override
    {
        const Node node = facts.model().node(match.root);
        Replacement to(edit, match, facts, spec());
        const auto body = std::any_cast<std::shared_ptr<const ModelFacts>>(match.state);
        const std::vector<ValueId> made = writeFunctionBody(to, node, *body);
        for (std::size_t i = 0; i < std::min(made.size(), node.outputs.size()); ++i) {
            if (made[i].isValid())
                to.replace(node.outputs[i], made[i]);
        }
        to.finish();
    }
};

} // namespace

std::unique_ptr<Rule> make_operator_to_function_body()
{
    return std::make_unique<OperatorToFunctionBody>();
}

} // namespace espalier
