// SPDX-License-Identifier: Apache-2.0
// The walk from boxes and lines to places: buses out, cut, lay out each kind of block once, stack, wrap,
// draw.
#include "model/layout/flat_layout.h"

#include "model/layout/decompose.h"
#include "model/layout/draw_edges.h"
#include "model/layout/find_buses.h"
#include "model/layout/find_lanes.h"
#include "model/layout/graphviz_layout.h"
#include "model/layout/grid_layout.h"
#include "model/layout/place_strips.h"
#include "model/layout/wrap_columns.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

using RankedPieces = std::vector<std::vector<std::shared_ptr<const RankedBlock>>>;

constexpr std::uint32_t mostInRun = 64; ///< single boxes under each other that count as one block

Block blockOf(const FlatGraph &graph, const Piece &piece)
{
    Block block;
    const auto local = [&](std::uint32_t v) {
        return static_cast<std::uint32_t>(std::lower_bound(piece.vertices.begin(), piece.vertices.end(), v)
                                          - piece.vertices.begin());
    };
    for (const std::uint32_t v : piece.vertices)
        block.vertices.push_back(graph.vertices[v]);
    for (const std::uint32_t e : piece.edges) {
        const std::uint32_t a = local(graph.edges[e].from);
        const std::uint32_t b = local(graph.edges[e].to);
        block.edges.emplace_back(std::min(a, b), std::max(a, b));
    }
    block.edges.erase(std::unique(block.edges.begin(), block.edges.end()), block.edges.end());
    if (piece.top != noVertex)
        block.top = local(piece.top);
    if (piece.bottom != noVertex)
        block.bottom = local(piece.bottom);
    return block;
}

/// All that the layout of a block depends on; sizes in quarters of a pixel.
std::vector<std::uint32_t> keyOf(const Block &block)
{
    std::vector<std::uint32_t> key{static_cast<std::uint32_t>(block.vertices.size()), block.top,
                                   block.bottom};
    for (const FlatVertex &vertex : block.vertices) {
        key.push_back(static_cast<std::uint32_t>(std::lround(vertex.width * 4)));
        key.push_back(static_cast<std::uint32_t>(std::lround(vertex.height * 4)));
    }
    for (const auto &[from, to] : block.edges) {
        key.push_back(from);
        key.push_back(to);
    }
    return key;
}

/// One box, or two under each other: too many in chains to be kept one by one.
std::shared_ptr<const RankedBlock> columnOf(std::uint32_t boxes)
{
    static const auto one = std::make_shared<const RankedBlock>(RankedBlock{{0}, {0}, 1});
    static const auto two = std::make_shared<const RankedBlock>(RankedBlock{{0, 1}, {0, 0}, 2});
    return boxes == 1 ? one : two;
}

Result<std::shared_ptr<const RankedBlock>> layoutBlock(Block block, const TaskContext &context)
{
    const auto shared = std::make_shared<const Block>(std::move(block));
    if (isSmallEnoughForGraphviz(*shared)) {
        Result<RankedBlock> drawn = graphvizLayout(shared, context);
        if (drawn)
            return std::make_shared<const RankedBlock>(std::move(*drawn));
        if (drawn.error().code == ErrorCode::Cancelled)
            return fail(drawn.error());
    }
    Result<RankedBlock> placed = gridLayout(*shared, context);
    if (!placed)
        return fail(placed.error());
    return std::make_shared<const RankedBlock>(std::move(*placed));
}

