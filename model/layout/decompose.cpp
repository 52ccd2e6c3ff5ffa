// SPDX-License-Identifier: Apache-2.0
// Terms: part = biconnected part of the graph; parts and the cut vertices between them form a tree. A part
// that hangs on vertex v is *out* if all its edges at v leave v, *in* if all arrive at v, else *mixed*.
//
// Steps, for each connected graph:
//  1. root = the vertex without edges in from which the longest path starts;
//  2. from the root downwards: the parts that hang on the vertex reached are a piece; mixed parts that hang
//  on
//     a vertex of the piece join it; of the out parts that hang on a vertex where the piece ends, the largest
//     with all below it is the way on;
//  3. what else hangs on the piece joins it as long as the piece stays small, smallest first; a larger one
//     becomes a strip of its own beside (out) or above (in) the vertex, built in the same way.
#include "model/layout/decompose.h"

#include "model/layout/biconnected.h"
#include "model/layout/edge_lists.h"

#include <algorithm>
#include <map>

namespace espalier {

namespace {

struct Ends {
    std::uint32_t low;
    std::uint32_t high;
};

Ends endsOf(const FlatEdge &edge)
{
    return {std::min(edge.from, edge.to), std::max(edge.from, edge.to)};
}

/// Vertices by how far down the longest path from them goes, furthest first; before all, the entry.
std::vector<std::uint32_t> byReach(const FlatGraph &graph, const std::vector<bool> &keeps)
{
    const std::size_t count = graph.vertices.size();
    const EdgeLists out(count, [&](auto add) {
        for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
            if (keeps[e])
                add(endsOf(graph.edges[e]).low, e);
        }
    });
    std::vector<std::uint32_t> reach(count, 0);
    for (auto v = static_cast<std::uint32_t>(count); v-- > 0;) {
        for (const std::uint32_t e : out.of(v))
            reach[v] = std::max(reach[v], reach[endsOf(graph.edges[e]).high] + 1);
    }
    if (graph.entry != noVertex)
        reach[graph.entry] = noVertex;
    std::vector<std::uint32_t> order(count);
    for (std::uint32_t v = 0; v < count; ++v)
        order[v] = v;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return reach[a] > reach[b]; });
    return order;
}

enum class Side { Out, In, Mixed };

class Decomposer {
public:
    Decomposer(const FlatGraph &graph, const std::vector<bool> &keeps)
        : m_graph(graph), m_forest(biconnectedParts(graph, keeps, byReach(graph, keeps))),
          m_children(graph.vertices.size(),
                     [&](auto add) {
                         for (std::uint32_t p = 0; p < m_forest.parts.size(); ++p)
                             add(m_forest.parts[p].vertices.front(), p);
                     }),
          m_size(m_forest.parts.size(), 0), m_side(m_forest.parts.size(), Side::Mixed)
    {
        for (std::uint32_t p = 0; p < m_forest.parts.size(); ++p) { // children first
            const BiconnectedPart &part = m_forest.parts[p];
            for (auto v = part.vertices.begin() + 1; v != part.vertices.end(); ++v) {
                ++m_size[p];
                for (const std::uint32_t child : m_children.of(*v))
                    m_size[p] += m_size[child];
            }
            m_side[p] = sideOf(part);
        }
    }

    Decomposition run()
    {
        std::vector<std::uint32_t> roots = m_forest.roots;
        std::sort(roots.begin(), roots.end());
        for (const std::uint32_t root : roots) {
            const auto parts = m_children.of(root);
            m_jobs.push_back({root, {parts.begin(), parts.end()}, noVertex, false});
        }
        for (std::size_t i = 0; i < m_jobs.size(); ++i)
            build(static_cast<std::uint32_t>(i));
        return std::move(m_out);
    }

private:
    /// A strip to be built.
    struct Job {
        std::uint32_t vertex;
        std::vector<std::uint32_t> parts;
        std::uint32_t parent;
        bool isUp;
    };
    struct Hanging {
        std::uint32_t vertex;
        std::uint32_t part;
    };

    [[nodiscard]] Side sideOf(const BiconnectedPart &part) const
    {
        bool leaves = false;
        bool arrives = false;
        const std::uint32_t root = part.vertices.front();
        for (const std::uint32_t e : part.edges) {
            leaves = leaves || endsOf(m_graph.edges[e]).low == root;
            arrives = arrives || endsOf(m_graph.edges[e]).high == root;
        }
        return leaves && arrives ? Side::Mixed : leaves ? Side::Out : Side::In;
    }

    /// Adds the parts and all mixed ones that hang on them; what else hangs on them goes to `hanging`.
    void join(std::vector<std::uint32_t> parts, std::vector<std::uint32_t> &joined,
              std::vector<Hanging> &hanging)
    {
        while (!parts.empty()) {
            const std::uint32_t part = parts.back();
            parts.pop_back();
            joined.push_back(part);
            const auto &vertices = m_forest.parts[part].vertices;
            for (auto v = vertices.begin() + 1; v != vertices.end(); ++v) {
                for (const std::uint32_t child : m_children.of(*v)) {
                    if (m_side[child] == Side::Mixed)
                        parts.push_back(child);
                    else
                        hanging.push_back({*v, child});
                }
            }
        }
    }

