// SPDX-License-Identifier: Apache-2.0
// Lays out one graph of boxes without anything inside them: blocks, stacking, columns, edges.
#pragma once

#include "model/base/task_context.h"
#include "model/layout/layout.h"
#include "model/layout/ranked_block.h"

#include <vector>

namespace espalier {

struct FlatLayout {
    std::vector<Rect> rects;
    std::vector<std::uint32_t> block;
    std::vector<std::uint32_t> rank;
    std::vector<std::vector<Point>> edges; ///< by edge; empty for those of buses
    std::vector<bool> isWrapped; ///< by edge
    std::vector<bool> isBus; ///< by FlatEdge::value
    std::uint32_t blocks = 0;
    std::uint32_t columns = 1;
};

/// Width and height that columns are to fit; no columns if either is 0.
struct Proportions {
    double width = 0;
    double height = 0;
};

/// Blocks found in `known` are not laid out again; those of this graph are put into `used`. Error: Cancelled.
[[nodiscard]] Result<FlatLayout> layoutFlat(const FlatGraph &graph, const Proportions &canvas,
                                            const BlockStore &known, BlockStore &used,
                                            const TaskContext &context);

} // namespace espalier
