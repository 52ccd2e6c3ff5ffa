// SPDX-License-Identifier: Apache-2.0
// Walks both models in the order in which they are written.
#include "exporters/onnx/same_structure.h"

#include "model/graph/walk.h"
#include "model/io/model_to_proto.h"

#include <set>

namespace espalier {

namespace {

using Difference = std::optional<std::string>;

/// Name, dims, dtype and metadata; not where the elements are.
std::string tensorText(const Tensor &tensor)
{
    onnx::TensorProto header = tensor.header();
    for (const auto clear :
         {&onnx::TensorProto::clear_raw_data, &onnx::TensorProto::clear_float_data,
          &onnx::TensorProto::clear_int32_data, &onnx::TensorProto::clear_int64_data,
          &onnx::TensorProto::clear_double_data, &onnx::TensorProto::clear_uint64_data,
          &onnx::TensorProto::clear_external_data, &onnx::TensorProto::clear_data_location})
        (header.*clear)();
    return header.SerializeAsString();
}

template <class Proto> std::string protoText(const std::shared_ptr<const Proto> &proto)
{
    return proto == nullptr ? std::string() : proto->SerializeAsString();
}

/// Name apart: writers take that of the value, which may have been renamed since the record was made.
template <class Proto> std::string unnamedText(const std::shared_ptr<const Proto> &proto)
{
    if (proto == nullptr)
        return {};
    Proto copy = *proto;
    copy.clear_name();
    return copy.SerializeAsString();
}

std::string valueName(const Model &model, ValueId id)
{
    return id.isValid() ? model.value(id).name : std::string();
}

/// Everything about a node but its bodies.
std::string nodeText(const Model &model, NodeId id)
{
    const Node &node = model.node(id);
    std::string text = node.name + '\n' + node.opType + '\n' + node.domain + '\n' + node.overload + '\n'
        + protoText(node.rest);
    for (const auto *values : {&node.inputs, &node.outputs}) {
        text += "\n(";
        for (const ValueId value : *values)
            text += valueName(model, value) + ',';
    }
    for (const Attribute &attribute : node.attributes) {
        text += '\n' + protoText(attribute.proto) + std::to_string(attribute.graphs.size());
        for (const auto &tensor : attribute.tensors)
            text += tensorText(*tensor);
    }
    return text;
}

std::string portsText(const Model &model, const std::vector<GraphPort> &ports)
{
    std::string text;
    for (const GraphPort &port : ports)
        text += valueName(model, port.value) + '\n' + unnamedText(port.declared) + '\n';
    return text;
}

/// Initializers and declared types, in the order of names.
std::multiset<std::string> valueTexts(const Graph &graph)
{
    std::multiset<std::string> texts;
    for (std::uint32_t slot = 0; slot < graph.values.size(); ++slot) {
        if (!graph.values.has(slot))
            continue;
        const Value &value = graph.values[slot];
        if (value.initializer != nullptr || value.sparseInitializer != nullptr || value.declared != nullptr)
            texts.insert(
                value.name + '\n'
                + (value.initializer != nullptr ? tensorText(value.initializer->renamed(value.name)) : "")
                + protoText(value.sparseInitializer) + unnamedText(value.declared));
    }
    return texts;
}

class Comparison {
public:
    Comparison(const Model &written, const Model &read) : m_written(written), m_read(read) { }

    Difference graphs(GraphId a, GraphId b)
    {
        const Graph &written = m_written.graph(a);
        const Graph &read = m_read.graph(b);
        if (written.name != read.name || protoText(written.rest) != protoText(read.rest))
            return "graph " + written.name;
        if (portsText(m_written, written.inputs) != portsText(m_read, read.inputs)
            || portsText(m_written, written.outputs) != portsText(m_read, read.outputs))
            return "inputs or outputs of graph " + written.name;
        if (valueTexts(written) != valueTexts(read))
            return "tensors of graph " + written.name;
        const auto nodes = writingOrder(m_written, a);
        const auto others = writingOrder(m_read, b);
        if (nodes.size() != others.size())
            return "number of nodes of graph " + written.name;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (nodeText(m_written, nodes[i]) != nodeText(m_read, others[i]))
                return "node " + m_written.node(nodes[i]).name;
            if (auto difference = bodies(nodes[i], others[i]))
                return difference;
        }
        return std::nullopt;
    }

private:
    Difference bodies(NodeId a, NodeId b)
    {
        const auto &attributes = m_written.node(a).attributes;
        for (std::size_t i = 0; i < attributes.size(); ++i) {
            const auto &others = m_read.node(b).attributes[i].graphs;
            for (std::size_t g = 0; g < attributes[i].graphs.size(); ++g) {
                if (auto difference = graphs(attributes[i].graphs[g], others[g]))
                    return difference;
            }
        }
        return std::nullopt;
    }

    const Model &m_written;
    const Model &m_read;
};

} // namespace

std::optional<std::string> structuralDifference(const Model &written, const Model &read)
{
    if (written.envelope().SerializeAsString() != read.envelope().SerializeAsString())
        return "versions or metadata of the model";
    Comparison comparison(written, read);
    if (auto difference = comparison.graphs(Model::mainGraphId(), Model::mainGraphId()))
        return difference;
    if (written.functions().size() != read.functions().size()
        || written.trainingSpans().size() != read.trainingSpans().size())
        return "functions or training entries";
    for (std::size_t i = 0; i < written.functions().size(); ++i) {
        const Function &function = written.functions()[i];
        const Function &other = read.functions()[i];
        if (protoText(function.rest) != protoText(other.rest))
            return "function " + function.name;
        if (auto difference = comparison.graphs(function.body, other.body))
            return difference;
    }
    return std::nullopt;
}

} // namespace espalier
