// SPDX-License-Identifier: Apache-2.0
// Which nodes of a model stand one behind the other.
#pragma once

#include "model/targets/model_facts.h"

#include <vector>

namespace espalier {

/// Nodes of the main graph that run and do not lie on its chain: some path from inputs to outputs goes past
/// them, or they join several values. In topological order; constant nodes are left out. O(nodes + edges).
[[nodiscard]] std::vector<NodeId> nodesOffChain(const ModelFacts &facts);

} // namespace espalier
