// SPDX-License-Identifier: Apache-2.0
// Which boxes and edges a graph is shown with, before any of them has a place.
#pragma once

#include "model/base/task_context.h"
#include "model/graph/model.h"
#include "model/layout/grouping.h"
#include "model/layout/layout.h"

#include <set>
#include <vector>

namespace espalier {

/// What is folded and what is not. Bodies are folded unless their node is named; groups are open unless
/// `groupStates` says otherwise.
struct VisibleParts {
    GraphId graph = Model::mainGraphId();
    const Grouping *grouping = nullptr; ///< of `graph`; may be null
    std::vector<GroupState> groupStates; ///< by group; missing ones are Open
    std::set<NodeId> unfoldedBodies; ///< nodes with bodies (If, Loop, Scan) that are shown below them
};

/// A value that a box makes and another one reads.
struct VisibleEdge {
    ValueId value;
    BoxIndex from = 0;
    BoxIndex to = 0;
    bool isCaptured = false;
    bool isDrawn = true; ///< false: only keeps a body's frame below its node
};

/// What stands side by side: the boxes of the picture itself, or those in one frame.
struct Container {
    std::int32_t parent = -1; ///< index of the container around it; before it in the list
    BoxIndex frame = 0; ///< its frame's box; of the first one, the picture, none
    std::vector<BoxIndex> boxes;
};

struct VisibleGraph {
    std::vector<LayoutBox>
        boxes; ///< frames before what is in them; rectangles at (0, 0), frames without size
    std::vector<std::int32_t> containerOf; ///< by box
    std::vector<Container> containers;
    std::vector<VisibleEdge> edges; ///< each once, none to or from a frame but those not drawn
};

/// Constants (initializers, Constant nodes) have no boxes. What a folded body reads from outside counts as
/// read by its node; a folded group makes and reads what its nodes do.
/// Incomplete if the context is stopped.
[[nodiscard]] VisibleGraph visibleGraph(const Model &model, const VisibleParts &parts,
                                        const TaskContext &context = {});

} // namespace espalier
