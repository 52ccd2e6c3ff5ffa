// SPDX-License-Identifier: Apache-2.0
// Overlaps are found by a sweep; frames are taken as holding what stands in them.
#include "tests/model/layout/layout_faults.h"

#include "model/graph/walk.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace espalier::test {

namespace {

using Faults = std::vector<std::string>;

std::string nameOf(std::size_t i)
{
    return "box " + std::to_string(i);
}

bool holds(const Rect &outer, const Rect &inner)
{
    return inner.x >= outer.x - 0.01 && inner.y >= outer.y - 0.01 && inner.right() <= outer.right() + 0.01
        && inner.bottom() <= outer.bottom() + 0.01;
}

bool overlap(const Rect &a, const Rect &b)
{
    return a.x < b.right() - 0.01 && b.x < a.right() - 0.01 && a.y < b.bottom() - 0.01
        && b.y < a.bottom() - 0.01;
}

void overlaps(const Layout &layout, Faults &faults)
{
    std::vector<std::size_t> order;
    double tallest = 0;
    for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
        order.push_back(i);
        if (layout.boxes[i].kind != LayoutBox::Kind::Frame)
            tallest = std::max(tallest, layout.boxes[i].rect.height);
    }
    const auto top = [&](std::size_t i) { return layout.boxes[i].rect.y; };
    const auto left = [&](std::size_t i) { return layout.boxes[i].rect.x; };
    // Rows of boxes sorted by x keep the sweep short; frames are few.
    std::map<long, std::vector<std::size_t>> rows;
    std::vector<std::size_t> frames;
    constexpr double band = 64;
    for (const std::size_t i : order) {
        if (layout.boxes[i].kind == LayoutBox::Kind::Frame) {
            frames.push_back(i);
            continue;
        }
        const long first = std::lround(std::floor(top(i) / band));
        const long last = std::lround(std::floor(layout.boxes[i].rect.bottom() / band));
        for (long row = first; row <= last; ++row)
            rows[row].push_back(i);
    }
    for (auto &[row, boxes] : rows) {
        std::sort(boxes.begin(), boxes.end(),
                  [&](std::size_t a, std::size_t b) { return left(a) < left(b); });
        for (std::size_t a = 0; a < boxes.size(); ++a) {
            for (std::size_t b = a + 1; b < boxes.size(); ++b) {
                if (left(boxes[b]) >= layout.boxes[boxes[a]].rect.right())
                    break;
                if (overlap(layout.boxes[boxes[a]].rect, layout.boxes[boxes[b]].rect))
                    faults.push_back(nameOf(boxes[a]) + " overlaps " + nameOf(boxes[b]));
            }
        }
    }
    for (const std::size_t f : frames) {
        for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
            const Rect &frame = layout.boxes[f].rect;
            const Rect &box = layout.boxes[i].rect;
            if (i == f || !overlap(frame, box))
                continue;
            const bool isInside = holds(frame, box) && i > f;
            const bool isAround =
                layout.boxes[i].kind == LayoutBox::Kind::Frame && holds(box, frame) && i < f;
            if (!isInside && !isAround)
                faults.push_back(nameOf(i) + " crosses the edge of frame " + std::to_string(f));
        }
    }
}

bool isOnLowerEdge(const Rect &box, const Point &point)
{
    return std::abs(point.y - box.bottom()) < 0.01 && point.x >= box.x && point.x <= box.right();
}

bool isAboveUpperEdge(const Rect &box, const Point &point)
{
    return std::abs(point.y - (box.y - 1)) < 0.01 && point.x >= box.x && point.x <= box.right();
}

