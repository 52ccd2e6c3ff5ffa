// SPDX-License-Identifier: Apache-2.0
// Moves boxes, and bends their edges after them.
#include "widgets/canvas/glide.h"

#include "widgets/canvas/bezier.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

constexpr std::size_t mostBoxes = 1500;
constexpr double leastSeen = 1;

const FrameBox *sameBox(const Frame &from, const FrameBox &box)
{
    if (box.kind == LayoutBox::Kind::Node) {
        const FrameBox *found = from.find(box.node);
        return found != nullptr && found->kind == box.kind ? found : nullptr;
    }
    if (box.kind == LayoutBox::Kind::Input || box.kind == LayoutBox::Kind::Output) {
        const auto found = from.pillOf.find(box.value);
        return found == from.pillOf.end() || from.boxes[found->second].kind != box.kind
            ? nullptr
            : &from.boxes[found->second];
    }
    const auto found = std::find_if(from.boxes.begin(), from.boxes.end(), [&](const FrameBox &each) {
        return each.kind == box.kind && each.name == box.name && each.body == box.body
            && each.group == box.group;
    });
    return found == from.boxes.end() ? nullptr : &*found;
}

} // namespace

std::optional<std::vector<QPointF>> glideOffsets(const Frame &from, const Frame &to, QPointF shift)
{
    if (from.boxes.size() > mostBoxes || to.boxes.size() > mostBoxes)
        return std::nullopt;
    std::vector<QPointF> offsets(to.boxes.size());
    std::vector<bool> isKnown(to.boxes.size(), false);
    bool isSeen = false;
    for (std::size_t i = 0; i < to.boxes.size(); ++i) {
        const FrameBox *before = sameBox(from, to.boxes[i]);
        if (before == nullptr)
            continue;
        offsets[i] = before->rect.topLeft() + shift - to.boxes[i].rect.topLeft();
        isKnown[i] = true;
        isSeen = isSeen || std::hypot(offsets[i].x(), offsets[i].y()) > leastSeen;
    }
    if (!isSeen)
        return std::nullopt;
    for (const FrameEdge &edge : to.edges) {
        if (!isKnown[edge.to] && isKnown[edge.from])
            offsets[edge.to] = offsets[edge.from];
    }
    return offsets;
}

Frame glided(const Frame &to, const std::vector<QPointF> &offsets, double share)
{
    Frame frame = to;
    std::vector<QRectF> rects;
    rects.reserve(frame.boxes.size());
    for (std::size_t i = 0; i < frame.boxes.size(); ++i) {
        frame.boxes[i].rect.translate(offsets[i] * share);
        rects.push_back(frame.boxes[i].rect);
    }
    frame.boxIndex = SpatialIndex(rects);
    rects.clear();
    for (FrameEdge &edge : frame.edges) {
        const QPointF start = offsets[edge.from] * share;
        const QPointF end = offsets[edge.to] * share;
        const auto last = static_cast<double>(edge.points.size()) - 1;
        for (std::size_t i = 0; i < edge.points.size(); ++i)
            edge.points[i] += start + (end - start) * (static_cast<double>(i) / std::max(1.0, last));
        edge.bounds = boundsOf(edge.points);
        edge.label.baseline += end;
        edge.label.rect.translate(end);
        rects.push_back(edge.bounds);
    }
    frame.edgeIndex = SpatialIndex(rects);
    for (FrameBus &bus : frame.buses) {
        if (bus.from)
            bus.exit += offsets[*bus.from] * share;
        for (std::size_t i = 0; i < bus.to.size() && i < bus.entries.size(); ++i)
            bus.entries[i] += offsets[bus.to[i]] * share;
    }
    rects.clear();
    for (std::size_t i = 0; i < frame.stubs.size(); ++i)
        rects.push_back(frame.stubRect(i));
    frame.stubIndex = SpatialIndex(rects);
    return frame;
}

} // namespace espalier
