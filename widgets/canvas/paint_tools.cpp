// SPDX-License-Identifier: Apache-2.0
// Caches of text and icons; patterns as lines.
#include "widgets/canvas/paint_tools.h"

#include <QFile>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <algorithm>
#include <cmath>

// The macro declares a function, which must not land in a namespace.
static void initWindowResources()
{
    Q_INIT_RESOURCE(window);
}

namespace espalier {

namespace {

constexpr qsizetype mostTexts = 20'000;

template <class Cache> void keepSmall(Cache &cache)
{
    if (static_cast<qsizetype>(cache.size()) > mostTexts)
        cache.clear();
}

} // namespace

bool paintsPixels(const QPainter &painter)
{
    const QPaintEngine *engine = painter.paintEngine();
    return engine == nullptr
        || (engine->type() != QPaintEngine::SVG && engine->type() != QPaintEngine::Pdf
            && engine->type() != QPaintEngine::Picture);
}

QPen cosmeticPen(const QColor &colour, double width)
{
    QPen pen(colour, width);
    pen.setCosmetic(true);
    return pen;
}

const QStaticText &TextPainter::prepared(const QString &text, TextKind kind)
{
    keepSmall(m_texts);
    QStaticText &found = m_texts[{text, static_cast<int>(kind)}];
    if (found.text().isEmpty() && !text.isEmpty()) {
        found.setTextFormat(Qt::PlainText);
        found.setText(text);
        found.setPerformanceHint(QStaticText::AggressiveCaching);
        found.prepare({}, canvasFont(kind));
    }
    return found;
}

void TextPainter::draw(QPainter &painter, QPointF baseline, const QString &text, TextKind kind,
                       const QColor &colour, double size)
{
    if (text.isEmpty())
        return;
    const double scale = size * fontScale(kind);
    painter.setPen(colour);
    painter.setFont(canvasFont(kind));
    if (!paintsPixels(painter)) {
        // SVG and PDF keep text as text.
        const QTransform before = painter.transform();
        painter.translate(baseline);
        painter.scale(scale, scale);
        painter.drawText(QPointF(0, 0), text);
        painter.setTransform(before);
        return;
    }
    const double ascent = QFontMetricsF(canvasFont(kind)).ascent();
    if (scale == 1) {
        painter.drawStaticText(baseline - QPointF(0, ascent), prepared(text, kind));
        return;
    }
    const QTransform before = painter.transform();
    painter.translate(baseline);
    painter.scale(scale, scale);
    painter.drawStaticText(QPointF(0, -ascent), prepared(text, kind));
    painter.setTransform(before);
}

void TextPainter::drawHalo(QPainter &painter, QPointF baseline, const QString &text, TextKind kind,
                           const QColor &colour)
{
    if (!paintsPixels(painter))
        return;
    keepSmall(m_outlines);
    QPainterPath &outline = m_outlines[{text, static_cast<int>(kind)}];
    const double scale = fontScale(kind);
    if (outline.isEmpty())
        outline.addText(QPointF(0, 0), canvasFont(kind), text);
    const QTransform before = painter.transform();
    painter.translate(baseline);
    painter.scale(scale, scale);
    painter.strokePath(outline, QPen(colour, 6 / scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setTransform(before);
}

QSvgRenderer &IconPainter::renderer(const QString &name, const QColor &colour)
{
    std::unique_ptr<QSvgRenderer> &found = m_renderers[{name, colour.rgb()}];
    if (found == nullptr) {
        initWindowResources();
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        QByteArray text;
        if (file.open(QIODevice::ReadOnly))
            text = file.readAll().replace("currentColor", colour.name().toUtf8());
        found = std::make_unique<QSvgRenderer>(text);
    }
    return *found;
}

void IconPainter::draw(QPainter &painter, const QString &name, const QRectF &rect, const QColor &colour)
{
    if (name.isEmpty())
        return;
    if (!paintsPixels(painter)) {
        renderer(name, colour).render(&painter, rect);
        return;
    }
    const QTransform &transform = painter.deviceTransform();
    const int pixels = std::max(1, static_cast<int>(std::lround(rect.width() * std::abs(transform.m11()))));
    keepSmall(m_images);
    QImage &image = m_images[{name, colour.rgb(), pixels}];
    if (image.isNull()) {
        image = QImage(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter inner(&image);
        renderer(name, colour).render(&inner);
    }
    // On whole device pixels, so that strokes stay sharp.
    const QPointF corner = transform.map(rect.topLeft());
    const QTransform before = painter.worldTransform();
    const QPointF snapped = transform.inverted().map(QPointF(std::round(corner.x()), std::round(corner.y())));
    painter.drawImage(QRectF(snapped, QSizeF(pixels / transform.m11(), pixels / transform.m22())), image);
    painter.setWorldTransform(before);
}

void drawPattern(QPainter &painter, const QRectF &rect, Pattern pattern, const QColor &colour)
{
    const double step = pattern == Pattern::Diagonal ? 8.5 : 6; // along an axis; 6 across the lines
    if (pattern == Pattern::None)
        return;
    std::vector<QLineF> lines;
    // y = c − x, cut off at the rectangle; and mirrored for the crossed pattern.
    const double span = rect.width() + rect.height();
    for (double c = step; c < span; c += step) {
        const double x0 = std::max(0.0, c - rect.height());
        const double x1 = std::min(rect.width(), c);
        const QPointF a(x0, c - x0);
        const QPointF b(x1, c - x1);
        if (pattern == Pattern::Dots) {
            for (double x = std::ceil(x0 / 3) * 3; x <= x1; x += 3)
                lines.emplace_back(rect.topLeft() + QPointF(x, c - x),
                                   rect.topLeft() + QPointF(x + 0.01, c - x));
            continue;
        }
        lines.emplace_back(rect.topLeft() + a, rect.topLeft() + b);
        if (pattern == Pattern::Crossed)
            lines.emplace_back(rect.topLeft() + QPointF(rect.width() - a.x(), a.y()),
                               rect.topLeft() + QPointF(rect.width() - b.x(), b.y()));
    }
    painter.setPen(QPen(colour, 1.2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLines(lines.data(), static_cast<int>(lines.size()));
}

} // namespace espalier
