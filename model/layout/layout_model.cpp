// SPDX-License-Identifier: Apache-2.0
// Lays out what is in frames before the frames, then joins the stretches of edges that cross frames.
#include "model/layout/layout_model.h"

#include "model/layout/draw_buses.h"
#include "model/layout/draw_edges.h"
#include "model/layout/flat_layout.h"
#include "model/layout/nested_graph.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace espalier {

namespace {

constexpr double sidePadding = 16; ///< of a frame
constexpr double stubRoom = 16; ///< more at the left, for the stubs of buses
constexpr double titleRoom = 28;
constexpr double titleRoomWithEntry = 14; ///< the entry's row has a gap below it
constexpr double footRoom = 12;
constexpr double footRoomWithExit = 4;

class Bounds {
public:
    void add(const Rect &rect)
    {
        add(Point{rect.x, rect.y});
        add(Point{rect.right(), rect.bottom()});
    }
    void add(const Point &point)
    {
        m_left = std::min(m_left, point.x);
        m_right = std::max(m_right, point.x);
        m_top = std::min(m_top, point.y);
        m_bottom = std::max(m_bottom, point.y);
    }
    [[nodiscard]] Rect rect() const
    {
        return m_left > m_right ? Rect{} : Rect{m_left, m_top, m_right - m_left, m_bottom - m_top};
    }

private:
    double m_left = std::numeric_limits<double>::infinity();
    double m_right = -std::numeric_limits<double>::infinity();
    double m_top = std::numeric_limits<double>::infinity();
    double m_bottom = -std::numeric_limits<double>::infinity();
};

class Layouter {
public:
    Layouter(VisibleGraph visible, const LayoutOptions &options, const Layout *previous,
             const TaskContext &context)
        : m_visible(std::move(visible)), m_nested(nestGraph(m_visible, context)), m_options(options),
          m_known(previous != nullptr ? previous->blockStore : nullptr),
          m_used(std::make_shared<BlockStore>()), m_flat(m_visible.containers.size()),
          m_corner(m_visible.containers.size(), Point{})
    {
    }

    Result<Layout> run(const TaskContext &context)
    {
        for (std::size_t c = m_flat.size(); c-- > 0;) {
            const auto done = static_cast<double>(m_flat.size() - 1 - c);
            const auto all = static_cast<double>(m_flat.size());
            if (auto error = layoutContainer(c, context.part(done / all, (done + 1) / all)))
                return fail(std::move(*error));
        }
        m_out.boxes = std::move(m_visible.boxes);
        for (std::size_t c = 0; c < m_flat.size(); ++c)
            placeBoxes(c);
        for (std::size_t e = 0; e < m_visible.edges.size(); ++e)
            joinEdge(e);
        drawBuses(m_out);
        Bounds bounds;
        for (const LayoutBox &box : m_out.boxes)
            bounds.add(box.rect);
        for (const LayoutEdge &edge : m_out.edges) {
            for (const Point &point : edge.points)
                bounds.add(point);
        }
        for (const LayoutBus &bus : m_out.buses) {
            for (const Point &point : bus.entries)
                bounds.add(point);
        }
        m_out.bounds = bounds.rect();
        m_out.columns = m_flat.front().columns;
        m_out.blockStore = m_used;
        return std::move(m_out);
    }

private:
    std::optional<Error> layoutContainer(std::size_t c, const TaskContext &context)
    {
        if (context.isStopped())
            return TaskContext::cancelled();
        const bool wraps = c == 0 && m_options.columns;
        const Proportions canvas =
            wraps ? Proportions{m_options.canvasWidth, m_options.canvasHeight} : Proportions{};
        static const BlockStore nothing;
        FlatContainer &flat = m_nested.containers[c];
        for (std::size_t v = 0; v < flat.boxOf.size(); ++v) {
            if (flat.boxOf[v] != noVertex) { // frames have their sizes by now
                const Rect &rect = m_visible.boxes[flat.boxOf[v]].rect;
                flat.graph.vertices[v] = {rect.width, rect.height};
            }
        }
        auto placed = layoutFlat(flat.graph, canvas, m_known ? *m_known : nothing, *m_used, context);
        if (!placed)
            return placed.error();
        m_flat[c] = std::move(*placed);
        if (c > 0)
            fitFrame(c);
        return std::nullopt;
    }

