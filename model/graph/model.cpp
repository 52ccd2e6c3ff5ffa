// SPDX-License-Identifier: Apache-2.0
// Looking things up in a model.
#include "model/graph/model.h"

#include <algorithm>

namespace espalier {

Model::Model()
    : m_graphs{std::make_shared<const Graph>()}, m_functions(std::make_shared<const std::vector<Function>>()),
      m_envelope(std::make_shared<const onnx::ModelProto>()),
      m_training(std::make_shared<const std::vector<FileSpan>>())
{
}

const Graph *Model::findGraph(GraphId id) const
{
    return id.isValid() && id.index() < m_graphs.size() ? m_graphs[id.index()].get() : nullptr;
}

const Node *Model::findNode(NodeId id) const
{
    const Graph *graph = findGraph(id.graph);
    return graph != nullptr ? graph->nodes.find(id.index) : nullptr;
}

const Value *Model::findValue(ValueId id) const
{
    const Graph *graph = findGraph(id.graph);
    return graph != nullptr ? graph->values.find(id.index) : nullptr;
}

const Function *Model::findFunction(std::string_view domain, std::string_view name,
                                    std::string_view overload) const
{
    for (const Function &function : *m_functions) {
        const bool sameDomain =
            function.domain == domain || (isDefaultDomain(function.domain) && isDefaultDomain(domain));
        if (sameDomain && function.name == name && function.overload == overload)
            return &function;
    }
    return nullptr;
}

std::vector<OpsetImport> Model::opsets() const
{
    std::vector<OpsetImport> out;
    for (const auto &import : m_envelope->opset_import())
        out.push_back({import.domain(), import.version()});
    return out;
}

std::optional<std::int64_t> Model::opset(std::string_view domain, GraphId graph) const
{
    const Function *function = enclosingFunction(*this, graph);
    const auto &imports =
        function != nullptr && function->rest ? function->rest->opset_import() : m_envelope->opset_import();
    for (const auto &import : imports) {
        if (import.domain() == domain || (isDefaultDomain(import.domain()) && isDefaultDomain(domain)))
            return import.version();
    }
    // IR 1 and 2 have no opset_import and mean version 1 of the default domain (onnx.proto,
    // ModelProto.opset_import).
    if (imports.empty() && isDefaultDomain(domain))
        return 1;
    return std::nullopt;
}

std::vector<NodeId> nodesInOrder(const Model &model, GraphId id)
{
    const Graph &graph = model.graph(id);
    std::vector<NodeId> out;
    out.reserve(graph.nodeCount);
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph.nodes.has(i))
            out.push_back(NodeId{id, i});
    }
    if (!graph.inRankOrder) {
        std::stable_sort(out.begin(), out.end(), [&](NodeId a, NodeId b) {
            return graph.nodes[a.index].rank < graph.nodes[b.index].rank;
        });
    }
    return out;
}

const Function *enclosingFunction(const Model &model, GraphId graph)
{
    for (const Graph *at = model.findGraph(graph); at != nullptr && at->owner.isValid();) {
        graph = at->owner.graph;
        at = model.findGraph(graph);
    }
    for (const Function &function : model.functions()) {
        if (function.body == graph)
            return &function;
    }
    return nullptr;
}

ValueType declaredType(const Model &model, ValueId id)
{
    const Value &value = model.value(id);
    if (value.initializer)
        return value.initializer->type();
    if (value.isGraphInput || value.graphOutputs > 0) {
        const Graph &graph = model.graph(id.graph);
        const auto &ports = value.isGraphInput ? graph.inputs : graph.outputs;
        const auto port =
            std::find_if(ports.begin(), ports.end(), [&](const GraphPort &p) { return p.value == id; });
        if (port != ports.end() && port->declared && port->declared->has_type())
            return typeFromProto(port->declared->type());
    }
    if (value.declared && value.declared->has_type())
        return typeFromProto(value.declared->type());
    return {};
}

bool isConstantInitializer(const Model &model, ValueId id)
{
    const Value &value = model.value(id);
    // From IR 4 on, an initializer that is also an input is a default that a caller may override.
    return value.isInitializer() && (!value.isGraphInput || model.envelope().ir_version() < 4);
}

} // namespace espalier
