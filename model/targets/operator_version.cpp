// SPDX-License-Identifier: Apache-2.0
// Keeps what schemas answer.
#include "model/targets/operator_version.h"

#include <limits>

namespace espalier {

OperatorVersion::OperatorVersion(std::string domain, std::string op, std::int64_t opset)
    : m_domain(std::move(domain)), m_op(std::move(op)), m_opset(opset),
      m_schema(OperatorSchema::find(m_domain, m_op, opset))
{
}

const std::optional<OperandPlace> &OperatorVersion::place(std::string_view name)
{
    const auto known = m_places.find(name);
    if (known != m_places.end())
        return known->second;
    return m_places.emplace(name, findOperand(m_domain, m_op, m_opset, name)).first->second;
}

const OperatorVersion::KnownAttribute &OperatorVersion::attribute(std::string_view name)
{
    const auto known = m_attributes.find(name);
    if (known != m_attributes.end())
        return known->second;
    KnownAttribute found;
    const auto formal = m_schema ? m_schema->attribute(name) : std::nullopt;
    found.exists = formal.has_value();
    if (formal && formal->defaultValue != nullptr)
        found.defaultValue = termOf(*formal->defaultValue);
    return m_attributes.emplace(name, std::move(found)).first->second;
}

bool OperatorVersion::hasAttribute(std::string_view name)
{
    return attribute(name).exists;
}

const Term &OperatorVersion::defaultOf(std::string_view name)
{
    return attribute(name).defaultValue;
}

std::int64_t OperatorVersions::opset(const Model &model, const std::string &domain, GraphId graph)
{
    const auto [entry, isNew] = m_opsets.try_emplace({graph, domain}, 0);
    if (isNew)
        entry->second = model.opset(domain, graph).value_or(std::numeric_limits<int>::max());
    return entry->second;
}

OperatorVersion &OperatorVersions::of(const Model &model, NodeId id)
{
    const Node &node = model.node(id);
    const std::int64_t version = opset(model, node.domain, id.graph);
    std::string key = node.domain + "::" + node.opType + ':' + std::to_string(version);
    auto &kept = m_versions[std::move(key)];
    if (!kept)
        kept = std::make_unique<OperatorVersion>(node.domain, node.opType, version);
    return *kept;
}

Term termOf(const onnx::AttributeProto &attribute)
{
    Term::List list;
    switch (attribute.type()) {
    case onnx::AttributeProto_AttributeType_INT:
        return Term(std::int64_t{attribute.i()});
    case onnx::AttributeProto_AttributeType_FLOAT:
        return Term::fromFloat(attribute.f());
    case onnx::AttributeProto_AttributeType_STRING:
        return Term(attribute.s());
    case onnx::AttributeProto_AttributeType_INTS:
        for (const std::int64_t value : attribute.ints())
            list.emplace_back(value);
        return Term(std::move(list));
    case onnx::AttributeProto_AttributeType_FLOATS:
        for (const float value : attribute.floats())
            list.push_back(Term::fromFloat(value));
        return Term(std::move(list));
    case onnx::AttributeProto_AttributeType_STRINGS:
        for (const std::string &value : attribute.strings())
            list.emplace_back(value);
        return Term(std::move(list));
    default:
        return Term::unknownValue();
    }
}

} // namespace espalier
