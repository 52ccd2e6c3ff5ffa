// SPDX-License-Identifier: Apache-2.0
// Places and paints the minimap.
#include "widgets/canvas/minimap.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

constexpr double margin = 12;
constexpr double padding = 4;

} // namespace

QRectF Minimap::place(const Frame &frame, const View &view, QSizeF size) const
{
    const QRectF visible = view.toGraph(QRectF(QPointF(0, 0), size));
    if (!m_isShown || frame.runs.empty() || frame.bounds.isEmpty() || visible.contains(frame.bounds))
        return {};
    const bool isTall = frame.bounds.height() >= frame.bounds.width();
    QSizeF box = isTall ? QSizeF(84, 300) : QSizeF(214, 124);
    box.setHeight(
        std::min({box.height(), size.height() - 2 * margin,
                  isTall ? (84 - 2 * padding) * frame.bounds.height() / frame.bounds.width() + 2 * padding
                         : box.height()}));
    if (box.height() < 40 || size.width() < 3 * box.width() / 2)
        return {};
    const Qt::Corner corner = m_corner.value_or(isTall ? Qt::TopRightCorner : Qt::BottomRightCorner);
    const bool isLeft = corner == Qt::TopLeftCorner || corner == Qt::BottomLeftCorner;
    const bool isTop = corner == Qt::TopLeftCorner || corner == Qt::TopRightCorner;
    return {QPointF(isLeft ? margin : size.width() - margin - box.width(),
                    isTop ? margin : size.height() - margin - box.height()),
            box};
}

void Minimap::paint(QPainter &painter, FramePainter &framePainter, const Frame &frame, const Overlay &overlay,
                    const Palette &palette, const View &view, QSizeF size)
{
    const QRectF at = place(frame, view, size);
    if (at.isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.edge, 1));
    painter.setBrush(palette.canvas);
    painter.drawRoundedRect(at.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QRectF inner = at.adjusted(padding, padding, -padding, -padding);
    const double ratio = painter.device()->devicePixelRatioF() * std::abs(painter.transform().m11());
    const QSize pixels = (inner.size() * ratio).toSize();
    if (m_picture.size() != pixels || m_theme != palette.theme) {
        m_picture = QPixmap(pixels);
        m_picture.fill(Qt::transparent);
        QPainter inside(&m_picture);
        inside.scale(ratio, ratio);
        framePainter.paintMap(inside, frame, palette, QRectF(QPointF(0, 0), inner.size()));
        m_theme = palette.theme;
    }
    painter.drawPixmap(inner, m_picture, QRectF(m_picture.rect()));

    const View map = fitting(frame.bounds, inner, 1);
    if (!overlay.behindCut.empty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.style(Look::Generated).overview);
        for (BoxIndex i = 0; i < frame.boxes.size(); ++i) {
            if ((overlay.box(i) & Behind) != 0)
                painter.drawRect(map.toScreen(frame.boxes[i].rect.adjusted(0, -10, 0, 10)));
        }
    }
    const QRectF seen = map.toScreen(view.toGraph(QRectF(QPointF(0, 0), size))).intersected(at);
    QColor tint = palette.selection;
    tint.setAlphaF(0.1F);
    painter.setBrush(tint);
    painter.setPen(QPen(palette.selection, 2));
    painter.drawRoundedRect(seen.adjusted(1, 1, -1, -1), 2, 2);
    painter.restore();
}

QPointF Minimap::toGraph(const Frame &frame, const QRectF &place, QPointF point) const
{
    return fitting(frame.bounds, place.adjusted(padding, padding, -padding, -padding), 1).toGraph(point);
}

} // namespace espalier
