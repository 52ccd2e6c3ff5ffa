// SPDX-License-Identifier: Apache-2.0
// Dinic's maximum flow on tensors.
#include "rewrites/min_cut.h"

#include <algorithm>
#include <limits>
#include <queue>

namespace espalier {

namespace {

using Capacity = std::uint64_t;

/// Beyond the sum of all tensors of any model.
constexpr Capacity endless = std::numeric_limits<Capacity>::max() / 4;

class Flow {
public:
    explicit Flow(std::size_t points) : m_out(points), m_level(points), m_next(points) { }

    void connect(std::size_t from, std::size_t to, Capacity capacity)
    {
        m_out[from].push_back(m_edges.size());
        m_edges.push_back({to, capacity});
        m_out[to].push_back(m_edges.size());
        m_edges.push_back({from, 0});
    }

    /// Points from which the sink can still be reached once the flow is greatest. Among all minimum cuts this
    /// one has the smallest sink side: minimum cuts are closed under intersection, so it lies in every other
    /// one's.
    std::vector<bool> sinkSide(std::size_t source, std::size_t sink)
    {
        while (findLevels(source, sink)) {
            std::fill(m_next.begin(), m_next.end(), 0);
            while (push(source, sink) > 0) { }
        }
        std::vector<bool> reaches(m_out.size(), false);
        std::vector<std::size_t> open{sink};
        reaches[sink] = true;
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            for (const std::size_t edge : m_out[at]) {
                const std::size_t from = m_edges[edge].to;
                if (m_edges[edge ^ 1U].capacity > 0 && !reaches[from]) {
                    reaches[from] = true;
                    open.push_back(from);
                }
            }
        }
        return reaches;
    }

private:
    struct Edge {
        std::size_t to;
        Capacity capacity;
    };

    bool findLevels(std::size_t source, std::size_t sink)
    {
        std::fill(m_level.begin(), m_level.end(), -1);
        m_level[source] = 0;
        std::queue<std::size_t> queue;
        queue.push(source);
        while (!queue.empty()) {
            const std::size_t at = queue.front();
            queue.pop();
            for (const std::size_t edge : m_out[at]) {
                const auto &[to, capacity] = m_edges[edge];
                if (capacity > 0 && m_level[to] < 0) {
                    m_level[to] = m_level[at] + 1;
                    queue.push(to);
                }
            }
        }
        return m_level[sink] >= 0;
    }

    /// One path to the sink along rising levels, with a stack of its own: graphs are deeper than a thread's
    /// stack.
    Capacity push(std::size_t source, std::size_t sink)
    {
        std::vector<std::size_t> path; // edges
        std::size_t at = source;
        while (at != sink) {
            bool advanced = false;
            for (std::size_t &next = m_next[at]; next < m_out[at].size(); ++next) {
                const std::size_t edge = m_out[at][next];
                if (m_edges[edge].capacity > 0 && m_level[m_edges[edge].to] == m_level[at] + 1) {
                    path.push_back(edge);
                    at = m_edges[edge].to;
                    advanced = true;
                    break;
                }
            }
            if (advanced)
                continue;
            if (path.empty())
                return 0;
            m_level[at] = -1; // a dead end for this phase
            at = m_edges[path.back() ^ 1U].to;
            path.pop_back();
            ++m_next[at];
        }
        Capacity least = endless;
        for (const std::size_t edge : path)
            least = std::min(least, m_edges[edge].capacity);
        for (const std::size_t edge : path) {
            m_edges[edge].capacity -= least;
            m_edges[edge ^ 1U].capacity += least;
        }
        return least;
    }

    std::vector<Edge> m_edges;
    std::vector<std::vector<std::size_t>> m_out;
    std::vector<int> m_level;
    std::vector<std::size_t> m_next;
};

class Cutter {
public:
    explicit Cutter(const CutProblem &problem)
        : m_problem(problem), m_successors(problem.nodes.size()), m_predecessors(problem.nodes.size())
    {
        for (const CutProblem::Tensor &tensor : problem.tensors) {
            if (!tensor.producer)
                continue;
            for (const std::size_t reader : tensor.readers) {
                m_successors[*tensor.producer].push_back(reader);
                m_predecessors[reader].push_back(*tensor.producer);
            }
        }
    }

