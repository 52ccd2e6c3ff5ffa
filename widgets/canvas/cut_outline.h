// SPDX-License-Identifier: Apache-2.0
// The line of a cut across the canvas and the region behind it.
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <functional>
#include <utility>
#include <vector>

namespace espalier {

/// One of the two: a line across the canvas where everything behind the cut lies below everything else, else
/// islands round what lies behind it.
struct CutOutline {
    /// Polyline from left to right, two points for each level stretch; the region lies below it.
    std::vector<QPointF> line;
    QPainterPath islands;
    /// Where edges of cut tensors enter the region.
    std::vector<QPointF> crossings;

    [[nodiscard]] bool isBehind(QPointF point) const;
};

/// A box of the picture with its side.
struct CutBox {
    QRectF rect;
    bool isBehind = false;
};

/// Line or islands, without crossings. `links` are pairs of boxes (indices) behind the cut with an edge
/// between them, which share an island where nothing of the front lies between. `gutter` is the room above
/// what lies behind.
[[nodiscard]] CutOutline outlineCut(const std::vector<CutBox> &boxes,
                                    const std::vector<std::pair<std::size_t, std::size_t>> &links,
                                    const QRectF &bounds, double gutter = 24);
/// The point at which a polyline enters the region, if it starts in front and ends behind.
[[nodiscard]] std::vector<QPointF> entryInto(const CutOutline &outline, const std::vector<QPointF> &polyline);

} // namespace espalier
