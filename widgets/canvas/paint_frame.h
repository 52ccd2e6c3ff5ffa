// SPDX-License-Identifier: Apache-2.0
// Draws a frame with its overlay: the one painting function of the canvas, of pictures and of thumbnails.
#pragma once

#include "widgets/canvas/overlay.h"
#include "widgets/canvas/paint_tools.h"
#include "widgets/canvas/view.h"

#include <QSizeF>

namespace espalier {

/// How much was drawn, for tests and for nothing else.
struct PaintCounts {
    int runs = 0;
    int boxes = 0; ///< pills and groups included
    int names = 0;
    int details = 0; ///< boxes with a second line's room
    int edges = 0;
    int arrows = 0;
    int labels = 0;
    int stubs = 0;
};

class FramePainter {
public:
    /// Fills `size` (pixels) with what the view shows. Antialiasing is switched on as needed.
    PaintCounts paint(QPainter &painter, const Frame &frame, const Overlay &overlay, const Palette &palette,
                      const View &view, QSizeF size);
    /// Overview colours only, all of the graph inside `rect`.
    void paintMap(QPainter &painter, const Frame &frame, const Palette &palette, const QRectF &rect);

    [[nodiscard]] TextPainter &texts() { return m_texts; }
    [[nodiscard]] IconPainter &icons() { return m_icons; }

private:
    TextPainter m_texts;
    IconPainter m_icons;
};

/// The view in which all of `bounds` fits into `rect`, centred.
[[nodiscard]] View fitting(const QRectF &bounds, const QRectF &rect, double largestZoom = 1);

} // namespace espalier
