// SPDX-License-Identifier: Apache-2.0
// Makes one Gelu of the nodes that exporters write it with.
//   before: d = Div (x, √2)  e = Erf (d)  a = Add (e, 1)  m = Mul (x, a)  y = Mul (m, 0.5)
//   after:  y = Gelu (x)                    com.microsoft.Gelu before opset 20
// Equal: Gelu(x) = x/2 · (1 + erf(x/√2)), which is how ONNX defines it. The division may be a product with
// 1/√2, and the half may stand at x, at the sum or at the end.
// Refuses: other constants; another form; a value inside is read elsewhere.
// Wanted by targets with a Gelu layer but without Erf.
#include "rewrites/known.h"
#include "rewrites/replacement.h"

#include <cmath>

namespace espalier {

namespace {

/// The nodes of the form, found from Erf outwards.
struct GeluForm {
    ValueId x;
    std::vector<NodeId> nodes;
    NodeId last;
};

class FormReader {
public:
    explicit FormReader(const ModelFacts &facts) : m_facts(facts), m_model(facts.model()) { }

    std::optional<GeluForm> read(NodeId erf)
    {
        const Node &node = m_model.node(erf);
        m_tolerance = dtypeOf(m_facts, node.output(0)) == DType::Float16 ? 1e-3 : 1e-6;
        m_form.nodes.push_back(erf);
        if (!readScale(node.input(0)))
            return std::nullopt;
        const auto sum = onlyReader(node.output(0));
        if (!sum || !m_model.node(*sum).isOp("Add") || !constantBeside(*sum, node.output(0), 1))
            return std::nullopt;
        m_form.nodes.push_back(*sum);
        if (!readProducts(m_model.node(*sum).output(0)))
            return std::nullopt;
        return m_form;
    }

private:
    [[nodiscard]] bool isNear(std::optional<double> value, double wanted) const
    {
        return value && std::abs(*value - wanted) <= m_tolerance * wanted;
    }

    /// The one node that reads the value; nullopt where it is read twice or is an output.
    [[nodiscard]] std::optional<NodeId> onlyReader(ValueId id) const
    {
        const Value &value = m_model.value(id);
        if (value.uses.size() != 1 || value.graphOutputs > 0 || value.uses[0].node.graph != id.graph)
            return std::nullopt;
        return value.uses[0].node;
    }

    /// The other operand of a node with two.
    [[nodiscard]] ValueId beside(NodeId node, ValueId operand) const
    {
        const std::vector<ValueId> &inputs = m_model.node(node).inputs;
        if (inputs.size() != 2)
            return {};
        return inputs[0] == operand ? inputs[1] : inputs[0];
    }

    [[nodiscard]] bool constantBeside(NodeId node, ValueId operand, double wanted) const
    {
        const ValueId other = beside(node, operand);
        return other.isValid() && isNear(constantScalar(m_facts, other), wanted);
    }

    /// x/√2 in front of Erf.
    bool readScale(ValueId scaled)
    {
        const NodeId id = m_model.value(scaled).producer;
        if (!id.isValid() || !onlyReader(scaled))
            return false;
        const Node &node = m_model.node(id);
        if (node.isOp("Div") && isNear(constantScalar(m_facts, node.input(1)), std::sqrt(2.0)))
            m_form.x = node.input(0);
        else if (node.isOp("Mul") && isNear(constantScalar(m_facts, node.input(1)), std::sqrt(0.5)))
            m_form.x = node.input(0);
        else if (node.isOp("Mul") && isNear(constantScalar(m_facts, node.input(0)), std::sqrt(0.5)))
            m_form.x = node.input(1);
        else
            return false;
        m_form.nodes.push_back(id);
        return true;
    }

    /// x/2 made of x alone, and read once.
    bool isHalfOfX(ValueId value, NodeId &node) const
    {
        node = m_model.value(value).producer;
        if (!node.isValid() || !onlyReader(value))
            return false;
        const Node &half = m_model.node(node);
        if (half.isOp("Mul"))
            return (half.input(0) == m_form.x || half.input(1) == m_form.x)
                && constantBeside(node, m_form.x, 0.5);
        return half.isOp("Div") && half.input(0) == m_form.x
            && isNear(constantScalar(m_facts, half.input(1)), 2);
    }

