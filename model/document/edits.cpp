// SPDX-License-Identifier: Apache-2.0
// Checks what was asked for, then edits.
#include "model/document/edits.h"

#include "model/shapes/operator_schema.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace espalier {

namespace {

using Type = onnx::AttributeProto::AttributeType;

Error refused(const char *code, Message message)
{
    return makeError(ErrorCode::RewriteRefused, code, std::move(message));
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

template <class Number> std::optional<Number> numberOf(std::string_view text)
{
    text = trimmed(text);
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// Parts between commas, brackets round the whole left out.
std::vector<std::string_view> parts(std::string_view text)
{
    text = trimmed(text);
    if (text.size() >= 2 && text.front() == '[' && text.back() == ']')
        text = text.substr(1, text.size() - 2);
    std::vector<std::string_view> out;
    while (!trimmed(text).empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        out.push_back(trimmed(text.substr(0, comma)));
        text.remove_prefix(std::min(text.size(), comma + 1));
    }
    return out;
}

Type typeOf(const Model &model, NodeId node, const std::string &name)
{
    if (const auto schema = OperatorSchema::of(model, node)) {
        if (const auto attribute = schema->attribute(name))
            return attribute->type;
    }
    const Attribute *present = model.node(node).attribute(name);
    return present != nullptr ? present->type() : onnx::AttributeProto::STRING;
}

/// Fills `proto` by its type; false where the text does not fit it.
bool readInto(onnx::AttributeProto &proto, std::string_view text)
{
    switch (proto.type()) {
    case onnx::AttributeProto::INT: {
        const auto number = numberOf<std::int64_t>(text);
        proto.set_i(number.value_or(0));
        return number.has_value();
    }
    case onnx::AttributeProto::FLOAT: {
        const auto number = numberOf<float>(text);
        proto.set_f(number.value_or(0));
        return number.has_value();
    }
    case onnx::AttributeProto::STRING:
        proto.set_s(std::string(text));
        return true;
    case onnx::AttributeProto::INTS:
        for (const std::string_view part : parts(text)) {
            const auto number = numberOf<std::int64_t>(part);
            if (!number)
                return false;
            proto.add_ints(*number);
        }
        return true;
    case onnx::AttributeProto::FLOATS:
        for (const std::string_view part : parts(text)) {
            const auto number = numberOf<float>(part);
            if (!number)
                return false;
            proto.add_floats(*number);
        }
        return true;
    case onnx::AttributeProto::STRINGS:
        for (const std::string_view part : parts(text))
            proto.add_strings(std::string(part));
        return true;
    default:
        return false;
    }
}

const char *kindOf(Type type)
{
    switch (type) {
    case onnx::AttributeProto::INT:
        return QT_TRANSLATE_NOOP("document", "%1 takes a whole number, not “%2”");
    case onnx::AttributeProto::FLOAT:
        return QT_TRANSLATE_NOOP("document", "%1 takes a number, not “%2”");
    case onnx::AttributeProto::INTS:
        return QT_TRANSLATE_NOOP("document", "%1 takes whole numbers with commas between them, not “%2”");
    case onnx::AttributeProto::FLOATS:
        return QT_TRANSLATE_NOOP("document", "%1 takes numbers with commas between them, not “%2”");
    default:
        return QT_TRANSLATE_NOOP("document", "%1 does not take “%2”");
    }
}

bool isText(Type type)
{
    return type == onnx::AttributeProto::INT || type == onnx::AttributeProto::FLOAT
        || type == onnx::AttributeProto::STRING || type == onnx::AttributeProto::INTS
        || type == onnx::AttributeProto::FLOATS || type == onnx::AttributeProto::STRINGS;
}

std::string numberText(double number)
{
    std::array<char, 32> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<float>(number)).ptr;
    return {buffer.data(), end};
}

template <class List, class Write> std::string joined(const List &list, const Write &write)
{
    std::string out;
    for (const auto &each : list)
        out += (out.empty() ? "" : ", ") + write(each);
    return out;
}

} // namespace

Result<Model> renameNode(const Model &model, NodeId node, const std::string &name)
{
    ModelEdit edit(model);
    edit.renameNode(node, name);
    return std::move(edit).finish();
}

Result<Model> renameValue(const Model &model, ValueId value, const std::string &name)
{
    if (name.empty())
        return fail(refused("name_empty", QT_TRANSLATE_NOOP("document", "a tensor needs a name")));
    if (NameAuthority(model).isTaken(name) && model.value(value).name != name)
        return fail(
            refused("name_taken", {QT_TRANSLATE_NOOP("document", "another tensor is called %1"), name}));
    ModelEdit edit(model);
    edit.renameValue(value, name);
    return std::move(edit).finish();
}

Result<Model> setAttributeText(const Model &model, NodeId node, const std::string &name,
                               std::string_view text)
{
    const Type type = typeOf(model, node, name);
    if (!isText(type))
        return fail(
            refused("attribute_fixed", {QT_TRANSLATE_NOOP("document", "%1 is not written as text"), name}));
    ModelEdit edit(model);
    if (trimmed(text).empty() && type != onnx::AttributeProto::STRING) {
        if (model.node(node).attribute(name) != nullptr)
            edit.removeAttribute(node, name);
        return std::move(edit).finish();
    }
    auto proto = std::make_shared<onnx::AttributeProto>();
    proto->set_name(name);
    proto->set_type(type);
    if (!readInto(*proto, text))
        return fail(refused("bad_attribute", {kindOf(type), name, std::string(text)}));
    edit.setAttribute(node, Attribute{std::move(proto), {}, {}});
    return std::move(edit).finish();
}

std::string editText(const onnx::AttributeProto &attribute)
{
    switch (attribute.type()) {
    case onnx::AttributeProto::INT:
        return std::to_string(attribute.i());
    case onnx::AttributeProto::FLOAT:
        return numberText(static_cast<double>(attribute.f()));
    case onnx::AttributeProto::STRING:
        return attribute.s();
    case onnx::AttributeProto::INTS:
        return joined(attribute.ints(), [](std::int64_t each) { return std::to_string(each); });
    case onnx::AttributeProto::FLOATS:
        return joined(attribute.floats(), [](float each) { return numberText(static_cast<double>(each)); });
    case onnx::AttributeProto::STRINGS:
        return joined(attribute.strings(), [](const std::string &each) { return each; });
    default:
        return {};
    }
}

Result<Model> removeNodes(const Model &model, const ValueTypes &types, const std::vector<NodeId> &nodes,
                          bool isReconnecting)
{
    ModelEdit edit(model);
    for (const NodeId id : nodes) {
        if (edit.model().findNode(id) == nullptr)
            continue; // went with the node whose body it was in
        const Node node = edit.model().node(id);
        const auto source = std::find_if(node.inputs.begin(), node.inputs.end(), [&](ValueId input) {
            return input.isValid() && !edit.model().value(input).isInitializer();
        });
        for (std::size_t i = 0; i < node.outputs.size(); ++i) {
            const ValueId output = node.outputs[i];
            if (!output.isValid())
                continue;
            const Value &value = edit.model().value(output);
            if (value.uses.empty() && value.graphOutputs == 0)
                continue;
            const bool canReconnect = isReconnecting && i == 0 && source != node.inputs.end();
            const bool canBecomeInput =
                !isReconnecting && id.graph == Model::mainGraphId() && value.graphOutputs == 0;
            if (canReconnect)
                edit.replaceUses(output, *source);
            else if (canBecomeInput)
                edit.makeInput(output, types.of(output));
            else
                return fail(
                    refused("not_removable",
                            {QT_TRANSLATE_NOOP("document", "%1 is read, and nothing can take its place"),
                             value.name})
                        .withNode(node.name));
        }
        edit.removeNode(id);
    }
    edit.removeUnusedInitializers();
    return std::move(edit).finish();
}

Result<Model> addGraphOutput(const Model &model, const ValueTypes &types, ValueId value)
{
    if (value.graph != Model::mainGraphId())
        return fail(refused("value_in_body",
                            QT_TRANSLATE_NOOP("document", "only tensors of the main graph can be outputs")));
    if (model.value(value).graphOutputs > 0)
        return fail(
            refused("is_output",
                    {QT_TRANSLATE_NOOP("document", "%1 is an output already"), model.value(value).name}));
    ModelEdit edit(model);
    edit.addOutput(value, types.of(value));
    return std::move(edit).finish();
}

Result<Model> removeGraphOutput(const Model &model, ValueId value)
{
    if (model.value(value).graphOutputs == 0)
        return fail(refused("not_output",
                            {QT_TRANSLATE_NOOP("document", "%1 is no output"), model.value(value).name}));
    if (model.mainGraph().outputs.size() == 1)
        return fail(refused("last_output",
                            QT_TRANSLATE_NOOP("document", "a model needs an output; this is the last one")));
    ModelEdit edit(model);
    edit.removeOutput(value);
    return std::move(edit).finish();
}

} // namespace espalier
