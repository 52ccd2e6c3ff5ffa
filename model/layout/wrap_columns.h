// SPDX-License-Identifier: Apache-2.0
// Breaks a tall picture into columns side by side, at heights where little is cut through.
#pragma once

#include "model/layout/flat_layout.h"

namespace espalier {

/// Where the columns of a picture stand after the break.
struct Columns {
    std::vector<std::uint32_t> columnOf; ///< by vertex
    std::vector<Point> shift; ///< by column: from the place in the tall picture to the final one
    std::vector<Rect> areas; ///< by column, final
};

/// Columns for a picture more than three canvases high, as many as make it fit the canvas' proportions best;
/// one column otherwise, and where there is no place to break: each place is free of boxes and cuts at most
/// mostCut edges.
[[nodiscard]] Columns findColumns(const FlatGraph &graph, const std::vector<Rect> &rects,
                                  const std::vector<bool> &isDrawn, const Proportions &canvas);

inline constexpr std::uint32_t mostCut = 4;

/// Moves boxes and edges into their columns and draws anew the edges that change the column.
void applyColumns(const FlatGraph &graph, const Columns &columns, FlatLayout &layout);

} // namespace espalier
