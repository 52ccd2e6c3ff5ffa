// SPDX-License-Identifier: Apache-2.0
// The keys of the canvas, while it has the focus.
#include "widgets/canvas/graph_canvas.h"

#include <QKeyEvent>

namespace espalier {

void GraphCanvas::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (m_frame == nullptr || (modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const bool isShifted = (modifiers & Qt::ShiftModifier) != 0;
    event->accept();
    switch (event->key()) {
    case Qt::Key_Up:
        walk(Direction::Up, isShifted);
        return;
    case Qt::Key_Down:
        walk(Direction::Down, isShifted);
        return;
    case Qt::Key_Left:
        walk(Direction::Left, isShifted);
        return;
    case Qt::Key_Right:
        walk(Direction::Right, isShifted);
        return;
    case Qt::Key_G:
        if (isShifted)
            Q_EMIT unfoldRequested();
        else
            Q_EMIT foldRequested();
        return;
    case Qt::Key_Home:
        jumpTo(firstBox(*m_frame));
        return;
    case Qt::Key_End:
        jumpTo(lastBox(*m_frame));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto box = currentBox()) {
            if (m_frame->boxes[*box].kind == LayoutBox::Kind::Node)
                Q_EMIT bodyEntered(m_frame->boxes[*box].node);
            activate(*box);
        }
        return;
    case Qt::Key_Backspace:
        Q_EMIT leaveRequested();
        return;
    case Qt::Key_Escape:
        if (!m_selection.isEmpty()) {
            Q_EMIT selectionRequested({});
            return;
        }
        break;
    default:
        if (toggleOption(event->key()))
            return;
        break;
    }
    event->ignore();
}

/// Single letters, digits and signs. Returns whether the key means anything.
bool GraphCanvas::toggleOption(int key)
{
    switch (key) {
    case Qt::Key_0:
        fitAll();
        return true;
    case Qt::Key_1:
        zoomTo(1);
        return true;
    case Qt::Key_F:
        fitSelection();
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(1.25);
        return true;
    case Qt::Key_Minus:
        zoomBy(0.8);
        return true;
    case Qt::Key_N:
        setShowNames(!showsNames());
        return true;
    case Qt::Key_S:
        setShowShapes(!showsShapes());
        return true;
    case Qt::Key_H:
        setShowHeat(!showsHeat());
        return true;
    case Qt::Key_M:
        setShowMinimap(!showsMinimap());
        return true;
    case Qt::Key_W:
        Q_EMIT columnsToggled();
        return true;
    default:
        return false;
    }
}

void GraphCanvas::walk(Direction direction, bool isExtending)
{
    const std::optional<BoxIndex> from = currentBox();
    const std::optional<BoxIndex> to = from ? neighbour(*m_frame, *from, direction) : firstBox(*m_frame);
    if (!to)
        return;
    if (isExtending && !m_frame->boxes[*to].value.isValid()) {
        Selection next = m_selection;
        for (const NodeId node : nodesOf(*m_frame, *to)) {
            std::erase(next.nodes, node);
            next.nodes.push_back(node);
        }
        Q_EMIT selectionRequested(next);
        return;
    }
    jumpTo(to);
}

void GraphCanvas::jumpTo(std::optional<BoxIndex> box)
{
    if (!box)
        return;
    const FrameBox &to = m_frame->boxes[*box];
    if (to.kind == LayoutBox::Kind::Frame)
        return;
    selectBox(*box, Qt::NoModifier);
    const QRectF rect = m_view.toScreen(to.rect);
    if (!QRectF(QPointF(0, 0), logicalSize()).adjusted(20, 20, -20, -20).contains(rect)) {
        View view = m_view;
        const QSizeF size = logicalSize();
        view.origin = to.rect.center() - QPointF(size.width(), size.height()) / (2 * view.zoom);
        moveTo(view, true);
    }
}

void GraphCanvas::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void GraphCanvas::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace espalier
