// SPDX-License-Identifier: Apache-2.0
// Builds the second line from constants and attributes, part by part, as far as the widest box has room.
#include "model/layout/box_text.h"

#include "model/layout/glyph_widths.h"
#include "model/shapes/known_elements.h"
#include "model/shapes/operator_schema.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace espalier {

namespace {

constexpr double leastWidth = 88;
constexpr double widthStep = 8;
constexpr std::size_t mostDims = 6;
constexpr std::int64_t mostElements = 8; ///< constants of more are shown by shape
constexpr std::string_view partGap = "  ";

double rounded(double width)
{
    return std::clamp(std::ceil(width / widthStep) * widthStep, leastWidth, greatestBoxWidth);
}

std::string numberText(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4g", value);
    return text.data();
}

std::string elementText(const Element &element)
{
    if (element.isInteger())
        return std::to_string(element.integer());
    return element.isReal() ? numberText(element.real()) : "?";
}

template <class List, class Text> std::string listText(const List &list, const Text &text)
{
    std::string out;
    for (const auto &item : list)
        out += (out.empty() ? "" : ",") + text(item);
    return out;
}

std::string dimsText(const std::vector<std::string> &dims)
{
    if (dims.size() > mostDims)
        return dims[0] + "x" + dims[1] + "x…x" + dims.back();
    std::string out;
    for (const std::string &dim : dims)
        out += (out.empty() ? "" : "x") + dim;
    return out;
}

/// The constant that an input reads, as the model has it now.
std::shared_ptr<const Tensor> constantAt(const Model &model, ValueId id)
{
    const Value *value = model.findValue(id);
    if (value == nullptr)
        return nullptr;
    if (value->initializer)
        return value->initializer;
    const Node *producer = model.findNode(value->producer);
    if (producer == nullptr || !producer->isOp("Constant"))
        return nullptr;
    const Attribute *tensor = producer->attribute("value");
    return tensor != nullptr && !tensor->tensors.empty() ? tensor->tensors.front() : nullptr;
}

/// Elements of a small constant, wherever it stands; null otherwise.
std::shared_ptr<const KnownElements> smallConstant(const Model &model, ValueId id)
{
    if (const auto tensor = constantAt(model, id)) {
        const auto count = tensor->elementCount();
        return count && *count <= mostElements ? constantElements(*tensor) : nullptr;
    }
    const Value *value = model.findValue(id);
    const Node *producer = value != nullptr ? model.findNode(value->producer) : nullptr;
    const bool isConstant = producer != nullptr && producer->isOp("Constant");
    auto elements = isConstant ? constantElements(model, id) : nullptr;
    return elements && elements->values.size() <= static_cast<std::size_t>(mostElements) ? elements : nullptr;
}

/// `W 75x256x1x1`, `B = 0.5`, `axes 1,2`; empty if the input is no constant.
std::string constantText(const Model &model, ValueId id, std::string_view name)
{
    if (const auto elements = smallConstant(model, id); elements && !elements->values.empty()) {
        if (elements->values.size() == 1)
            return std::string(name) + " = " + elementText(elements->values.front());
        if (elements->values.front().isInteger())
            return std::string(name) + " " + listText(elements->values, elementText);
    }
    const auto tensor = constantAt(model, id);
    if (!tensor)
        return "";
    std::vector<std::string> dims;
    for (const std::int64_t dim : tensor->dims())
        dims.push_back(std::to_string(dim));
    return std::string(name) + (dims.empty() ? "" : " ") + dimsText(dims);
}

std::string attributeValue(const onnx::AttributeProto &proto)
{
    const auto integer = [](std::int64_t i) { return std::to_string(i); };
    const auto real = [](float f) { return numberText(f); };
    switch (proto.type()) {
    case onnx::AttributeProto::INT:
        return std::to_string(proto.i());
    case onnx::AttributeProto::FLOAT:
        return numberText(proto.f());
    case onnx::AttributeProto::STRING:
        return proto.s();
    case onnx::AttributeProto::INTS:
        return listText(proto.ints(), integer);
    case onnx::AttributeProto::FLOATS:
        return listText(proto.floats(), real);
    default:
        return "";
    }
}

/// The attribute in which nodes of the operator differ; null if it has none of that kind.
const char *ownAttribute(const Node &node)
{
    struct Own {
        std::string_view op;
        const char *attribute;
    };
    constexpr std::array table{Own{"Transpose", "perm"},
                               Own{"Concat", "axis"},
                               Own{"Softmax", "axis"},
                               Own{"LogSoftmax", "axis"},
                               Own{"Hardmax", "axis"},
                               Own{"Split", "axis"},
                               Own{"Gather", "axis"},
                               Own{"Flatten", "axis"},
                               Own{"ArgMax", "axis"},
                               Own{"ArgMin", "axis"},
                               Own{"Cast", "to"},
                               Own{"LeakyRelu", "alpha"},
                               Own{"DepthToSpace", "blocksize"},
                               Own{"SpaceToDepth", "blocksize"},
                               Own{"MaxPool", "kernel_shape"},
                               Own{"AveragePool", "kernel_shape"},
                               Own{"Einsum", "equation"}};
    if (!isDefaultDomain(node.domain))
        return nullptr;
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Own &o) { return node.opType == o.op; });
    return found != table.end() ? found->attribute : nullptr;
}

