// SPDX-License-Identifier: Apache-2.0
// Heights without boxes are found by a sweep over the boxes; how many edges each cuts, by counting ends.
#include "model/layout/wrap_columns.h"

#include "model/layout/draw_edges.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace espalier {

namespace {

constexpr double gutter = 84;
constexpr double canvasesHigh = 3;
constexpr double laneStep = 6;
constexpr std::uint32_t lanesInGutter = 6;
constexpr double firstLane = 24; ///< from the boxes of a column to the first lane beside them
constexpr double turn = 12; ///< between a box and the corner of its edge below or above it
constexpr double cornerRadius = 8;

/// An empty stretch between two heights.
struct Break {
    double top;
    double bottom;
    std::uint32_t cut = 0; ///< edges that pass it
    [[nodiscard]] double middle() const { return (top + bottom) / 2; }
};

std::vector<Break> findBreaks(const FlatGraph &graph, const std::vector<Rect> &rects,
                              const std::vector<bool> &isDrawn)
{
    std::vector<std::pair<double, double>> heights;
    for (const Rect &rect : rects)
        heights.emplace_back(rect.y, rect.bottom());
    std::sort(heights.begin(), heights.end());
    std::vector<Break> out;
    double reached = heights.empty() ? 0 : heights.front().first;
    for (const auto &[top, bottom] : heights) {
        if (top > reached + 2 * turn - 1)
            out.push_back({reached, top});
        reached = std::max(reached, bottom);
    }
    // Edge e passes the breaks from the first one below its upper end to the last one above its lower end.
    std::vector<std::int64_t> change(out.size() + 1, 0);
    const auto firstBelow = [&](double y) {
        return std::partition_point(out.begin(), out.end(), [&](const Break &b) { return b.middle() < y; })
            - out.begin();
    };
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        if (!isDrawn[e])
            continue;
        const double a = rects[graph.edges[e].from].centre().y;
        const double b = rects[graph.edges[e].to].centre().y;
        ++change[static_cast<std::size_t>(firstBelow(std::min(a, b)))];
        --change[static_cast<std::size_t>(firstBelow(std::max(a, b)))];
    }
    std::int64_t open = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        open += change[i];
        out[i].cut = static_cast<std::uint32_t>(open);
    }
    return out;
}

/// Breaks for `count` columns of like height; fewer where there is no place.
std::vector<double> chooseBreaks(const std::vector<Break> &breaks, double top, double bottom,
                                 std::size_t count)
{
    std::vector<double> out;
    const double height = (bottom - top) / static_cast<double>(count);
    double last = top;
    while (bottom - last > 1.2 * height) {
        const auto from = std::partition_point(breaks.begin(), breaks.end(),
                                               [&](const Break &b) { return b.top < last + 0.6 * height; });
        const Break *best = nullptr;
        double least = std::numeric_limits<double>::infinity();
        for (auto b = from; b != breaks.end(); ++b) {
            const double off = std::abs(b->top - last - height) / height;
            if (best != nullptr && off > 0.3)
                break;
            const double cost = off + (b->cut > 1 ? 0.1 * (b->cut - 1) : 0);
            if (b->cut <= mostCut && cost < least) {
                least = cost;
                best = &*b;
            }
        }
        if (best == nullptr)
            break;
        out.push_back(best->middle());
        last = best->bottom;
    }
    return out;
}

Columns columnsFor(const std::vector<Rect> &rects, const std::vector<double> &breaks)
{
    Columns out;
    std::vector<Rect> &areas = out.areas;
    areas.resize(breaks.size() + 1);
    std::vector<bool> isBegun(areas.size(), false);
    for (const Rect &rect : rects) {
        const auto column =
            static_cast<std::size_t>(std::lower_bound(breaks.begin(), breaks.end(), rect.y) - breaks.begin());
        out.columnOf.push_back(static_cast<std::uint32_t>(column));
        Rect &area = areas[column];
        if (!isBegun[column]) {
            area = rect;
            isBegun[column] = true;
            continue;
        }
        const double right = std::max(area.right(), rect.right());
        const double bottom = std::max(area.bottom(), rect.bottom());
        area.x = std::min(area.x, rect.x);
        area.y = std::min(area.y, rect.y);
        area.width = right - area.x;
        area.height = bottom - area.y;
    }
    double x = areas.front().x;
    const double top = areas.front().y;
    for (Rect &area : areas) {
        out.shift.push_back({x - area.x, top - area.y});
        area.x = x;
        area.y = top;
        x = area.right() + gutter;
    }
    return out;
}

