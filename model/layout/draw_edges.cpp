// SPDX-License-Identifier: Apache-2.0
// Edges leave side by side in the order of where they go, and enter in the order of where they come from.
#include "model/layout/draw_edges.h"

#include "model/layout/edge_lists.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

constexpr double leaveGap = 12;
constexpr double enterGap = 24;
constexpr double cornerRoom = 8; ///< of a box, where no edge leaves or enters
constexpr double straightEnd = 18;
constexpr double straightFrom = 46; ///< the least gap with a straight end
constexpr double arrowRoom = 1; ///< between arrow and box

struct End {
    double towards; ///< x of the next point of the edge's way
    std::uint32_t edge;
};

/// Spreads the ends over the box' edge around its middle; one that comes straight gets the middle itself.
void spread(std::vector<End> &ends, const Rect &box, double gap, std::vector<double> &x)
{
    std::sort(ends.begin(), ends.end(), [](const End &a, const End &b) {
        return a.towards != b.towards ? a.towards < b.towards : a.edge < b.edge;
    });
    const double middle = box.centre().x;
    const double half = std::max(0.0, box.width / 2 - cornerRoom);
    const auto last = static_cast<double>(ends.size() - 1);
    const double step = ends.size() > 1 ? std::min(gap, 2 * half / last) : 0;
    double first = -step * last / 2;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const double shifted = -step * static_cast<double>(i);
        if (std::abs(ends[i].towards - middle) < 1 && shifted >= -half && shifted + step * last <= half)
            first = shifted;
    }
    for (std::size_t i = 0; i < ends.size(); ++i)
        x[ends[i].edge] = middle + first + step * static_cast<double>(i);
}

std::vector<Point> backward(Point start, Point tip, const Lane &lane)
{
    constexpr double reach = 26;
    std::vector<Point> points{start};
    points.insert(points.end(),
                  {{start.x, start.y + reach}, {lane.x, start.y + reach}, {lane.x, start.y - reach}});
    lineTo(points, {lane.x, tip.y + reach});
    points.insert(points.end(), {{lane.x, tip.y - reach}, {tip.x, tip.y - reach}, tip});
    return points;
}

std::vector<Point> forward(Point start, Point tip, const Way &way)
{
    std::vector<Point> points{start};
    if (way.sourceBottom > start.y + 0.5)
        lineTo(points, {start.x, way.sourceBottom});
    for (const Lane &lane : way.lanes) {
        bendTo(points, {lane.x, lane.top});
        lineTo(points, {lane.x, lane.bottom});
    }
    if (way.targetTop < tip.y - arrowRoom - 0.5) {
        bendTo(points, {tip.x, way.targetTop});
        lineTo(points, tip);
    } else {
        arriveAt(points, tip);
    }
    return points;
}

} // namespace

void lineTo(std::vector<Point> &points, Point end)
{
    const Point start = points.back();
    const double dx = (end.x - start.x) / 3;
    const double dy = (end.y - start.y) / 3;
    points.push_back({start.x + dx, start.y + dy});
    points.push_back({end.x - dx, end.y - dy});
    points.push_back(end);
}

void bendTo(std::vector<Point> &points, Point end)
{
    const Point start = points.back();
    if (std::abs(end.x - start.x) < 0.5) {
        lineTo(points, end);
        return;
    }
    const double half = (end.y - start.y) / 2;
    points.push_back({start.x, start.y + half});
    points.push_back({end.x, end.y - half});
    points.push_back(end);
}

void arriveAt(std::vector<Point> &points, Point tip)
{
    const double gap = tip.y - points.back().y;
    if (gap > straightFrom && std::abs(tip.x - points.back().x) >= 0.5) {
        bendTo(points, {tip.x, tip.y - straightEnd});
        lineTo(points, tip);
    } else {
        bendTo(points, tip);
    }
}

std::vector<std::vector<Point>> drawEdges(const FlatGraph &graph, const std::vector<Rect> &rects,
                                          const std::vector<Way> &ways, const std::vector<bool> &isDrawn)
{
    const auto lists = [&](bool byTarget) {
        return EdgeLists(graph.vertices.size(), [&](auto add) {
            for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
                if (isDrawn[e])
                    add(byTarget ? graph.edges[e].to : graph.edges[e].from, e);
            }
        });
    };
    const EdgeLists in = lists(true);
    const EdgeLists out = lists(false);
    std::vector<double> leave(graph.edges.size(), 0);
    std::vector<double> enter(graph.edges.size(), 0);
    std::vector<End> ends;
    for (std::uint32_t v = 0; v < graph.vertices.size(); ++v) {
        const auto take = [&](const EdgeLists &edges, bool leaving, double gap, std::vector<double> &x) {
            ends.clear();
            for (const std::uint32_t e : edges.of(v)) {
                const auto &lanes = ways[e].lanes;
                const std::uint32_t other = leaving ? graph.edges[e].to : graph.edges[e].from;
                const double towards = lanes.empty() ? rects[other].centre().x
                    : leaving != ways[e].isBackward  ? lanes.front().x
                                                     : lanes.back().x;
                ends.push_back({towards, e});
            }
            if (!ends.empty())
                spread(ends, rects[v], gap, x);
        };
        take(out, true, leaveGap, leave);
        take(in, false, enterGap, enter);
    }
    std::vector<std::vector<Point>> points(graph.edges.size());
    for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
        if (!isDrawn[e])
            continue;
        const Point start{leave[e], rects[graph.edges[e].from].bottom()};
        const Point tip{enter[e], rects[graph.edges[e].to].y - arrowRoom};
        points[e] =
            ways[e].isBackward ? backward(start, tip, ways[e].lanes.front()) : forward(start, tip, ways[e]);
    }
    return points;
}

} // namespace espalier
