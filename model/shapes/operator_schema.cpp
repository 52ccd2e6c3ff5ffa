// SPDX-License-Identifier: Apache-2.0
// Asks libonnx's registry of schemas, then the table of ONNX Runtime's; exceptions end here.
#include "model/shapes/operator_schema.h"

#include "model/shapes/microsoft_schema.h"

#include <algorithm>
#include <limits>
#include <onnx/defs/schema.h>

namespace espalier {

namespace {

using Registry = onnx::OpSchemaRegistry;

std::string registryDomain(std::string_view domain)
{
    return isDefaultDomain(domain) ? std::string() : std::string(domain);
}

const onnx::OpSchema *lookUp(std::string_view domain, std::string_view op, std::int64_t opset) noexcept
{
    try {
        const auto version =
            static_cast<int>(std::clamp<std::int64_t>(opset, 0, std::numeric_limits<int>::max()));
        const onnx::OpSchema *schema = Registry::Schema(std::string(op), version, registryDomain(domain));
        return schema != nullptr || version < 1 ? schema : microsoftSchema(domain, op);
    } catch (...) {
        return nullptr;
    }
}

std::vector<FormalOperand> operands(const std::vector<onnx::OpSchema::FormalParameter> &parameters)
{
    std::vector<FormalOperand> out;
    for (const auto &parameter : parameters) {
        FormalOperand &operand = out.emplace_back();
        operand.name = parameter.GetName();
        operand.type = parameter.GetTypeStr();
        operand.doc = parameter.GetDescription();
        operand.isOptional = parameter.GetOption() == onnx::OpSchema::Optional;
        operand.isVariadic = parameter.GetOption() == onnx::OpSchema::Variadic;
        operand.minimumCount = static_cast<std::size_t>(std::max(parameter.GetMinArity(), 0));
    }
    return out;
}

FormalAttribute formal(const onnx::OpSchema::Attribute &attribute)
{
    const bool hasDefault = attribute.default_value.type() != onnx::AttributeProto_AttributeType_UNDEFINED;
    return {attribute.name, attribute.description, attribute.type, attribute.required,
            hasDefault ? &attribute.default_value : nullptr};
}

std::string_view nameOf(const std::vector<onnx::OpSchema::FormalParameter> &parameters, std::size_t i)
{
    if (i < parameters.size())
        return parameters[i].GetName();
    const bool isVariadic = !parameters.empty() && parameters.back().GetOption() == onnx::OpSchema::Variadic;
    return isVariadic ? std::string_view(parameters.back().GetName()) : std::string_view();
}

} // namespace

std::optional<OperatorSchema> OperatorSchema::find(std::string_view domain, std::string_view op,
                                                   std::int64_t opset)
{
    const onnx::OpSchema *schema = lookUp(domain, op, opset);
    return schema != nullptr ? std::optional(OperatorSchema(*schema)) : std::nullopt;
}

std::optional<OperatorSchema> OperatorSchema::newest(std::string_view domain, std::string_view op)
{
    return find(domain, op, std::numeric_limits<int>::max());
}

std::optional<OperatorSchema> OperatorSchema::of(const Model &model, NodeId id)
{
    const Node &node = model.node(id);
    const auto opset = model.opset(node.domain, id.graph);
    return find(node.domain, node.opType, opset.value_or(std::numeric_limits<int>::max()));
}

std::vector<OperatorSchema> OperatorSchema::all()
{
    std::vector<OperatorSchema> out;
    try {
        for (const onnx::OpSchema &copy : Registry::get_all_schemas()) {
            if (const auto schema = newest(copy.domain(), copy.Name()))
                out.push_back(*schema);
        }
        for (const onnx::OpSchema &own : microsoftSchemas()) {
            if (const auto schema = newest(own.domain(), own.Name()); schema && &schema->raw() == &own)
                out.push_back(*schema);
        }
    } catch (...) {
        return {};
    }
    std::sort(out.begin(), out.end(), [](const OperatorSchema &a, const OperatorSchema &b) {
        return std::pair(a.domain(), a.name()) < std::pair(b.domain(), b.name());
    });
    return out;
}

std::string_view OperatorSchema::domain() const
{
    return m_schema->domain();
}

std::string_view OperatorSchema::name() const
{
    return m_schema->Name();
}

std::int64_t OperatorSchema::since() const
{
    return m_schema->SinceVersion();
}

bool OperatorSchema::isDeprecated() const
{
    return m_schema->Deprecated();
}

std::string_view OperatorSchema::doc() const
{
    const char *text = m_schema->doc();
    return text != nullptr ? std::string_view(text) : std::string_view();
}

std::vector<FormalOperand> OperatorSchema::inputs() const
{
    return operands(m_schema->inputs());
}

std::vector<FormalOperand> OperatorSchema::outputs() const
{
    return operands(m_schema->outputs());
}

std::vector<FormalAttribute> OperatorSchema::attributes() const
{
    std::vector<FormalAttribute> out;
    for (const auto &entry : m_schema->attributes())
        out.push_back(formal(entry.second));
    std::sort(out.begin(), out.end(),
              [](const FormalAttribute &a, const FormalAttribute &b) { return a.name < b.name; });
    return out;
}

std::optional<FormalAttribute> OperatorSchema::attribute(std::string_view name) const
{
    const auto found = m_schema->attributes().find(std::string(name));
    return found != m_schema->attributes().end() ? std::optional(formal(found->second)) : std::nullopt;
}

bool OperatorSchema::takes(const std::vector<bool> &given) const
{
    const auto &formal = m_schema->inputs();
    const bool isVariadic = !formal.empty() && formal.back().GetOption() == onnx::OpSchema::Variadic;
    for (std::size_t i = 0; i < std::max(formal.size(), given.size()); ++i) {
        const bool isGiven = i < given.size() && given[i];
        if (i >= formal.size() && !isVariadic) {
            if (isGiven)
                return false;
            continue;
        }
        const auto &operand = formal[std::min(i, formal.size() - 1)];
        const bool isOfVariadic = isVariadic && i + 1 >= formal.size();
        const bool isRequired = isOfVariadic ? i < given.size()
                || i + 1 < formal.size() + static_cast<std::size_t>(std::max(operand.GetMinArity(), 0))
                                             : operand.GetOption() == onnx::OpSchema::Single;
        if (isRequired && !isGiven)
            return false;
    }
    return true;
}

std::string_view OperatorSchema::inputName(std::size_t i) const
{
    return nameOf(m_schema->inputs(), i);
}

std::string_view OperatorSchema::outputName(std::size_t i) const
{
    return nameOf(m_schema->outputs(), i);
}

bool isOnnxDomain(std::string_view domain)
{
    try {
        return Registry::DomainToVersionRange::Instance().Map().contains(registryDomain(domain));
    } catch (...) {
        return isDefaultDomain(domain);
    }
}

std::int64_t newestOpset()
{
    try {
        return Registry::DomainToVersionRange::Instance().LastReleaseVersionMap().at("");
    } catch (...) {
        return 0;
    }
}

} // namespace espalier
