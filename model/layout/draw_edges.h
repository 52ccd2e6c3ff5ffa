// SPDX-License-Identifier: Apache-2.0
// From ways to curves: where edges leave and enter their boxes, and how they bend.
#pragma once

#include "model/layout/find_lanes.h"

#include <vector>

namespace espalier {

/// `ways` by edge; edges whose `isDrawn` is false (buses) get no points. The others get a poly-Bézier
/// (LayoutEdge::points) from the lower edge of one box to 1 above the other.
[[nodiscard]] std::vector<std::vector<Point>> drawEdges(const FlatGraph &graph,
                                                        const std::vector<Rect> &rects,
                                                        const std::vector<Way> &ways,
                                                        const std::vector<bool> &isDrawn);

/// Appends to a poly-Bézier that ends at some point: a straight line, and a curve that is vertical at both
/// ends.
void lineTo(std::vector<Point> &points, Point end);
void bendTo(std::vector<Point> &points, Point end);

/// Appends the arrival at a box: a bend, whose last 18 px are straight where there are more than 46.
void arriveAt(std::vector<Point> &points, Point tip);

} // namespace espalier
