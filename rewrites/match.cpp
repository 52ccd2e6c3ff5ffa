// SPDX-License-Identifier: Apache-2.0
// Backtracking search from one node along the edges of the pattern.
//
// Terms: an attempt assigns model nodes to pattern nodes. From the anchor the search goes on with any pattern
// node next to what is bound: to the producer of a bound value (one candidate), else to the readers of a
// bound value (each is a candidate). Cost: candidates are nodes next to the match, so it does not grow with
// the model; `stepLimit` bounds patterns that branch badly.
#include "rewrites/match.h"

#include "model/graph/walk.h"
#include "model/shapes/operator_schema.h"

#include <algorithm>
#include <array>

namespace espalier {

namespace {

constexpr int stepLimit = 10'000;

bool isCommutative(const std::string &op)
{
    static constexpr std::array<std::string_view, 13> names = {
        "Add", "Mul", "And",  "Or",         "Xor",       "Equal",     "Max",
        "Min", "Sum", "Mean", "BitwiseAnd", "BitwiseOr", "BitwiseXor"};
    return std::find(names.begin(), names.end(), op) != names.end();
}

bool sameDomain(const std::string &a, const std::string &b)
{
    return a == b || (isDefaultDomain(a) && isDefaultDomain(b));
}

/// The schema's default; null if the operator has none.
std::shared_ptr<const Attribute> schemaDefault(const Node &node, std::int64_t opset, const std::string &name)
{
    const auto schema = OperatorSchema::find(node.domain, node.opType, opset);
    const auto formal = schema ? schema->attribute(name) : std::nullopt;
    if (!formal || formal->defaultValue == nullptr)
        return nullptr;
    return std::make_shared<const Attribute>(
        Attribute{std::make_shared<const onnx::AttributeProto>(*formal->defaultValue), {}, {}});
}

/// Whether an attribute says what ONNX documents as its default where the schema cannot.
bool isDocumentedDefault(const Attribute &attribute)
{
    const auto allAre = [&](std::int64_t wanted) {
        const auto &ints = attribute.proto->ints();
        return std::all_of(ints.begin(), ints.end(), [&](std::int64_t each) { return each == wanted; });
    };
    const std::string &name = attribute.name();
    if (name == "strides" || name == "dilations")
        return allAre(1);
    if (name == "pads" || name == "output_padding")
        return allAre(0);
    // The kernel's lengths follow from the weights.
    return name == "kernel_shape";
}

/// Equal elements; a single element of the pattern fits a constant of one element and any rank.
bool fitsConstant(const PatternConstant &wanted, const Tensor &tensor)
{
    const auto want = readNumbers(wanted.tensor);
    const auto have = readNumbers(tensor);
    if (!want || !have || *want != *have)
        return false;
    if (!wanted.followsDtype && wanted.tensor.dtype() != tensor.dtype())
        return false;
    return want->size() == 1 || wanted.tensor.dims() == tensor.dims();
}

class Search {
public:
    Search(const Pattern &pattern, const ModelFacts &facts, NodeId anchor,
           const std::function<std::optional<Refusal>(const Binding &)> &accept)
        : m_pattern(pattern), m_facts(facts), m_model(facts.model()), m_anchor(anchor), m_accept(accept)
    {
    }

    FoundBinding run()
    {
        // The last node of the pattern first: most patterns are found from their result.
        for (std::size_t i = m_pattern.nodes.size(); i-- > 0;) {
            Binding start;
            start.values.resize(m_pattern.values.size());
            start.nodes.resize(m_pattern.nodes.size());
            if (tryNode(start, i, m_anchor))
                return std::move(m_result);
        }
        return tl::unexpected<Refusal>(std::move(m_refusal));
    }

private:
    bool miss(const Binding &binding, std::string code, Message message, NodeId node)
    {
        const int reach = static_cast<int>(std::count_if(binding.nodes.begin(), binding.nodes.end(),
                                                         [](const NodeId &each) { return each.isValid(); }));
        if (m_refusal.code.empty() || reach > m_refusal.reach) {
            m_refusal = Refusal{std::move(code), std::move(message), {}, reach};
            if (node.isValid())
                m_refusal.nodes.push_back(node);
        }
        return false;
    }

