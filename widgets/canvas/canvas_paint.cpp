// SPDX-License-Identifier: Apache-2.0
// What the canvas draws over its frame: minimap, arrows to what is off screen, rubber band, focus.
#include "widgets/canvas/graph_canvas.h"

#include <QPaintEvent>
#include <QPainter>

namespace espalier {

void GraphCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.scale(m_unit, m_unit);
    const QSizeF size = logicalSize();
    if (m_frame == nullptr) {
        painter.fillRect(QRectF(QPointF(0, 0), size), m_palette.canvas);
        return;
    }
    m_painter.paint(painter, m_gliding != nullptr ? *m_gliding : *m_frame, m_overlay, m_palette, m_view,
                    size);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_palette.selection);
    for (const OffScreen &arrow : offScreenArrows()) {
        const QPointF across(-arrow.direction.y(), arrow.direction.x());
        const QPointF corners[] = {arrow.tip + arrow.direction * 6,
                                   arrow.tip - arrow.direction * 6 + across * 6,
                                   arrow.tip - arrow.direction * 6 - across * 6};
        painter.drawPolygon(corners, 3);
    }
    m_minimap.paint(painter, m_painter, *m_frame, m_overlay, m_palette, m_view, size);
    if (m_drag == Drag::Band) {
        QColor tint = m_palette.selection;
        tint.setAlphaF(0.1F);
        painter.setBrush(tint);
        painter.setPen(QPen(m_palette.selection, 1));
        painter.drawRect(QRectF(m_pressed, m_pointer).normalized());
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_palette.selection, 2));
        painter.drawRect(QRectF(QPointF(0, 0), size).adjusted(1, 1, -1, -1));
    }
}

void GraphCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    // The middle stays in the middle; a canvas that had no size yet starts anew.
    if (m_frame != nullptr && event->oldSize().width() <= 0)
        applyView(startView());
    else
        updateScrollBars();
}

void GraphCanvas::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        updateUnit();
        updateScrollBars();
        viewport()->update();
    }
    if (event->type() == QEvent::PaletteChange && m_palette.isHighContrast())
        setTheme(m_palette.theme);
}

} // namespace espalier
