// SPDX-License-Identifier: Apache-2.0
// Long edges are taken away for a try; those that turn out to have passed many blocks stay away.
#include "model/layout/find_buses.h"

#include "model/layout/biconnected.h"
#include "model/layout/edge_lists.h"

#include <algorithm>
#include <numeric>

namespace espalier {

namespace {

/// An edge over more than mostBlocksSpanned blocks spans at least two rows for each of them.
constexpr std::uint32_t longRows = 2 * (mostBlocksSpanned + 1);

/// Vertices joined by parts of two vertices are one place; places are the nodes of a tree whose steps are the
/// parts of three and more.
class PlaceTree {
public:
    PlaceTree(const BiconnectedForest &forest, std::size_t vertices)
        : m_up(vertices), m_above(vertices, noVertex), m_depth(vertices, 0)
    {
        std::iota(m_up.begin(), m_up.end(), 0U);
        m_tree = m_up;
        // Parents stand last, so a vertex' own place is known before its children's.
        for (auto part = forest.parts.rbegin(); part != forest.parts.rend(); ++part) {
            const std::uint32_t root = m_up[part->vertices.front()];
            for (auto v = part->vertices.begin() + 1; v != part->vertices.end(); ++v) {
                m_tree[*v] = m_tree[part->vertices.front()];
                if (part->vertices.size() == 2) {
                    m_up[*v] = root;
                } else {
                    m_above[*v] = root;
                    m_depth[*v] = m_depth[root] + 1;
                }
            }
        }
    }

    /// Whether there is a way between two vertices, and it passes more than `most` parts.
    [[nodiscard]] bool isFurtherThan(std::uint32_t a, std::uint32_t b, std::size_t most) const
    {
        if (m_tree[a] != m_tree[b])
            return false;
        a = m_up[a];
        b = m_up[b];
        for (std::size_t steps = 1; a != b; ++steps) {
            if (steps > most)
                return true;
            if (m_above[a] == m_above[b]) // two places of one part are one step apart, not two
                return false;
            std::uint32_t &deeper = m_depth[a] >= m_depth[b] ? a : b;
            deeper = m_above[deeper];
        }
        return false;
    }

private:
    std::vector<std::uint32_t> m_up; ///< the place of a vertex
    std::vector<std::uint32_t> m_above; ///< of a place: the place at the root of the part above it
    std::vector<std::uint32_t> m_depth;
    std::vector<std::uint32_t> m_tree; ///< of a vertex: names the connected graph it is in
};

std::vector<bool> manyConsumers(const FlatGraph &graph)
{
    std::uint32_t values = 0;
    for (const FlatEdge &edge : graph.edges)
        values = std::max(values, edge.value + 1);
    std::vector<std::size_t> consumers(values, 0);
    for (const FlatEdge &edge : graph.edges)
        ++consumers[edge.value];
    std::vector<bool> out;
    for (const std::size_t count : consumers)
        out.push_back(count > mostConsumers);
    return out;
}

/// Rows by longest path; what is fed by nothing else sinks to just above its first consumer.
std::vector<std::uint32_t> rowsFromAbove(const FlatGraph &graph)
{
    const EdgeLists in(graph.vertices.size(), [&](auto add) {
        for (std::uint32_t e = 0; e < graph.edges.size(); ++e)
            add(graph.edges[e].to, e);
    });
    const EdgeLists out(graph.vertices.size(), [&](auto add) {
        for (std::uint32_t e = 0; e < graph.edges.size(); ++e)
            add(graph.edges[e].from, e);
    });
    const auto count = static_cast<std::uint32_t>(graph.vertices.size());
    std::vector<std::uint32_t> row(count, 0);
    std::vector<bool> isFree(count, true); // nothing but v hangs on what is above it
    for (std::uint32_t v = 0; v < count; ++v) {
        for (const std::uint32_t e : in.of(v)) {
            const std::uint32_t above = graph.edges[e].from;
            if (above >= v)
                continue;
            row[v] = std::max(row[v], row[above] + 1);
            isFree[v] = isFree[v] && isFree[above] && out.of(above).size() == 1;
        }
    }
    for (std::uint32_t v = count; v-- > 0;) {
        std::uint32_t first = noVertex;
        for (const std::uint32_t e : out.of(v)) {
            if (graph.edges[e].to > v)
                first = std::min(first, row[graph.edges[e].to]);
        }
        if (isFree[v] && first != noVertex && first > 0)
            row[v] = first - 1;
    }
    return row;
}

} // namespace

std::vector<bool> findBuses(const FlatGraph &graph)
{
    std::vector<bool> buses = manyConsumers(graph);
    const std::vector<std::uint32_t> row = rowsFromAbove(graph);
    std::vector<bool> keeps(graph.edges.size());
    std::vector<std::uint32_t> longEdges;
    for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
        const FlatEdge &edge = graph.edges[e];
        keeps[e] = !buses[edge.value];
        if (keeps[e] && row[edge.to] >= row[edge.from] + longRows) {
            keeps[e] = false;
            longEdges.push_back(e);
        }
    }
    if (longEdges.empty())
        return buses;
    std::vector<std::uint32_t> order(graph.vertices.size());
    std::iota(order.begin(), order.end(), 0U);
    const PlaceTree tree(biconnectedParts(graph, keeps, order), graph.vertices.size());
    for (const std::uint32_t e : longEdges) {
        if (tree.isFurtherThan(graph.edges[e].from, graph.edges[e].to, mostBlocksSpanned))
            buses[graph.edges[e].value] = true;
    }
    return buses;
}

} // namespace espalier
