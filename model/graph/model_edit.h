// SPDX-License-Identifier: Apache-2.0
// The only way to change a model: takes one, gives another.
#pragma once

#include "model/graph/model.h"
#include "model/graph/name_authority.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace espalier {

/// A node to be added. Ids of its outputs come from the edit; empty output names are made up, nullopt leaves
/// one out.
struct NewNode {
    std::string opType;
    std::vector<ValueId> inputs;
    std::vector<std::optional<std::string>> outputNames = {""};
    std::vector<Attribute> attributes = {};
    std::string name = {};
    std::string domain = {};
    std::string overload = {};
    /// Doc string, metadata and the like (Node::rest); may be null.
    std::shared_ptr<const onnx::NodeProto> rest = {};
};

/// Works on a private copy; the model it began with never changes. Costs are those of the records touched.
/// Precondition of every call: ids are of this edit and exist. Names that are taken get a suffix.
/// Threads: one edit belongs to one thread.
class ModelEdit {
public:
    explicit ModelEdit(const Model &model);

    /// The model as it stands in the middle of the edit.
    [[nodiscard]] const Model &model() const { return m_model; }

    /// Adds a node to the graph of `before`, in order just before it.
    NodeId addNodeBefore(NodeId before, NewNode node);
    /// Adds a node at the end of a graph.
    NodeId addNodeAtEnd(GraphId graph, NewNode node);
    /// Removes a node, its bodies, and those of its outputs that nobody reads; outputs that are read become
    /// dangling and must be replaced before `finish`.
    void removeNode(NodeId node);
    /// Hands the bodies of `from`, with the attributes that hold them, over to `to`.
    void moveBodies(NodeId from, NodeId to);
    void setInput(NodeId node, std::size_t input, ValueId value);
    /// Replaces all inputs, dropping trailing ones that are left out.
    void setInputs(NodeId node, std::vector<ValueId> inputs);
    /// Adds or replaces the attribute of that name.
    void setAttribute(NodeId node, Attribute attribute);
    void removeAttribute(NodeId node, std::string_view name);
    void setOperator(NodeId node, std::string opType, std::string domain);
    void renameNode(NodeId node, std::string name);
    void setNodeMetadata(NodeId node, std::string_view key, std::string value);

    /// A name nobody in the graph uses, made from `wish`.
    /// `wish`, or `wish_1`… where another node has it; an empty one stays empty.
    [[nodiscard]] std::string freeNodeName(std::string wish);
    [[nodiscard]] std::string freeName(std::string_view wish);
    ValueId addInitializer(GraphId graph, std::string_view name, Tensor tensor);
    void setInitializer(ValueId value, Tensor tensor);
    /// Removes a value that has no producer and no uses (an initializer, a dangling one).
    void removeValue(ValueId value);
    void renameValue(ValueId value, std::string name);
    /// Declares a type for a value (its port's, or value_info).
    void setDeclaredType(ValueId value, const ValueType &type);
    /// Forgets value_info entries of all graphs (after shapes changed); ports keep theirs.
    void dropValueInfo();

    /// Every reader of `from`, graph outputs included, reads `to` instead. A graph output keeps its name:
    /// `to` takes it over from `from`, unless `to` is a graph input, an initializer, or an output itself:
    /// then an Identity is put in between.
    void replaceUses(ValueId from, ValueId to);
    /// The node that makes `by` makes `value` instead: `value` keeps id, name, type and readers, gains those
    /// of `by`, and `by` is gone. The former producer of `value` loses that output. Precondition: `by` is
    /// made by a node of the same graph and is not a graph output; `value` is no graph input.
    void takeOver(ValueId value, ValueId by);
    ValueId addInput(std::string_view name, const ValueType &type);
    /// Takes a value away from its producer and makes it a graph input of the given type.
    void makeInput(ValueId value, const ValueType &type);
    /// An input that is an initializer too stays as such; of any other the precondition is that nobody reads
    /// it.
    void removeInput(ValueId input);
    /// Precondition: the same inputs in another order.
    void reorderInputs(const std::vector<ValueId> &inputs);
    void addOutput(ValueId value, const ValueType &type);
    void removeOutput(ValueId value);
    /// Removes initializers of the main graph that nobody reads and that are no input or output.
    void removeUnusedInitializers();

    void setOpset(std::string_view domain, std::int64_t version);
    void setIrVersion(std::int64_t version);
    void setMetadata(std::string_view key, std::string value);

    /// The changed model, if the parts touched keep the invariants of check_invariants.h.
    [[nodiscard]] Result<Model> finish() &&;

private:
    Graph &edit(GraphId graph);
    Node &edit(NodeId node);
    Value &edit(ValueId value);
    onnx::ModelProto &editEnvelope();
    NodeId insert(GraphId graph, std::int64_t rank, bool atEnd, NewNode node);
    std::set<std::int64_t> &ranks(GraphId graph);
    std::int64_t rankBefore(NodeId node);
    void addUse(ValueId value, NodeId node, std::size_t input);
    void dropUse(ValueId value, NodeId node, std::size_t input);
    void removeBody(GraphId graph);
    void moveOutput(ValueId from, ValueId to);
    ValueId addValue(GraphId graph, Value value);

    Model m_model;
    std::vector<std::shared_ptr<Graph>> m_edited; ///< by graph index; null = untouched
    std::unordered_set<NodeId> m_touchedNodes;
    std::unordered_set<ValueId> m_touchedValues;
    std::map<GraphId, std::set<std::int64_t>> m_ranks;
    std::unique_ptr<NameAuthority> m_names;
    std::optional<std::unordered_map<std::string, int>>
        m_nodeNames; ///< how many nodes have each; made when needed
    std::unordered_map<std::string, int> m_nodeSuffixes; ///< the next to try
};

} // namespace espalier
