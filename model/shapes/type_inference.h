// SPDX-License-Identifier: Apache-2.0
// The state of one run of inference, shared by the parts that infer nodes, bodies and function calls.
#pragma once

#include "model/base/task_context.h"
#include "model/graph/find_faults.h"
#include "model/shapes/operator_schema.h"
#include "model/shapes/shape_arithmetic.h"
#include "model/shapes/value_types.h"

#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace espalier {

/// Infers nodes one by one into `types`; producers must come first. One object belongs to one thread.
class TypeInference {
public:
    TypeInference(const Model &model, ValueTypes known, TaskContext context = {})
        : m_model(model), m_types(std::move(known)), m_context(std::move(context))
    {
    }

    /// All values of a graph: what nobody produces, then nodes in topological order.
    void inferGraph(GraphId graph);
    /// Type of a value without producer; true if its record changed.
    bool inferSource(ValueId value);
    /// Types of a node's outputs, its bodies included; true if the record of one of them changed.
    bool inferNode(NodeId node);
    void forget(ValueId value) { m_types.forget(value); }
    void forgetGraph(GraphId graph) { m_types.forgetGraph(graph); }
    /// Infers the body of a function for one call and keeps its types; further calls inside it may follow.
    void enterCall(NodeId call);

    [[nodiscard]] const Model &model() const { return m_model; }
    [[nodiscard]] const ValueTypes &types() const { return m_types; }
    [[nodiscard]] std::vector<Finding> &findings() { return m_findings; }
    [[nodiscard]] Elements elements(ValueId value) const { return knownElements(m_model, m_types, value); }
    /// Without reading a constant.
    [[nodiscard]] bool mayBeKnown(ValueId value) const;
    /// A formal input of the function being called that the call leaves out.
    [[nodiscard]] bool isLeftOut(ValueId value) const { return m_leftOut.contains(value); }
    [[nodiscard]] std::int64_t opset(std::string_view domain, GraphId graph);

    /// Infers a body whose inputs have these types (unknown ones as declared); gives its outputs' types.
    [[nodiscard]] std::vector<ValueType> inferBody(GraphId body, const std::vector<ValueType> &inputs);

private:
    /// Attributes that a call gives to the function's body.
    struct Call {
        const Function *function = nullptr;
        std::map<std::string, Attribute, std::less<>> attributes;
    };
    /// What inference says of a node's outputs before declared types are merged in.
    struct Outcome {
        std::vector<ValueType> types;
        std::vector<Elements> elements;
    };

    [[nodiscard]] Outcome infer(NodeId id, const Node &node);
    [[nodiscard]] Outcome inferBySchema(NodeId id, const Node &node, const OperatorSchema &schema);
    [[nodiscard]] Outcome inferIf(NodeId id, const Node &node);
    [[nodiscard]] Outcome inferLoop(NodeId id, const Node &node);
    [[nodiscard]] std::optional<std::int64_t> tripCount(const Node &node, const Graph &body) const;
    [[nodiscard]] Outcome inferCall(NodeId id, const Node &node, const Function &function, bool keepsBody);
    [[nodiscard]] std::vector<Elements> arithmetic(NodeId id, const Node &node,
                                                   const std::vector<ValueType> &outputs);
    /// Null for an input that is left out.
    [[nodiscard]] std::vector<const ValueType *> inputTypes(const Node &node) const;
    [[nodiscard]] bool hasFittingCounts(NodeId id, const Node &node, const OperatorSchema &schema);
    /// The node with attributes of the call in place of references to them.
    [[nodiscard]] Node bound(const Node &node) const;
    bool record(NodeId id, const Node &node, Outcome outcome);
    bool put(ValueId value, ValueTypes::Record record);
    [[nodiscard]] ValueType declared(ValueId value);
    /// Runs `infer` and gives the findings it added apart from all others.
    template <class Infer> [[nodiscard]] std::vector<Finding> findingsOf(Infer infer)
    {
        std::vector<Finding> before = std::exchange(m_findings, {});
        infer();
        return std::exchange(m_findings, std::move(before));
    }
    void keep(std::vector<Finding> findings);
    void forgetBody(GraphId graph);
    void forgetBodies(const Node &node);
    /// Bodies that no schema's function asks for: of unknown operators, and of nodes that are at fault.
    void inferBodiesLeft(const Node &node);
    void add(Finding::Severity severity, const char *code, Message message, NodeId node, ValueId value = {});

    const Model &m_model;
    ValueTypes m_types;
    TaskContext m_context;
    std::vector<Finding> m_findings;
    std::vector<Call> m_calls;
    NodeId m_outermostCall; ///< findings in function bodies are about this node
    std::unordered_set<ValueId> m_leftOut;
    std::unordered_set<GraphId> m_inferredBodies;
    std::unordered_map<GraphId, std::map<std::string, std::int64_t, std::less<>>> m_opsets;
    /// Declared types of ports by value, per graph.
    std::unordered_map<GraphId, std::unordered_map<std::uint32_t, const onnx::ValueInfoProto *>> m_ports;
};

} // namespace espalier
