// SPDX-License-Identifier: Apache-2.0
// Lines of the canvas: constant width on screen, whatever the zoom.
#include "widgets/canvas/paint_edges.h"

#include "widgets/canvas/bezier.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

struct Stroke {
    QColor colour;
    double width = 1.2;
    double arrow = 7;
    Qt::PenStyle style = Qt::SolidLine;
};

Stroke strokeOf(const PaintTools &tools, const FrameEdge &edge, std::uint8_t state, bool isHovered,
                Detail detail)
{
    const Palette &colours = tools.palette;
    Stroke out{colours.edge, detail == Detail::Boxes ? 0.8 : colours.edgeWidth, 7, Qt::SolidLine};
    if ((state & Crossed) != 0)
        out.colour = colours.cut;
    if (edge.change == '+') {
        out.colour = colours.text;
        out.width = 2;
    } else if (edge.change == '-') {
        out.colour.setAlphaF(0.4F);
    }
    if ((state & (IsInput | IsOutput)) != 0) {
        out.colour = (state & IsInput) != 0 ? colours.inputs : colours.outputs;
        out.width = colours.isHighContrast() ? 3 : 2.2;
        out.arrow = 9;
    } else if (isHovered) {
        out.width = colours.isHighContrast() ? 3 : 2;
    }
    if (edge.isCaptured)
        out.style = Qt::CustomDashLine;
    return out;
}

std::vector<QPointF> onScreen(const std::vector<QPointF> &points, const View &view)
{
    std::vector<QPointF> out;
    out.reserve(points.size());
    for (const QPointF point : points)
        out.push_back(view.toScreen(point));
    return out;
}

/// Tip of the arrow one pixel above the box; the line ends inside the arrow.
void paintArrow(QPainter &painter, QPointF tip, double width, double height, const QColor &colour)
{
    const QPointF corners[] = {tip, tip + QPointF(-width / 2, -height), tip + QPointF(width / 2, -height)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(corners, 3);
}

} // namespace

void paintEdge(const PaintTools &tools, const Frame &frame, std::uint32_t index, const Overlay &overlay,
               const View &view, Detail detail)
{
    const FrameEdge &edge = frame.edges[index];
    if (edge.points.size() < 4)
        return;
    const Stroke stroke = strokeOf(tools, edge, overlay.edge(index), overlay.hoveredEdge == index, detail);
    std::vector<QPointF> points = onScreen(edge.points, view);
    const bool hasArrow = detail == Detail::Names || detail == Detail::All;
    const double size = std::clamp(view.zoom, 0.6, 1.6);
    const double height = stroke.arrow * 6 / 7 * size;
    const QPointF tip = points.back() - QPointF(0, 1);
    if (hasArrow)
        points.back() = tip - QPointF(0, height - 1);
    QPen pen(stroke.colour, stroke.width, stroke.style, Qt::FlatCap);
    if (stroke.style == Qt::CustomDashLine)
        pen.setDashPattern({3 / stroke.width, 3 / stroke.width});
    tools.painter.setPen(pen);
    tools.painter.setBrush(Qt::NoBrush);
    tools.painter.drawPath(pathOf(points));
    if (hasArrow)
        paintArrow(tools.painter, tip, stroke.arrow * size, height, stroke.colour);
}

void paintThinEdges(const PaintTools &tools, const Frame &frame, const std::vector<std::uint32_t> &edges,
                    const View &view)
{
    std::vector<QLineF> lines;
    for (const std::uint32_t index : edges) {
        const std::vector<QPointF> points = flattened(frame.edges[index].points, 3);
        for (std::size_t i = 1; i < points.size(); ++i)
            lines.emplace_back(view.toScreen(points[i - 1]), view.toScreen(points[i]));
    }
    tools.painter.setPen(QPen(tools.palette.edge, tools.palette.isHighContrast() ? 1.6 : 0.8));
    tools.painter.drawLines(lines.data(), static_cast<int>(lines.size()));
}

