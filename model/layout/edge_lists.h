// SPDX-License-Identifier: Apache-2.0
// Edges by the vertex that they touch, in one piece of memory.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace espalier {

/// For each of `count` vertices the numbers of the edges that `vertexOf` puts there, ascending.
class EdgeLists {
public:
    EdgeLists() = default;
    /// `visit(add)` calls `add(vertex, edge)` for each entry, the same ones both times it is called.
    template <class Visit> EdgeLists(std::size_t count, const Visit &visit) : m_starts(count + 1, 0)
    {
        visit([&](std::uint32_t vertex, std::uint32_t) { ++m_starts[vertex + 1]; });
        for (std::size_t i = 0; i < count; ++i)
            m_starts[i + 1] += m_starts[i];
        m_edges.resize(m_starts[count]);
        std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
        visit([&](std::uint32_t vertex, std::uint32_t edge) { m_edges[next[vertex]++] = edge; });
    }
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t vertex) const
    {
        return std::span(m_edges).subspan(m_starts[vertex], m_starts[vertex + 1] - m_starts[vertex]);
    }

private:
    std::vector<std::uint32_t> m_starts;
    std::vector<std::uint32_t> m_edges;
};

} // namespace espalier
