// SPDX-License-Identifier: Apache-2.0
// From ids to the boxes and edges that stand for them.
#include "widgets/canvas/overlay.h"

#include "model/layout/open_gutter.h"
#include "widgets/canvas/bezier.h"

#include <algorithm>
#include <iterator>

namespace espalier {

namespace {

constexpr std::uint8_t selectionBits = Selected | IsInput | IsOutput;

void clear(std::vector<std::uint8_t> &states, std::size_t size, std::uint8_t bits)
{
    states.resize(size);
    for (std::uint8_t &state : states)
        state = static_cast<std::uint8_t>(state & ~bits);
}

void set(std::uint8_t &state, std::uint8_t bit)
{
    state = static_cast<std::uint8_t>(state | bit);
}

void markNeighbours(const Frame &frame, BoxIndex box, Overlay &overlay)
{
    for (const std::uint32_t index : frame.edgesOf[box]) {
        const FrameEdge &edge = frame.edges[index];
        set(overlay.edges[index], edge.to == box ? IsInput : IsOutput);
        set(overlay.boxes[edge.to == box ? edge.from : edge.to], edge.to == box ? IsInput : IsOutput);
    }
    for (const std::uint32_t index : frame.busesOf[box]) {
        const FrameBus &bus = frame.buses[index];
        if (bus.from == box) {
            set(overlay.buses[index], Selected);
            for (const BoxIndex reader : bus.to)
                set(overlay.boxes[reader], IsOutput);
        } else if (bus.from) {
            set(overlay.boxes[*bus.from], IsInput);
        }
    }
}

/// Height of the gutter that the edges cross, the narrowest one.
double gapAcross(const Frame &frame, const std::vector<CutBox> &boxes)
{
    double gap = cutGutter;
    for (const FrameEdge &edge : frame.edges) {
        const double between = boxes[edge.to].rect.top() - boxes[edge.from].rect.bottom();
        if (!edge.isWrapped && !boxes[edge.from].isBehind && boxes[edge.to].isBehind && between > 0
            && !boxes[edge.from].rect.isEmpty())
            gap = std::min(gap, between);
    }
    return gap;
}

void markValue(const Frame &frame, ValueId value, Overlay &overlay)
{
    for (std::uint32_t i = 0; i < frame.edges.size(); ++i) {
        const FrameEdge &edge = frame.edges[i];
        if (edge.value != value)
            continue;
        set(overlay.edges[i], IsOutput);
        set(overlay.boxes[edge.from], IsInput);
        set(overlay.boxes[edge.to], IsOutput);
    }
    for (std::uint32_t i = 0; i < frame.buses.size(); ++i) {
        const FrameBus &bus = frame.buses[i];
        if (bus.value != value)
            continue;
        set(overlay.buses[i], Selected);
        if (bus.from)
            set(overlay.boxes[*bus.from], IsInput);
        for (const BoxIndex reader : bus.to)
            set(overlay.boxes[reader], IsOutput);
    }
    const auto pill = frame.pillOf.find(value);
    if (pill != frame.pillOf.end())
        set(overlay.boxes[pill->second], Selected);
}

} // namespace

void markSelection(const Frame &frame, const Selection &selection, Overlay &overlay)
{
    clear(overlay.boxes, frame.boxes.size(), selectionBits);
    clear(overlay.edges, frame.edges.size(), selectionBits);
    clear(overlay.buses, frame.buses.size(), selectionBits);
    std::unordered_set<BoxIndex> chosen;
    for (const NodeId node : selection.nodes) {
        const auto found = frame.boxOf.find(node);
        if (found != frame.boxOf.end())
            chosen.insert(found->second);
    }
    for (const BoxIndex box : chosen)
        set(overlay.boxes[box], Selected);
    // Beyond a handful the neighbours would be most of the picture and say nothing.
    constexpr std::size_t mostWithNeighbours = 24;
    if (chosen.size() <= mostWithNeighbours) {
        for (const BoxIndex box : chosen)
            markNeighbours(frame, box, overlay);
    }
    for (const ValueId value : selection.values)
        markValue(frame, value, overlay);
}

void markHits(const Frame &frame, const std::unordered_set<NodeId> *hits, Overlay &overlay)
{
    clear(overlay.boxes, frame.boxes.size(), Dimmed);
    if (hits == nullptr)
        return;
    std::vector<bool> isHit(frame.boxes.size(), false);
    for (const NodeId node : *hits) {
        const auto found = frame.boxOf.find(node);
        if (found != frame.boxOf.end())
            isHit[found->second] = true;
    }
    for (std::size_t i = 0; i < frame.boxes.size(); ++i) {
        if (!isHit[i] && frame.boxes[i].kind != LayoutBox::Kind::Frame)
            set(overlay.boxes[i], Dimmed);
    }
}

void markCut(const Frame &frame, const std::unordered_set<ValueId> &tensors,
             const std::unordered_set<NodeId> &behind, Overlay &overlay)
{
    clear(overlay.edges, frame.edges.size(), Crossed);
    clear(overlay.boxes, frame.boxes.size(), Behind);
    overlay.cut.reset();
    overlay.cutValues.clear();
    overlay.behindCut.clear();
    if (tensors.empty() && behind.empty())
        return;
    std::vector<CutBox> boxes(frame.boxes.size()); // one for one, empty where a box has no side
    for (std::size_t i = 0; i < frame.boxes.size(); ++i) {
        const FrameBox &box = frame.boxes[i];
        const std::vector<NodeId> nodes = nodesOf(frame, static_cast<BoxIndex>(i));
        const auto count = static_cast<std::size_t>(
            std::count_if(nodes.begin(), nodes.end(), [&](NodeId node) { return behind.contains(node); }));
        boxes[i].isBehind = count > 0;
        if (nodes.empty())
            continue;
        boxes[i].rect = box.rect;
        if (count == nodes.size())
            set(overlay.boxes[i], Behind);
        std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(overlay.behindCut),
                     [&](NodeId node) { return behind.contains(node); });
    }
    // Outputs stand on the side of what makes them.
    std::vector<std::pair<std::size_t, std::size_t>> links;
    for (const FrameEdge &edge : frame.edges) {
        if (frame.boxes[edge.to].kind == LayoutBox::Kind::Output)
            boxes[edge.to] = {frame.boxes[edge.to].rect, boxes[edge.from].isBehind};
        if (boxes[edge.from].isBehind && boxes[edge.to].isBehind && !edge.isWrapped)
            links.emplace_back(edge.from, edge.to);
    }
    CutOutline outline = outlineCut(boxes, links, frame.bounds, gapAcross(frame, boxes));
    for (std::uint32_t i = 0; i < frame.edges.size(); ++i) {
        const FrameEdge &edge = frame.edges[i];
        if (!tensors.contains(edge.value) || boxes[edge.from].isBehind || !boxes[edge.to].isBehind)
            continue;
        set(overlay.edges[i], Crossed);
        for (const QPointF point : entryInto(outline, flattened(edge.points, 12))) {
            outline.crossings.push_back(point);
            overlay.cutValues.push_back(edge.value);
        }
    }
    overlay.cut = std::move(outline);
}