void paintStub(const PaintTools &tools, const Frame &frame, std::uint32_t stub, const Overlay &overlay,
               const View &view, Detail detail)
{
    const Frame::Stub &which = frame.stubs[stub];
    const FrameBus &bus = frame.buses[which.bus];
    const bool isLit = overlay.isLit(which.bus);
    const QColor colour = isLit ? tools.palette.outputs : tools.palette.edge;
    const double size = std::clamp(view.zoom, 0.5, 1.6);
    QPainter &p = tools.painter;
    const QPen pen(colour, isLit ? 2.2 : tools.palette.edgeWidth, Qt::SolidLine, Qt::FlatCap);
    if (which.entry < 0) {
        const QPointF from = view.toScreen(bus.exit);
        const QPointF to = view.toScreen(bus.exit + QPointF(0, 12));
        p.setPen(pen);
        p.drawLine(from, to);
        if (detail == Detail::All)
            tools.texts.draw(p, to + QPointF(4, 4) * size, QStringLiteral("→ %1").arg(bus.to.size()),
                             TextKind::Label, isLit ? colour : tools.palette.muted, view.zoom);
        return;
    }
    const QPointF dot = view.toScreen(bus.entries[static_cast<std::size_t>(which.entry)]);
    const QPointF end = dot + QPointF(16 * view.zoom, 0);
    p.setPen(pen);
    p.drawLine(dot, end - QPointF(4 * size, 0));
    p.setPen(Qt::NoPen);
    p.setBrush(colour);
    const double radius = isLit ? 3 : 2.5;
    p.drawEllipse(dot, radius * size, radius * size);
    const QPointF tip = end - QPointF(1, 0);
    const QPointF corners[] = {tip, tip + QPointF(-6, -3) * size, tip + QPointF(-6, 3) * size};
    p.drawPolygon(corners, 3);
    if (detail == Detail::All) {
        const QString name = elided(bus.name, TextKind::Label, 110);
        const double width = textWidth(name, TextKind::Label) * view.zoom;
        tools.texts.draw(p, dot + QPointF(-width - 6 * size, 4 * size), name, TextKind::Label,
                         isLit ? colour : tools.palette.muted, view.zoom);
    }
}

void paintEdgeLabel(const PaintTools &tools, const FrameLabel &label, const QColor &beneath, const View &view)
{
    const QTransform before = tools.painter.transform();
    tools.painter.setTransform(view.transform(), true);
    tools.texts.drawHalo(tools.painter, label.baseline, label.text, TextKind::Label, beneath);
    tools.texts.draw(tools.painter, label.baseline, label.text, TextKind::Label, tools.palette.muted);
    tools.painter.setTransform(before);
}

namespace {

/// The outline on screen, from rim to rim, with rounded steps.
QPainterPath cutPath(const CutOutline &cut, const QRectF &area, const View &view)
{
    QPainterPath path;
    if (cut.line.empty())
        return path;
    const QPointF start = view.toScreen(cut.line.front());
    path.moveTo(std::min(area.left(), start.x()), start.y());
    for (std::size_t i = 0; i + 1 < cut.line.size(); i += 2) {
        const QPointF from = view.toScreen(cut.line[i]);
        const QPointF to = view.toScreen(cut.line[i + 1]);
        const double round = std::min(14 * view.zoom, (to.x() - from.x()) / 2);
        if (i > 0) {
            const QPointF last = path.currentPosition();
            const double middle = (last.x() + from.x() + round) / 2;
            path.cubicTo(QPointF(middle, last.y()), QPointF(middle, from.y()), from + QPointF(round, 0));
        }
        path.lineTo(i + 3 < cut.line.size() ? to - QPointF(round, 0) : to);
    }
    const QPointF end = view.toScreen(cut.line.back());
    path.lineTo(std::max(area.right(), end.x()), end.y());
    return path;
}

} // namespace

