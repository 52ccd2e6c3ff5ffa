// SPDX-License-Identifier: Apache-2.0
// FunctionProto -> Pattern.
#include "rewrites/pattern.h"

#include "model/io/onnx_text.h"

#include <algorithm>
#include <cstring>

namespace espalier {

namespace {

Error badPattern(const char *text, const std::string &argument)
{
    return makeError(ErrorCode::Unreadable, "bad_pattern", {text, argument})
        .withRemedy(QT_TRANSLATE_NOOP("rewrites", "mend the graph of the rule"));
}

template <class T> std::vector<std::byte> bytesOf(const T *elements, std::size_t count)
{
    std::vector<std::byte> bytes(count * sizeof(T));
    if (count > 0)
        std::memcpy(bytes.data(), elements, bytes.size());
    return bytes;
}

template <class T>
Tensor tensorOf(DType dtype, std::vector<std::int64_t> shape, const T *elements, std::size_t count)
{
    return Tensor::make({}, dtype, shape, bytesOf(elements, count));
}

/// The constant that the only attribute of a Constant node describes; nullopt for forms a rule cannot use.
std::optional<PatternConstant> constantOf(const onnx::AttributeProto &attribute)
{
    const std::string &name = attribute.name();
    if (!attribute.ref_attr_name().empty()) {
        if (name != "value_float" && name != "value_int")
            return std::nullopt;
        const bool isFloat = name == "value_float";
        return PatternConstant{Tensor::make({}, isFloat ? DType::Float : DType::Int64, {},
                                            std::vector<std::byte>(isFloat ? 4 : 8)),
                               isFloat, attribute.ref_attr_name()};
    }
    if (name == "value" && attribute.has_t())
        return PatternConstant{Tensor(attribute.t(), Tensor::InHeader{}), false, {}};
    if (name == "value_float") {
        const float value = attribute.f();
        return PatternConstant{tensorOf(DType::Float, {}, &value, 1), true, {}};
    }
    if (name == "value_int") {
        const std::int64_t value = attribute.i();
        return PatternConstant{tensorOf(DType::Int64, {}, &value, 1), false, {}};
    }
    if (name == "value_floats") {
        const auto &list = attribute.floats();
        return PatternConstant{
            tensorOf(DType::Float, {list.size()}, list.data(), static_cast<std::size_t>(list.size())),
            true,
            {}};
    }
    if (name == "value_ints") {
        const std::vector<std::int64_t> list(attribute.ints().begin(), attribute.ints().end());
        return PatternConstant{
            tensorOf(DType::Int64, {static_cast<std::int64_t>(list.size())}, list.data(), list.size()),
            false,
            {}};
    }
    return std::nullopt;
}

/// Takes names to indices while a function is read.
class Reader {
public:
    Result<Pattern> read(const onnx::FunctionProto &proto)
    {
        for (const std::string &name : proto.attribute())
            m_pattern.attributes.push_back(name);
        for (const std::string &name : proto.input()) {
            const int index = addValue(name);
            if (index == PatternValue::none)
                return fail(badPattern(QT_TRANSLATE_NOOP("rewrites", "%1 is made twice"), name));
            value(index).isInput = true;
            m_pattern.inputs.push_back(index);
        }
        for (const onnx::NodeProto &node : proto.node()) {
            if (auto error = readNode(node))
                return fail(std::move(*error));
        }
        for (const std::string &name : proto.output()) {
            const int index = m_pattern.indexOf(name);
            if (index == PatternValue::none)
                return fail(badPattern(QT_TRANSLATE_NOOP("rewrites", "nothing makes the output %1"), name));
            value(index).isOutput = true;
            m_pattern.outputs.push_back(index);
        }
        if (m_pattern.outputs.empty())
            return fail(badPattern(QT_TRANSLATE_NOOP("rewrites", "the graph has no outputs%1"), ""));
        return std::move(m_pattern);
    }

private:
    PatternValue &value(int index) { return m_pattern.values[static_cast<std::size_t>(index)]; }

    int addValue(const std::string &name)
    {
        if (m_pattern.indexOf(name) != PatternValue::none)
            return PatternValue::none;
        PatternValue added;
        added.name = name;
        m_pattern.values.push_back(std::move(added));
        return static_cast<int>(m_pattern.values.size()) - 1;
    }

    std::optional<Error> readNode(const onnx::NodeProto &proto)
    {
        for (const onnx::AttributeProto &attribute : proto.attribute()) {
            const std::string &capture = attribute.ref_attr_name();
            const auto &declared = m_pattern.attributes;
            if (!capture.empty() && std::find(declared.begin(), declared.end(), capture) == declared.end())
                return badPattern(QT_TRANSLATE_NOOP("rewrites", "@%1 is not among the attributes in front"),
                                  capture);
        }
        if (proto.op_type() == "Constant" && isEmptyDomain(proto)) {
            const auto constant = proto.attribute_size() == 1 ? constantOf(proto.attribute(0)) : std::nullopt;
            const int index = proto.output_size() == 1 ? addValue(proto.output(0)) : PatternValue::none;
            if (!constant || index == PatternValue::none)
                return badPattern(QT_TRANSLATE_NOOP("rewrites",
                                                    "Constant %1 needs one of value, value_float(s), "
                                                    "value_int(s), and a name of its own"),
                                  proto.output_size() > 0 ? proto.output(0) : std::string());
            value(index).constant = constant;
            return std::nullopt;
        }
        PatternNode node;
        node.label = proto.name();
        node.opType = proto.op_type();
        node.domain = isEmptyDomain(proto) ? std::string() : proto.domain();
        const int self = static_cast<int>(m_pattern.nodes.size());
        for (const std::string &name : proto.input()) {
            const int index = name.empty() ? PatternNode::leftOut : m_pattern.indexOf(name);
            if (!name.empty() && index == PatternValue::none)
                return badPattern(QT_TRANSLATE_NOOP("rewrites", "nothing makes %1 before it is read"), name);
            node.inputs.push_back(index);
        }
        for (const std::string &name : proto.output()) {
            const int index = addValue(name);
            if (index == PatternValue::none)
                return badPattern(QT_TRANSLATE_NOOP("rewrites", "%1 is made twice"), name);
            value(index).producer = self;
            value(index).outputIndex = static_cast<int>(node.outputs.size());
            node.outputs.push_back(index);
        }
        for (const onnx::AttributeProto &attribute : proto.attribute())
            node.attributes.push_back({attribute.name(), attribute.ref_attr_name(),
                                       std::make_shared<const onnx::AttributeProto>(attribute)});
        m_pattern.nodes.push_back(std::move(node));
        return std::nullopt;
    }

    static bool isEmptyDomain(const onnx::NodeProto &proto)
    {
        return proto.domain().empty() || proto.domain() == "ai.onnx";
    }

    Pattern m_pattern;
};

} // namespace

int Pattern::indexOf(std::string_view name) const
{
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const PatternValue &each) { return each.name == name; });
    return found == values.end() ? PatternValue::none : static_cast<int>(found - values.begin());
}

std::vector<std::string> Pattern::operators() const
{
    std::vector<std::string> names;
    for (const PatternNode &node : nodes) {
        std::string name = node.domain.empty() ? node.opType : node.domain + "::" + node.opType;
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    }
    return names;
}

Result<Pattern> parsePattern(std::string_view text, std::int64_t opset)
{
    const std::string header =
        "<domain: \"rule\", opset_import: [\"\": " + std::to_string(opset) + "]> match\n";
    const auto proto = parseFunctionText(header + std::string(text));
    if (!proto)
        return fail(proto.error());
    return Reader().read(*proto);
}

} // namespace espalier
