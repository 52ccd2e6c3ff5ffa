// SPDX-License-Identifier: Apache-2.0
// Text and icons for the canvas, kept ready between paintings.
#pragma once

#include "widgets/canvas/frame_text.h"
#include "widgets/canvas/palette.h"

#include <QHash>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QStaticText>
#include <QSvgRenderer>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

namespace espalier {

/// Draws plain text: whatever a model calls its nodes, nothing of it is markup. Prepared texts are kept by
/// (string, kind).
class TextPainter {
public:
    /// `size` scales the kind's own size.
    void draw(QPainter &painter, QPointF baseline, const QString &text, TextKind kind, const QColor &colour,
              double size = 1);
    /// A line 3 px wide round the glyphs; only where the painter paints pixels.
    void drawHalo(QPainter &painter, QPointF baseline, const QString &text, TextKind kind,
                  const QColor &colour);

private:
    const QStaticText &prepared(const QString &text, TextKind kind);

    QHash<std::pair<QString, int>, QStaticText> m_texts;
    QHash<std::pair<QString, int>, QPainterPath> m_outlines;
};

/// Draws pictures of resources/icons in one colour: as pixels on a screen, as paths in SVG and PDF.
class IconPainter {
public:
    void draw(QPainter &painter, const QString &name, const QRectF &rect, const QColor &colour);

private:
    [[nodiscard]] QSvgRenderer &renderer(const QString &name, const QColor &colour);

    std::map<std::pair<QString, QRgb>, std::unique_ptr<QSvgRenderer>> m_renderers;
    std::map<std::tuple<QString, QRgb, int>, QImage> m_images;
};

/// What every painting function is given.
struct PaintTools {
    QPainter &painter;
    const Palette &palette;
    TextPainter &texts;
    IconPainter &icons;
};

/// Whether the painter makes pixels, and not SVG or PDF, which have no clipping that could be relied on.
[[nodiscard]] bool paintsPixels(const QPainter &painter);
/// Lines of a pattern inside `rect`, in the painter's units.
void drawPattern(QPainter &painter, const QRectF &rect, Pattern pattern, const QColor &colour);
[[nodiscard]] QPen cosmeticPen(const QColor &colour, double width);

} // namespace espalier
