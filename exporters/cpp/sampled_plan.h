// SPDX-License-Identifier: Apache-2.0
// Plans of one node for every sampled length, and the step that they become.
#pragma once

#include "exporters/cpp/lowered_tensor.h"
#include "model/compute/kernel.h"

namespace espalier::cpp {

/// Tensors that a node reads, in order; none where left out.
using Operands = std::vector<std::size_t>;

/// A node's plan for each sampled length of its operands (one plan where they depend on none); nullopt where
/// the operator is not defined for that length. At least one is there, and all have as many outputs and are
/// views or not.
struct SampledPlan {
    std::size_t length = none; ///< that the operands depend on
    std::vector<std::optional<KernelPlan>> plans;

    [[nodiscard]] const KernelPlan &any() const;
    [[nodiscard]] bool findsLength() const { return !any().counts.empty(); }
    /// The largest length that it can find.
    [[nodiscard]] std::int64_t mostFound() const;
};

/// Errors: those of the kernel; no_kernel; two_runtime_lengths; runtime_length where plans are not alike.
[[nodiscard]] Result<SampledPlan> planNode(const Node &node, std::int64_t opset, const Operands &operands,
                                           const std::vector<LoweredTensor> &tensors,
                                           std::size_t outputCount);

/// Whether all that the calls of sample `sample` read is known.
[[nodiscard]] bool isComputable(const SampledPlan &plan, std::size_t sample, const Operands &operands,
                                const std::vector<LoweredTensor> &tensors);

/// The calls on tensors `operands` and `results`. `found` is the runtime length that the node finds, `bound`
/// its capacity. `lengths` are those that the plans were made for. Errors: runtime_length.
[[nodiscard]] Result<Step> makeStep(const SampledPlan &plan, const std::vector<std::int64_t> &lengths,
                                    const Operands &operands, const std::vector<std::size_t> &results,
                                    std::size_t found, std::int64_t bound);

} // namespace espalier::cpp
