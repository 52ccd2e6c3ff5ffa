// SPDX-License-Identifier: Apache-2.0
// Writes a model without its names.
#include "tests/support/canonical_text.h"

#include "model/shapes/operator_schema.h"

#include <algorithm>
#include <map>
#include <sstream>

namespace espalier::test {

namespace {

class Writer {
public:
    explicit Writer(const Model &model) : m_model(model) { }

    std::string run()
    {
        const Graph &graph = m_model.mainGraph();
        int place = 0;
        for (const GraphPort &port : graph.inputs) {
            if (!m_model.value(port.value).isInitializer())
                m_names.emplace(port.value, "in" + std::to_string(place++));
        }
        std::string outputs;
        for (const GraphPort &port : graph.outputs)
            outputs += " " + nameOf(port.value);
        return m_lines + "outputs" + outputs + "\n";
    }

private:
    std::string constantText(const Tensor &tensor)
    {
        std::ostringstream out;
        out.precision(6);
        out << dtypeName(tensor.dtype()) << '[';
        for (const std::int64_t dim : tensor.dims())
            out << dim << ' ';
        out << "]{";
        if (const auto numbers = readNumbers(tensor)) {
            for (const double number : *numbers)
                out << (number == 0 ? 0.0 : number) << ' ';
        } else {
            for (const std::string &text : tensor.header().string_data())
                out << text << ' ';
        }
        out << '}';
        return out.str();
    }

    std::string nameOf(ValueId id)
    {
        if (!id.isValid())
            return "-";
        if (const auto known = m_names.find(id); known != m_names.end())
            return known->second;
        const Value &value = m_model.value(id);
        if (value.initializer)
            return m_names[id] = constantText(*value.initializer);
        if (!value.producer.isValid())
            return m_names[id] = "dangling";
        const Node &node = m_model.node(value.producer);
        if (node.isOp("Constant"))
            return m_names[id] = constantOf(node);
        std::string line = node.domain + (isDefaultDomain(node.domain) ? "" : ".") + node.opType;
        std::map<std::string, std::string> attributes;
        for (const Attribute &attribute : node.attributes) {
            const std::string text = attributeText(attribute);
            const auto schema = OperatorSchema::of(m_model, value.producer);
            const auto formal = schema ? schema->attribute(attribute.name()) : std::nullopt;
            if (formal && formal->defaultValue != nullptr
                && attributeText(
                       Attribute{std::make_shared<onnx::AttributeProto>(*formal->defaultValue), {}, {}})
                    == text)
                continue;
            attributes[attribute.name()] = text;
        }
        for (const auto &entry : attributes)
            line += " " + entry.first + "=" + entry.second;
        for (const ValueId input : node.inputs)
            line += " " + nameOf(input);
        std::string made;
        for (const ValueId output : node.outputs) {
            if (!output.isValid()
                || (m_model.value(output).uses.empty() && m_model.value(output).graphOutputs == 0))
                continue;
            m_names[output] = "v" + std::to_string(m_count++);
            made += m_names[output] + " ";
        }
        m_lines += made + "= " + line + "\n";
        return m_names[id];
    }

    std::string constantOf(const Node &node)
    {
        const Attribute &attribute = node.attributes.front();
        if (!attribute.tensors.empty())
            return constantText(*attribute.tensors.front());
        const onnx::AttributeProto &proto = *attribute.proto;
        onnx::TensorProto tensor;
        if (attribute.name() == "value_float" || attribute.name() == "value_floats") {
            tensor.set_data_type(onnx::TensorProto::FLOAT);
            if (attribute.name() == "value_float")
                tensor.add_float_data(proto.f());
            *tensor.mutable_float_data() =
                attribute.name() == "value_float" ? tensor.float_data() : proto.floats();
            if (attribute.name() == "value_floats")
                tensor.add_dims(proto.floats_size());
        } else {
            tensor.set_data_type(onnx::TensorProto::INT64);
            if (attribute.name() == "value_int") {
                tensor.add_int64_data(proto.i());
            } else {
                *tensor.mutable_int64_data() = proto.ints();
                tensor.add_dims(proto.ints_size());
            }
        }
        return constantText(Tensor(std::move(tensor), Tensor::InHeader{}));
    }

    std::string attributeText(const Attribute &attribute)
    {
        std::ostringstream out;
        out.precision(6);
        const onnx::AttributeProto &proto = *attribute.proto;
        switch (attribute.type()) {
        case onnx::AttributeProto::INT:
            out << proto.i();
            break;
        case onnx::AttributeProto::FLOAT:
            out << proto.f();
            break;
        case onnx::AttributeProto::STRING:
            out << proto.s();
            break;
        case onnx::AttributeProto::INTS:
            for (const std::int64_t each : proto.ints())
                out << each << ',';
            break;
        case onnx::AttributeProto::FLOATS:
            for (const float each : proto.floats())
                out << each << ',';
            break;
        case onnx::AttributeProto::TENSOR:
            out << (attribute.tensors.empty() ? std::string("?") : constantText(*attribute.tensors.front()));
            break;
        default:
            out << "type" << attribute.type();
        }
        return out.str();
    }

    const Model &m_model;
    std::map<ValueId, std::string> m_names;
    std::string m_lines;
    int m_count = 0;
};

} // namespace

std::string canonicalText(const Model &model)
{
    return Writer(model).run();
}

} // namespace espalier::test
