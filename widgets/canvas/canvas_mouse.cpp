// SPDX-License-Identifier: Apache-2.0
// Wheel, clicks, drags and hover of the canvas.
#include "widgets/canvas/bezier.h"
#include "widgets/canvas/graph_canvas.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

constexpr double grip = 5; ///< pixels by which an edge may be missed

void add(std::vector<NodeId> &nodes, const std::vector<NodeId> &more)
{
    for (const NodeId node : more) {
        if (std::find(nodes.begin(), nodes.end(), node) == nodes.end())
            nodes.push_back(node);
    }
}

} // namespace

std::optional<BoxIndex> GraphCanvas::boxAt(QPointF position) const
{
    return m_frame != nullptr ? m_frame->boxAt(m_view.toGraph(logical(position))) : std::nullopt;
}

std::optional<std::uint32_t> GraphCanvas::edgeAt(QPointF position) const
{
    if (m_frame == nullptr || detailAt(m_view.zoom) == Detail::Blocks)
        return std::nullopt;
    const QPointF point = m_view.toGraph(logical(position));
    const double reach = grip / m_view.zoom;
    std::optional<std::uint32_t> best;
    double bestDistance = reach;
    m_frame->edgeIndex.forEachIn(QRectF(point, QSizeF(0, 0)).adjusted(-reach, -reach, reach, reach),
                                 [&](std::uint32_t index) {
                                     const double distance = distanceTo(m_frame->edges[index].points, point);
                                     if (distance < bestDistance) {
                                         bestDistance = distance;
                                         best = index;
                                     }
                                 });
    return best;
}

std::optional<std::uint32_t> GraphCanvas::stubAt(QPointF position) const
{
    if (m_frame == nullptr || detailAt(m_view.zoom) == Detail::Blocks)
        return std::nullopt;
    const QPointF point = m_view.toGraph(logical(position));
    const std::vector<std::uint32_t> found = m_frame->stubIndex.in(QRectF(point, QSizeF(0, 0)));
    return found.empty() ? std::nullopt : std::optional(found.back());
}

void GraphCanvas::wheelEvent(QWheelEvent *event)
{
    const QPointF position = logical(event->position());
    const QPoint angle = event->angleDelta();
    if ((event->modifiers() & Qt::ShiftModifier) != 0 || (angle.y() == 0 && angle.x() != 0)) {
        View view = m_view;
        const double step = angle.x() != 0 ? angle.x() : angle.y();
        view.origin.rx() -= step / m_view.zoom;
        moveTo(view, false);
    } else {
        // Two notches double or halve nearly: 2^(1/3) each.
        zoomAt(position, m_view.zoom * std::exp2(angle.y() / 360.0), false);
    }
    event->accept();
}

void GraphCanvas::mousePressEvent(QMouseEvent *event)
{
    m_motion.stop();
    m_tipTimer.stop();
    m_pressed = m_pointer = logical(event->position());
    m_pressedView = m_view;
    m_button = event->button();
    if (m_button == Qt::MiddleButton) {
        m_drag = Drag::Pan;
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (m_button != Qt::LeftButton || m_frame == nullptr)
        return;
    const QRectF map = m_minimap.place(*m_frame, m_view, logicalSize());
    if (map.contains(m_pressed)) {
        m_drag = Drag::Map;
        mouseMoveEvent(event);
        return;
    }
    if (const auto handle = cutHandleAt(event->position())) {
        grabCut(*handle);
        return;
    }
    m_drag = Drag::Press;
}

void GraphCanvas::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = logical(event->position());
    const QPointF way = m_pointer - m_pressed;
    if (m_drag == Drag::Press && std::hypot(way.x(), way.y()) * m_unit >= QApplication::startDragDistance()) {
        const bool isBand = (event->modifiers() & Qt::ShiftModifier) != 0;
        m_drag = isBand ? Drag::Band : Drag::Pan;
        if (!isBand)
            viewport()->setCursor(Qt::ClosedHandCursor);
    }
    switch (m_drag) {
    case Drag::Pan: {
        View view = m_pressedView;
        view.origin -= way / view.zoom;
        moveTo(view, false);
        break;
    }
    case Drag::Band:
        viewport()->update();
        break;
    case Drag::Map: {
        const QRectF map = m_minimap.place(*m_frame, m_pressedView, logicalSize());
        const QSizeF size = logicalSize();
        View view = m_view;
        view.origin = m_minimap.toGraph(*m_frame, map, m_pointer)
            - QPointF(size.width(), size.height()) / (2 * view.zoom);
        moveTo(view, false);
        break;
    }
    case Drag::Cut:
        dragCut();
        break;
    case Drag::None:
        hover(event->position());
        break;
    case Drag::Press:
        break;
    }
}

void GraphCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != m_button)
        return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    viewport()->unsetCursor();
    if (drag == Drag::Press)
        click(event->position(), event->modifiers());
    else if (drag == Drag::Band)
        selectBand(m_view.toGraph(QRectF(m_pressed, m_pointer).normalized()), event->modifiers());
    else if (drag == Drag::Cut)
        Q_EMIT cutReleased();
    viewport()->update();
}

void GraphCanvas::click(QPointF position, Qt::KeyboardModifiers modifiers)
{
    for (const OffScreen &arrow : offScreenArrows()) {
        const QPointF off = arrow.tip - logical(position);
        if (std::hypot(off.x(), off.y()) <= 10) {
            jumpTo(arrow.box);
            return;
        }
    }
    if (const auto box = boxAt(position)) {
        selectBox(*box, modifiers);
        return;
    }
    if (const auto stub = stubAt(position)) {
        const FrameBus &bus = m_frame->buses[m_frame->stubs[*stub].bus];
        if ((modifiers & Qt::ControlModifier) != 0 && bus.from)
            jumpTo(bus.from);
        else
            selectValue(bus.value);
        return;
    }
    if (const auto edge = edgeAt(position)) {
        selectValue(m_frame->edges[*edge].value);
        return;
    }
    if (!m_selection.isEmpty() && (modifiers & (Qt::ControlModifier | Qt::ShiftModifier)) == 0)
        Q_EMIT selectionRequested({});
}

void GraphCanvas::selectBox(BoxIndex index, Qt::KeyboardModifiers modifiers)
{
    const FrameBox &box = m_frame->boxes[index];
    if (box.kind == LayoutBox::Kind::Frame) {
        if (box.group >= 0)
            Q_EMIT groupToggled(box.group);
        else
            Q_EMIT bodyEntered(box.node);
        return;
    }
    if (box.value.isValid()) {
        selectValue(box.value);
        return;
    }
    const std::vector<NodeId> nodes = nodesOf(*m_frame, index);
    Selection next;
    if ((modifiers & Qt::ControlModifier) != 0) {
        next = m_selection;
        const bool isChosen = (m_overlay.box(index) & Selected) != 0;
        if (isChosen)
            std::erase_if(next.nodes, [&](NodeId node) {
                return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
            });
        else
            add(next.nodes, nodes);
    } else if (const auto from = currentBox(); (modifiers & Qt::ShiftModifier) != 0 && from) {
        next.nodes = m_selection.nodes;
        for (const BoxIndex step : pathBetween(*m_frame, *from, index))
            add(next.nodes, nodesOf(*m_frame, step));
        add(next.nodes, nodes);
    } else {
        next.nodes = nodes;
    }
    Q_EMIT selectionRequested(next);
}

void GraphCanvas::selectValue(ValueId value)
{
    Selection next;
    next.values.push_back(value);
    Q_EMIT selectionRequested(next);
}

void GraphCanvas::selectBand(const QRectF &band, Qt::KeyboardModifiers modifiers)
{
    Selection next;
    if ((modifiers & Qt::ControlModifier) != 0)
        next = m_selection;
    for (const std::uint32_t index : m_frame->boxIndex.in(band))
        add(next.nodes, nodesOf(*m_frame, index));
    Q_EMIT selectionRequested(next);
}

void GraphCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto box = boxAt(event->position()))
        activate(*box);
}

void GraphCanvas::activate(BoxIndex index)
{
    const FrameBox &box = m_frame->boxes[index];
    if (box.group >= 0) {
        Q_EMIT groupToggled(box.group);
        return;
    }
    if (box.kind == LayoutBox::Kind::Node) {
        fitSelection();
        Q_EMIT nodeActivated(box.node);
    }
}

void GraphCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    const QPointF at = logical(QPointF(viewport()->mapFrom(this, event->pos())));
    if (m_frame != nullptr && m_minimap.place(*m_frame, m_view, logicalSize()).contains(at)) {
        showMapMenu(event->globalPos());
        event->accept();
        return;
    }
    if (event->reason() == QContextMenuEvent::Mouse) {
        const auto box = boxAt(viewport()->mapFrom(this, event->pos()));
        if (box && (m_overlay.box(*box) & Selected) == 0)
            selectBox(*box, Qt::NoModifier);
    }
    Q_EMIT contextMenuRequested(event->globalPos());
    event->accept();
}

void GraphCanvas::showMapMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::pair<QString, Qt::Corner> corners[] = {{tr("Upper left"), Qt::TopLeftCorner},
                                                      {tr("Upper right"), Qt::TopRightCorner},
                                                      {tr("Lower left"), Qt::BottomLeftCorner},
                                                      {tr("Lower right"), Qt::BottomRightCorner}};
    for (const auto &[text, corner] : corners) {
        menu->addAction(text, this, [this, where = corner] {
            m_minimap.setCorner(where);
            viewport()->update();
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Hide the map (M)"), this, [this] { setShowMinimap(false); });
    menu->popup(globalPosition);
}

void GraphCanvas::hover(QPointF position)
{
    if (m_frame == nullptr)
        return;
    if (cutHandleAt(position)) {
        viewport()->setCursor(Qt::SizeVerCursor);
        m_isOnCut = true;
    } else if (std::exchange(m_isOnCut, false)) {
        viewport()->unsetCursor();
    }
    const auto box = boxAt(position);
    const auto stub = box ? std::nullopt : stubAt(position);
    const auto edge = box || stub ? std::nullopt : edgeAt(position);
    const std::optional<std::uint32_t> bus = stub ? std::optional(m_frame->stubs[*stub].bus) : std::nullopt;
    m_tipTimer.start();
    if (box == m_overlay.hoveredBox && edge == m_overlay.hoveredEdge && bus == m_overlay.hoveredBus)
        return;
    QToolTip::hideText();
    m_overlay.hoveredBox = box;
    m_overlay.hoveredEdge = edge;
    m_overlay.hoveredBus = bus;
    const bool isLink = stub.has_value() || (box && m_frame->boxes[*box].kind == LayoutBox::Kind::Frame);
    if (m_isOnCut)
        viewport()->setCursor(Qt::SizeVerCursor);
    else if (isLink)
        viewport()->setCursor(Qt::PointingHandCursor);
    else
        viewport()->unsetCursor();
    viewport()->update();
    Q_EMIT hovered(box       ? m_frame->boxes[*box].title
                       : bus ? m_frame->buses[*bus].name + QLatin1Char(' ') + m_frame->buses[*bus].shape
                             : QString());
}

void GraphCanvas::showTip()
{
    if (m_frame == nullptr || !viewport()->underMouse() || m_drag != Drag::None)
        return;
    QString text;
    if (m_overlay.hoveredBox)
        text = describeBox(*m_overlay.hoveredBox);
    else if (m_overlay.hoveredEdge)
        text = m_frame->edges[*m_overlay.hoveredEdge].label.text;
    else if (m_overlay.hoveredBus) {
        const FrameBus &bus = m_frame->buses[*m_overlay.hoveredBus];
        const QString from = bus.from ? m_frame->boxes[*bus.from].title : QString();
        text = tr("%1 %2\nmade by %3, read by %4").arg(bus.name, bus.shape, from).arg(bus.to.size());
    }
    if (text.isEmpty())
        return;
    // Tooltips take what looks like HTML for HTML; escaped, a model's names stay what they are.
    QToolTip::showText(QCursor::pos(),
                       QStringLiteral("<p style='white-space:pre-line'>%1</p>").arg(text.toHtmlEscaped()),
                       viewport());
}

bool GraphCanvas::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return true; // ours come after half a second, by m_tipTimer
    if (event->type() == QEvent::Leave) {
        m_tipTimer.stop();
        m_overlay.hoveredBox.reset();
        m_overlay.hoveredEdge.reset();
        m_overlay.hoveredBus.reset();
        viewport()->update();
        Q_EMIT hovered({});
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace espalier