    /// Binds pattern node `index` to `id`, trying both orders of commutative operands, and goes on from
    /// there.
    bool tryNode(const Binding &before, std::size_t index, NodeId id)
    {
        if (++m_steps > stepLimit)
            return miss(before, "search_too_long",
                        QT_TRANSLATE_NOOP("rewrites", "The pattern branches too often here."), id);
        const PatternNode &wanted = m_pattern.nodes[index];
        const Node &node = m_model.node(id);
        if (id.graph != m_anchor.graph || node.opType != wanted.opType
            || !sameDomain(node.domain, wanted.domain))
            return miss(before, "operator_differs",
                        {QT_TRANSLATE_NOOP("rewrites", "The pattern has %1 where the model has %2."),
                         wanted.opType, node.opType},
                        id);
        if (std::find(before.nodes.begin(), before.nodes.end(), id) != before.nodes.end())
            return miss(
                before, "operator_differs",
                {QT_TRANSLATE_NOOP("rewrites", "%1 would have to stand at two places of the pattern."),
                 node.opType},
                id);
        Binding bound = before;
        bound.nodes[index] = id;
        if (!bindAttributes(bound, wanted, node, id) || !bindOutputs(bound, wanted, node, id))
            return false;
        const bool twoWays =
            isCommutative(wanted.opType) && wanted.inputs.size() == 2 && node.inputs.size() == 2;
        for (int order = 0; order < (twoWays ? 2 : 1); ++order) {
            Binding next = bound;
            if (bindInputs(next, wanted, node, id, order == 1) && goOn(next))
                return true;
        }
        return false;
    }

    bool bindAttributes(Binding &binding, const PatternNode &wanted, const Node &node, NodeId id)
    {
        const std::int64_t opset = m_model.opset(node.domain, id.graph).value_or(0);
        const auto written = [&](const std::string &name) {
            return std::find_if(wanted.attributes.begin(), wanted.attributes.end(),
                                [&](const PatternAttribute &each) { return each.name == name; });
        };
        for (const Attribute &attribute : node.attributes) {
            if (!attribute.proto->ref_attr_name().empty())
                return miss(binding, "attribute_reference",
                            {QT_TRANSLATE_NOOP("rewrites", "%1 of %2 is a parameter of the function."),
                             attribute.name(), node.opType},
                            id);
            if (written(attribute.name()) != wanted.attributes.end())
                continue;
            const auto usual = schemaDefault(node, opset, attribute.name());
            if (!(usual ? sameAttribute(*usual, attribute) : isDocumentedDefault(attribute)))
                return miss(binding, "attribute_differs",
                            {QT_TRANSLATE_NOOP("rewrites", "The rule expects the default of %1 of %2."),
                             attribute.name(), node.opType},
                            id);
        }
        for (const PatternAttribute &each : wanted.attributes) {
            std::shared_ptr<const Attribute> have;
            if (const Attribute *own = node.attribute(each.name))
                have = std::make_shared<const Attribute>(*own);
            else
                have = schemaDefault(node, opset, each.name);
            if (each.capture.empty()) {
                if (!have || !sameAttribute(Attribute{each.literal, {}, {}}, *have))
                    return miss(
                        binding, "attribute_differs",
                        {QT_TRANSLATE_NOOP("rewrites", "%1 of %2 has another value than the rule expects."),
                         each.name, node.opType},
                        id);
                continue;
            }
            const auto [at, isNew] = binding.captures.try_emplace(each.capture, have);
            if (!isNew && !((!at->second && !have) || (at->second && have && sameValue(*at->second, *have))))
                return miss(
                    binding, "attribute_differs",
                    {QT_TRANSLATE_NOOP("rewrites", "%1 of %2 differs from its other place in the pattern."),
                     each.name, node.opType},
                    id);
        }
        return true;
    }

    static bool sameAttribute(const Attribute &a, const Attribute &b)
    {
        return a.name() == b.name() && sameValue(a, b);
    }

