// SPDX-License-Identifier: Apache-2.0
// Clicks and keys of the legend.
#include "widgets/canvas/legend_strip.h"

#include "widgets/canvas/graph_canvas.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>

namespace espalier {

LegendStrip::LegendStrip(GraphCanvas *canvas, QWidget *parent) : QWidget(parent), m_canvas(canvas)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend"));
    connect(canvas, &GraphCanvas::shownChanged, this, [this] {
        QStringList words;
        for (const LegendChip &chip : chips())
            words << chip.text + QLatin1Char(' ') + chip.count;
        setAccessibleDescription(words.join(QStringLiteral(", ")));
        update();
    });
}

QSize LegendStrip::sizeHint() const
{
    return {400, static_cast<int>(std::lround(legendHeight * m_canvas->unit()))};
}

QSize LegendStrip::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

std::vector<LegendChip> LegendStrip::chips() const
{
    const FramePointer &frame = m_canvas->frame();
    return frame == nullptr ? std::vector<LegendChip>{} : legendChips(*frame, m_canvas->overlay(), {8, 4});
}

void LegendStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double unit = m_canvas->unit();
    painter.scale(unit, unit);
    const QRectF strip(QPointF(0, 0), QSizeF(size()) / unit);
    const PaintTools tools{painter, m_canvas->colours(), m_painter.texts(), m_painter.icons()};
    if (m_canvas->frame() == nullptr) {
        painter.fillRect(strip, tools.palette.panel);
        return;
    }
    paintLegend(tools, *m_canvas->frame(), m_canvas->overlay(), strip,
                hasFocus() ? std::optional(m_focused) : std::nullopt);
}

void LegendStrip::choose(Look look, bool isDimming)
{
    const std::vector<NodeId> nodes = shownNodes(*m_canvas->frame(), m_canvas->overlay(), look);
    if (isDimming)
        Q_EMIT hitsRequested(nodes);
    else
        Q_EMIT selectionRequested({nodes, {}});
}

void LegendStrip::mouseReleaseEvent(QMouseEvent *event)
{
    const QPointF at = event->position() / m_canvas->unit();
    const std::vector<LegendChip> all = chips();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (event->button() == Qt::LeftButton && all[i].rect.contains(at)) {
            m_focused = i;
            choose(all[i].look, (event->modifiers() & Qt::ControlModifier) != 0);
        }
    }
}

void LegendStrip::keyPressEvent(QKeyEvent *event)
{
    const std::vector<LegendChip> all = chips();
    if (all.empty()) {
        event->ignore();
        return;
    }
    m_focused = std::min(m_focused, all.size() - 1);
    switch (event->key()) {
    case Qt::Key_Left:
        m_focused = m_focused == 0 ? 0 : m_focused - 1;
        break;
    case Qt::Key_Right:
        m_focused = std::min(m_focused + 1, all.size() - 1);
        break;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(all[m_focused].look, (event->modifiers() & Qt::ControlModifier) != 0);
        break;
    default:
        event->ignore();
        return;
    }
    update();
}

void LegendStrip::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void LegendStrip::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool LegendStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        for (const LegendChip &chip : chips()) {
            if (chip.rect.contains(QPointF(help->pos()) / m_canvas->unit()))
                QToolTip::showText(help->globalPos(),
                                   tr("Click selects these nodes, Ctrl+click dims the rest"), this);
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace espalier
