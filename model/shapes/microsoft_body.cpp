// SPDX-License-Identifier: Apache-2.0
// Reads a call and puts nodes into its body.
#include "model/shapes/microsoft_body.h"

#include <onnx/defs/parser.h>
#include <stdexcept>

namespace espalier {

MicrosoftBody::MicrosoftBody(const onnx::FunctionBodyBuildContext &call, const onnx::OpSchema &schema,
                             onnx::FunctionProto &function)
    : m_call(call), m_schema(schema), m_function(function)
{
    function.set_name(schema.Name());
    function.set_domain(schema.domain());
    for (const auto &input : schema.inputs())
        function.add_input(input.GetName());
    for (const auto &output : schema.outputs())
        function.add_output(output.GetName());
    function.add_opset_import()->set_version(bodyOpset);
}

void MicrosoftBody::refuse(const std::string &why)
{
    throw std::invalid_argument(why);
}

void MicrosoftBody::require(bool holds, const char *what)
{
    if (!holds)
        refuse(what);
}

std::int32_t MicrosoftBody::dtype(int input) const
{
    const onnx::TypeProto *type = m_call.getInputType(input);
    require(type != nullptr && type->has_tensor_type(), "the type of an input is not known");
    return type->tensor_type().elem_type();
}

int MicrosoftBody::rank(int input) const
{
    const onnx::TypeProto *type = m_call.getInputType(input);
    require(type != nullptr && type->has_tensor_type() && type->tensor_type().has_shape(),
            "the shape of an input is not known");
    return type->tensor_type().shape().dim_size();
}

std::optional<std::int64_t> MicrosoftBody::dim(int input, int axis) const
{
    const int count = rank(input);
    const int at = axis < 0 ? axis + count : axis;
    require(at >= 0 && at < count, "an input has too few axes");
    const auto &dim = m_call.getInputType(input)->tensor_type().shape().dim(at);
    return dim.has_dim_value() ? std::optional<std::int64_t>(dim.dim_value()) : std::nullopt;
}

std::int64_t MicrosoftBody::length(int input, int axis) const
{
    const auto found = dim(input, axis);
    require(found && *found > 0, "a length is not known or is 0");
    return *found;
}

const onnx::AttributeProto *MicrosoftBody::find(const char *name) const
{
    return m_call.getAttribute(name);
}

const onnx::AttributeProto *MicrosoftBody::find(const char *name,
                                                onnx::AttributeProto::AttributeType type) const
{
    const onnx::AttributeProto *given = find(name);
    if (given == nullptr) {
        const auto formal = m_schema.attributes().find(name);
        require(formal != m_schema.attributes().end() && !formal->second.required, name);
        given = formal->second.default_value.type() == type ? &formal->second.default_value : nullptr;
    }
    require(given == nullptr || given->type() == type, name);
    return given;
}

std::int64_t MicrosoftBody::integer(const char *attribute, std::int64_t otherwise) const
{
    const onnx::AttributeProto *found = find(attribute, onnx::AttributeProto::INT);
    return found != nullptr ? found->i() : otherwise;
}

float MicrosoftBody::real(const char *attribute, float otherwise) const
{
    const onnx::AttributeProto *found = find(attribute, onnx::AttributeProto::FLOAT);
    return found != nullptr ? found->f() : otherwise;
}

std::vector<std::int64_t> MicrosoftBody::integers(const char *attribute) const
{
    const onnx::AttributeProto *found = find(attribute, onnx::AttributeProto::INTS);
    return found != nullptr ? std::vector<std::int64_t>(found->ints().begin(), found->ints().end())
                            : std::vector<std::int64_t>();
}

std::vector<float> MicrosoftBody::reals(const char *attribute) const
{
    const onnx::AttributeProto *found = find(attribute, onnx::AttributeProto::FLOATS);
    return found != nullptr ? std::vector<float>(found->floats().begin(), found->floats().end())
                            : std::vector<float>();
}

std::string MicrosoftBody::text(const char *attribute) const
{
    const onnx::AttributeProto *found = find(attribute, onnx::AttributeProto::STRING);
    return found != nullptr ? found->s() : std::string();
}

std::vector<onnx::AttributeProto> MicrosoftBody::passed(std::initializer_list<const char *> names) const
{
    std::vector<onnx::AttributeProto> out;
    for (const char *name : names) {
        if (const onnx::AttributeProto *given = find(name))
            out.push_back(*given);
    }
    return out;
}

void MicrosoftBody::add(const std::string &nodes, const std::vector<onnx::AttributeProto> &attributes)
{
    onnx::OnnxParser parser(nodes.c_str());
    while (!parser.EndOfInput()) {
        const auto status = parser.Parse(*m_function.add_node());
        if (!status.IsOK())
            refuse(status.ErrorMessage());
    }
    for (const onnx::AttributeProto &attribute : attributes)
        *m_function.mutable_node(m_function.node_size() - 1)->add_attribute() = attribute;
}

void MicrosoftBody::integersConstant(const std::string &name, const std::vector<std::int64_t> &values)
{
    onnx::TensorProto tensor = onnx::ToTensor<std::int64_t>(values);
    tensor.add_dims(static_cast<std::int64_t>(values.size()));
    add(name + " = Constant ()", {onnx::MakeAttribute("value", tensor)});
}

void MicrosoftBody::realConstant(const std::string &name, float value)
{
    add(name + " = Constant ()", {onnx::MakeAttribute("value", onnx::ToTensor<float>(value))});
}

void MicrosoftBody::realLike(const std::string &name, float value, const std::string &like)
{
    realConstant(name + "_float", value);
    add(name + " = CastLike (" + name + "_float, " + like + ")");
}

void MicrosoftBody::transpose(const std::string &to, const std::string &from,
                              const std::vector<std::int64_t> &order)
{
    add(to + " = Transpose (" + from + ")", {onnx::MakeAttribute("perm", order)});
}

void MicrosoftBody::setInputs(const std::vector<std::string> &names)
{
    m_function.clear_input();
    for (const std::string &name : names)
        m_function.add_input(name);
}

} // namespace espalier
