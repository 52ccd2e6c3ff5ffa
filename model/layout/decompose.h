// SPDX-License-Identifier: Apache-2.0
// Cuts a graph where it is narrow, into pieces that are laid out alone and stacked.
#pragma once

#include "model/layout/flat_graph.h"

#include <vector>

namespace espalier {

/// A part of the graph that meets the pieces above and below it in one vertex each.
struct Piece {
    std::vector<std::uint32_t> vertices; ///< ascending; with `top` and `bottom`
    std::vector<std::uint32_t> edges;
    std::uint32_t top = noVertex; ///< the vertex shared with the piece above; has no edges in
    std::uint32_t bottom = noVertex; ///< the vertex shared with the piece below; has no edges out
};

/// Pieces stacked from the top; each one's bottom is the next one's top. A strip hangs on a vertex of another
/// strip, below it and beside that strip (isUp false: the vertex is the top of its first piece), or above
/// (isUp: the vertex is the bottom of its last piece).
struct Strip {
    std::vector<Piece> pieces;
    std::uint32_t parent = noVertex; ///< index of a strip that stands before; noVertex: a tree of its own
    std::uint32_t attachedTo = noVertex; ///< vertex; of a tree of its own none
    bool isUp = false;
};

struct Decomposition {
    std::vector<Strip> strips;
};

/// The vertices of a subtree that is small enough stay with the piece on which it hangs, up to this size.
inline constexpr std::size_t mostGlued = 150;

/// Every vertex is in a piece, every edge with `keeps` in exactly one; a vertex is in two pieces or more only
/// as a top, a bottom or what a strip hangs on. Edges are taken as going from lower to higher vertices.
/// O(V + E log E).
[[nodiscard]] Decomposition decompose(const FlatGraph &graph, const std::vector<bool> &keeps);

} // namespace espalier