    /// The frame's size from what is in it, and where what is in it starts.
    void fitFrame(std::size_t c)
    {
        const FlatContainer &flat = m_nested.containers[c];
        Bounds bounds;
        for (const Rect &rect : m_flat[c].rects)
            bounds.add(rect);
        for (const auto &points : m_flat[c].edges) {
            for (const Point &point : points)
                bounds.add(point);
        }
        const Rect inner = bounds.rect();
        const double head = flat.graph.entry != noVertex ? titleRoomWithEntry : titleRoom;
        const double foot = flat.exit != noVertex ? footRoomWithExit : footRoom;
        m_corner[c] = {sidePadding + stubRoom - inner.x, head - inner.y};
        Rect &frame = m_visible.boxes[m_visible.containers[c].frame].rect;
        frame.width = inner.width + 2 * sidePadding + stubRoom;
        frame.height = inner.height + head + foot;
    }

    void placeBoxes(std::size_t c)
    {
        const Container &container = m_visible.containers[c];
        if (c > 0) { // m_corner was counted from the frame's corner
            const Rect &frame = m_out.boxes[container.frame].rect;
            m_corner[c].x += frame.x;
            m_corner[c].y += frame.y;
        }
        for (std::size_t i = 0; i < container.boxes.size(); ++i) {
            const std::uint32_t v = m_nested.containers[c].vertexOf[i];
            LayoutBox &box = m_out.boxes[container.boxes[i]];
            box.rect = m_flat[c].rects[v];
            box.rect.x += m_corner[c].x;
            box.rect.y += m_corner[c].y;
            box.block = m_out.blocks + m_flat[c].block[v];
            box.rank = m_flat[c].rank[v];
        }
        m_out.blocks += m_flat[c].blocks;
    }

    void joinEdge(std::size_t e)
    {
        const VisibleEdge &visible = m_visible.edges[e];
        if (!visible.isDrawn)
            return;
        LayoutEdge edge;
        edge.value = visible.value;
        edge.from = visible.from;
        edge.to = visible.to;
        edge.isCaptured = visible.isCaptured;
        for (const Stretch &stretch : m_nested.stretches[e]) {
            const auto c = static_cast<std::size_t>(stretch.container);
            std::vector<Point> points = m_flat[c].edges[stretch.edge];
            if (points.empty()) {
                addToBus(visible);
                return;
            }
            for (Point &point : points) {
                point.x += m_corner[c].x;
                point.y += m_corner[c].y;
            }
            if (edge.points.empty()) {
                edge.points = std::move(points);
            } else {
                bendTo(edge.points, points.front());
                edge.points.insert(edge.points.end(), points.begin() + 1, points.end());
            }
            edge.isWrapped = edge.isWrapped || m_flat[c].isWrapped[stretch.edge];
        }
        m_out.edges.push_back(std::move(edge));
    }

    void addToBus(const VisibleEdge &edge)
    {
        const auto [at, isNew] = m_busOf.emplace(edge.value, m_out.buses.size());
        if (isNew)
            m_out.buses.push_back({edge.value, edge.from, {}, {}, {}});
        m_out.buses[at->second].to.push_back(edge.to);
    }

    VisibleGraph m_visible;
    NestedGraph m_nested;
    const LayoutOptions &m_options;
    std::shared_ptr<const BlockStore> m_known;
    std::shared_ptr<BlockStore> m_used;
    std::vector<FlatLayout> m_flat; ///< by container
    std::vector<Point> m_corner; ///< by container: added to places in its flat layout
    std::unordered_map<ValueId, std::size_t> m_busOf;
    Layout m_out;
};

} // namespace

Result<Layout> layoutModel(const Model &model, const LayoutOptions &options, const TaskContext &context,
                           const Layout *previous)
{
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    VisibleGraph visible = visibleGraph(model, options, context);
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    return Layouter(std::move(visible), options, previous, context).run(context.part(0.1, 1));
}

} // namespace espalier
