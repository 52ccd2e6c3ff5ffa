// SPDX-License-Identifier: Apache-2.0
// The whole graph in a corner of the canvas, with the part on screen framed.
#pragma once

#include "widgets/canvas/paint_frame.h"

#include <QPixmap>
#include <Qt>
#include <optional>

namespace espalier {

/// Upper right and 84 wide for tall graphs, lower right and 214 by 124 for wide ones. Painted once for each
/// frame and palette, then kept.
class Minimap {
public:
    /// Where it stands in a viewport of `size`; null if it is switched off, or all of the graph is visible.
    [[nodiscard]] QRectF place(const Frame &frame, const View &view, QSizeF size) const;
    void paint(QPainter &painter, FramePainter &framePainter, const Frame &frame, const Overlay &overlay,
               const Palette &palette, const View &view, QSizeF size);
    /// The point of the graph under a point of the map.
    [[nodiscard]] QPointF toGraph(const Frame &frame, const QRectF &place, QPointF point) const;
    void forget() { m_picture = QPixmap(); }

    void setShown(bool isShown) { m_isShown = isShown; }
    [[nodiscard]] bool isShown() const { return m_isShown; }
    /// Another corner than the graph's proportions give it.
    void setCorner(Qt::Corner corner) { m_corner = corner; }

private:
    QPixmap m_picture;
    Theme m_theme = Theme::Light;
    bool m_isShown = true;
    std::optional<Qt::Corner> m_corner;
};

} // namespace espalier