void paintCutRegion(const PaintTools &tools, const CutOutline &cut, const QRectF &area, const View &view)
{
    tools.painter.setPen(Qt::NoPen);
    tools.painter.setBrush(tools.palette.cutRegion);
    if (!cut.islands.isEmpty()) {
        tools.painter.drawPath(view.transform().map(cut.islands));
        return;
    }
    QPainterPath path = cutPath(cut, area, view);
    if (path.isEmpty())
        return;
    const QRectF wide = path.boundingRect();
    const double bottom = std::max(area.bottom(), wide.bottom());
    path.lineTo(wide.right(), bottom);
    path.lineTo(wide.left(), bottom);
    path.closeSubpath();
    tools.painter.drawPath(path);
}

namespace {

/// On which side is what, at the left end of a line across the canvas: of its first level stretch with room.
void paintSides(const PaintTools &tools, const Overlay &overlay, const QRectF &area, const View &view,
                const std::vector<QRectF> &taken)
{
    const CutOutline &cut = *overlay.cut;
    if (cut.line.empty() || detailAt(view.zoom) < Detail::Names)
        return;
    constexpr double height = 23;
    constexpr double off = 8;
    const QString front = overlay.cutFront.isEmpty()
        ? QCoreApplication::translate("canvas", "stays in the model")
        : overlay.cutFront;
    const QString tail = QCoreApplication::translate("canvas", "generated C++");
    const double width =
        std::max(textWidth(front, TextKind::Title), textWidth(tail, TextKind::Title)) + 2 * off;
    const auto tag = [&](const QRectF &rect, const QString &word, bool isFilled) {
        tools.painter.setPen(QPen(tools.palette.cut, 1.2));
        tools.painter.setBrush(isFilled ? tools.palette.cut : tools.palette.canvas);
        tools.painter.drawRoundedRect(rect, 3, 3);
        tools.texts.draw(tools.painter, {rect.left() + off, rect.top() + 16}, word, TextKind::Title,
                         isFilled ? tools.palette.canvas : tools.palette.text);
    };
    for (std::size_t i = 0; i + 1 < cut.line.size(); i += 2) {
        // The line goes on to the rims beyond its ends.
        const double from = i == 0 ? area.left() : view.toScreen(cut.line[i]).x() + off;
        const double to = i + 2 == cut.line.size() ? area.right() : view.toScreen(cut.line[i + 1]).x() - off;
        const double y = view.toScreen(cut.line[i]).y();
        if (y < area.top() || y > area.bottom())
            continue;
        for (double x = std::max(from, area.left()) + off; x + width <= std::min(to, area.right()); x += 24) {
            const QRectF above(x, y - off - height, width, height);
            const QRectF below(x, y + off, width, height);
            const bool isFree = std::none_of(taken.begin(), taken.end(), [&](const QRectF &rect) {
                return rect.intersects(above) || rect.intersects(below);
            });
            if (!isFree)
                continue;
            tag(above, front, false);
            tag(below, tail, true);
            return;
        }
    }
}

} // namespace

void paintCutLine(const PaintTools &tools, const Overlay &overlay, const QRectF &area, const View &view,
                  const std::vector<QRectF> &taken)
{
    const CutOutline &cut = *overlay.cut;
    QPainter &p = tools.painter;
    p.setPen(QPen(tools.palette.cut, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.setBrush(Qt::NoBrush);
    p.drawPath(cut.islands.isEmpty() ? cutPath(cut, area, view) : view.transform().map(cut.islands));
    p.setPen(QPen(tools.palette.cut, 2));
    p.setBrush(tools.palette.canvas);
    for (const QPointF point : cut.crossings)
        p.drawEllipse(view.toScreen(point), 5.0, 5.0);
    paintSides(tools, overlay, area, view, taken);
}

} // namespace espalier