LookCounts shownCounts(const Frame &frame, const Overlay &overlay)
{
    LookCounts counts = frame.counts;
    if (overlay.behindCut.empty())
        return counts;
    for (std::size_t look = 0; look < lookCount; ++look) {
        if (counts[look] > 0)
            counts[look] =
                static_cast<std::uint32_t>(shownNodes(frame, overlay, static_cast<Look>(look)).size());
    }
    counts[static_cast<std::size_t>(Look::Generated)] =
        static_cast<std::uint32_t>(shownNodes(frame, overlay, Look::Generated).size());
    return counts;
}

std::vector<NodeId> shownNodes(const Frame &frame, const Overlay &overlay, Look look)
{
    std::vector<NodeId> nodes = frame.nodesOf(look);
    const std::unordered_set<NodeId> behind(overlay.behindCut.begin(), overlay.behindCut.end());
    std::erase_if(nodes, [&](NodeId node) { return behind.contains(node); });
    if (look == Look::Generated)
        nodes.insert(nodes.end(), overlay.behindCut.begin(), overlay.behindCut.end());
    return nodes;
}

std::vector<NodeId> nodesOf(const Frame &frame, BoxIndex box)
{
    const FrameBox &at = frame.boxes[box];
    if (at.kind == LayoutBox::Kind::Node)
        return {at.node};
    return at.members;
}

} // namespace espalier
