// SPDX-License-Identifier: Apache-2.0
// Turns types, elements and attributes into protos when they are asked for.
#include "model/shapes/node_context.h"

namespace espalier {

namespace {

/// Infers a body for If, Loop and Scan.
class BodyInferencer : public onnx::GraphInferencer {
public:
    BodyInferencer(TypeInference &inference, GraphId body, bool &sawUnknown)
        : m_inference(inference), m_body(body), m_sawUnknown(sawUnknown)
    {
    }

    std::vector<const onnx::TypeProto *>
    doInferencing(const std::vector<const onnx::TypeProto *> &inputTypes,
                  const std::vector<const onnx::TensorProto *> &) override
    {
        const std::size_t formal = m_inference.model().graph(m_body).inputs.size();
        if (inputTypes.size() > formal)
            fail_type_inference("the body has ", formal, " inputs and is given ", inputTypes.size());
        std::vector<ValueType> inputs;
        for (const onnx::TypeProto *type : inputTypes)
            inputs.push_back(type != nullptr ? typeFromProto(*type) : ValueType());
        std::vector<const onnx::TypeProto *> out;
        for (const ValueType &type : m_inference.inferBody(m_body, inputs)) {
            m_sawUnknown = m_sawUnknown || type.kind == ValueType::Kind::Unknown;
            typeToProto(type, m_types.emplace_back());
            out.push_back(&m_types.back());
        }
        return out;
    }

private:
    TypeInference &m_inference;
    GraphId m_body;
    bool &m_sawUnknown;
    std::list<onnx::TypeProto> m_types;
};

/// Null for dtypes that no inference function reads.
std::unique_ptr<onnx::TensorProto> tensorOf(const KnownElements &known, DType dtype)
{
    auto tensor = std::make_unique<onnx::TensorProto>();
    tensor->set_data_type(static_cast<std::int32_t>(dtype));
    for (const std::int64_t length : known.dims)
        tensor->add_dims(length);
    for (const Element &element : known.values) {
        if (dtype == DType::Float)
            tensor->add_float_data(static_cast<float>(element.real()));
        else if (dtype == DType::Double)
            tensor->add_double_data(element.real());
        else if (dtype == DType::Int64 && element.isInteger())
            tensor->add_int64_data(element.integer());
        else if ((dtype == DType::Int32 || dtype == DType::Bool) && element.isInteger())
            tensor->add_int32_data(static_cast<std::int32_t>(element.integer()));
        else
            return nullptr;
    }
    return tensor;
}

std::unique_ptr<onnx::TensorShapeProto> symbolicOf(const KnownElements &known)
{
    if (known.dims.size() > 1)
        return nullptr;
    auto shape = std::make_unique<onnx::TensorShapeProto>();
    for (const Element &element : known.values) {
        const Dim dim = element.dim();
        auto *out = shape->add_dim();
        if (dim.isKnown())
            out->set_dim_value(dim.length());
        else if (!dim.symbol().empty())
            out->set_dim_param(dim.symbol());
    }
    return shape;
}

[[noreturn]] void outOfBounds(const char *what, std::size_t index)
{
    throw std::out_of_range(what + std::to_string(index) + " is out of bounds");
}

} // namespace

NodeContext::NodeContext(TypeInference &inference, const Node &node)
    : m_inference(inference), m_node(node), m_inputs(node.inputs.size()), m_outputs(node.outputs.size())
{
}

const onnx::AttributeProto *NodeContext::getAttribute(const std::string &name) const
{
    const Attribute *attribute = m_node.attribute(name);
    if (attribute == nullptr)
        return nullptr;
    if (attribute->tensors.empty() && attribute->graphs.empty())
        return attribute->proto.get();
    // Inference functions look at a tensor's dtype and dims, and at the elements of small ones.
    onnx::AttributeProto &whole = m_attributes.emplace_back(*attribute->proto);
    for (const auto &tensor : attribute->tensors) {
        if (whole.type() == onnx::AttributeProto_AttributeType_TENSORS)
            *whole.add_tensors() = tensor->header();
        else
            *whole.mutable_t() = tensor->header();
    }
    return &whole;
}

bool NodeContext::hasInput(std::size_t index) const
{
    const ValueId value = m_node.input(index);
    return value.isValid() && !m_inference.isLeftOut(value);
}

const onnx::TypeProto *NodeContext::getInputType(std::size_t index) const
{
    if (index >= m_inputs.size())
        outOfBounds("input ", index);
    Input &input = m_inputs[index];
    if (!input.isAsked) {
        input.isAsked = true;
        const ValueType &type = m_inference.types().of(m_node.inputs[index]);
        // One that is there but unknown is an empty proto: some functions take null for "left out" and read
        // on.
        if (hasInput(index)) {
            input.type = std::make_unique<onnx::TypeProto>();
            typeToProto(type, *input.type);
        }
    }
    return input.type.get();
}

NodeContext::Input &NodeContext::read(std::size_t index) const
{
    if (index >= m_inputs.size())
        outOfBounds("input ", index);
    Input &input = m_inputs[index];
    if (!input.isRead) {
        input.isRead = true;
        const ValueId value = m_node.inputs[index];
        const Elements known = hasInput(index) ? m_inference.elements(value) : nullptr;
        if (known && known->isComplete())
            input.elements = tensorOf(*known, m_inference.types().of(value).dtype);
        if (known)
            input.symbolic = symbolicOf(*known);
    }
    return input;
}

const onnx::TensorProto *NodeContext::getInputData(std::size_t index) const
{
    return read(index).elements.get();
}

const onnx::SparseTensorProto *NodeContext::getInputSparseData(std::size_t /*index*/) const
{
    return nullptr;
}

const onnx::TensorShapeProto *NodeContext::getSymbolicInput(std::size_t index) const
{
    return read(index).symbolic.get();
}

onnx::TypeProto *NodeContext::getOutputType(std::size_t index)
{
    if (index >= m_outputs.size())
        outOfBounds("output ", index);
    return &m_outputs[index];
}

bool NodeContext::hasOutput(std::size_t index)
{
    return m_node.output(index).isValid();
}

onnx::GraphInferencer *NodeContext::getGraphAttributeInferencer(const std::string &name)
{
    const Attribute *attribute = m_node.attribute(name);
    if (attribute == nullptr || attribute->graphs.empty())
        fail_type_inference("attribute ", name, " holds no graph");
    auto &body = m_bodies[name];
    if (!body)
        body = std::make_unique<BodyInferencer>(m_inference, attribute->graphs.front(), m_sawUnknownBody);
    return body.get();
}

} // namespace espalier
