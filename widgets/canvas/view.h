// SPDX-License-Identifier: Apache-2.0
// Which part of the graph is on screen, and how large.
#pragma once

#include "model/layout/box_text.h"

#include <QPointF>
#include <QRectF>
#include <QTransform>

namespace espalier {

/// What is drawn at a zoom, by the height of a box on screen: under 4, 12, 28 px, and beyond.
enum class Detail { Blocks, Boxes, Names, All };

[[nodiscard]] constexpr Detail detailAt(double zoom)
{
    const double height = boxHeight * zoom;
    return height < 4 ? Detail::Blocks
        : height < 12 ? Detail::Boxes
        : height < 28 ? Detail::Names
                      : Detail::All;
}

struct View {
    double zoom = 1;
    QPointF origin; ///< the point of the graph at the upper left corner of the screen

    [[nodiscard]] QPointF toScreen(QPointF point) const { return (point - origin) * zoom; }
    [[nodiscard]] QRectF toScreen(const QRectF &rect) const
    {
        return {toScreen(rect.topLeft()), rect.size() * zoom};
    }
    [[nodiscard]] QPointF toGraph(QPointF point) const { return point / zoom + origin; }
    [[nodiscard]] QRectF toGraph(const QRectF &rect) const
    {
        return {toGraph(rect.topLeft()), rect.size() / zoom};
    }
    [[nodiscard]] QTransform transform() const
    {
        return QTransform::fromTranslate(-origin.x(), -origin.y()) * QTransform::fromScale(zoom, zoom);
    }
    friend bool operator==(const View &, const View &) = default;
};

} // namespace espalier
