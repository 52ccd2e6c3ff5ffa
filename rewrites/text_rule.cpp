// SPDX-License-Identifier: Apache-2.0
// Finds the graph of a rule and writes the other one.
#include "rewrites/text_rule.h"

#include "rewrites/replacement.h"

#include <algorithm>

namespace espalier {

namespace {

/// An attribute as a value in a condition.
Term termOf(const Attribute &attribute)
{
    const onnx::AttributeProto &proto = *attribute.proto;
    switch (attribute.type()) {
    case onnx::AttributeProto::INT:
        return Term(static_cast<std::int64_t>(proto.i()));
    case onnx::AttributeProto::FLOAT:
        return Term::fromFloat(proto.f());
    case onnx::AttributeProto::STRING:
        return Term(proto.s());
    case onnx::AttributeProto::INTS:
        return Term::integers({proto.ints().begin(), proto.ints().end()});
    case onnx::AttributeProto::FLOATS: {
        Term::List list;
        for (const float each : proto.floats())
            list.push_back(Term::fromFloat(each));
        return Term(std::move(list));
    }
    default:
        return Term::unknownValue();
    }
}

/// The names of a rule as operands of its conditions; `attr.NAME` is a captured attribute.
class BoundOperands final : public OperandResolver {
public:
    BoundOperands(const ModelFacts &facts, const Pattern &pattern, const Binding &binding)
        : OperandResolver(facts), m_pattern(pattern), m_binding(binding)
    {
    }

    [[nodiscard]] std::optional<Operands> operands(std::string_view name) const override
    {
        const int index = m_pattern.indexOf(name);
        if (index == PatternValue::none)
            return std::nullopt;
        const ValueId &value = m_binding.values[static_cast<std::size_t>(index)];
        return Operands{std::span(&value, value.isValid() ? 1U : 0U), false, std::nullopt};
    }
    [[nodiscard]] Term attribute(std::string_view name) const override
    {
        const auto found = m_binding.captures.find(name);
        return found == m_binding.captures.end() || !found->second ? Term() : termOf(*found->second);
    }
    [[nodiscard]] NodeId node() const override { return m_binding.nodes.back(); }

private:
    const Pattern &m_pattern;
    const Binding &m_binding;
};

/// Attributes of a node of `replace`; one whose capture is none is left out.
std::vector<Attribute> attributesOf(const PatternNode &node, const Binding &binding)
{
    std::vector<Attribute> attributes;
    for (const PatternAttribute &each : node.attributes) {
        if (each.capture.empty()) {
            attributes.push_back(Attribute{each.literal, {}, {}});
            continue;
        }
        const auto captured = binding.captures.find(each.capture);
        if (captured == binding.captures.end() || !captured->second)
            continue;
        auto proto = std::make_shared<onnx::AttributeProto>(*captured->second->proto);
        proto->set_name(each.name);
        attributes.push_back(
            Attribute{std::move(proto), captured->second->tensors, captured->second->graphs});
    }
    return attributes;
}

/// The elements of a Constant of `replace`, in the dtype they take.
Tensor constantFor(const PatternConstant &constant, const Binding &binding, DType dtype)
{
    double captured = 0;
    bool isCaptured = false;
    if (const auto found = binding.captures.find(constant.capture);
        !constant.capture.empty() && found != binding.captures.end() && found->second) {
        const onnx::AttributeProto &proto = *found->second->proto;
        captured = constant.followsDtype ? static_cast<double>(proto.f()) : static_cast<double>(proto.i());
        isCaptured = true;
    }
    const DType wanted = constant.followsDtype && isFloatingPoint(dtype) ? dtype : constant.tensor.dtype();
    if (isCaptured)
        return numbersTensor(wanted, {}, {captured});
    if (wanted == constant.tensor.dtype())
        return constant.tensor;
    return numbersTensor(wanted, constant.tensor.dims(),
                         readNumbers(constant.tensor).value_or(std::vector<double>()));
}

} // namespace

TextRule::TextRule(TextRuleParts parts) : Rule(parts.spec), m_parts(std::move(parts))
{
    for (const PatternValue &value : m_parts.replace.values)
        m_inputOf.push_back(value.isInput ? m_parts.match.indexOf(value.name) : PatternValue::none);
}

std::optional<Refusal> TextRule::check(const ModelFacts &facts, const Binding &binding) const
{
    const auto refusal = [](std::string code, Message message) {
        return Refusal{std::move(code), std::move(message), {}, 0};
    };
    if (m_parts.floatsOnly) {
        for (const int index : m_parts.match.outputs) {
            const ValueId output = binding.values[static_cast<std::size_t>(index)];
            const DType dtype = facts.type(output).dtype;
            if (!isFloatingPoint(dtype))
                return refusal(dtype == DType::Undefined ? "dtype_unknown" : "dtype_not_float",
                               {QT_TRANSLATE_NOOP("rewrites", "%1 is not known to be floating-point: %2."),
                                facts.model().value(output).name, facts.type(output).text()});
        }
    }
    const BoundOperands operands(facts, m_parts.match, binding);
    for (const Condition &condition : m_parts.where) {
        if (condition.evaluate(operands) == Truth::True)
            continue;
        const ClauseFailure failure = condition.explain(operands);
        return refusal(failure.code, failure.message());
    }
    return std::nullopt;
}

Found TextRule::find(const ModelFacts &facts, NodeId node) const
{
    const auto accept = [&](const Binding &binding) { return check(facts, binding); };
    auto found = findPattern(m_parts.match, facts, node, accept);
    if (!found)
        return tl::unexpected<Refusal>(std::move(found.error()));
    Match match;
    match.nodes = found->nodes;
    match.root = found->nodes.back();
    match.state = std::move(*found);
    return match;
}

void TextRule::apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const
{
    const Binding binding = std::any_cast<Binding>(match.state);
    const Pattern &after = m_parts.replace;
    Replacement to(edit, match, facts, spec());
    std::vector<ValueId> values(after.values.size());
    const DType dtype = facts.type(binding.values[static_cast<std::size_t>(m_parts.match.outputs[0])]).dtype;
    for (std::size_t i = 0; i < after.values.size(); ++i) {
        if (m_inputOf[i] != PatternValue::none)
            values[i] = binding.values[static_cast<std::size_t>(m_inputOf[i])];
        else if (after.values[i].constant)
            values[i] = to.constant(constantFor(*after.values[i].constant, binding, dtype));
    }
    const auto at = [&](int index) {
        return index == PatternNode::leftOut ? ValueId{} : values[static_cast<std::size_t>(index)];
    };
    for (const PatternNode &node : after.nodes) {
        std::vector<ValueId> inputs;
        for (const int index : node.inputs)
            inputs.push_back(at(index));
        // Adding what is left out leaves the other operand as it is.
        if (node.opType == "Add" && inputs.size() == 2 && inputs[0].isValid() != inputs[1].isValid()) {
            values[static_cast<std::size_t>(node.outputs[0])] = inputs[0].isValid() ? inputs[0] : inputs[1];
            continue;
        }
        const std::vector<ValueId> made = to.addMany(node.opType, std::move(inputs), node.outputs.size(),
                                                     attributesOf(node, binding), node.domain);
        for (std::size_t i = 0; i < made.size(); ++i)
            values[static_cast<std::size_t>(node.outputs[i])] = made[i];
    }
    for (std::size_t i = 0; i < after.outputs.size(); ++i)
        to.replace(binding.values[static_cast<std::size_t>(m_parts.match.outputs[i])], at(after.outputs[i]));
    to.finish();
}

} // namespace espalier
