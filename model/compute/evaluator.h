// SPDX-License-Identifier: Apache-2.0
// Runs over a model: nodes, bodies and functions, with what is known of their values.
#pragma once

#include "model/compute/evaluate.h"
#include "model/compute/known_values.h"
#include "model/compute/run_plan.h"
#include "model/compute/schedule.h"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace espalier {

/// Keeps, from run to run, what does not change: constants, orders of nodes and, where asked to, plans.
class Evaluator {
public:
    /// Plans cost memory with every node: worth keeping where nodes run again.
    enum class Plans { OfBodies, OfAll };
    using Inputs = std::vector<const HostValue *>; ///< null: left out
    using Outputs = Result<std::vector<HostValue>>; ///< Nothing: left out

    explicit Evaluator(const Model &model, Plans kept = Plans::OfBodies)
        : m_model(model), m_kept(kept), m_shared(std::make_shared<Shared>()),
          m_memory(kept == Plans::OfAll ? spareOfManyRuns : spareOfOneRun)
    {
    }

    /// Computes `wanted`, values of `graph`. `known` grows by what is computed and still needed.
    Result<void> run(GraphId graph, KnownValues &known, const std::vector<ValueId> &wanted,
                     const TaskContext &context);
    Outputs runNode(NodeId id, const Inputs &inputs, const TaskContext &context);

    /// Called behind each node that ran, those of bodies and the model's functions before the one that holds
    /// them.
    using Watch = std::function<void(const std::string &label, const Node &node, const Inputs &inputs,
                                     const std::vector<HostValue> &outputs)>;
    void setWatch(Watch watch) { m_watch = std::move(watch); }

private:
    /// What runs inside each other have in common.
    struct Shared {
        std::map<std::string, std::optional<Model>> bodies; ///< of operators, by call and types of operands
        std::uint64_t hostCalls = 0;
    };

    Evaluator(const Model &model, const Evaluator &outer)
        : m_model(model), m_context(outer.m_context), m_shared(outer.m_shared),
          m_libraryUse(outer.m_libraryUse), m_depth(outer.m_depth)
    {
    }

    Result<const HostValue *> find(ValueId value, const KnownValues &known);
    const Schedule &scheduleOf(GraphId graph, const KnownValues &known, const std::vector<ValueId> &wanted);
    Result<void> runSchedule(const Schedule &schedule, KnownValues &known);
    Result<Inputs> inputsOf(const Node &node, const KnownValues &known);
    [[nodiscard]] bool isComputed(const Schedule::Step &step, const Node &node) const;
    bool isLasting(NodeId id, const Node &node) const;
    bool keepLasting(const Schedule::Step &step, const Node &node, std::vector<HostValue> &outputs);
    Outputs runNode(NodeId id, const Inputs &inputs, const KnownValues &known);
    Outputs runControlFlow(const Node &node, std::int64_t opset, const Inputs &inputs,
                           const KnownValues &known);
    Outputs runOperator(NodeId id, const Node &node, const Inputs &inputs);
    Outputs runKernel(const Kernel &kernel, NodeId id, const Node &node, const Inputs &inputs);
    Result<std::vector<DenseTensor>> runPlanned(const Kernel &kernel, NodeId id, const Node &node,
                                                const std::vector<const DenseTensor *> &inputs);
    void noteLastReads(const Schedule::Step &step, const KnownValues &known);
    [[nodiscard]] std::vector<bool> areLast(const std::vector<const DenseTensor *> &inputs) const;
    std::vector<bool> areConstant(const Node &node, const std::vector<const DenseTensor *> &inputs) const;
    Outputs runSchemaFunction(NodeId id, const Node &node, const Inputs &inputs);
    Outputs runIf(const Node &node, const Inputs &inputs, const KnownValues &known);
    Outputs runLoop(const Node &node, const Inputs &inputs, const KnownValues &known);
    bool staysTrue(GraphId body, const KnownValues &known);
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

    struct PlannedNode {
        std::vector<std::optional<TensorSpec>> inputs;
        std::vector<std::pair<std::size_t, DenseTensor>> read; ///< inputs whose elements the plan hangs on
        KernelPlan plan;
    };

    const Model &m_model;
    Plans m_kept = Plans::OfBodies;
    TaskContext m_context;
    std::shared_ptr<Shared> m_shared;
    /// Initializers and Constant nodes in use, and, where plans of all are kept, what nodes compute of them.
    std::unordered_map<ValueId, HostValue> m_constants;
    std::size_t m_lastingBytes = 0; ///< of what nodes compute of constants
    static constexpr std::size_t maximumLastingBytes = 256U << 20U;
    std::map<std::pair<GraphId, std::vector<ValueId>>, Schedule> m_schedules; ///< by what is wanted
    std::unordered_map<NodeId, PlannedNode> m_plans;
    /// Runs that follow find the pages there; a single one shall take little.
    static constexpr double spareOfManyRuns = 0.5;
    static constexpr double spareOfOneRun = 0.125;
    MemoryPool m_memory;
    std::vector<const DenseTensor *> m_lastReads; ///< values that nobody reads behind the step that runs
    LibraryUse m_libraryUse = LibraryUse::never();
    static constexpr int maximumDepth = 64; ///< of bodies and function calls
    static constexpr std::int64_t maximumRounds = 1'000'000; ///< of one Loop
    int m_depth = 0;
    Watch m_watch;
    const Node *m_call = nullptr; ///< whose attributes a function body's references mean
};

/// A node's name, else its first output's, for an error.
[[nodiscard]] std::string labelOf(const Model &model, const Node &node);
/// The error for a value that nothing gives.
[[nodiscard]] Error valueUnknown(const std::string &name);

} // namespace espalier
