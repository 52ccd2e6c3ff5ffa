// SPDX-License-Identifier: Apache-2.0
// Looks up what writers ask for and keeps the first thing that could not be answered.
#include "exporters/tnn/node_export.h"

#include <array>
#include <charconv>

namespace espalier::tnn {

NodeExport::NodeExport(NetBuilder &net, NodeId node) : m_net(net), m_id(node), m_node(&net.model().node(node))
{
}

void NodeExport::keep(const Error &error)
{
    if (!m_error)
        m_error = error;
}

void NodeExport::refuse(std::string reason, Message message)
{
    keep(makeError(ErrorCode::ExportFailed, std::move(reason), std::move(message))
             .withNode(m_net.nodeName(m_id))
             .withRemedy(QT_TRANSLATE_NOOP("exporters", "cut the model before this node, or rewrite it")));
}

bool NodeExport::isOutputRead(std::size_t i) const
{
    const Value *value = m_net.model().findValue(m_node->output(i));
    return value != nullptr && (!value->uses.empty() || value->graphOutputs > 0);
}

bool NodeExport::isConstant(std::size_t i) const
{
    return hasInput(i) && m_net.isConstant(m_node->input(i));
}

DType NodeExport::dtype(std::size_t i)
{
    return m_net.types().of(m_node->input(i)).dtype;
}

Dims NodeExport::dimsOf(ValueId value)
{
    const ValueType &type = m_net.types().of(value);
    if (!type.shape || !isStatic(*type.shape)) {
        refuse("shape_not_known",
               {QT_TRANSLATE_NOOP("exporters", "the shape of %1 is %2, and TNN needs it whole"),
                m_net.model().value(value).name, type.text()});
        return {};
    }
    Dims dims;
    for (const Dim &dim : *type.shape)
        dims.push_back(dim.length());
    return dims;
}

Dims NodeExport::dims(std::size_t i)
{
    return hasInput(i) ? dimsOf(m_node->input(i)) : Dims();
}

Dims NodeExport::outputDims(std::size_t i)
{
    return m_node->output(i).isValid() ? dimsOf(m_node->output(i)) : Dims();
}

std::int64_t NodeExport::integer(std::string_view name, std::int64_t fallback) const
{
    return m_node->intOr(name, fallback);
}

float NodeExport::number(std::string_view name, float fallback) const
{
    return m_node->floatOr(name, fallback);
}

std::string NodeExport::text(std::string_view name, std::string_view fallback) const
{
    return m_node->stringOr(name, fallback);
}

bool NodeExport::hasAttributeOrInput(std::string_view attribute, std::size_t input) const
{
    return m_node->attribute(attribute) != nullptr || hasInput(input);
}

Dims NodeExport::integers(std::string_view attribute, std::size_t input, Dims fallback)
{
    if (m_node->attribute(attribute) != nullptr)
        return m_node->intsOr(attribute, std::move(fallback));
    return hasInput(input) ? integers(input) : fallback;
}

float NodeExport::number(std::string_view attribute, std::size_t input, float fallback)
{
    if (m_node->attribute(attribute) != nullptr || !hasInput(input))
        return m_node->floatOr(attribute, fallback);
    const std::vector<float> values = floats(input);
    return values.empty() ? fallback : values.front();
}

std::shared_ptr<const Tensor> NodeExport::constantTensor(std::size_t i)
{
    auto tensor = hasInput(i) ? m_net.constant(m_node->input(i)) : nullptr;
    if (tensor == nullptr && isConstant(i))
        refuse("constant_not_computed",
               {QT_TRANSLATE_NOOP("exporters", "input %1 is a constant that cannot be computed here"),
                std::to_string(i)});
    else if (tensor == nullptr)
        refuse("not_constant",
               {QT_TRANSLATE_NOOP("exporters", "input %1 is not a constant"), std::to_string(i)});
    return tensor;
}

Raw NodeExport::raw(std::size_t i)
{
    const auto tensor = constantTensor(i);
    if (tensor == nullptr)
        return {};
    auto raw = rawOf(*tensor);
    if (!raw)
        keep(raw.error());
    return raw.value_or(Raw());
}

std::vector<float> NodeExport::floats(std::size_t i)
{
    const auto tensor = constantTensor(i);
    if (tensor == nullptr)
        return {};
    const auto numbers = readNumbers(*tensor);
    if (!numbers) {
        keep(numbers.error());
        return {};
    }
    std::vector<float> values;
    values.reserve(numbers->size());
    for (const double number : *numbers)
        values.push_back(static_cast<float>(number));
    return values;
}

Dims NodeExport::integers(std::size_t i)
{
    const auto tensor = constantTensor(i);
    if (tensor == nullptr)
        return {};
    const auto values = readIntegers(*tensor);
    if (!values)
        keep(values.error());
    return values.value_or(Dims());
}

std::string NodeExport::in(std::size_t i)
{
    const ValueId value = m_node->input(i);
    std::string name = m_net.blob(value);
    if (m_net.isConstant(value) && !m_net.hasConstant(name))
        m_net.addConstant(name, raw(i));
    return name;
}

std::string NodeExport::out(std::size_t i)
{
    return m_node->output(i).isValid() ? m_net.blob(m_node->output(i)) : inner();
}

std::string NodeExport::ownName() const
{
    if (!m_node->name.empty())
        return m_node->name;
    const Value *first = m_net.model().findValue(m_node->output(0));
    return first == nullptr ? m_node->opType : first->name;
}

std::string NodeExport::inner()
{
    return m_net.newBlob(ownName() + "_inner");
}

std::string NodeExport::constant(Raw raw)
{
    std::string name = m_net.newBlob(ownName() + "_constant");
    m_net.addConstant(name, std::move(raw));
    return name;
}

Layer &NodeExport::layer(std::string type, std::vector<std::string> inputs, std::vector<std::string> outputs,
                         std::vector<std::string> params)
{
    const std::string wish = ownName() + (m_layers++ == 0 ? "" : "_" + type);
    return m_net.net.layers.emplace_back(Layer{std::move(type), m_net.newLayerName(wish), std::move(inputs),
                                               std::move(outputs), std::move(params), std::nullopt});
}

void NodeExport::pass(std::size_t input, std::size_t output)
{
    const ValueId value = m_node->output(output);
    const Value *record = m_net.model().findValue(value);
    if (record == nullptr)
        return;
    if (record->graphOutputs == 0) {
        m_net.alias(value, m_node->input(input));
        return;
    }
    // An output of the graph has a name of its own, so its elements are copied under that name.
    std::vector<std::string> params{"0", word(rank(input)), word(rank(input))};
    append(params, dims(input));
    params.emplace_back("0");
    if (rank(input) == 0)
        refuse("scalar_output", QT_TRANSLATE_NOOP("exporters", "gives out a scalar that TNN cannot copy"));
    layer("Reshape", {in(input)}, {out(output)}, std::move(params));
}

std::string word(std::int64_t value)
{
    return std::to_string(value);
}

std::string word(bool value)
{
    return value ? "1" : "0";
}

std::string word(float value)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

void append(std::vector<std::string> &params, const Dims &values)
{
    for (const std::int64_t value : values)
        params.push_back(word(value));
}

std::int64_t positive(std::int64_t axis, std::int64_t rank)
{
    return axis < 0 ? axis + rank : axis;
}

} // namespace espalier::tnn