    CutSolution solve()
    {
        m_front.assign(m_problem.nodes.size(), false);
        for (std::size_t i = 0; i < m_problem.nodes.size(); ++i) {
            if (m_problem.nodes[i].isPinned)
                spread(i, m_predecessors, m_front);
        }
        chooseTail();
        CutSolution solution;
        solution.inTail = m_tail;
        if (std::find(m_tail.begin(), m_tail.end(), true) != m_tail.end()) {
            solution.inTail = minimalTail();
            if (isOver(macsOf(solution.inTail))) {
                // The extra nodes that save bytes are too dear: only those that multiply nothing may come
                // along.
                for (std::size_t i = 0; i < m_tail.size(); ++i) {
                    if (!m_tail[i] && m_problem.nodes[i].macs > 0)
                        spread(i, m_predecessors, m_front);
                }
                solution.inTail = minimalTail();
            }
        }
        measure(solution);
        return solution;
    }

private:
    using Neighbours = std::vector<std::vector<std::size_t>>;

    static void spread(std::size_t from, const Neighbours &along, std::vector<bool> &mark)
    {
        std::vector<std::size_t> open{from};
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            if (mark[at])
                continue;
            mark[at] = true;
            open.insert(open.end(), along[at].begin(), along[at].end());
        }
    }

    [[nodiscard]] bool isOver(std::uint64_t macs) const
    {
        return m_problem.macsAllowed && macs > *m_problem.macsAllowed;
    }

    [[nodiscard]] std::uint64_t macsOf(const std::vector<bool> &tail) const
    {
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < tail.size(); ++i)
            sum += tail[i] ? m_problem.nodes[i].macs : 0;
        return sum;
    }

    /// Wanted nodes that can go, with all that reads from them: from the outputs upwards, as far as MACs
    /// allow. Readers of a node stand behind it, so its descendants are settled when it is looked at.
    void chooseTail()
    {
        m_tail.assign(m_problem.nodes.size(), false);
        std::uint64_t macs = 0;
        for (std::size_t i = m_problem.nodes.size(); i-- > 0;) {
            if (!m_problem.nodes[i].isWanted || m_front[i])
                continue;
            std::vector<std::size_t> added;
            std::vector<std::size_t> open{i};
            std::uint64_t more = 0;
            while (!open.empty()) {
                const std::size_t at = open.back();
                open.pop_back();
                if (m_tail[at])
                    continue;
                m_tail[at] = true;
                added.push_back(at);
                more += m_problem.nodes[at].macs;
                open.insert(open.end(), m_successors[at].begin(), m_successors[at].end());
            }
            if (isOver(macs + more)) {
                for (const std::size_t each : added)
                    m_tail[each] = false;
                spread(i, m_predecessors, m_front);
            } else {
                macs += more;
            }
        }
    }

    [[nodiscard]] std::vector<bool> minimalTail() const
    {
        const std::size_t count = m_problem.nodes.size();
        const std::size_t source = count + m_problem.tensors.size();
        const std::size_t sink = source + 1;
        Flow flow(sink + 1);
        for (std::size_t i = 0; i < count; ++i) {
            if (m_front[i])
                flow.connect(source, i, endless);
            else if (m_tail[i])
                flow.connect(i, sink, endless);
        }
        for (std::size_t t = 0; t < m_problem.tensors.size(); ++t) {
            const CutProblem::Tensor &tensor = m_problem.tensors[t];
            const std::size_t point = count + t;
            flow.connect(tensor.producer.value_or(source), point, tensor.bytes);
            for (const std::size_t reader : tensor.readers) {
                flow.connect(point, reader, endless);
                if (tensor.producer)
                    flow.connect(reader, *tensor.producer, endless);
            }
        }
        const std::vector<bool> reachesSink = flow.sinkSide(source, sink);
        return {reachesSink.begin(), reachesSink.begin() + static_cast<std::ptrdiff_t>(count)};
    }

    void measure(CutSolution &solution) const
    {
        solution.macs = macsOf(solution.inTail);
        for (std::size_t i = 0; i < solution.inTail.size(); ++i)
            solution.wantedLeft += m_problem.nodes[i].isWanted && !solution.inTail[i] ? 1 : 0;
        for (const CutProblem::Tensor &tensor : m_problem.tensors) {
            const bool isMadeInTail = tensor.producer && solution.inTail[*tensor.producer];
            const bool isRead = std::any_of(tensor.readers.begin(), tensor.readers.end(),
                                            [&](std::size_t reader) { return solution.inTail[reader]; });
            solution.bytes += isRead && !isMadeInTail ? tensor.bytes : 0;
        }
    }

    const CutProblem &m_problem;
    Neighbours m_successors;
    Neighbours m_predecessors;
    std::vector<bool> m_front; ///< pinned, and what they depend on
    std::vector<bool> m_tail; ///< wanted, and what depends on them
};

} // namespace

CutSolution solveCut(const CutProblem &problem)
{
    return Cutter(problem).solve();
}

} // namespace espalier
