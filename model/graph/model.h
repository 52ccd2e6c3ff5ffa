// SPDX-License-Identifier: Apache-2.0
// The document: an ONNX model as an immutable value that shares everything it can with its copies.
#pragma once

#include "model/base/chunked_store.h"
#include "model/graph/node.h"
#include "model/graph/value.h"

#include <optional>
#include <string>
#include <vector>

namespace espalier {

/// An entry of a graph's inputs or outputs with its ValueInfoProto (which may be an empty one for function
/// bodies).
struct GraphPort {
    ValueId value;
    std::shared_ptr<const onnx::ValueInfoProto> declared;
};

/// Distance of the ranks of a file's nodes (Node::rank).
inline constexpr std::int64_t rankStep = std::int64_t{1} << 20U;

/// One graph: main, subgraph body or function body.
struct Graph {
    std::string name;
    NodeId owner; ///< the node whose attribute holds this body; invalid for main and function bodies
    ChunkedStore<Node> nodes; ///< slot = NodeId::index
    ChunkedStore<Value> values; ///< slot = ValueId::index
    std::vector<GraphPort> inputs;
    std::vector<GraphPort> outputs;
    std::size_t nodeCount = 0; ///< filled slots
    bool inRankOrder = true; ///< slots ascend in rank
    bool isEdited = false; ///< changed since it was read: its order is no longer the file's
    /// Doc string, quantization annotations, metadata and unknown fields.
    std::shared_ptr<const onnx::GraphProto> rest;
};

/// A model-local function. `rest` has everything but its nodes, inputs, outputs and value_info.
struct Function {
    std::string domain;
    std::string name;
    std::string overload;
    GraphId body;
    std::shared_ptr<const onnx::FunctionProto> rest;
};

struct OpsetImport {
    std::string domain;
    std::int64_t version = 0;
};

/// Copying costs a few pointers; copies may be read from any thread without a lock. Only ModelEdit makes
/// changed ones.
class Model {
public:
    Model();

    [[nodiscard]] static constexpr GraphId mainGraphId() { return GraphId(0); }
    [[nodiscard]] const Graph &mainGraph() const { return *m_graphs.front(); }
    [[nodiscard]] std::size_t graphCount() const { return m_graphs.size(); }
    /// Null for a body that was removed with its node.
    [[nodiscard]] const Graph *findGraph(GraphId id) const;
    [[nodiscard]] const Graph &graph(GraphId id) const { return *m_graphs[id.index()]; }
    [[nodiscard]] const Node *findNode(NodeId id) const;
    [[nodiscard]] const Value *findValue(ValueId id) const;
    [[nodiscard]] const Node &node(NodeId id) const { return graph(id.graph).nodes[id.index]; }
    [[nodiscard]] const Value &value(ValueId id) const { return graph(id.graph).values[id.index]; }
    [[nodiscard]] const std::vector<Function> &functions() const { return *m_functions; }
    [[nodiscard]] const Function *findFunction(std::string_view domain, std::string_view name,
                                               std::string_view overload) const;

    /// ir_version, producer, domain, model_version, doc, opset_import, metadata and unknown fields; no graph,
    /// no functions.
    [[nodiscard]] const onnx::ModelProto &envelope() const { return *m_envelope; }
    [[nodiscard]] std::vector<OpsetImport> opsets() const;
    /// Version imported for a domain ("" and "ai.onnx" are one); in a function body, the function's own
    /// imports.
    [[nodiscard]] std::optional<std::int64_t> opset(std::string_view domain,
                                                    GraphId graph = mainGraphId()) const;
    /// training_info entries as they stand in the file.
    [[nodiscard]] const std::vector<FileSpan> &trainingSpans() const { return *m_training; }
    /// Folder of the model's file, against which external data is located; empty for a model made in memory.
    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }

private:
    friend class ModelEdit;
    friend class ModelBuilder;

    std::vector<std::shared_ptr<const Graph>> m_graphs;
    std::shared_ptr<const std::vector<Function>> m_functions;
    std::shared_ptr<const onnx::ModelProto> m_envelope;
    std::shared_ptr<const std::vector<FileSpan>> m_training;
    std::filesystem::path m_folder;
};

/// Node ids of one graph in the order of the file (by rank).
[[nodiscard]] std::vector<NodeId> nodesInOrder(const Model &model, GraphId graph = Model::mainGraphId());
/// The function whose body this graph is or lies in; null for the main graph and its bodies.
[[nodiscard]] const Function *enclosingFunction(const Model &model, GraphId graph);
/// What the model declares of a value: its port's or value_info's type, an initializer's own type, else
/// unknown.
[[nodiscard]] ValueType declaredType(const Model &model, ValueId value);
/// An initializer that no caller can override: any from IR 4 on, unless it is also an input (product.md,
/// const(X)).
[[nodiscard]] bool isConstantInitializer(const Model &model, ValueId value);

} // namespace espalier
