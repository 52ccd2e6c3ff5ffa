// SPDX-License-Identifier: Apache-2.0
// Which nodes of a graph run, in which order, and what is freed behind each.
#pragma once

#include "model/graph/model.h"

#include <vector>

namespace espalier {

struct Schedule {
    struct Step {
        NodeId node;
        std::vector<bool> isKept; ///< by output: somebody reads it
        std::vector<ValueId> freed; ///< computed by earlier steps, read here for the last time
    };
    std::vector<Step> steps;
    std::vector<ValueId> wanted; ///< what they compute
    std::vector<ValueId> given; ///< sorted: what they need not compute though a node does
};

/// The nodes that `wanted` needs. Constant nodes are left out, but for those that take their value from a
/// function's call. O(nodes + edges).
[[nodiscard]] Schedule scheduleGraph(const Model &model, GraphId graph, std::vector<ValueId> wanted,
                                     std::vector<ValueId> given);

} // namespace espalier