    /// Equal type and value, whatever the name.
    static bool sameValue(const Attribute &a, const Attribute &b)
    {
        if (a.type() != b.type())
            return false;
        const onnx::AttributeProto &x = *a.proto;
        const onnx::AttributeProto &y = *b.proto;
        switch (a.type()) {
        case onnx::AttributeProto::FLOAT:
            return x.f() == y.f();
        case onnx::AttributeProto::INT:
            return x.i() == y.i();
        case onnx::AttributeProto::STRING:
            return x.s() == y.s();
        case onnx::AttributeProto::FLOATS:
            return std::equal(x.floats().begin(), x.floats().end(), y.floats().begin(), y.floats().end());
        case onnx::AttributeProto::INTS:
            return std::equal(x.ints().begin(), x.ints().end(), y.ints().begin(), y.ints().end());
        case onnx::AttributeProto::STRINGS:
            return std::equal(x.strings().begin(), x.strings().end(), y.strings().begin(), y.strings().end());
        default:
            return false;
        }
    }

    bool bindOutputs(Binding &binding, const PatternNode &wanted, const Node &node, NodeId id)
    {
        for (std::size_t i = 0; i < std::max(wanted.outputs.size(), node.outputs.size()); ++i) {
            const ValueId output = node.output(i);
            if (i >= wanted.outputs.size()) {
                if (output.isValid() && isRead(output))
                    return miss(
                        binding, "extra_output_read",
                        {QT_TRANSLATE_NOOP("rewrites", "Output %1 of %2 is read, and the rule gives none."),
                         std::to_string(i), node.opType},
                        id);
            } else if (!output.isValid()) {
                // An output that the node leaves out is free: nobody can read it.
                continue;
            } else if (!bindValue(binding, wanted.outputs[i], output, id)) {
                return false;
            }
        }
        return true;
    }

    bool isRead(ValueId id) const
    {
        const Value &value = m_model.value(id);
        return !value.uses.empty() || value.graphOutputs > 0;
    }

    bool bindInputs(Binding &binding, const PatternNode &wanted, const Node &node, NodeId id, bool swapped)
    {
        for (std::size_t i = 0; i < std::max(wanted.inputs.size(), node.inputs.size()); ++i) {
            const std::size_t place = swapped ? 1 - i : i;
            const ValueId input = node.input(place);
            const int index = i < wanted.inputs.size() ? wanted.inputs[i] : PatternNode::leftOut;
            if (index == PatternNode::leftOut) {
                if (input.isValid())
                    return miss(
                        binding, "input_unexpected",
                        {QT_TRANSLATE_NOOP("rewrites", "%1 has an input %2 that the rule does not know."),
                         node.opType, m_model.value(input).name},
                        id);
                continue;
            }
            if (!input.isValid()) {
                const PatternValue &value = m_pattern.values[static_cast<std::size_t>(index)];
                if (!value.isOptional || binding.values[static_cast<std::size_t>(index)].isValid())
                    return miss(
                        binding, "input_missing",
                        {QT_TRANSLATE_NOOP("rewrites", "%1 lacks its input %2."), node.opType, value.name},
                        id);
                continue;
            }
            if (!bindValue(binding, index, input, id))
                return false;
        }
        return true;
    }

    bool bindValue(Binding &binding, int index, ValueId value, NodeId by)
    {
        const PatternValue &wanted = m_pattern.values[static_cast<std::size_t>(index)];
        ValueId &bound = binding.values[static_cast<std::size_t>(index)];
        if (wanted.constant) {
            const auto tensor = m_facts.constant(value);
            if (!tensor)
                return miss(binding, "not_constant",
                            {QT_TRANSLATE_NOOP("rewrites", "%1 is not constant."), m_model.value(value).name},
                            by);
            if (!fitsConstant(*wanted.constant, *tensor))
                return miss(binding, "constant_differs",
                            {QT_TRANSLATE_NOOP("rewrites", "%1 has other elements than the rule expects."),
                             m_model.value(value).name},
                            by);
            bound = value;
            return true;
        }
        if (bound.isValid() && bound != value)
            return miss(binding, "value_differs",
                        {QT_TRANSLATE_NOOP("rewrites", "%1 and %2 would have to be the same tensor."),
                         m_model.value(bound).name, m_model.value(value).name},
                        by);
        bound = value;
        return true;
    }

