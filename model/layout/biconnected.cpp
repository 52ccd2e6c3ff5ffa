// SPDX-License-Identifier: Apache-2.0
// Depth-first search with low points (Hopcroft and Tarjan 1973), with a stack of its own.
#include "model/layout/biconnected.h"

#include "model/layout/edge_lists.h"

#include <algorithm>

namespace espalier {

namespace {

class Search {
public:
    Search(const FlatGraph &graph, const std::vector<bool> &keeps)
        : m_graph(graph), m_lists(graph.vertices.size(),
                                  [&](auto add) {
                                      for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
                                          if (keeps[e]) {
                                              add(graph.edges[e].from, e);
                                              add(graph.edges[e].to, e);
                                          }
                                      }
                                  }),
          m_depth(graph.vertices.size(), 0), m_low(graph.vertices.size(), 0),
          m_seen(graph.vertices.size(), noVertex)
    {
        m_out.partOf.assign(graph.vertices.size(), noVertex);
    }

    void from(std::uint32_t root)
    {
        if (m_depth[root] != 0)
            return;
        m_out.roots.push_back(root);
        enter(root, noVertex);
        while (!m_path.empty()) {
            Step &step = m_path.back();
            const auto edges = m_lists.of(step.vertex);
            if (step.next < edges.size())
                follow(step, edges[step.next++]);
            else
                leave();
        }
    }
    BiconnectedForest take() { return std::move(m_out); }

private:
    struct Step {
        std::uint32_t vertex;
        std::uint32_t edge; ///< by which it was entered
        std::size_t next;
    };

    void enter(std::uint32_t vertex, std::uint32_t edge)
    {
        m_depth[vertex] = ++m_clock;
        m_low[vertex] = m_clock;
        m_path.push_back({vertex, edge, 0});
    }

    void follow(const Step &step, std::uint32_t edge)
    {
        const std::uint32_t vertex = step.vertex;
        const FlatEdge &ends = m_graph.edges[edge];
        const std::uint32_t other = ends.from == vertex ? ends.to : ends.from;
        if (edge == step.edge)
            return;
        if (m_depth[other] == 0) {
            m_open.push_back(edge);
            enter(other, edge);
        } else if (m_depth[other] < m_depth[vertex]) {
            m_open.push_back(edge);
            m_low[vertex] = std::min(m_low[vertex], m_depth[other]);
        }
    }

    void leave()
    {
        const Step done = m_path.back();
        m_path.pop_back();
        if (m_path.empty())
            return;
        const std::uint32_t above = m_path.back().vertex;
        m_low[above] = std::min(m_low[above], m_low[done.vertex]);
        if (m_low[done.vertex] >= m_depth[above])
            close(above, done.edge);
    }

    void close(std::uint32_t root, std::uint32_t last)
    {
        const auto number = static_cast<std::uint32_t>(m_out.parts.size());
        BiconnectedPart part;
        part.vertices.push_back(root);
        m_seen[root] = number;
        std::uint32_t edge = noVertex;
        while (edge != last) {
            edge = m_open.back();
            m_open.pop_back();
            part.edges.push_back(edge);
            for (const std::uint32_t v : {m_graph.edges[edge].from, m_graph.edges[edge].to}) {
                if (m_seen[v] == number)
                    continue;
                m_seen[v] = number;
                m_out.partOf[v] = number;
                part.vertices.push_back(v);
            }
        }
        m_out.parts.push_back(std::move(part));
    }

    const FlatGraph &m_graph;
    EdgeLists m_lists;
    std::vector<std::uint32_t> m_depth;
    std::vector<std::uint32_t> m_low;
    std::vector<std::uint32_t> m_seen;
    std::vector<Step> m_path;
    std::vector<std::uint32_t> m_open;
    std::uint32_t m_clock = 0;
    BiconnectedForest m_out;
};

} // namespace

BiconnectedForest biconnectedParts(const FlatGraph &graph, const std::vector<bool> &keeps,
                                   const std::vector<std::uint32_t> &rootOrder)
{
    Search search(graph, keeps);
    for (const std::uint32_t vertex : rootOrder)
        search.from(vertex);
    return search.take();
}

} // namespace espalier