double scaleOf(const Columns &columns, const Proportions &canvas)
{
    double height = 1;
    for (const Rect &area : columns.areas)
        height = std::max(height, area.height);
    const double width = std::max(1.0, columns.areas.back().right() - columns.areas.front().x);
    return std::min(canvas.width / width, canvas.height / height);
}

/// Horizontal and vertical stretches through `corners`, with rounded corners.
std::vector<Point> rounded(const std::vector<Point> &corners)
{
    const auto towards = [](Point from, Point to, double most) {
        const double length = std::hypot(to.x - from.x, to.y - from.y);
        const double part = length > 0 ? std::min(most, length / 2) / length : 0;
        return Point{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
    };
    std::vector<Point> points{corners.front()};
    for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
        const Point corner = corners[i];
        const Point before = towards(corner, corners[i - 1], cornerRadius);
        const Point after = towards(corner, corners[i + 1], cornerRadius);
        lineTo(points, before);
        points.push_back({(before.x + corner.x) / 2, (before.y + corner.y) / 2});
        points.push_back({(after.x + corner.x) / 2, (after.y + corner.y) / 2});
        points.push_back(after);
    }
    lineTo(points, corners.back());
    return points;
}

std::vector<Point> aroundColumns(const Columns &columns, std::uint32_t from, std::uint32_t to, Point start,
                                 Point tip, std::uint32_t number)
{
    const double lane = laneStep * (number % lanesInGutter);
    const double right = columns.areas[from].right() + firstLane + lane;
    const Point leave{right, start.y + turn};
    const Point enter{tip.x, tip.y - turn};
    if (to == from + 1)
        return rounded({start, {start.x, leave.y}, leave, {right, enter.y}, enter, tip});
    const double left = columns.areas[to].x - firstLane - lane;
    const double above = columns.areas.front().y - 2 * turn - lane;
    return rounded(
        {start, {start.x, leave.y}, leave, {right, above}, {left, above}, {left, enter.y}, enter, tip});
}

} // namespace

Columns findColumns(const FlatGraph &graph, const std::vector<Rect> &rects, const std::vector<bool> &isDrawn,
                    const Proportions &canvas)
{
    Columns best;
    if (rects.empty())
        return best;
    best = columnsFor(rects, {});
    const Rect area = best.areas.front();
    if (canvas.width <= 0 || canvas.height <= 0 || area.height <= canvasesHigh * canvas.height)
        return best;
    const std::vector<Break> breaks = findBreaks(graph, rects, isDrawn);
    // n columns are n (width + gutter) wide and height / n high.
    const double ideal = std::sqrt(area.height * canvas.width / canvas.height / (area.width + gutter));
    std::size_t last = 1;
    double scale = scaleOf(best, canvas);
    for (const double factor : {0.6, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0}) {
        const auto count = static_cast<std::size_t>(std::lround(ideal * factor));
        if (count <= last)
            continue;
        last = count;
        Columns tried = columnsFor(rects, chooseBreaks(breaks, area.y, area.bottom(), count));
        if (scaleOf(tried, canvas) > scale) {
            scale = scaleOf(tried, canvas);
            best = std::move(tried);
        }
    }
    return best;
}

void applyColumns(const FlatGraph &graph, const Columns &columns, FlatLayout &layout)
{
    layout.columns = static_cast<std::uint32_t>(columns.areas.size());
    layout.isWrapped.assign(graph.edges.size(), false);
    if (layout.columns <= 1)
        return;
    const auto moved = [&](Point point, std::uint32_t column) {
        return Point{point.x + columns.shift[column].x, point.y + columns.shift[column].y};
    };
    for (std::size_t v = 0; v < layout.rects.size(); ++v) {
        const Point corner = moved({layout.rects[v].x, layout.rects[v].y}, columns.columnOf[v]);
        layout.rects[v].x = corner.x;
        layout.rects[v].y = corner.y;
    }
    std::uint32_t wrapped = 0;
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        std::vector<Point> &points = layout.edges[e];
        if (points.empty())
            continue;
        const std::uint32_t from = columns.columnOf[graph.edges[e].from];
        const std::uint32_t to = columns.columnOf[graph.edges[e].to];
        if (from == to) {
            for (Point &point : points)
                point = moved(point, from);
            continue;
        }
        points = aroundColumns(columns, from, to, moved(points.front(), from), moved(points.back(), to),
                               wrapped++);
        layout.isWrapped[e] = true;
    }
}

} // namespace espalier