    /// Goes on with a pattern node next to what is bound; with none left, checks the whole.
    bool goOn(const Binding &binding)
    {
        for (std::size_t i = 0; i < m_pattern.nodes.size(); ++i) {
            if (binding.nodes[i].isValid())
                continue;
            for (const int output : m_pattern.nodes[i].outputs) {
                const ValueId value = binding.values[static_cast<std::size_t>(output)];
                if (!value.isValid())
                    continue;
                const NodeId producer = m_model.value(value).producer;
                if (!producer.isValid())
                    return miss(
                        binding, "operator_differs",
                        {QT_TRANSLATE_NOOP("rewrites", "The pattern has %1 before %2, and nothing makes it."),
                         m_pattern.nodes[i].opType, m_model.value(value).name},
                        {});
                return tryNode(binding, i, producer);
            }
        }
        for (std::size_t i = 0; i < m_pattern.nodes.size(); ++i) {
            if (binding.nodes[i].isValid())
                continue;
            for (const int input : m_pattern.nodes[i].inputs) {
                if (input == PatternNode::leftOut
                    || !binding.values[static_cast<std::size_t>(input)].isValid())
                    continue;
                return tryReaders(binding, i, binding.values[static_cast<std::size_t>(input)]);
            }
        }
        return complete(binding);
    }

    bool tryReaders(const Binding &binding, std::size_t index, ValueId value)
    {
        const std::vector<Use> uses = m_model.value(value).uses;
        std::vector<NodeId> tried;
        for (const Use &use : uses) {
            if (use.node.graph != m_anchor.graph
                || std::find(tried.begin(), tried.end(), use.node) != tried.end())
                continue;
            tried.push_back(use.node);
            if (tryNode(binding, index, use.node))
                return true;
        }
        return miss(binding, "operator_differs",
                    {QT_TRANSLATE_NOOP("rewrites", "No %1 of the pattern's kind reads %2."),
                     m_pattern.nodes[index].opType, m_model.value(value).name},
                    {});
    }

    bool complete(const Binding &binding)
    {
        for (std::size_t i = 0; i < m_pattern.nodes.size(); ++i) {
            if (!binding.nodes[i].isValid())
                return miss(binding, "pattern_not_connected",
                            QT_TRANSLATE_NOOP("rewrites", "The pattern is not connected."), m_anchor);
        }
        for (std::size_t i = 0; i < m_pattern.values.size(); ++i) {
            const PatternValue &wanted = m_pattern.values[i];
            if (wanted.producer == PatternValue::none || wanted.isOutput || !binding.values[i].isValid())
                continue;
            const Value &value = m_model.value(binding.values[i]);
            const bool inside = std::all_of(value.uses.begin(), value.uses.end(), [&](const Use &use) {
                return std::find(binding.nodes.begin(), binding.nodes.end(), use.node) != binding.nodes.end();
            });
            if (!inside || value.graphOutputs > 0)
                return miss(binding, "interior_read_elsewhere",
                            {QT_TRANSLATE_NOOP("rewrites", "%1, inside the pattern, is read elsewhere too."),
                             value.name},
                            value.producer);
        }
        if (auto refusal = m_accept(binding)) {
            refusal->reach = static_cast<int>(binding.nodes.size()) + 1;
            if (m_refusal.code.empty() || refusal->reach > m_refusal.reach)
                m_refusal = std::move(*refusal);
            return false;
        }
        m_result = binding;
        return true;
    }

    const Pattern &m_pattern;
    const ModelFacts &m_facts;
    const Model &m_model;
    NodeId m_anchor;
    const std::function<std::optional<Refusal>(const Binding &)> &m_accept;
    Refusal m_refusal;
    Binding m_result;
    int m_steps = 0;
};

} // namespace

FoundBinding findPattern(const Pattern &pattern, const ModelFacts &facts, NodeId node,
                         const std::function<std::optional<Refusal>(const Binding &)> &accept)
{
    return Search(pattern, facts, node, accept).run();
}

} // namespace espalier