void edgeEnds(const Layout &layout, Faults &faults)
{
    for (std::size_t e = 0; e < layout.edges.size(); ++e) {
        const LayoutEdge &edge = layout.edges[e];
        const std::string name = "edge " + std::to_string(e);
        if (edge.points.size() < 4 || edge.points.size() % 3 != 1) {
            faults.push_back(name + " has " + std::to_string(edge.points.size()) + " points");
            continue;
        }
        if (!isOnLowerEdge(layout.boxes[edge.from].rect, edge.points.front()))
            faults.push_back(name + " does not start at " + nameOf(edge.from));
        if (!isAboveUpperEdge(layout.boxes[edge.to].rect, edge.points.back()))
            faults.push_back(name + " does not end at " + nameOf(edge.to));
        for (const Point &point : edge.points) {
            if (!std::isfinite(point.x) || !std::isfinite(point.y))
                faults.push_back(name + " leads to infinity");
        }
    }
    for (const LayoutBus &bus : layout.buses) {
        if (bus.from && !isOnLowerEdge(layout.boxes[*bus.from].rect, bus.exit))
            faults.push_back("a bus does not leave " + nameOf(*bus.from));
        if (bus.entries.size() != bus.to.size()) {
            faults.push_back("a bus has as many dots as not consumers");
            continue;
        }
        for (std::size_t i = 0; i < bus.to.size(); ++i) {
            const Rect &box = layout.boxes[bus.to[i]].rect;
            const Point &dot = bus.entries[i];
            if (std::abs(dot.x - (box.x - 16)) > 0.01 || dot.y < box.y || dot.y > box.bottom())
                faults.push_back("a dot is not left of " + nameOf(bus.to[i]));
        }
    }
}

void bounds(const Layout &layout, Faults &faults)
{
    for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
        if (!holds(layout.bounds, layout.boxes[i].rect))
            faults.push_back(nameOf(i) + " is out of bounds");
    }
    for (std::size_t e = 0; e < layout.edges.size(); ++e) {
        for (const Point &point : layout.edges[e].points) {
            if (!holds(layout.bounds, {point.x, point.y, 0, 0}))
                faults.push_back("edge " + std::to_string(e) + " is out of bounds");
        }
    }
}

} // namespace

Faults geometryFaults(const Layout &layout)
{
    Faults faults;
    overlaps(layout, faults);
    edgeEnds(layout, faults);
    bounds(layout, faults);
    return faults;
}

Faults layoutFaults(const Model &model, GraphId graph, const Layout &layout)
{
    Faults faults = geometryFaults(layout);
    std::map<NodeId, int> boxes;
    std::set<std::pair<ValueId, NodeId>> drawn;
    std::size_t outputs = 0;
    for (const LayoutBox &box : layout.boxes) {
        if (box.kind == LayoutBox::Kind::Node)
            ++boxes[box.node];
        outputs += box.kind == LayoutBox::Kind::Output ? 1 : 0;
    }
    for (const LayoutEdge &edge : layout.edges)
        drawn.emplace(edge.value, layout.boxes[edge.to].node);
    for (const LayoutBus &bus : layout.buses) {
        for (const BoxIndex to : bus.to)
            drawn.emplace(bus.value, layout.boxes[to].node);
    }
    if (outputs != model.graph(graph).outputs.size())
        faults.push_back(std::to_string(outputs) + " pills of outputs");
    for (const NodeId id : nodesInOrder(model, graph)) {
        const bool isConstant = model.node(id).isOp("Constant");
        if (boxes[id] != (isConstant ? 0 : 1))
            faults.push_back("node " + std::to_string(id.index) + " has " + std::to_string(boxes[id])
                             + " boxes");
        if (isConstant)
            continue;
        forEachValueRead(model, id, [&](ValueId value) {
            const Value &read = model.value(value);
            const bool isMade = value.graph == graph
                && (read.isGraphInput
                        ? !read.isInitializer()
                        : read.producer.isValid() && !model.node(read.producer).isOp("Constant"));
            const bool isOwn = read.producer.isValid() && read.producer == id;
            if (isMade && !isOwn && !drawn.contains({value, id}))
                faults.push_back("nothing leads from " + read.name + " to node " + std::to_string(id.index));
        });
    }
    return faults;
}

} // namespace espalier::test
