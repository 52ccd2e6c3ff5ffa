// SPDX-License-Identifier: Apache-2.0
// One run over a model: nodes, bodies and functions, with what is known of their values.
#pragma once

#include "model/compute/evaluate.h"
#include "model/compute/run_plan.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace espalier {

class Evaluator {
public:
    Evaluator(const Model &model, const TaskContext &context) : m_model(model), m_context(context) { }

    /// Computes `wanted`, values of `graph`. `known` grows by what is computed and still needed.
    Result<void> run(GraphId graph, ValueTensors &known, const std::vector<ValueId> &wanted);
    Result<std::vector<DenseTensor>> runNode(NodeId id, const std::vector<const DenseTensor *> &inputs,
                                             const ValueTensors &known);

private:
    using Inputs = std::vector<const DenseTensor *>;
    using Outputs = Result<std::vector<DenseTensor>>;

    Result<const DenseTensor *> find(ValueId value, const ValueTensors &known);
    Outputs runKernel(const Node &node, std::int64_t opset, const Inputs &inputs);
    Outputs runIf(const Node &node, const Inputs &inputs, const ValueTensors &known);
    Outputs runLoop(const Node &node, const Inputs &inputs, const ValueTensors &known);
    Outputs runScan(const Node &node, const Inputs &inputs, const ValueTensors &known);
    Outputs runBody(GraphId body, const std::vector<DenseTensor> &inputs, const ValueTensors &known);
    Outputs runFunction(const Function &function, const Node &call, const Inputs &inputs);
    std::vector<bool> neededNodes(const std::vector<NodeId> &order, const ValueTensors &known,
                                  const std::vector<ValueId> &wanted) const;

    const Model &m_model;
    const TaskContext &m_context;
    ValueTensors m_constants; ///< initializers in use, borrowed from the file
    ScratchMemory m_scratch;
    static constexpr int maximumDepth = 64; ///< of bodies and function calls
    int m_depth = 0;
    const Node *m_call = nullptr; ///< whose attributes a function body's references mean
};

/// A node's name, else its first output's, for an error.
[[nodiscard]] std::string labelOf(const Model &model, const Node &node);
/// The operands and bodies without which control flow cannot run.
[[nodiscard]] bool bodiesStand(const Node &node, const std::vector<const DenseTensor *> &inputs);
/// The error for a value that nothing gives.
[[nodiscard]] Error valueUnknown(const std::string &name);

} // namespace espalier
