// SPDX-License-Identifier: Apache-2.0
// Terms: rank = row from the top; dummy = a place kept free in a row for an edge that passes it; sweep = one
// pass over the rows, downwards or upwards.
//
// Steps:
//  1. ranks by longest path; what has no inputs sinks to just above its first consumer;
//  2. dummies for edges over several rows, as long as they stay a small multiple of the vertices;
//  3. order in the rows: sweeps that sort each row by the mean place of its neighbours in the row before
//     (barycentre heuristic; crossings are not counted, the last sweep wins);
//  4. middles of the boxes: sweeps that pull each vertex to the mean of its neighbours, keep the order and
//  the
//     gaps, and move everything as little as possible in the least-squares sense (pool adjacent violators).
// Time O((V + E) log V) for a fixed number of sweeps; no overlaps by construction of step 4.
#include "model/layout/grid_layout.h"

#include "model/layout/edge_lists.h"

#include <algorithm>
#include <numeric>

namespace espalier {

namespace {

constexpr double dummyWidth = 2;
constexpr int orderSweeps = 6;
constexpr int placeSweeps = 6;

/// The block with its dummies: vertices from `real` on are dummies.
struct Layered {
    std::size_t real = 0;
    std::vector<double> width;
    std::vector<std::uint32_t> rank;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    std::vector<std::vector<std::uint32_t>> rows;
    std::vector<std::uint32_t> place; ///< index in its row
    std::vector<double> x;
    EdgeLists in;
    EdgeLists out;
};

EdgeLists listsBy(const std::vector<std::pair<std::uint32_t, std::uint32_t>> &edges, std::size_t count,
                  bool byTarget)
{
    return EdgeLists(count, [&](auto add) {
        for (std::uint32_t e = 0; e < edges.size(); ++e)
            add(byTarget ? edges[e].second : edges[e].first, e);
    });
}

std::vector<std::uint32_t> longestPathRanks(const Block &block)
{
    const std::size_t count = block.vertices.size();
    const EdgeLists in = listsBy(block.edges, count, true);
    const EdgeLists out = listsBy(block.edges, count, false);
    std::vector<std::uint32_t> rank(count, 0);
    for (std::uint32_t v = 0; v < count; ++v) {
        for (const std::uint32_t e : in.of(v))
            rank[v] = std::max(rank[v], rank[block.edges[e].first] + 1);
    }
    for (std::uint32_t v = static_cast<std::uint32_t>(count); v-- > 0;) {
        if (!in.of(v).empty() || out.of(v).empty() || v == block.top)
            continue;
        std::uint32_t first = rank[block.edges[out.of(v).front()].second];
        for (const std::uint32_t e : out.of(v))
            first = std::min(first, rank[block.edges[e].second]);
        rank[v] = first - 1;
    }
    return rank;
}

Layered layered(const Block &block)
{
    Layered out;
    out.real = block.vertices.size();
    RankedBlock ends;
    ends.rank = longestPathRanks(block);
    isolateEnds(block, ends);
    out.rank = std::move(ends.rank);
    for (const FlatVertex &vertex : block.vertices)
        out.width.push_back(vertex.width);
    std::size_t dummies = 0;
    const std::size_t most = 4 * out.real + 1000;
    for (const auto &[from, to] : block.edges) {
        const std::uint32_t span = out.rank[to] - out.rank[from];
        if (dummies + span - 1 > most) {
            out.edges.emplace_back(from, to);
            continue;
        }
        std::uint32_t last = from;
        for (std::uint32_t r = out.rank[from] + 1; r < out.rank[to]; ++r) {
            const auto dummy = static_cast<std::uint32_t>(out.rank.size());
            out.rank.push_back(r);
            out.width.push_back(dummyWidth);
            out.edges.emplace_back(last, dummy);
            last = dummy;
        }
        dummies += span - 1;
        out.edges.emplace_back(last, to);
    }
    out.in = listsBy(out.edges, out.rank.size(), true);
    out.out = listsBy(out.edges, out.rank.size(), false);
    out.rows.resize(ends.ranks);
    out.place.resize(out.rank.size());
    for (std::uint32_t v = 0; v < out.rank.size(); ++v) {
        out.place[v] = static_cast<std::uint32_t>(out.rows[out.rank[v]].size());
        out.rows[out.rank[v]].push_back(v);
    }
    return out;
}

/// Sorts the row by the mean relative place of the neighbours above (or below); who has none stays.
void sortRow(Layered &graph, std::vector<std::uint32_t> &row, bool byAbove)
{
    std::vector<std::pair<double, std::uint32_t>> keyed;
    keyed.reserve(row.size());
    for (const std::uint32_t v : row) {
        double sum = 0;
        const auto edges = byAbove ? graph.in.of(v) : graph.out.of(v);
        for (const std::uint32_t e : edges) {
            const std::uint32_t other = byAbove ? graph.edges[e].first : graph.edges[e].second;
            sum += (graph.place[other] + 0.5) / static_cast<double>(graph.rows[graph.rank[other]].size());
        }
        const double own = (graph.place[v] + 0.5) / static_cast<double>(row.size());
        keyed.emplace_back(edges.empty() ? own : sum / static_cast<double>(edges.size()), v);
    }
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (std::uint32_t i = 0; i < keyed.size(); ++i) {
        row[i] = keyed[i].second;
        graph.place[row[i]] = i;
    }
}

/// The middles nearest to `wanted` (sum of weighted squares) that keep the row's order and gaps.
void placeRow(Layered &graph, const std::vector<std::uint32_t> &row, const std::vector<double> &wanted,
              const std::vector<double> &weight)
{
    struct Pool {
        double sum;
        double weight;
        std::size_t size;
        [[nodiscard]] double mean() const { return sum / weight; }
    };
    std::vector<double> shift(row.size(), 0);
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) {
            const double gap = (graph.width[row[i - 1]] + graph.width[row[i]]) / 2 + columnGap;
            shift[i] = shift[i - 1] + gap;
        }
        pools.push_back({(wanted[i] - shift[i]) * weight[i], weight[i], 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back().sum += last.sum;
            pools.back().weight += last.weight;
            pools.back().size += last.size;
        }
    }
    std::size_t i = 0;
    for (const Pool &pool : pools) {
        for (const std::size_t end = i + pool.size; i < end; ++i)
            graph.x[row[i]] = pool.mean() + shift[i];
    }
}

void placeRowByNeighbours(Layered &graph, const std::vector<std::uint32_t> &row, bool byAbove, bool byBoth)
{
    std::vector<double> wanted;
    std::vector<double> weight;
    for (const std::uint32_t v : row) {
        double sum = 0;
        double total = 0;
        const auto take = [&](std::uint32_t other) {
            const double straight = v >= graph.real && other >= graph.real ? 4 : 1;
            sum += graph.x[other] * straight;
            total += straight;
        };
        if (byAbove || byBoth) {
            for (const std::uint32_t e : graph.in.of(v))
                take(graph.edges[e].first);
        }
        if (!byAbove || byBoth) {
            for (const std::uint32_t e : graph.out.of(v))
                take(graph.edges[e].second);
        }
        wanted.push_back(total > 0 ? sum / total : graph.x[v]);
        weight.push_back(total > 0 ? total : 0.1);
    }
    placeRow(graph, row, wanted, weight);
}

void firstPlaces(Layered &graph)
{
    graph.x.assign(graph.rank.size(), 0);
    for (const auto &row : graph.rows) {
        double total = -columnGap;
        for (const std::uint32_t v : row)
            total += graph.width[v] + columnGap;
        double left = -total / 2;
        for (const std::uint32_t v : row) {
            graph.x[v] = left + graph.width[v] / 2;
            left += graph.width[v] + columnGap;
        }
    }
}

} // namespace

