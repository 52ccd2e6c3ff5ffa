// SPDX-License-Identifier: Apache-2.0
// Drags the line of a cut over whole nodes, from one tensor to the next.
#include "widgets/canvas/bezier.h"
#include "widgets/canvas/graph_canvas.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

constexpr double ringReach = 9; ///< pixels from the middle of a ring
constexpr double lineReach = 5;

/// Tensors on the way from a box, to what it reads or to what reads it.
void addReach(const Frame &frame, BoxIndex from, bool isUpwards, std::unordered_set<ValueId> &reach)
{
    std::vector<bool> isSeen(frame.boxes.size(), false);
    std::vector<BoxIndex> open{from};
    const auto visit = [&](BoxIndex box) {
        if (!isSeen[box]) {
            isSeen[box] = true;
            open.push_back(box);
        }
    };
    isSeen[from] = true;
    while (!open.empty()) {
        const BoxIndex box = open.back();
        open.pop_back();
        for (const std::uint32_t index : frame.edgesOf[box]) {
            const FrameEdge &edge = frame.edges[index];
            if ((isUpwards ? edge.to : edge.from) != box)
                continue;
            reach.insert(edge.value);
            visit(isUpwards ? edge.from : edge.to);
        }
        for (const std::uint32_t index : frame.busesOf[box]) {
            const FrameBus &bus = frame.buses[index];
            if (isUpwards && bus.from && bus.from != box)
                visit(*bus.from);
            else if (!isUpwards && bus.from == box)
                std::for_each(bus.to.begin(), bus.to.end(), visit);
        }
    }
}

/// Of a point from a polyline.
double distanceToLine(const std::vector<QPointF> &line, QPointF point)
{
    double best = 1e18;
    for (std::size_t i = 0; i + 1 < line.size(); i += 2) { // two points for each level stretch
        const double x = std::clamp(point.x(), line[i].x(), line[i + 1].x());
        best = std::min(best, std::hypot(point.x() - x, point.y() - line[i].y()));
    }
    return best;
}

} // namespace

std::optional<std::size_t> GraphCanvas::cutHandleAt(QPointF position) const
{
    if (m_frame == nullptr || !m_overlay.cut || m_overlay.cut->crossings.empty()
        || detailAt(m_view.zoom) == Detail::Blocks)
        return std::nullopt;
    const QPointF at = logical(position);
    std::size_t nearest = 0;
    double best = 1e18;
    const std::vector<QPointF> &rings = m_overlay.cut->crossings;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        const QPointF off = m_view.toScreen(rings[i]) - at;
        const double distance = std::hypot(off.x(), off.y());
        if (distance < best) {
            best = distance;
            nearest = i;
        }
    }
    if (best <= ringReach)
        return nearest;
    const double off = distanceToLine(m_overlay.cut->line, m_view.toGraph(at)) * m_view.zoom;
    return off <= lineReach && !boxAt(position) ? std::optional(nearest) : std::nullopt;
}

void GraphCanvas::grabCut(std::size_t handle)
{
    m_drag = Drag::Cut;
    m_cutFrame = m_frame;
    m_cutAt = m_overlay.cutValues[handle];
    m_cutGrip = m_overlay.cut->crossings[handle] - m_view.toGraph(m_pressed);
    m_cutReach = {m_cutAt};
    for (const FrameEdge &edge : m_frame->edges) {
        if (edge.value == m_cutAt) {
            addReach(*m_frame, edge.from, true, m_cutReach);
            addReach(*m_frame, edge.to, false, m_cutReach);
        }
    }
    viewport()->setCursor(Qt::SizeVerCursor);
    Q_EMIT cutGrabbed();
}

void GraphCanvas::dragCut()
{
    const QPointF point = m_view.toGraph(m_pointer) + m_cutGrip;
    const double farthest = 160 / std::min(1.0, m_view.zoom);
    ValueId nearest;
    double best = farthest;
    m_cutFrame->edgeIndex.forEachIn(
        QRectF(point, QSizeF(0, 0)).adjusted(-farthest, -farthest, farthest, farthest),
        [&](std::uint32_t index) {
            const FrameEdge &edge = m_cutFrame->edges[index];
            if (!m_cutReach.contains(edge.value))
                return;
            const double distance = distanceTo(edge.points, point);
            if (distance < best) {
                best = distance;
                nearest = edge.value;
            }
        });
    if (!nearest.isValid() || nearest == m_cutAt)
        return;
    m_cutAt = nearest;
    Q_EMIT cutDragged(nearest);
}

} // namespace espalier
