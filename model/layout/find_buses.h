// SPDX-License-Identifier: Apache-2.0
// Which tensors are drawn as stubs instead of lines, because they reach too many or too far.
#pragma once

#include "model/layout/flat_graph.h"

#include <vector>

namespace espalier {

inline constexpr std::size_t mostConsumers = 6; ///< more make a bus
inline constexpr std::size_t mostBlocksSpanned = 8; ///< reach over more makes a bus

/// Whether each value (FlatEdge::value) is a bus: it has more than mostConsumers consumers, or it passes by
/// more than mostBlocksSpanned biconnected parts of three vertices or more, which it would join to one.
[[nodiscard]] std::vector<bool> findBuses(const FlatGraph &graph);

} // namespace espalier
