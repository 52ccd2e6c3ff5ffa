// SPDX-License-Identifier: Apache-2.0
// Finds a node's operands, attributes and parameters by the names of the newest version.
#include "model/targets/node_operands.h"

#include "model/targets/operand_terms.h"
#include "model/targets/window_geometry.h"

#include <algorithm>

namespace espalier {

namespace {

Term ascending(std::size_t count)
{
    Term::List out;
    for (std::size_t i = 0; i < count; ++i)
        out.emplace_back(static_cast<std::int64_t>(i));
    return Term(std::move(out));
}

} // namespace

std::optional<Operands> NodeOperands::operands(std::string_view name) const
{
    const std::span<const ValueId> inputs(m_node.inputs);
    const std::span<const ValueId> outputs(m_node.outputs);
    if (name == "inputs")
        return Operands{inputs, true, {}};
    if (name == "outputs")
        return Operands{outputs, true, {}};
    const auto &place = m_version.place(name);
    if (!place)
        return std::nullopt;
    if (place->kind == OperandPlace::Kind::Attribute) {
        Term value = given(place->attribute);
        return value.isNone() ? Operands{} : Operands{{}, false, std::move(value)};
    }
    const auto all = place->kind == OperandPlace::Kind::Input ? inputs : outputs;
    const auto from = all.subspan(std::min(place->index, all.size()));
    return Operands{
        place->isVariadic ? from : from.first(std::min<std::size_t>(from.size(), 1)), place->isVariadic, {}};
}

Term NodeOperands::given(std::string_view name) const
{
    const FoundAttribute found = facts().attribute(m_node, name);
    if (!found.isKnown)
        return Term::unknown();
    return found.attribute != nullptr ? termOf(*found.attribute->proto) : Term();
}

Term NodeOperands::attribute(std::string_view name) const
{
    const bool isWindow = hasWindow(m_node);
    if (isWindow && name == "pads")
        return WindowGeometry(facts(), m_node).pads();
    Term value = given(name);
    if (value.isNone())
        value = m_version.defaultOf(name);
    if (!value.isNone())
        return value;
    return isWindow ? WindowGeometry(facts(), m_node).attribute(name) : documentedDefault(name);
}

/// axes: all that the operator may mean; perm: reversed. ONNX documents them beside the schemas.
Term NodeOperands::documentedDefault(std::string_view name) const
{
    const bool isTranspose = name == "perm" && m_node.isOp("Transpose");
    if (!isTranspose && (name != "axes" || !m_version.hasAttribute(name) || !isDefaultDomain(m_node.domain)))
        return {};
    const ValueType &type = facts().type(m_node.input(0));
    if (m_node.opType == "Unsqueeze")
        return {}; // required
    if (m_node.opType == "Slice") {
        const Term starts = given("starts");
        return starts.isList() ? ascending(starts.list().size()) : starts;
    }
    if (!type.shape)
        return Term::unknownValue();
    const std::size_t rank = type.shape->size();
    if (isTranspose) {
        Term::List reversed = ascending(rank).list();
        std::reverse(reversed.begin(), reversed.end());
        return Term(std::move(reversed));
    }
    if (m_node.opType != "Squeeze")
        return ascending(rank);
    Term::List ones;
    for (std::size_t i = 0; i < rank; ++i) {
        const Dim &dim = (*type.shape)[i];
        if (!dim.isKnown())
            return Term::unknownValue();
        if (dim.length() == 1)
            ones.emplace_back(static_cast<std::int64_t>(i));
    }
    return Term(std::move(ones));
}

Term NodeOperands::parameter(std::string_view name) const
{
    Term value;
    const auto &place = m_version.place(name);
    if (place && place->kind == OperandPlace::Kind::Input)
        value = valueTerm(facts(), m_node.input(place->index));
    else
        value = given(place && place->kind == OperandPlace::Kind::Attribute ? place->attribute : name);
    if (name != "axes" && name != "axis")
        return value;
    // The axes of Unsqueeze are those of its output.
    const ValueId counted = m_node.isOp("Unsqueeze") ? m_node.output(0) : m_node.input(0);
    return positiveAxes(value, rankTerm(facts(), counted));
}

Term NodeOperands::word(ConditionWord word) const
{
    switch (word) {
    case ConditionWord::Opset:
        return Term(m_version.opset());
    case ConditionWord::Device:
        return Term(m_setting.device);
    case ConditionWord::Format:
        return Term(m_setting.format);
    case ConditionWord::Since:
        return m_version.schema() ? Term(m_version.schema()->since()) : Term();
    case ConditionWord::Domain:
        return Term(isDefaultDomain(m_node.domain) ? std::string() : m_node.domain);
    default:
        return OperandResolver::word(word);
    }
}

Term NodeOperands::option(std::string_view name) const
{
    const auto found = m_setting.options.find(name);
    return found != m_setting.options.end() ? found->second : Term();
}

} // namespace espalier
