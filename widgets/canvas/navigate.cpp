// SPDX-License-Identifier: Apache-2.0
// Neighbours and paths in a frame.
#include "widgets/canvas/navigate.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace espalier {

namespace {

std::vector<BoxIndex> readersOf(const Frame &frame, BoxIndex from)
{
    std::vector<BoxIndex> out;
    for (const std::uint32_t index : frame.edgesOf[from]) {
        if (frame.edges[index].from == from && frame.edges[index].to != from)
            out.push_back(frame.edges[index].to);
    }
    for (const std::uint32_t index : frame.busesOf[from]) {
        const FrameBus &bus = frame.buses[index];
        if (bus.from == from)
            out.insert(out.end(), bus.to.begin(), bus.to.end());
    }
    return out;
}

std::vector<BoxIndex> makersOf(const Frame &frame, BoxIndex to)
{
    std::vector<BoxIndex> out;
    for (const std::uint32_t index : frame.edgesOf[to]) {
        if (frame.edges[index].to == to && frame.edges[index].from != to)
            out.push_back(frame.edges[index].from);
    }
    for (const std::uint32_t index : frame.busesOf[to]) {
        const FrameBus &bus = frame.buses[index];
        if (bus.from && *bus.from != to)
            out.push_back(*bus.from);
    }
    return out;
}

/// The box among `boxes` that is nearest to straight above or below.
std::optional<BoxIndex> straightest(const Frame &frame, BoxIndex from, const std::vector<BoxIndex> &boxes)
{
    const double x = frame.boxes[from].rect.center().x();
    const auto best = std::min_element(boxes.begin(), boxes.end(), [&](BoxIndex a, BoxIndex b) {
        const double da = std::abs(frame.boxes[a].rect.center().x() - x);
        const double db = std::abs(frame.boxes[b].rect.center().x() - x);
        return std::pair(da, a) < std::pair(db, b);
    });
    return best == boxes.end() ? std::nullopt : std::optional(*best);
}

std::optional<BoxIndex> beside(const Frame &frame, BoxIndex from, bool isRight)
{
    const QRectF &rect = frame.boxes[from].rect;
    const double x = rect.center().x();
    std::optional<BoxIndex> best;
    double bestDistance = 1e18;
    const auto consider = [&](BoxIndex index, double penalty) {
        const FrameBox &box = frame.boxes[index];
        const double dx = (box.rect.center().x() - x) * (isRight ? 1 : -1);
        if (index == from || box.kind == LayoutBox::Kind::Frame || dx <= 0)
            return;
        if (dx + penalty < bestDistance) {
            bestDistance = dx + penalty;
            best = index;
        }
    };
    const QRectF row(isRight ? rect.right() : rect.left() - 3000, rect.center().y() - 8, 3000, 16);
    for (const std::uint32_t index : frame.boxIndex.in(row))
        consider(index, frame.boxes[index].block == frame.boxes[from].block ? 0 : 500);
    constexpr double otherRow = 2000;
    for (const BoxIndex maker : makersOf(frame, from)) {
        for (const BoxIndex sibling : readersOf(frame, maker))
            consider(sibling, otherRow);
    }
    for (const BoxIndex reader : readersOf(frame, from)) {
        for (const BoxIndex sibling : makersOf(frame, reader))
            consider(sibling, otherRow);
    }
    return best;
}

std::optional<BoxIndex> extreme(const Frame &frame, LayoutBox::Kind kind, bool isTop)
{
    std::optional<BoxIndex> best;
    bool bestIsKind = false;
    for (BoxIndex i = 0; i < frame.boxes.size(); ++i) {
        const FrameBox &box = frame.boxes[i];
        if (box.kind == LayoutBox::Kind::Frame)
            continue;
        const bool isKind = box.kind == kind;
        // Of several columns the last holds the graph's end.
        const auto place = [&](BoxIndex b) {
            const FrameBox &at = frame.boxes[b];
            return std::tuple(at.block, at.rect.top(), isTop ? at.rect.left() : -at.rect.left());
        };
        const bool isBetter = !best || (isKind && !bestIsKind)
            || (isKind == bestIsKind && (isTop ? place(i) < place(*best) : place(i) > place(*best)));
        if (isBetter && (isKind || !bestIsKind)) {
            best = i;
            bestIsKind = isKind;
        }
    }
    return best;
}

std::vector<BoxIndex> downPath(const Frame &frame, BoxIndex from, BoxIndex to)
{
    std::vector<std::optional<BoxIndex>> cameFrom(frame.boxes.size());
    std::deque<BoxIndex> queue{from};
    cameFrom[from] = from;
    while (!queue.empty() && !cameFrom[to]) {
        const BoxIndex at = queue.front();
        queue.pop_front();
        for (const BoxIndex next : readersOf(frame, at)) {
            if (!cameFrom[next]) {
                cameFrom[next] = at;
                queue.push_back(next);
            }
        }
    }
    std::vector<BoxIndex> path;
    if (!cameFrom[to])
        return path;
    for (BoxIndex at = to; at != from; at = *cameFrom[at])
        path.push_back(at);
    path.push_back(from);
    std::reverse(path.begin(), path.end());
    return path;
}

} // namespace

std::optional<BoxIndex> neighbour(const Frame &frame, BoxIndex from, Direction direction)
{
    switch (direction) {
    case Direction::Up:
        return straightest(frame, from, makersOf(frame, from));
    case Direction::Down:
        return straightest(frame, from, readersOf(frame, from));
    case Direction::Left:
        return beside(frame, from, false);
    case Direction::Right:
        return beside(frame, from, true);
    }
    return std::nullopt;
}

std::optional<BoxIndex> firstBox(const Frame &frame)
{
    return extreme(frame, LayoutBox::Kind::Input, true);
}

std::optional<BoxIndex> lastBox(const Frame &frame)
{
    return extreme(frame, LayoutBox::Kind::Output, false);
}

std::vector<BoxIndex> pathBetween(const Frame &frame, BoxIndex from, BoxIndex to)
{
    std::vector<BoxIndex> path = downPath(frame, from, to);
    return path.empty() ? downPath(frame, to, from) : path;
}

} // namespace espalier