    /// From 1 + erf to the end: a product with x and one with 1/2, in either order, or with x/2 at once.
    bool readProducts(ValueId value)
    {
        bool needsX = true;
        bool needsHalf = true;
        while (needsX || needsHalf) {
            const auto reader = onlyReader(value);
            if (!reader || !m_model.node(*reader).isOp("Mul"))
                return false;
            const ValueId other = beside(*reader, value);
            NodeId half;
            if (needsX && other == m_form.x) {
                needsX = false;
            } else if (needsHalf && isNear(constantScalar(m_facts, other), 0.5)) {
                needsHalf = false;
            } else if (needsX && needsHalf && isHalfOfX(other, half)) {
                needsX = needsHalf = false;
                m_form.nodes.push_back(half);
            } else {
                return false;
            }
            m_form.nodes.push_back(*reader);
            m_form.last = *reader;
            value = m_model.node(*reader).output(0);
        }
        return true;
    }

    const ModelFacts &m_facts;
    const Model &m_model;
    double m_tolerance = 0;
    GeluForm m_form;
};

class ErfToGelu final : public Rule {
public:
    ErfToGelu()
        : Rule(
            {.id = "erf-to-gelu",
             .title = "The Gelu that is written with Erf as one node",
             .ruleClass = RuleClass::Exact,
             .opset = {9, 28},
             .why = "Gelu(x) = x/2 · (1 + erf(x/√2)), which is how ONNX defines it",
             .operators = {"Erf"},
             .produces = {"Gelu", "com.microsoft::Gelu"},
             .examples = {"g (float[2,3] x) => (y) <float r = {1.4142135}, float o = {1}, float h = {0.5}>"
                          " { d = Div (x, r)  e = Erf (d)  a = Add (e, o)  m = Mul (x, a)  y = Mul (m, h) }",
                          "g (float[2,3] x) => (y) <float r = {0.70710678}, float o = {1}, float h = "
                          "{0.5}> { d = Mul (r, x)  e = Erf (d)  a = Add (o, e)  m = Mul (x, h)  y = Mul (m, "
                          "a) }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        const Model &model = facts.model();
        if (!model.node(id).isOp("Erf"))
            return refuse("operator_differs",
                          {QT_TRANSLATE_NOOP("rewrites", "The rule is not for %1."), model.node(id).opType},
                          {id}, 0);
        if (!isFloatingPoint(dtypeOf(facts, model.node(id).output(0))))
            return refuse(
                "dtype_not_float",
                {QT_TRANSLATE_NOOP("rewrites", "The operand is %1, not known to be floating-point."),
                 facts.type(model.node(id).output(0)).text()},
                {id});
        if (enclosingFunction(model, id.graph) != nullptr)
            return refuse("in_function",
                          QT_TRANSLATE_NOOP("rewrites", "The node stands in a function of the model."), {id});
        const auto form = FormReader(facts).read(id);
        if (!form)
            return refuse("no_gelu",
                          QT_TRANSLATE_NOOP("rewrites", "Around the node there is no x/2 · (1 + erf(x/√2))."),
                          {id});
        return Match{id, form->nodes, *form};
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override
    {
        static constexpr std::int64_t firstWithGelu = 20;
        Replacement to(edit, match, facts, spec());
        const auto form = std::any_cast<GeluForm>(match.state);
        const char *domain = to.opset() >= firstWithGelu ? "" : "com.microsoft";
        const ValueId y = to.addMany("Gelu", {form.x}, 1, {}, domain).front();
        to.replace(facts.model().node(form.last).output(0), y);
        to.finish();
    }
};

} // namespace

std::unique_ptr<Rule> make_erf_to_gelu()
{
    return std::make_unique<ErfToGelu>();
}

} // namespace espalier
