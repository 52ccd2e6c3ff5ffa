// SPDX-License-Identifier: Apache-2.0
// The line of a cut across the canvas and the region behind it.
#pragma once

#include <QPointF>
#include <QRectF>
#include <vector>

namespace espalier {

struct CutOutline {
    /// Polyline from left to right; the region behind the cut lies below it, down to the graph's lower end.
    std::vector<QPointF> line;
    /// Where the line crosses an edge of a cut tensor: rings that can be dragged.
    std::vector<QPointF> crossings;
};

/// A box of the picture with its side.
struct CutBox {
    QRectF rect;
    bool isBehind = false;
};

/// The line runs through the gutter above the boxes behind the cut and below the others, level over each
/// stretch and as high as it must. Boxes of the front that lie below such a stretch stay on the region: their
/// fill tells them apart.
[[nodiscard]] std::vector<QPointF> outlineCut(const std::vector<CutBox> &boxes, const QRectF &bounds);

} // namespace espalier
