// SPDX-License-Identifier: Apache-2.0
// One rigid move of all that lies behind the cut.
#include "model/layout/open_gutter.h"

#include <algorithm>

namespace espalier {

namespace {

bool isFrame(const LayoutBox &box)
{
    return box.kind == LayoutBox::Kind::Frame;
}

/// By how much the narrowest gap across the cut falls short; 0 if no edge is cut.
double missingGap(const Layout &layout, const std::vector<bool> &isBehind)
{
    double gap = cutGutter;
    for (const LayoutEdge &edge : layout.edges) {
        if (edge.isWrapped || isBehind[edge.from] || !isBehind[edge.to])
            continue;
        const double between = layout.boxes[edge.to].rect.y - layout.boxes[edge.from].rect.bottom();
        if (between > 0)
            gap = std::min(gap, between);
    }
    return cutGutter - gap;
}

bool overlap(const Rect &a, const Rect &b, double margin)
{
    return a.x < b.right() + margin && b.x < a.right() + margin && a.y < b.bottom() + margin
        && b.y < a.bottom() + margin;
}

bool holds(const Rect &outer, const Rect &inner)
{
    return outer.x <= inner.x && outer.y <= inner.y && outer.right() >= inner.right()
        && outer.bottom() >= inner.bottom();
}

bool hasRoom(const Layout &layout, const std::vector<bool> &isBehind, double step)
{
    constexpr double margin = 4;
    for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
        if (!isBehind[i] || isFrame(layout.boxes[i]))
            continue;
        Rect moved = layout.boxes[i].rect;
        moved.y += step;
        for (std::size_t k = 0; k < layout.boxes.size(); ++k) {
            if (!isBehind[k] && !isFrame(layout.boxes[k]) && overlap(moved, layout.boxes[k].rect, margin))
                return false;
        }
    }
    return true;
}

/// A frame moves with all that is in it, or grows with some of it.
void fitFrame(LayoutBox &frame, const std::vector<LayoutBox> &before, const std::vector<bool> &isBehind,
              double step)
{
    bool someStay = false;
    bool someMove = false;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (isFrame(before[i]) || !holds(frame.rect, before[i].rect))
            continue;
        (isBehind[i] ? someMove : someStay) = true;
    }
    if (someMove && someStay)
        frame.rect.height += step;
    else if (someMove)
        frame.rect.y += step;
}

void moveEdge(LayoutEdge &edge, bool isFromBehind, bool isToBehind, double step)
{
    if (!isToBehind || edge.points.empty())
        return;
    if (isFromBehind) {
        for (Point &point : edge.points)
            point.y += step;
        return;
    }
    const Point tip = edge.points.back();
    edge.points.push_back({tip.x, tip.y + step / 3});
    edge.points.push_back({tip.x, tip.y + step * 2 / 3});
    edge.points.push_back({tip.x, tip.y + step});
}

} // namespace

Layout openGutter(Layout layout, const std::vector<bool> &isBehind)
{
    const double step = missingGap(layout, isBehind);
    if (step <= 0 || !hasRoom(layout, isBehind, step))
        return layout;
    const std::vector<LayoutBox> before = layout.boxes;
    double bottom = layout.bounds.bottom();
    for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
        LayoutBox &box = layout.boxes[i];
        const double rim = layout.bounds.bottom() - box.rect.bottom();
        if (isFrame(box))
            fitFrame(box, before, isBehind, step);
        else if (isBehind[i])
            box.rect.y += step;
        if (!(box.rect == before[i].rect))
            bottom = std::max(bottom, box.rect.bottom() + std::max(0.0, rim));
    }
    for (LayoutEdge &edge : layout.edges)
        moveEdge(edge, isBehind[edge.from], isBehind[edge.to], step);
    for (LayoutBus &bus : layout.buses) {
        if (bus.from && isBehind[*bus.from])
            bus.exit.y += step;
        for (std::size_t i = 0; i < bus.to.size() && i < bus.entries.size(); ++i) {
            if (isBehind[bus.to[i]])
                bus.entries[i].y += step;
        }
    }
    layout.bounds.height = bottom - layout.bounds.y;
    return layout;
}

} // namespace espalier
