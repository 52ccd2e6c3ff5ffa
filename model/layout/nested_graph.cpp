// SPDX-License-Identifier: Apache-2.0
// Lifts both ends of each edge to the container that holds both, and orders every container's boxes.
#include "model/layout/nested_graph.h"

#include <algorithm>
#include <map>
#include <queue>

namespace espalier {

namespace {

constexpr BoxIndex entryBox = 0xFFFFFFFEU;
constexpr BoxIndex exitBox = 0xFFFFFFFDU;
constexpr double portSpacing = 12;
constexpr double widestPort = 184;

/// A flat edge while vertices have no numbers yet.
struct Lifted {
    BoxIndex from;
    BoxIndex to;
    std::uint32_t value;
    bool isDrawn;
    std::uint32_t edge; ///< of the visible graph
    std::uint32_t place; ///< among its stretches
};

/// Boxes so that makers stand before readers; where that cannot be, the first one of the cycle.
std::vector<BoxIndex> ordered(const std::vector<BoxIndex> &boxes, const std::vector<Lifted> &edges)
{
    const auto isOrdered = [](const Lifted &e) {
        return e.from >= exitBox || e.to >= exitBox || e.from < e.to;
    };
    if (std::all_of(edges.begin(), edges.end(), isOrdered))
        return boxes;
    const auto indexOf = [&](BoxIndex box) {
        return static_cast<std::size_t>(std::lower_bound(boxes.begin(), boxes.end(), box) - boxes.begin());
    };
    std::vector<std::vector<std::size_t>> readers(boxes.size());
    std::vector<std::size_t> missing(boxes.size(), 0);
    for (const Lifted &edge : edges) {
        if (edge.from >= exitBox || edge.to >= exitBox)
            continue;
        readers[indexOf(edge.from)].push_back(indexOf(edge.to));
        ++missing[indexOf(edge.to)];
    }
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
    std::vector<bool> isTaken(boxes.size(), false);
    std::size_t firstLeft = 0;
    std::vector<BoxIndex> out;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (missing[i] == 0)
            ready.push(i);
    }
    while (out.size() < boxes.size()) {
        if (ready.empty()) {
            while (isTaken[firstLeft])
                ++firstLeft;
            ready.push(firstLeft);
        }
        const std::size_t next = ready.top();
        ready.pop();
        if (isTaken[next])
            continue;
        isTaken[next] = true;
        out.push_back(boxes[next]);
        for (const std::size_t reader : readers[next]) {
            if (--missing[reader] == 0 && !isTaken[reader])
                ready.push(reader);
        }
    }
    return out;
}

class Nester {
public:
    Nester(const VisibleGraph &visible, const TaskContext &context)
        : m_visible(visible), m_context(context), m_lifted(visible.containers.size()),
          m_values(visible.containers.size())
    {
        m_out.containers.resize(visible.containers.size());
        m_out.stretches.resize(visible.edges.size());
        for (std::size_t c = 0; c < visible.containers.size(); ++c) {
            const std::int32_t parent = visible.containers[c].parent;
            m_depth.push_back(parent < 0 ? 0 : m_depth[static_cast<std::size_t>(parent)] + 1);
        }
    }

    NestedGraph run()
    {
        for (std::uint32_t e = 0; e < m_visible.edges.size() && !m_context.isStopped(); ++e)
            lift(e);
        for (std::size_t c = 0; c < m_out.containers.size(); ++c)
            flatten(c);
        return std::move(m_out);
    }

private:
    [[nodiscard]] const Container &container(std::int32_t c) const
    {
        return m_visible.containers[static_cast<std::size_t>(c)];
    }