Result<RankedPieces> layoutPieces(const FlatGraph &graph, const Decomposition &cut, const BlockStore &known,
                                  BlockStore &used, const TaskContext &context)
{
    RankedPieces out(cut.strips.size());
    std::size_t done = 0;
    for (std::size_t s = 0; s < cut.strips.size(); ++s) {
        for (const Piece &piece : cut.strips[s].pieces) {
            if (context.isStopped())
                return fail(TaskContext::cancelled());
            done += piece.vertices.size();
            const bool isPair = piece.vertices.size() == 2 && !piece.edges.empty();
            if (piece.vertices.size() == 1 || isPair) {
                out[s].push_back(columnOf(isPair ? 2 : 1));
                continue;
            }
            Block block = blockOf(graph, piece);
            std::vector<std::uint32_t> key = keyOf(block);
            if (const auto found = used.find(key); found != used.end()) {
                out[s].push_back(found->second);
                continue;
            }
            if (const auto found = known.find(key); found != known.end()) {
                out[s].push_back(found->second);
            } else {
                context.report(static_cast<double>(done) / static_cast<double>(graph.vertices.size()),
                               "Laying out blocks");
                auto placed = layoutBlock(std::move(block), context);
                if (!placed)
                    return fail(placed.error());
                out[s].push_back(std::move(*placed));
            }
            used.emplace(std::move(key), out[s].back());
        }
    }
    return out;
}

/// Numbers of blocks along the strips; boxes that just follow each other share one.
void numberBlocks(const Decomposition &cut, const PlacedGraph &placed, FlatLayout &out)
{
    out.block.assign(out.rects.size(), noVertex);
    out.rank.assign(out.rects.size(), 0);
    for (std::size_t s = 0; s < cut.strips.size(); ++s) {
        std::uint32_t run = 0; // boxes in the run of pairs that goes on
        for (std::size_t p = 0; p < cut.strips[s].pieces.size(); ++p) {
            const Piece &piece = cut.strips[s].pieces[p];
            const bool isPair = piece.vertices.size() <= 2;
            if (!isPair || run == 0 || run >= mostInRun) {
                ++out.blocks;
                run = 0;
            }
            for (std::size_t i = 0; i < piece.vertices.size(); ++i) {
                const std::uint32_t v = piece.vertices[i];
                if (out.block[v] != noVertex)
                    continue;
                out.block[v] = out.blocks - 1;
                out.rank[v] = run + placed.pieces[s][p].rowOf[i];
            }
            run = isPair ? run + 1 : 0;
        }
    }
}

} // namespace

Result<FlatLayout> layoutFlat(const FlatGraph &graph, const Proportions &canvas, const BlockStore &known,
                              BlockStore &used, const TaskContext &context)
{
    FlatLayout out;
    out.isBus = findBuses(graph);
    std::vector<bool> isKept; // no bus
    std::vector<bool> isDrawn;
    std::vector<std::uint32_t> consumers(graph.vertices.size(), 0);
    std::vector<Dependency> dependencies;
    for (const FlatEdge &edge : graph.edges) {
        isKept.push_back(!out.isBus[edge.value]);
        isDrawn.push_back(isKept.back() && edge.isDrawn);
        if (isKept.back())
            ++consumers[edge.from];
        else
            dependencies.push_back({edge.from, edge.to});
    }
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    const Decomposition cut = decompose(graph, isKept);
    auto ranked = layoutPieces(graph, cut, known, used, context.part(0, 0.8));
    if (!ranked)
        return fail(ranked.error());
    std::vector<bool> isFork;
    for (const std::uint32_t count : consumers)
        isFork.push_back(count > 2);
    PlacedGraph placed = placeStrips(graph, cut, *ranked, isFork, dependencies);
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    context.report(0.85, "Routing edges");
    std::vector<Way> ways(graph.edges.size());
    for (std::size_t s = 0; s < cut.strips.size(); ++s) {
        for (std::size_t p = 0; p < cut.strips[s].pieces.size(); ++p) {
            if (context.isStopped())
                return fail(TaskContext::cancelled());
            const Piece &piece = cut.strips[s].pieces[p];
            std::vector<Way> found = findLanes(graph, piece, placed.pieces[s][p], placed.rects, context);
            for (std::size_t i = 0; i < found.size(); ++i)
                ways[piece.edges[i]] = std::move(found[i]);
        }
    }
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    out.edges = drawEdges(graph, placed.rects, ways, isDrawn);
    out.rects = std::move(placed.rects);
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    numberBlocks(cut, placed, out);
    applyColumns(graph, findColumns(graph, out.rects, isDrawn, canvas), out);
    return out;
}

} // namespace espalier
