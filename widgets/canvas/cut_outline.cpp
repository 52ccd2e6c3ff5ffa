// SPDX-License-Identifier: Apache-2.0
// A skyline over the boxes behind a cut.
#include "widgets/canvas/cut_outline.h"

#include <QRegion>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace espalier {

namespace {

constexpr double margin = 11; ///< half the gap between columns
constexpr double halfGutter = 20; ///< half the gap across a cut

/// Level over each stretch and as high as it must be: a skyline of the boxes behind the cut.
std::vector<QPointF> skyline(const std::vector<CutBox> &boxes, const QRectF &bounds)
{
    std::set<double> sides{bounds.left(), bounds.right()};
    for (const CutBox &box : boxes) {
        if (box.rect.isEmpty())
            continue;
        sides.insert(box.rect.left() - margin);
        sides.insert(box.rect.right() + margin);
    }
    const std::vector<double> xs(sides.begin(), sides.end());

    // Height of the line over each stretch between two sides; none where nothing behind the cut lies.
    std::vector<std::optional<double>> levels(xs.size() - 1);
    std::vector<double> floors(xs.size() - 1, bounds.top());
    for (const CutBox &box : boxes) {
        if (box.rect.isEmpty())
            continue;
        const auto from = std::lower_bound(xs.begin(), xs.end(), box.rect.left() - margin) - xs.begin();
        const auto to = std::lower_bound(xs.begin(), xs.end(), box.rect.right() + margin) - xs.begin();
        for (auto i = static_cast<std::size_t>(from); i < static_cast<std::size_t>(to); ++i) {
            if (box.isBehind)
                levels[i] = std::min(levels[i].value_or(1e18), box.rect.top());
            else
                floors[i] = std::max(floors[i], box.rect.bottom());
        }
    }
    // Half way to the front's lowest box above, at most the gutter.
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels[i]) {
            const double gap = *levels[i] - floors[i];
            *levels[i] -= gap > 0 ? std::min(halfGutter, gap / 2) : margin;
        }
    }
    // Stretches without boxes go on at their neighbour's height, but below what stays in the model.
    std::optional<double> last;
    for (const auto &level : levels) {
        if (level) {
            last = level;
            break;
        }
    }
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (!levels[i])
            levels[i] = std::max(last.value_or(bounds.bottom()),
                                 floors[i] > bounds.top() ? floors[i] + margin : -1e18);
        else
            last = levels[i];
    }

    std::vector<QPointF> line;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (!line.empty() && line.back().y() == *levels[i]) {
            line.back().setX(xs[i + 1]);
            continue;
        }
        line.emplace_back(xs[i], *levels[i]);
        line.emplace_back(xs[i + 1], *levels[i]);
    }
    return line;
}

/// How far a line goes up and down in all.
double climbOf(const std::vector<QPointF> &line)
{
    double climb = 0;
    for (std::size_t i = 2; i < line.size(); i += 2)
        climb += std::abs(line[i].y() - line[i - 1].y());
    return climb;
}

bool isBelow(const std::vector<QPointF> &line, QPointF point)
{
    for (std::size_t i = 0; i + 1 < line.size(); i += 2) {
        if (point.x() <= line[i + 1].x() || i + 2 >= line.size())
            return point.y() > line[i].y();
    }
    return false;
}

/// Union of rectangles round the boxes and round linked pairs, on a coarse grid so that sides meet.
QPainterPath islandsOf(const std::vector<CutBox> &boxes,
                       const std::vector<std::pair<std::size_t, std::size_t>> &links, double above)
{
    const auto around = [above](const QRectF &rect) {
        constexpr int grid = 8;
        const auto down = [](double v) { return static_cast<int>(std::floor(v / grid)) * grid; };
        const auto up = [](double v) { return static_cast<int>(std::ceil(v / grid)) * grid; };
        const QRectF r = rect.adjusted(-margin + 2, -above, margin - 2, halfGutter / 2);
        return QRect(QPoint(down(r.left()), static_cast<int>(r.top())),
                     QPoint(up(r.right()) - 1, static_cast<int>(r.bottom())));
    };
    const auto isClear = [&](const QRectF &rect) {
        constexpr double farthest = 800; // a link across columns would swallow what stands between
        return rect.width() < farthest && std::none_of(boxes.begin(), boxes.end(), [&](const CutBox &box) {
                   return !box.isBehind && !box.rect.isEmpty()
                       && box.rect.intersects(rect.adjusted(-margin, 0, margin, 0));
               });
    };
    // What hangs together is one rectangle where nothing of the front stands in it.
    std::vector<std::size_t> group(boxes.size());
    std::iota(group.begin(), group.end(), std::size_t{0});
    const auto groupOf = [&](std::size_t i) {
        while (group[i] != i)
            i = group[i] = group[group[i]];
        return i;
    };
    for (const auto &[a, b] : links) {
        constexpr double nearest = 400; // below this an edge keeps its ends together
        const QRectF both = boxes[a].rect.united(boxes[b].rect);
        if (std::max(both.width(), both.height()) < nearest)
            group[groupOf(a)] = groupOf(b);
    }
    std::map<std::size_t, QRectF> wholes;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].isBehind)
            wholes[groupOf(i)] |= boxes[i].rect;
    }
    QRegion region;
    for (const auto &[first, whole] : wholes) {
        if (isClear(whole))
            region += around(whole);
    }
    for (const CutBox &box : boxes) {
        if (box.isBehind)
            region += around(box.rect);
    }
    for (const auto &[a, b] : links) {
        const QRectF both = boxes[a].rect.united(boxes[b].rect);
        if (isClear(both))
            region += around(both);
    }
    QPainterPath path;
    path.addRegion(region);
    return path.simplified();
}

} // namespace

bool CutOutline::isBehind(QPointF point) const
{
    return islands.isEmpty() ? isBelow(line, point) : islands.contains(point);
}

CutOutline outlineCut(const std::vector<CutBox> &boxes,
                      const std::vector<std::pair<std::size_t, std::size_t>> &links, const QRectF &bounds,
                      double gutter)
{
    CutOutline outline;
    outline.line = skyline(boxes, bounds);
    const bool isClean = std::all_of(boxes.begin(), boxes.end(), [&](const CutBox &box) {
        const QRectF &r = box.rect;
        const std::array corners{r.topLeft(), r.topRight(), r.bottomLeft(), r.bottomRight()};
        return r.isEmpty() || std::all_of(corners.begin(), corners.end(), [&](QPointF corner) {
                   return isBelow(outline.line, corner) == box.isBehind;
               });
    });
    // Between the columns of a wrapped graph a line would run up and down: that reads as a fence, not a cut.
    constexpr double steepest = 1.2;
    if (!isClean || climbOf(outline.line) > steepest * bounds.height()) {
        outline.line.clear();
        outline.islands = islandsOf(boxes, links, std::clamp(gutter / 2 - 2, 6.0, halfGutter));
    }
    return outline;
}

std::vector<QPointF> entryInto(const CutOutline &outline, const std::vector<QPointF> &polyline)
{
    for (std::size_t i = 1; i < polyline.size(); ++i) {
        QPointF outside = polyline[i - 1];
        QPointF inside = polyline[i];
        if (outline.isBehind(outside) || !outline.isBehind(inside))
            continue;
        for (int step = 0; step < 12; ++step) { // halving: to a four-thousandth of the piece
            const QPointF middle = (outside + inside) / 2;
            (outline.isBehind(middle) ? inside : outside) = middle;
        }
        return {inside};
    }
    return {};
}

} // namespace espalier