    void lift(std::uint32_t e)
    {
        const VisibleEdge &edge = m_visible.edges[e];
        std::int32_t from = m_visible.containerOf[edge.from];
        std::int32_t to = m_visible.containerOf[edge.to];
        BoxIndex maker = edge.from;
        BoxIndex reader = edge.to;
        std::vector<std::pair<std::int32_t, Lifted>> inwards;
        const auto isDeeper = [&](std::int32_t a, std::int32_t b) {
            return m_depth[static_cast<std::size_t>(a)] > m_depth[static_cast<std::size_t>(b)];
        };
        while (from != to) {
            if (!isDeeper(to, from)) {
                addLifted(from, {maker, exitBox, 0, true, e, 0});
                maker = container(from).frame;
                from = container(from).parent;
            } else {
                inwards.push_back({to, {entryBox, reader, 0, true, e, 0}});
                reader = container(to).frame;
                to = container(to).parent;
            }
        }
        addLifted(from, {maker, reader, 0, edge.isDrawn, e, 0});
        for (auto step = inwards.rbegin(); step != inwards.rend(); ++step)
            addLifted(step->first, step->second);
    }

    void addLifted(std::int32_t c, Lifted lifted)
    {
        auto &values = m_values[static_cast<std::size_t>(c)];
        const VisibleEdge &edge = m_visible.edges[lifted.edge];
        const auto fresh = static_cast<std::uint32_t>(values.size());
        // Edges that are not drawn have no value: each gets a number of its own.
        lifted.value = values.emplace(edge.isDrawn ? edge.value : ValueId{{}, fresh}, fresh).first->second;
        lifted.place = static_cast<std::uint32_t>(m_out.stretches[lifted.edge].size());
        m_out.stretches[lifted.edge].push_back({c, 0});
        m_lifted[static_cast<std::size_t>(c)].push_back(lifted);
    }

    void flatten(std::size_t c)
    {
        std::vector<Lifted> &lifted = m_lifted[c];
        FlatContainer &out = m_out.containers[c];
        const auto vertex = [&](double width, double height, BoxIndex box) {
            out.graph.vertices.push_back({width, height});
            out.boxOf.push_back(box);
            return static_cast<std::uint32_t>(out.boxOf.size() - 1);
        };
        const auto portWidth = [&](auto isOfPort) {
            const auto count = static_cast<double>(std::count_if(lifted.begin(), lifted.end(), isOfPort));
            return count == 0 ? 0 : std::min(widestPort, portSpacing * (count + 1));
        };
        const double entry = portWidth([](const Lifted &l) { return l.from == entryBox; });
        const double exit = portWidth([](const Lifted &l) { return l.to == exitBox; });
        if (entry > 0)
            out.graph.entry = vertex(entry, 0, noVertex);
        const std::vector<BoxIndex> &boxes = m_visible.containers[c].boxes;
        out.vertexOf.resize(boxes.size());
        const auto placeOf = [&](BoxIndex box) {
            return static_cast<std::size_t>(std::lower_bound(boxes.begin(), boxes.end(), box)
                                            - boxes.begin());
        };
        for (const BoxIndex box : ordered(boxes, lifted)) {
            const Rect &rect = m_visible.boxes[box].rect;
            out.vertexOf[placeOf(box)] = vertex(rect.width, rect.height, box);
        }
        if (exit > 0)
            out.exit = vertex(exit, 0, noVertex);
        const auto numberOf = [&](BoxIndex box) {
            return box == entryBox ? out.graph.entry : box == exitBox ? out.exit : out.vertexOf[placeOf(box)];
        };
        std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::uint32_t> known;
        for (const Lifted &l : lifted) {
            if (m_context.isStopped())
                return;
            const FlatEdge edge{numberOf(l.from), numberOf(l.to), l.value, l.isDrawn};
            const auto [at, isNew] = known.emplace(std::tuple(edge.from, edge.to, edge.value),
                                                   static_cast<std::uint32_t>(out.graph.edges.size()));
            if (isNew)
                out.graph.edges.push_back(edge);
            m_out.stretches[l.edge][l.place].edge = at->second;
        }
    }

    const VisibleGraph &m_visible;
    const TaskContext &m_context;
    std::vector<std::vector<Lifted>> m_lifted;
    std::vector<std::map<ValueId, std::uint32_t>> m_values;
    std::vector<std::uint32_t> m_depth;
    NestedGraph m_out;
};

} // namespace

NestedGraph nestGraph(const VisibleGraph &visible, const TaskContext &context)
{
    return Nester(visible, context).run();
}

} // namespace espalier
