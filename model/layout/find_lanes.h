// SPDX-License-Identifier: Apache-2.0
// Where edges over several rows pass between the boxes of those rows.
#pragma once

#include "model/base/task_context.h"
#include "model/layout/place_strips.h"

#include <vector>

namespace espalier {

/// A straight vertical stretch between the boxes of one or more rows.
struct Lane {
    double x = 0;
    double top = 0;
    double bottom = 0;
};

/// The way of one edge: from its source it leaves the row at `sourceBottom`, takes the lanes from above to
/// below, and enters the target's row at `targetTop`.
struct Way {
    std::vector<Lane> lanes;
    double sourceBottom = 0;
    double targetTop = 0;
    bool isBackward = false; ///< its target stands above its source; the one lane is beside the piece
};

/// Ways of the piece's edges, in their order. Few bends first, then short ways; lanes of different tensors
/// keep apart where there is room.
/// Incomplete if the context is stopped.
[[nodiscard]] std::vector<Way> findLanes(const FlatGraph &graph, const Piece &piece,
                                         const PlacedPiece &placed, const std::vector<Rect> &rects,
                                         const TaskContext &context = {});

} // namespace espalier
