// SPDX-License-Identifier: Apache-2.0
// Runs a model, or a part of one, on the kernels.
#pragma once

#include "model/base/task_context.h"
#include "model/compute/dense_tensor.h"
#include "model/compute/host_value.h"
#include "model/graph/model.h"

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace espalier {

/// By name of the graph's inputs or outputs.
using NamedTensors = std::map<std::string, DenseTensor>;
using NamedValues = std::map<std::string, HostValue>;
using ValueTensors = std::unordered_map<ValueId, DenseTensor>;

class Evaluator;

/// Runs the main graph. Inputs that are initializers too, or that nothing reads, may be left out.
/// Errors: NotVerifiable (an operator without kernel, or one that cannot compute this dtype or form; names
/// the node); CommandLine with reason input_missing, input_type (an input is absent, or its dtype or static
/// dims differ). Reason wrong_kind where an output is no tensor: evaluateAny gives sequences and maps too.
[[nodiscard]] Result<NamedTensors> evaluate(const Model &model, const NamedTensors &inputs,
                                            const TaskContext &context = {});
[[nodiscard]] Result<NamedValues> evaluateAny(const Model &model, const NamedValues &inputs,
                                              const TaskContext &context = {});

/// A model to be run many times: what does not change from run to run (the order of nodes, how kernels walk
/// their operands, weights laid out for the processor) is made once. For one thread at a time.
class PreparedModel {
public:
    explicit PreparedModel(Model model);
    ~PreparedModel();
    PreparedModel(const PreparedModel &) = delete;
    PreparedModel &operator=(const PreparedModel &) = delete;
    PreparedModel(PreparedModel &&) noexcept;
    PreparedModel &operator=(PreparedModel &&) = delete;

    /// As evaluate().
    [[nodiscard]] Result<NamedTensors> run(const NamedTensors &inputs, const TaskContext &context = {});

private:
    std::unique_ptr<const Model> m_model;
    std::unique_ptr<Evaluator> m_evaluator;
};

/// Where NaN or infinity came into a run.
struct NonFinite {
    std::string node; ///< its name, else that of its first output
    std::string op;
    std::uint64_t nans = 0; ///< elements of the output
    std::uint64_t infinities = 0;
    friend bool operator==(const NonFinite &, const NonFinite &) = default;
};
/// How many there are in a tensor; of no node.
[[nodiscard]] NonFinite nonFiniteIn(const DenseTensor &tensor);
/// Runs the main graph and tells the first node, in the order in which they run (nodes of bodies and
/// functions before the one that holds them), that makes NaN of operands without NaN, or infinities of finite
/// ones; nullopt if none does. Errors: as evaluate().
[[nodiscard]] Result<std::optional<NonFinite>> firstNonFinite(const Model &model, const NamedTensors &inputs,
                                                              const TaskContext &context = {});

/// Computes the `wanted` values of any graph from `known` ones and constants; runs only the nodes that they
/// need. Captured values of outer graphs may be among `known`. Same errors; reason value_unknown where one is
/// needed that neither is known nor can be computed.
[[nodiscard]] Result<ValueTensors> evaluateValues(const Model &model, const ValueTensors &known,
                                                  const std::vector<ValueId> &wanted,
                                                  const TaskContext &context = {});

/// Computes the outputs of one node from its inputs (in order; an empty entry stands for one left out).
[[nodiscard]] Result<std::vector<DenseTensor>> evaluateNode(const Model &model, NodeId node,
                                                            const std::vector<const DenseTensor *> &inputs,
                                                            const TaskContext &context = {});

/// The first node of the graphs that has no kernel, if any: its error as evaluate() would give it.
[[nodiscard]] std::optional<Error> firstNotComputed(const Model &model);

} // namespace espalier