std::string ownAttributeText(const Model &model, const Node &node,
                             const std::optional<OperatorSchema> &schema)
{
    if (node.isOp("Reshape")) {
        const auto shape = smallConstant(model, node.input(1));
        return shape ? listText(shape->values, elementText)
                     : listText(node.intsOr("shape", {}), [](std::int64_t i) { return std::to_string(i); });
    }
    const char *name = ownAttribute(node);
    if (name == nullptr)
        return "";
    const Attribute *given = node.attribute(name);
    const auto formal = schema ? schema->attribute(name) : std::nullopt;
    std::string value;
    if (given != nullptr)
        value = node.isOp("Cast") ? std::string(dtypeName(static_cast<DType>(given->proto->i())))
                                  : attributeValue(*given->proto);
    else if (formal && formal->defaultValue != nullptr)
        value = attributeValue(*formal->defaultValue);
    if (value.empty())
        return "";
    std::string out = node.isOp("Cast") || node.isOp("Einsum") ? value : std::string(name) + " " + value;
    if (node.isOp("Split")) {
        const Attribute *lengths = node.attribute("split");
        const auto constant = smallConstant(model, node.input(1));
        if (lengths != nullptr)
            out += " " + attributeValue(*lengths->proto);
        else if (constant)
            out += " " + listText(constant->values, elementText);
    }
    return out;
}

std::string changedAttributeText(const Node &node, const std::optional<OperatorSchema> &schema)
{
    for (const Attribute &attribute : node.attributes) {
        const std::string value = attributeValue(*attribute.proto);
        if (value.empty())
            continue;
        const auto formal = schema ? schema->attribute(attribute.name()) : std::nullopt;
        if (formal && formal->defaultValue != nullptr && attributeValue(*formal->defaultValue) == value)
            continue;
        return attribute.name() + " " + value;
    }
    return "";
}

std::string detailText(const Model &model, NodeId id, const Node &node)
{
    const double room = greatestBoxWidth - 2 * boxPadding;
    const auto schema = OperatorSchema::of(model, id);
    std::string out = isDefaultDomain(node.domain) ? "" : node.domain;
    const auto append = [&](const std::string &part, std::string_view gap) {
        const std::string longer = out.empty() ? part : out + std::string(gap) + part;
        if (!part.empty() && (out.empty() || textWidth(longer, TextRole::Detail) <= room))
            out = longer;
    };
    const std::string own = ownAttributeText(model, node, schema);
    append(own, " ");
    if (!own.empty())
        return out;
    bool hasConstants = false;
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
        std::string name(schema ? schema->inputName(i) : "");
        if (name.empty())
            name = "in " + std::to_string(i);
        const std::string part = constantText(model, node.inputs[i], name);
        append(part, hasConstants ? partGap : " ");
        hasConstants = hasConstants || !part.empty();
    }
    if (!hasConstants)
        append(changedAttributeText(node, schema), " ");
    return out;
}

} // namespace

BoxText boxText(const Model &model, NodeId id)
{
    const Node &node = model.node(id);
    BoxText out;
    out.title = elideMiddle(node.opType, TextRole::Title, greatestBoxWidth - titleIndent - boxPadding);
    out.detail = elideMiddle(printable(detailText(model, id, node)), TextRole::Detail,
                             greatestBoxWidth - 2 * boxPadding);
    return out;
}

std::string pillText(const Model &model, ValueId id)
{
    const double room = greatestBoxWidth - 2 * boxPadding;
    std::string shape = edgeText(declaredType(model, id));
    if (!shape.empty())
        shape.insert(0, " ");
    const double shapeWidth = textWidth(shape, TextRole::Detail);
    if (shapeWidth > room / 2)
        return elideMiddle(printable(model.value(id).name), TextRole::Detail, room);
    return elideMiddle(printable(model.value(id).name), TextRole::Detail, room - shapeWidth) + shape;
}

std::string edgeText(const ValueType &type)
{
    if (!type.shape)
        return "";
    if (type.shape->empty())
        return "scalar";
    std::vector<std::string> dims;
    for (const Dim &dim : *type.shape)
        dims.push_back(dim.text());
    return dimsText(dims);
}

double boxWidth(const BoxText &text)
{
    return rounded(std::max(titleIndent + textWidth(text.title, TextRole::Title) + boxPadding,
                            textWidth(text.detail, TextRole::Detail) + 2 * boxPadding));
}

double pillWidth(const std::string &text)
{
    return rounded(textWidth(text, TextRole::Detail) + 2 * boxPadding);
}

} // namespace espalier
