// SPDX-License-Identifier: Apache-2.0
// A small graph to be laid out in rows, and the rows it was given.
#pragma once

#include "model/layout/flat_graph.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace espalier {

/// Edges go from lower to higher vertices, so there are no cycles.
struct Block {
    std::vector<FlatVertex> vertices;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    std::uint32_t top = noVertex; ///< stands alone in the first row: it has no edges in
    std::uint32_t bottom = noVertex; ///< stands alone in the last row: it has no edges out
};

/// For each vertex of a block its row, counted from 0 without empty ones, and the middle of its box.
/// Every edge goes to a higher row; boxes of a row are columnGap apart or more.
struct RankedBlock {
    std::vector<std::uint32_t> rank;
    std::vector<double> x;
    std::uint32_t ranks = 0;
};

} // namespace espalier
