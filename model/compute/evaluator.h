// SPDX-License-Identifier: Apache-2.0
// One run over a model: nodes, bodies and functions, with what is known of their values.
#pragma once

#include "model/compute/evaluate.h"
#include "model/compute/known_values.h"
#include "model/compute/run_plan.h"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace espalier {

class Evaluator {
public:
    using Inputs = std::vector<const HostValue *>; ///< null: left out
    using Outputs = Result<std::vector<HostValue>>; ///< Nothing: left out

    Evaluator(const Model &model, const TaskContext &context)
        : m_model(model), m_context(context), m_shared(std::make_shared<Shared>())
    {
    }

    /// Computes `wanted`, values of `graph`. `known` grows by what is computed and still needed.
    Result<void> run(GraphId graph, KnownValues &known, const std::vector<ValueId> &wanted);
    Outputs runNode(NodeId id, const Inputs &inputs, const KnownValues &known);

private:
    /// Nodes of one graph to be run, in order, and how many of them read each value.
    struct Schedule {
        std::vector<NodeId> nodes;
        std::unordered_map<ValueId, std::size_t> readers;
    };
    /// What runs inside each other have in common.
    struct Shared {
        std::map<std::string, std::optional<Model>> bodies; ///< of operators, by call and types of operands
        std::uint64_t hostCalls = 0;
    };

    Evaluator(const Model &model, const Evaluator &outer)
        : m_model(model), m_context(outer.m_context), m_shared(outer.m_shared), m_depth(outer.m_depth)
    {
    }

    Result<const HostValue *> find(ValueId value, const KnownValues &known);
    Schedule scheduleOf(GraphId graph, const KnownValues &known, const std::vector<ValueId> &wanted) const;
    Result<void> runSchedule(const Schedule &schedule, KnownValues &known,
                             const std::vector<ValueId> &wanted);
    Outputs runControlFlow(const Node &node, std::int64_t opset, const Inputs &inputs,
                           const KnownValues &known);
    Outputs runOperator(NodeId id, const Node &node, const Inputs &inputs);
    Outputs runKernel(const Kernel &kernel, const Node &node, std::int64_t opset, const Inputs &inputs);
    Outputs runSchemaFunction(NodeId id, const Node &node, const Inputs &inputs);
    Outputs runIf(const Node &node, const Inputs &inputs, const KnownValues &known);
    Outputs runLoop(const Node &node, const Inputs &inputs, const KnownValues &known);
    Outputs runScan(const Node &node, const Inputs &inputs, const KnownValues &known);
    Outputs runBatchedScan(const Node &node, const Inputs &inputs, const KnownValues &known);
    Outputs runSequenceMap(const Node &node, const Inputs &inputs, const KnownValues &known);
    Outputs runBody(GraphId body, std::vector<HostValue> inputs, const KnownValues *outer,
                    const std::vector<ValueId> *requested = nullptr);
    Outputs runFunction(const Function &function, const Node &call, const Inputs &inputs);
    Outputs runCalled(GraphId body, const Node &call, const Inputs &inputs);
    Result<HostValue> collected(const Node &node, const std::vector<HostValue> &rounds, const GraphPort &port,
                                std::int64_t axis, bool isReversed) const;
    Result<GraphId> bodyOf(const Node &node, const char *attribute) const;
    Error wrongOperands(const Node &node) const;

    const Model &m_model;
    const TaskContext &m_context;
    std::shared_ptr<Shared> m_shared;
    std::unordered_map<ValueId, HostValue> m_constants; ///< initializers in use, borrowed from the file
    std::unordered_map<GraphId, Schedule> m_schedules; ///< of bodies
    ScratchMemory m_scratch;
    static constexpr int maximumDepth = 64; ///< of bodies and function calls
    static constexpr std::int64_t maximumRounds = 1'000'000; ///< of one Loop
    int m_depth = 0;
    const Node *m_call = nullptr; ///< whose attributes a function body's references mean
};

/// A node's name, else its first output's, for an error.
[[nodiscard]] std::string labelOf(const Model &model, const Node &node);
/// The error for a value that nothing gives.
[[nodiscard]] Error valueUnknown(const std::string &name);

} // namespace espalier
