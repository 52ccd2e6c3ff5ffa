// SPDX-License-Identifier: Apache-2.0
// Chooses the second line of a box.
#include "widgets/canvas/box_text.h"

#include "model/base/message.h"

#include <algorithm>
#include <cstdio>

namespace espalier {

namespace {

constexpr std::int64_t mostValues = 8; ///< of a constant list that is written out

template <class Numbers> std::string listText(const Numbers &numbers)
{
    std::string out;
    std::int64_t written = 0;
    for (const auto number : numbers) {
        if (written++ == mostValues)
            return out + ",…";
        if (!out.empty())
            out += ',';
        out += numberText(static_cast<double>(number));
    }
    return out;
}

/// Elements of a small numeric tensor; empty if it is large, or cannot be read.
std::vector<double> fewNumbers(const Tensor &tensor)
{
    const auto count = tensor.elementCount();
    if (!count || *count > mostValues || tensor.dtype() == DType::String || dtypeBits(tensor.dtype()) < 8)
        return {};
    return readNumbers(tensor).value_or(std::vector<double>{});
}

std::string dimsText(const std::vector<std::int64_t> &dims)
{
    Shape shape;
    for (const std::int64_t dim : dims)
        shape.emplace_back(dim);
    return shapeLabel(shape).toStdString();
}

std::string join(const std::string &a, const std::string &b)
{
    if (a.empty() || b.empty())
        return a + b;
    return a + ' ' + b;
}

} // namespace

QString shapeLabel(const Shape &shape)
{
    if (shape.empty())
        return QStringLiteral("scalar");
    std::string out;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape.size() > 6 && i > 1 && i + 1 < shape.size()) {
            if (i == 2)
                out += "x…";
            continue;
        }
        if (i > 0)
            out += 'x';
        out += shape[i].text();
    }
    return plainText(out);
}

std::string numberText(double value)
{
    if (value == static_cast<double>(static_cast<std::int64_t>(std::clamp(value, -1e15, 1e15)))
        && std::abs(value) < 1e6)
        return std::to_string(static_cast<std::int64_t>(value));
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    std::string out = text;
    std::replace(out.begin(), out.end(), ',', '.');
    return out;
}

std::string attributeText(const onnx::AttributeProto &attribute)
{
    switch (attribute.type()) {
    case onnx::AttributeProto::INT:
        return std::to_string(attribute.i());
    case onnx::AttributeProto::FLOAT:
        return numberText(static_cast<double>(attribute.f()));
    case onnx::AttributeProto::STRING:
        return attribute.s();
    case onnx::AttributeProto::INTS:
        return listText(attribute.ints());
    case onnx::AttributeProto::FLOATS:
        return listText(attribute.floats());
    default:
        return {};
    }
}

QString plainText(const std::string &text)
{
    return QString::fromStdString(printable(text));
}

std::shared_ptr<const Tensor> BoxWriter::constant(ValueId id) const
{
    const Value *value = id.isValid() ? m_model.findValue(id) : nullptr;
    if (value == nullptr)
        return nullptr;
    if (value->initializer != nullptr)
        return value->initializer;
    const Node *producer = value->producer.isValid() ? m_model.findNode(value->producer) : nullptr;
    if (producer == nullptr || !producer->isOp("Constant"))
        return nullptr;
    const auto *found = producer->attribute("value");
    return found != nullptr && found->tensors.size() == 1 ? found->tensors.front() : nullptr;
}

const BoxWriter::Form &BoxWriter::form(NodeId id, const Node &node)
{
    const auto [at, isNew] = m_forms.try_emplace({node.domain, node.opType});
    if (isNew) {
        if (const auto schema = OperatorSchema::of(m_model, id)) {
            for (const FormalOperand &operand : schema->inputs())
                at->second.inputs.push_back(operand.isVariadic ? std::string() : operand.name);
            for (const FormalAttribute &formal : schema->attributes()) {
                at->second.attributes.push_back(
                    {formal.name,
                     formal.defaultValue != nullptr ? attributeText(*formal.defaultValue) : std::string()});
            }
        }
    }
    return at->second;
}

