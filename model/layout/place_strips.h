// SPDX-License-Identifier: Apache-2.0
// Stacks laid-out pieces to strips, hangs strips on strips, and gives every vertex its rectangle.
#pragma once

#include "model/layout/decompose.h"
#include "model/layout/layout.h"
#include "model/layout/ranked_block.h"

#include <memory>
#include <vector>

namespace espalier {

/// One row of a piece where it stands.
struct PlacedRow {
    double top = 0;
    double bottom = 0;
    std::vector<std::uint32_t> vertices; ///< from left to right
};

struct PlacedPiece {
    std::vector<PlacedRow> rows; ///< from the top; first and last may be those of `top` and `bottom` alone
    std::vector<std::uint32_t> rowOf; ///< for each of the piece's vertices
    double left = 0;
    double right = 0;
};

struct PlacedGraph {
    std::vector<Rect> rects; ///< of each vertex
    std::vector<std::vector<PlacedPiece>> pieces; ///< by strip and piece
};

/// A bus as far as stacking has to know of it: its producer stands above its consumers where that can be.
struct Dependency {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

/// `ranked[s][p]` is the layout of the piece's vertices in their order. `isFork[v]`: more than two read it.
[[nodiscard]] PlacedGraph
placeStrips(const FlatGraph &graph, const Decomposition &decomposition,
            const std::vector<std::vector<std::shared_ptr<const RankedBlock>>> &ranked,
            const std::vector<bool> &isFork, const std::vector<Dependency> &dependencies);

} // namespace espalier
