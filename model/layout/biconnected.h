// SPDX-License-Identifier: Apache-2.0
// Where a graph is held together by single vertices: its biconnected parts, as a forest.
#pragma once

#include "model/layout/flat_graph.h"

#include <vector>

namespace espalier {

/// A maximal set of edges without a cut vertex. `vertices.front()` is its root: the vertex nearest to the
/// root of the tree, shared with the part above (or the tree's root itself); the others have no part above
/// but this one.
struct BiconnectedPart {
    std::vector<std::uint32_t> vertices;
    std::vector<std::uint32_t> edges;
};

struct BiconnectedForest {
    std::vector<BiconnectedPart> parts; ///< children before parents
    /// For each vertex the part in which it is not the root; noVertex for roots of trees.
    std::vector<std::uint32_t> partOf;
    std::vector<std::uint32_t> roots; ///< one for each connected graph, in the order of `rootOrder`
};

/// Direction of edges is of no matter; only edges with `keeps[e]` are looked at. `rootOrder` has all
/// vertices: the first one of each connected graph becomes its root. O(V + E), without recursion.
[[nodiscard]] BiconnectedForest biconnectedParts(const FlatGraph &graph, const std::vector<bool> &keeps,
                                                 const std::vector<std::uint32_t> &rootOrder);

} // namespace espalier