/// Operators whose nodes differ in one thing only, whether or not it is the default.
std::string BoxWriter::own(NodeId id, const Node &node)
{
    if (!isDefaultDomain(node.domain))
        return join(node.domain, attributes(id, node));
    const auto numbersOf = [&](std::size_t input, const char *attribute) {
        if (const auto tensor = constant(node.input(input)))
            return listText(fewNumbers(*tensor));
        const auto *found = node.attribute(attribute);
        return found != nullptr ? attributeText(*found->proto) : std::string();
    };
    const auto axis = [&](const std::string &otherwise) {
        const auto *found = node.attribute("axis");
        return "axis " + (found != nullptr ? attributeText(*found->proto) : otherwise);
    };
    const auto schemaAxis = [&] {
        for (const Attribute &attribute : form(id, node).attributes) {
            if (attribute.name == "axis" && !attribute.byDefault.empty())
                return attribute.byDefault;
        }
        return std::string("-1");
    };
    if (node.opType == "Reshape")
        return numbersOf(1, "shape");
    if (node.opType == "Transpose") {
        const auto *perm = node.attribute("perm");
        return perm != nullptr ? "perm " + attributeText(*perm->proto) : std::string();
    }
    if (node.opType == "Concat" || node.opType == "Softmax" || node.opType == "LogSoftmax")
        return axis(schemaAxis());
    if (node.opType == "Split")
        return join(axis("0"), numbersOf(1, "split"));
    return {};
}

/// `W 75x256x1x1  B 75`, `B = 0.5`, `axes 0,2`: operands that are constant, by the schema's names.
std::string BoxWriter::constants(NodeId id, const Node &node)
{
    std::string out;
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
        const auto tensor = constant(node.inputs[i]);
        if (tensor == nullptr)
            continue;
        const Form &names = form(id, node);
        const std::string name = i < names.inputs.size() ? names.inputs[i] : std::string();
        const auto count = tensor->elementCount();
        const bool fitsText = count && *count >= 1 && (*count == 1 || isInteger(tensor->dtype()));
        const std::vector<double> numbers = fitsText ? fewNumbers(*tensor) : std::vector<double>{};
        std::string text = numbers.empty() ? join(name, dimsText(tensor->dims()))
            : numbers.size() == 1          ? (name.empty() ? "" : name + " = ") + numberText(numbers.front())
                                           : join(name, listText(numbers));
        if (!out.empty())
            out += "  ";
        out += text;
    }
    return out;
}

/// The first attribute that is not what the schema would have anyway.
std::string BoxWriter::attributes(NodeId id, const Node &node)
{
    const Form &known = form(id, node);
    for (const auto &attribute : node.attributes) {
        const std::string text = attributeText(*attribute.proto);
        const auto formal =
            std::find_if(known.attributes.begin(), known.attributes.end(),
                         [&](const Attribute &candidate) { return candidate.name == attribute.name(); });
        if (!text.empty() && (formal == known.attributes.end() || formal->byDefault != text))
            return attribute.name() + ' ' + text;
    }
    return {};
}

BoxLines BoxWriter::node(NodeId id)
{
    const Node &node = m_model.node(id);
    std::string detail = own(id, node);
    if (detail.empty())
        detail = constants(id, node);
    if (detail.empty())
        detail = attributes(id, node);
    return {plainText(node.opType), plainText(detail)};
}

QString BoxWriter::shape(ValueId value) const
{
    const ValueType &known = m_types.of(value);
    if (known.shape)
        return shapeLabel(*known.shape);
    const ValueType declared = declaredType(m_model, value);
    return declared.shape ? shapeLabel(*declared.shape) : QString();
}

BoxLines BoxWriter::pill(ValueId value) const
{
    return {plainText(m_model.value(value).name), shape(value)};
}

} // namespace espalier
