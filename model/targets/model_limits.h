// SPDX-License-Identifier: Apache-2.0
// Whether a model as a whole, and each node's tensors, keep within what a device takes.
#pragma once

#include "model/graph/find_faults.h"
#include "model/targets/model_facts.h"
#include "model/targets/target.h"

#include <optional>
#include <vector>

namespace espalier {

/// What a node does that no node may do there.
struct LimitBreak {
    std::string code; ///< `rank_limit`, `dtype_limit`, `dynamic_shape`
    Message reason;
};

/// Looks at the values that flow at run time, constants left out: their rank, their dtype, and outputs whose
/// shape depends on data though all shapes that go in are known.
[[nodiscard]] std::optional<LimitBreak> findLimitBreak(const ModelFacts &facts, NodeId node,
                                                       const ModelLimits &limits);

/// Findings `output_count`, `dynamic_shape` (inputs whose dims are not fixed), `opset`, `input_size`.
[[nodiscard]] std::vector<Finding> findModelLimits(const ModelFacts &facts, const ModelLimits &limits);

} // namespace espalier