    void joinAll(std::uint32_t part, std::vector<std::uint32_t> &joined)
    {
        std::vector<std::uint32_t> open{part};
        while (!open.empty()) {
            const std::uint32_t next = open.back();
            open.pop_back();
            joined.push_back(next);
            const auto &vertices = m_forest.parts[next].vertices;
            for (auto v = vertices.begin() + 1; v != vertices.end(); ++v) {
                const auto children = m_children.of(*v);
                open.insert(open.end(), children.begin(), children.end());
            }
        }
    }

    /// The vertex where the strip goes on: the piece's edges end there, and the most hangs on it.
    [[nodiscard]] std::uint32_t wayOn(const std::vector<std::uint32_t> &joined,
                                      const std::vector<Hanging> &hanging, bool isUp) const
    {
        const Side side = isUp ? Side::In : Side::Out;
        std::map<std::uint32_t, std::size_t> sizes;
        for (const Hanging &h : hanging) {
            if (m_side[h.part] == side)
                sizes[h.vertex] += m_size[h.part];
        }
        if (sizes.empty())
            return noVertex;
        for (const std::uint32_t p : joined) {
            for (const std::uint32_t e : m_forest.parts[p].edges) {
                const Ends ends = endsOf(m_graph.edges[e]);
                sizes.erase(isUp ? ends.high : ends.low);
            }
        }
        const auto largest = std::max_element(
            sizes.begin(), sizes.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
        return largest == sizes.end() ? noVertex : largest->first;
    }

    Piece pieceOf(const std::vector<std::uint32_t> &joined, std::uint32_t vertex)
    {
        Piece piece;
        piece.vertices.push_back(vertex);
        for (const std::uint32_t p : joined) {
            const BiconnectedPart &part = m_forest.parts[p];
            piece.vertices.insert(piece.vertices.end(), part.vertices.begin() + 1, part.vertices.end());
            piece.edges.insert(piece.edges.end(), part.edges.begin(), part.edges.end());
        }
        std::sort(piece.vertices.begin(), piece.vertices.end());
        std::sort(piece.edges.begin(), piece.edges.end(), [&](std::uint32_t a, std::uint32_t b) {
            const Ends x = endsOf(m_graph.edges[a]);
            const Ends y = endsOf(m_graph.edges[b]);
            return std::tie(x.low, x.high, a) < std::tie(y.low, y.high, b);
        });
        return piece;
    }

    void build(std::uint32_t number)
    {
        const Job job = m_jobs[number];
        Strip strip;
        strip.parent = job.parent;
        strip.attachedTo = job.parent == noVertex ? noVertex : job.vertex;
        strip.isUp = job.isUp;
        std::uint32_t vertex = job.vertex;
        std::vector<std::uint32_t> parts = job.parts;
        while (true) {
            std::vector<std::uint32_t> joined;
            std::vector<Hanging> hanging;
            join(parts, joined, hanging);
            const std::uint32_t next = wayOn(joined, hanging, job.isUp);
            parts.clear();
            std::size_t size = 1;
            for (const std::uint32_t p : joined)
                size += m_forest.parts[p].vertices.size() - 1;
            std::stable_sort(hanging.begin(), hanging.end(), [&](const Hanging &a, const Hanging &b) {
                return m_size[a.part] < m_size[b.part];
            });
            for (const Hanging &h : hanging) {
                if (h.vertex == next && m_side[h.part] == (job.isUp ? Side::In : Side::Out)) {
                    parts.push_back(h.part);
                } else if (size + m_size[h.part] <= mostGlued) {
                    joinAll(h.part, joined);
                    size += m_size[h.part];
                } else {
                    m_jobs.push_back({h.vertex, {h.part}, number, m_side[h.part] == Side::In});
                }
            }
            Piece piece = pieceOf(joined, vertex);
            piece.top = job.isUp ? next : vertex;
            piece.bottom = job.isUp ? vertex : next;
            strip.pieces.push_back(std::move(piece));
            if (next == noVertex)
                break;
            vertex = next;
        }
        if (job.isUp)
            std::reverse(strip.pieces.begin(), strip.pieces.end());
        m_out.strips.push_back(std::move(strip));
    }

    const FlatGraph &m_graph;
    BiconnectedForest m_forest;
    EdgeLists m_children; ///< for each vertex the parts whose root it is
    std::vector<std::size_t> m_size; ///< vertices of a part and all below it, its root aside
    std::vector<Side> m_side;
    std::vector<Job> m_jobs;
    Decomposition m_out;
};

} // namespace

Decomposition decompose(const FlatGraph &graph, const std::vector<bool> &keeps)
{
    return Decomposer(graph, keeps).run();
}

} // namespace espalier
