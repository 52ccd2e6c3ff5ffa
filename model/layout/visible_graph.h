// SPDX-License-Identifier: Apache-2.0
// Which boxes and edges a graph is shown with, before any of them has a place.
#pragma once

#include "model/graph/model.h"
#include "model/layout/layout.h"
#include "model/layout/ranked_block.h"

#include <vector>

namespace espalier {

/// A value that a box makes and another one reads.
struct VisibleEdge {
    ValueId value;
    BoxIndex from = 0;
    BoxIndex to = 0;
};

struct VisibleGraph {
    std::vector<LayoutBox> boxes; ///< in topological order as far as there is one; rectangles at (0, 0)
    std::vector<VisibleEdge> edges; ///< each once
};

/// Constants (initializers, Constant nodes) have no boxes. Bodies are folded: what they read from this graph
/// counts as read by their node.
[[nodiscard]] VisibleGraph visibleGraph(const Model &model, GraphId graph);

} // namespace espalier
