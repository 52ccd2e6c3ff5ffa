// SPDX-License-Identifier: Apache-2.0
// Hands the visible graph to the layout of boxes, and names again what comes back.
#include "model/layout/layout_model.h"

#include "model/layout/flat_layout.h"
#include "model/layout/visible_graph.h"

#include <algorithm>
#include <unordered_map>

namespace espalier {

namespace {

FlatGraph flatGraph(const VisibleGraph &visible, std::vector<ValueId> &values)
{
    FlatGraph out;
    for (const LayoutBox &box : visible.boxes)
        out.vertices.push_back({box.rect.width, box.rect.height});
    std::unordered_map<ValueId, std::uint32_t> numbers;
    for (const VisibleEdge &edge : visible.edges) {
        const auto [at, isNew] = numbers.emplace(edge.value, static_cast<std::uint32_t>(values.size()));
        if (isNew)
            values.push_back(edge.value);
        out.edges.push_back({edge.from, edge.to, at->second});
    }
    return out;
}

Rect boundsOf(const Layout &layout)
{
    if (layout.boxes.empty())
        return {};
    double left = layout.boxes.front().rect.x;
    double top = layout.boxes.front().rect.y;
    double right = left;
    double bottom = top;
    const auto take = [&](double x, double y) {
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    };
    for (const LayoutBox &box : layout.boxes) {
        take(box.rect.x, box.rect.y);
        take(box.rect.right(), box.rect.bottom());
    }
    for (const LayoutEdge &edge : layout.edges) {
        for (const Point &point : edge.points)
            take(point.x, point.y);
    }
    for (const LayoutBus &bus : layout.buses) {
        for (const Point &point : bus.entries)
            take(point.x, point.y);
    }
    return {left, top, right - left, bottom - top};
}

} // namespace

Result<Layout> layoutModel(const Model &model, const LayoutOptions &options, const TaskContext &context,
                           const Layout *previous)
{
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    VisibleGraph visible = visibleGraph(model, options.graph);
    std::vector<ValueId> values;
    const FlatGraph graph = flatGraph(visible, values);
    const Proportions canvas =
        options.columns ? Proportions{options.canvasWidth, options.canvasHeight} : Proportions{};
    static const BlockStore nothing;
    const BlockStore &known = previous != nullptr && previous->blockStore ? *previous->blockStore : nothing;
    const auto used = std::make_shared<BlockStore>();
    Result<FlatLayout> flat = layoutFlat(graph, canvas, known, *used, context);
    if (!flat)
        return fail(flat.error());
    Layout out;
    out.blockStore = used;
    out.blocks = flat->blocks;
    out.columns = flat->columns;
    out.boxes = std::move(visible.boxes);
    for (std::size_t i = 0; i < out.boxes.size(); ++i) {
        out.boxes[i].rect = flat->rects[i];
        out.boxes[i].block = flat->block[i];
        out.boxes[i].rank = flat->rank[i];
    }
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        if (flat->edges[e].empty())
            continue;
        LayoutEdge edge;
        edge.value = visible.edges[e].value;
        edge.from = visible.edges[e].from;
        edge.to = visible.edges[e].to;
        edge.points = std::move(flat->edges[e]);
        edge.isWrapped = flat->isWrapped[e];
        out.edges.push_back(std::move(edge));
    }
    for (FlatBus &bus : flat->buses)
        out.buses.push_back(
            {values[bus.value], bus.from, std::move(bus.to), bus.exit, std::move(bus.entries)});
    out.bounds = boundsOf(out);
    return out;
}

} // namespace espalier
