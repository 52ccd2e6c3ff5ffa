// SPDX-License-Identifier: Apache-2.0
// Writes records by field number (onnx.proto, ONNX 1.23), the counterpart of record_reader and
// proto_to_model.
#include "model/io/model_to_proto.h"

#include "model/graph/walk.h"

#include <algorithm>

namespace espalier {

namespace {

/// `proto` with its name as the value has it now.
template <class Proto>
std::string serialiseNamed(const std::shared_ptr<const Proto> &proto, const std::string &name)
{
    if (proto && proto->name() == name)
        return proto->SerializePartialAsString();
    Proto copy = proto ? *proto : Proto();
    copy.set_name(name);
    return copy.SerializePartialAsString();
}

void optionalText(Rope &out, std::uint32_t field, const std::string &text)
{
    if (!text.empty())
        out.field(field, text);
}

class ModelWriter {
public:
    ModelWriter(const Model &model, const TensorMapping &mapTensor, bool withPayloads)
        : m_model(model), m_mapTensor(mapTensor), m_withPayloads(withPayloads)
    {
    }

    Rope model() const
    {
        Rope out;
        out.append(m_model.envelope().SerializePartialAsString());
        out.field(7, graph(Model::mainGraphId()));
        for (const FileSpan &span : m_model.trainingSpans())
            out.field(20, Rope::Borrowed{span.bytes(), span.file});
        for (const Function &each : m_model.functions())
            out.field(25, function(each));
        return out;
    }

    Rope node(NodeId id) const
    {
        const Node &node = m_model.node(id);
        Rope out;
        if (node.rest)
            out.append(node.rest->SerializePartialAsString());
        for (const ValueId value : node.inputs)
            out.field(1, value.isValid() ? m_model.value(value).name : std::string());
        for (const ValueId value : node.outputs)
            out.field(2, value.isValid() ? m_model.value(value).name : std::string());
        optionalText(out, 3, node.name);
        optionalText(out, 4, node.opType);
        for (const Attribute &each : node.attributes)
            out.field(5, attribute(each));
        optionalText(out, 7, node.domain);
        optionalText(out, 8, node.overload);
        return out;
    }

private:
    Rope tensor(const Tensor &original) const
    {
        const Tensor tensor = m_mapTensor ? m_mapTensor(original) : original;
        Rope out;
        out.append(tensor.header().SerializePartialAsString());
        if (!m_withPayloads)
            return out;
        if (const auto *inModel = std::get_if<Tensor::InModel>(&tensor.payload()))
            out.field(static_cast<std::uint32_t>(inModel->field),
                      Rope::Borrowed{inModel->span.bytes(), inModel->span.file});
        else if (const auto *memory = std::get_if<Tensor::Owned>(&tensor.payload()))
            out.field(9, Rope::Borrowed{std::span(**memory), *memory});
        return out;
    }

    Rope attribute(const Attribute &attribute) const
    {
        Rope out;
        out.append(attribute.proto->SerializePartialAsString());
        const bool isList = attribute.type() == onnx::AttributeProto_AttributeType_TENSORS
            || attribute.type() == onnx::AttributeProto_AttributeType_GRAPHS;
        for (const auto &each : attribute.tensors)
            out.field(isList ? 10 : 5, tensor(*each));
        for (const GraphId body : attribute.graphs)
            out.field(isList ? 11 : 6, graph(body));
        return out;
    }

    /// Values of a graph that satisfy `has`, by `rank`.
    template <class Has>
    std::vector<const Value *> ranked(const Graph &graph, Has has, std::int64_t Value::*rank) const
    {
        std::vector<const Value *> out;
        for (std::size_t i = 0; i < graph.values.size(); ++i) {
            const Value *value = graph.values.find(i);
            if (value != nullptr && has(*value))
                out.push_back(value);
        }
        std::stable_sort(out.begin(), out.end(),
                         [&](const Value *a, const Value *b) { return a->*rank < b->*rank; });
        return out;
    }

    void valueInfos(Rope &out, std::uint32_t field, const Graph &graph) const
    {
        const auto isDeclared = [](const Value &value) { return value.declared != nullptr; };
        for (const Value *value : ranked(graph, isDeclared, &Value::declaredRank))
            out.field(field, serialiseNamed(value->declared, value->name));
    }

    Rope graph(GraphId id) const
    {
        const Graph &graph = m_model.graph(id);
        Rope out;
        if (graph.rest)
            out.append(graph.rest->SerializePartialAsString());
        for (const NodeId each : writingOrder(m_model, id))
            out.field(1, node(each));
        optionalText(out, 2, graph.name);
        const auto isInitializer = [](const Value &value) { return value.isInitializer(); };
        for (const Value *value : ranked(graph, isInitializer, &Value::initializerRank)) {
            if (value->initializer)
                out.field(5, tensor(*value->initializer));
            else
                out.field(15, value->sparseInitializer->SerializePartialAsString());
        }
        for (const GraphPort &port : graph.inputs)
            out.field(11, serialiseNamed(port.declared, m_model.value(port.value).name));
        for (const GraphPort &port : graph.outputs)
            out.field(12, serialiseNamed(port.declared, m_model.value(port.value).name));
        valueInfos(out, 13, graph);
        return out;
    }

    Rope function(const Function &function) const
    {
        const Graph &body = m_model.graph(function.body);
        Rope out;
        if (function.rest)
            out.append(function.rest->SerializePartialAsString());
        optionalText(out, 1, function.name);
        for (const GraphPort &port : body.inputs)
            out.field(4, m_model.value(port.value).name);
        for (const GraphPort &port : body.outputs)
            out.field(5, m_model.value(port.value).name);
        for (const NodeId each : writingOrder(m_model, function.body))
            out.field(7, node(each));
        optionalText(out, 10, function.domain);
        valueInfos(out, 12, body);
        optionalText(out, 13, function.overload);
        return out;
    }

    const Model &m_model;
    const TensorMapping &m_mapTensor;
    bool m_withPayloads;
};

const TensorMapping noMapping; ///< outlives every writer

} // namespace

Rope modelToBytes(const Model &model, const TensorMapping &mapTensor)
{
    return ModelWriter(model, mapTensor, true).model();
}

Result<onnx::ModelProto> modelToProto(const Model &model, bool withPayloads)
{
    static constexpr std::uint64_t protobufLimit = 0x7FFFFFFF;
    const Rope rope = ModelWriter(model, noMapping, withPayloads).model();
    onnx::ModelProto proto;
    if (rope.size() > protobufLimit || !proto.ParsePartialFromString(rope.flatten()))
        return fail(makeError(ErrorCode::ExportFailed, "over_two_gibibytes",
                              QT_TRANSLATE_NOOP("io", "the model is larger than protobuf's 2 GiB"))
                        .withRemedy(QT_TRANSLATE_NOOP("io", "keep its weights as external data")));
    return proto;
}

onnx::NodeProto nodeToProto(const Model &model, NodeId node)
{
    onnx::NodeProto proto;
    proto.ParsePartialFromString(ModelWriter(model, noMapping, true).node(node).flatten());
    return proto;
}

Result<onnx::TensorProto> tensorToProto(const Tensor &tensor)
{
    onnx::TensorProto proto = tensor.header();
    if (std::holds_alternative<Tensor::InHeader>(tensor.payload()))
        return proto;
    const auto read = readTensor(tensor);
    if (!read)
        return fail(read.error());
    proto.clear_external_data();
    proto.clear_data_location();
    proto.set_raw_data(read->bytes().data(), read->bytes().size());
    return proto;
}

} // namespace espalier
