// SPDX-License-Identifier: Apache-2.0
// Takes for each edge the gaps of the first row to be passed, narrows them by the gaps of the next rows as
// long as one is left, puts a lane there, and goes on from that row: the fewest bends possible.
#include "model/layout/find_lanes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace espalier {

namespace {

constexpr double clearance = 7; ///< between a lane and a box
constexpr double laneGap = 6; ///< between lanes of different tensors
constexpr double detour = 150; ///< gaps further off the straight way are not looked at
constexpr double far = 1e9;

struct Span {
    double low;
    double high;
};

struct UsedLane {
    double x;
    std::uint32_t value;
};

class LaneFinder {
public:
    LaneFinder(const FlatGraph &graph, const Piece &piece, const PlacedPiece &placed,
               const std::vector<Rect> &rects)
        : m_graph(graph), m_piece(piece), m_placed(placed), m_rects(rects), m_gaps(placed.rows.size()),
          m_used(placed.rows.size())
    {
        for (std::size_t i = 0; i < piece.vertices.size(); ++i)
            m_row.emplace(piece.vertices[i], placed.rowOf[i]);
        for (std::size_t r = 0; r < placed.rows.size(); ++r) {
            double low = -far;
            for (const std::uint32_t v : placed.rows[r].vertices) {
                m_gaps[r].push_back({low, std::max(low, rects[v].x - clearance)});
                low = rects[v].right() + clearance;
            }
            m_gaps[r].push_back({low, far});
        }
    }

    Way wayOf(std::uint32_t edge)
    {
        const FlatEdge &ends = m_graph.edges[edge];
        const std::uint32_t from = m_row.at(ends.from);
        const std::uint32_t to = m_row.at(ends.to);
        Way way;
        way.sourceBottom = m_placed.rows[from].bottom;
        way.targetTop = m_placed.rows[to].top;
        if (from > to) {
            way.isBackward = true;
            m_outside += laneGap;
            way.lanes.push_back({m_placed.right + clearance + m_outside, way.targetTop, way.sourceBottom});
            return way;
        }
        double x = m_rects[ends.from].centre().x;
        const double end = m_rects[ends.to].centre().x;
        for (std::uint32_t row = from + 1; row < to;) {
            std::uint32_t last = row;
            std::vector<Span> open = gapsNear(row, x, end);
            while (last + 1 < to) {
                std::vector<Span> next = narrowed(open, last + 1);
                if (next.empty())
                    break;
                open = std::move(next);
                ++last;
            }
            x = choose(open, x, end, row, last, ends.value);
            way.lanes.push_back({x, m_placed.rows[row].top, m_placed.rows[last].bottom});
            row = last + 1;
        }
        return way;
    }

private:
    std::vector<Span> gapsNear(std::uint32_t row, double x, double end) const
    {
        const std::vector<Span> &gaps = m_gaps[row];
        const double low = std::min(x, end) - detour;
        const double high = std::max(x, end) + detour;
        auto first =
            std::partition_point(gaps.begin(), gaps.end(), [&](const Span &g) { return g.high < low; });
        std::vector<Span> out;
        for (; first != gaps.end() && first->low <= high; ++first) {
            if (first->high > first->low)
                out.push_back(*first);
        }
        if (out.empty()) { // a box wider than the detour: the gaps at its sides
            const double middle = (x + end) / 2;
            const auto after = std::partition_point(gaps.begin(), gaps.end(),
                                                    [&](const Span &g) { return g.high < middle; });
            if (after != gaps.end())
                out.push_back(*after);
            if (after != gaps.begin())
                out.push_back(*std::prev(after));
        }
        return out;
    }

    std::vector<Span> narrowed(const std::vector<Span> &open, std::uint32_t row) const
    {
        const std::vector<Span> &gaps = m_gaps[row];
        std::vector<Span> out;
        for (const Span &span : open) {
            auto gap = std::partition_point(gaps.begin(), gaps.end(),
                                            [&](const Span &g) { return g.high < span.low; });
            for (; gap != gaps.end() && gap->low <= span.high; ++gap) {
                const Span both{std::max(gap->low, span.low), std::min(gap->high, span.high)};
                if (both.high - both.low >= 1)
                    out.push_back(both);
            }
        }
        return out;
    }

    double choose(const std::vector<Span> &open, double x, double end, std::uint32_t first,
                  std::uint32_t last, std::uint32_t value)
    {
        double best = x;
        double least = std::numeric_limits<double>::infinity();
        for (const Span &span : open) {
            const double room = std::min((span.high - span.low) / 2, 4.0);
            for (int i = 0; i <= 8; ++i) {
                const double wish = std::clamp(std::clamp(end, std::min(x, end), std::max(x, end)),
                                               span.low + room, span.high - room);
                const double step = i * laneGap / 2 * (wish > end ? 1 : -1);
                const double at = std::clamp(wish + step, span.low, span.high);
                const double cost =
                    std::abs(at - x) + std::abs(at - end) + (isFree(at, first, last, value) ? 0 : 60);
                if (cost < least - 1e-9) {
                    least = cost;
                    best = at;
                }
            }
        }
        for (std::uint32_t row = first; row <= last; ++row)
            m_used[row].push_back({best, value});
        return best;
    }

    bool isFree(double x, std::uint32_t first, std::uint32_t last, std::uint32_t value) const
    {
        for (std::uint32_t row = first; row <= last; ++row) {
            for (const UsedLane &used : m_used[row]) {
                if (used.value != value && std::abs(used.x - x) < laneGap - 0.5)
                    return false;
            }
        }
        return true;
    }

    const FlatGraph &m_graph;
    const Piece &m_piece;
    const PlacedPiece &m_placed;
    const std::vector<Rect> &m_rects;
    std::unordered_map<std::uint32_t, std::uint32_t> m_row;
    std::vector<std::vector<Span>> m_gaps;
    std::vector<std::vector<UsedLane>> m_used;
    double m_outside = 0;
};

} // namespace

std::vector<Way> findLanes(const FlatGraph &graph, const Piece &piece, const PlacedPiece &placed,
                           const std::vector<Rect> &rects, const TaskContext &context)
{
    LaneFinder finder(graph, piece, placed, rects);
    std::vector<Way> out;
    out.reserve(piece.edges.size());
    for (const std::uint32_t edge : piece.edges) {
        if (context.isStopped())
            break;
        out.push_back(finder.wayOf(edge));
    }
    return out;
}

} // namespace espalier