void isolateEnds(const Block &block, RankedBlock &ranked)
{
    std::uint32_t highest = 0;
    for (std::uint32_t &rank : ranked.rank) {
        ++rank;
        highest = std::max(highest, rank);
    }
    if (block.top != noVertex)
        ranked.rank[block.top] = 0;
    if (block.bottom != noVertex)
        ranked.rank[block.bottom] = highest + 1;
    std::vector<std::uint32_t> closed(highest + 2, 0);
    for (const std::uint32_t rank : ranked.rank)
        closed[rank] = 1;
    std::uint32_t next = 0;
    for (std::uint32_t &row : closed)
        row = row != 0 ? next++ : 0;
    for (std::uint32_t &rank : ranked.rank)
        rank = closed[rank];
    ranked.ranks = next;
}

Result<RankedBlock> gridLayout(const Block &block, const TaskContext &context)
{
    Layered graph = layered(block);
    for (int sweep = 0; sweep < orderSweeps; ++sweep) {
        const bool down = sweep % 2 == 0;
        for (std::size_t i = 0; i < graph.rows.size(); ++i) {
            if (context.isStopped())
                return fail(TaskContext::cancelled());
            sortRow(graph, graph.rows[down ? i : graph.rows.size() - 1 - i], down);
        }
    }
    firstPlaces(graph);
    for (int sweep = 0; sweep < placeSweeps; ++sweep) {
        const bool down = sweep % 2 == 0;
        for (std::size_t i = 0; i < graph.rows.size(); ++i) {
            if (context.isStopped())
                return fail(TaskContext::cancelled());
            placeRowByNeighbours(graph, graph.rows[down ? i : graph.rows.size() - 1 - i], down,
                                 sweep >= placeSweeps - 2);
        }
    }
    RankedBlock out;
    out.ranks = static_cast<std::uint32_t>(graph.rows.size());
    out.rank.assign(graph.rank.begin(), graph.rank.begin() + static_cast<std::ptrdiff_t>(graph.real));
    out.x.assign(graph.x.begin(), graph.x.begin() + static_cast<std::ptrdiff_t>(graph.real));
    return out;
}

} // namespace espalier
