// SPDX-License-Identifier: Apache-2.0
// Parts, pieces, buses and columns of graphs small enough to be thought through by hand.
#include "model/layout/biconnected.h"
#include "model/layout/decompose.h"
#include "model/layout/find_buses.h"
#include "model/layout/graphviz_layout.h"
#include "model/layout/grid_layout.h"
#include "model/layout/wrap_columns.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <random>
#include <set>

using namespace espalier;

namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Each edge carries the value of the vertex it leaves.
FlatGraph graphOf(std::size_t vertices, const Pairs &edges)
{
    FlatGraph graph;
    graph.vertices.assign(vertices, {88, 36});
    for (const auto &[from, to] : edges)
        graph.edges.push_back({from, to, from});
    return graph;
}

std::vector<bool> allOf(const FlatGraph &graph)
{
    return std::vector<bool>(graph.edges.size(), true);
}

/// Blocks of four vertices in a row: 3i forks to two that join at 3i + 3.
Pairs diamonds(std::uint32_t count)
{
    Pairs out;
    for (std::uint32_t i = 0; i < 3 * count; i += 3) {
        for (const auto &edge : Pairs{{i, i + 1}, {i, i + 2}, {i + 1, i + 3}, {i + 2, i + 3}})
            out.push_back(edge);
    }
    return out;
}

Block randomBlock(std::uint32_t vertices, std::uint32_t seed)
{
    std::mt19937 random(seed);
    Block block;
    block.vertices.push_back({120, 36});
    for (std::uint32_t v = 1; v < vertices; ++v) {
        block.vertices.push_back({88.0 + 8.0 * static_cast<double>(random() % 13), 36});
        block.edges.emplace_back(random() % v, v);
        if (random() % 2 == 0)
            block.edges.emplace_back(random() % v, v);
    }
    std::sort(block.edges.begin(), block.edges.end());
    block.edges.erase(std::unique(block.edges.begin(), block.edges.end()), block.edges.end());
    block.top = 0;
    return block;
}

void isSound(const Block &block, const RankedBlock &ranked)
{
    REQUIRE(ranked.rank.size() == block.vertices.size());
    for (const auto &[from, to] : block.edges)
        CHECK(ranked.rank[from] < ranked.rank[to]);
    for (std::size_t a = 0; a < ranked.x.size(); ++a) {
        CHECK(ranked.rank[a] < ranked.ranks);
        for (std::size_t b = 0; b < a; ++b) {
            const double least = (block.vertices[a].width + block.vertices[b].width) / 2 + columnGap / 2;
            if (ranked.rank[a] == ranked.rank[b] && std::abs(ranked.x[a] - ranked.x[b]) < least)
                FAIL("boxes " << a << " and " << b << " of row " << ranked.rank[a] << " are too close");
        }
        if (a != block.top)
            CHECK(ranked.rank[a] > ranked.rank[block.top]);
    }
}

} // namespace

TEST_CASE("biconnected parts meet in single vertices and hold each edge once", "[layout]")
{
    // 0 → 1 is a bridge, 1…4 a diamond, 4 → 5 a bridge, 6 stands alone.
    const FlatGraph graph = graphOf(7, {{0, 1}, {1, 2}, {1, 3}, {2, 4}, {3, 4}, {4, 5}});
    const BiconnectedForest forest = biconnectedParts(graph, allOf(graph), {0, 1, 2, 3, 4, 5, 6});
    REQUIRE(forest.parts.size() == 3);
    CHECK(forest.roots == std::vector<std::uint32_t>{0, 6});
    // Children before parents.
    CHECK(forest.parts[0].vertices == std::vector<std::uint32_t>{4, 5});
    CHECK(forest.parts[1].vertices.front() == 1);
    CHECK(forest.parts[1].vertices.size() == 4);
    CHECK(forest.parts[2].vertices == std::vector<std::uint32_t>{0, 1});
    CHECK(forest.partOf[3] == 1);
}

TEST_CASE("a row of diamonds is cut into one piece each", "[layout]")
{
    const FlatGraph graph = graphOf(3 * 5 + 1, diamonds(5));
    const Decomposition cut = decompose(graph, allOf(graph));
    REQUIRE(cut.strips.size() == 1);
    REQUIRE(cut.strips[0].pieces.size() == 5);
    for (std::uint32_t i = 0; i < 5; ++i) {
        const Piece &piece = cut.strips[0].pieces[i];
        CHECK(piece.vertices == std::vector<std::uint32_t>{3 * i, 3 * i + 1, 3 * i + 2, 3 * i + 3});
        CHECK(piece.top == 3 * i);
        CHECK(piece.bottom == (i < 4 ? 3 * i + 3 : noVertex));
    }
}

TEST_CASE("what is small stays with the piece it hangs on, what is large becomes a strip", "[layout]")
{
    // Two chains fork at 0; the shorter one of `side` vertices hangs at the longer one of 400.
    const auto strips = [](std::uint32_t side) {
        Pairs edges;
        for (std::uint32_t v = 1; v < 400; ++v)
            edges.emplace_back(v - 1, v);
        for (std::uint32_t v = 0; v < side; ++v)
            edges.emplace_back(v == 0 ? 7 : 399 + v, 400 + v);
        const FlatGraph graph = graphOf(400 + side, edges);
        return decompose(graph, allOf(graph)).strips;
    };
    CHECK(strips(20).size() == 1);
    const std::vector<Strip> two = strips(200);
    REQUIRE(two.size() == 2);
    CHECK(two[1].parent == 0);
    CHECK(two[1].attachedTo == 400); // 7 is where both begin
    CHECK_FALSE(two[1].isUp);
    CHECK(two[1].pieces.size() == 199);
}

TEST_CASE("every vertex and edge of random graphs is in the pieces", "[layout]")
{
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        std::mt19937 random(seed);
        const std::uint32_t count = 20 + 40 * seed;
        Pairs edges;
        for (std::uint32_t v = 1; v < count; ++v) {
            if (random() % 10 != 0)
                edges.emplace_back(v - 1 - random() % std::min(v, 4U), v);
            if (random() % 6 == 0)
                edges.emplace_back(random() % v, v);
        }
        std::sort(edges.begin(), edges.end());
        edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
        const FlatGraph graph = graphOf(count, edges);
        const Decomposition cut = decompose(graph, allOf(graph));
        std::set<std::uint32_t> vertices;
        std::multiset<std::uint32_t> pieceEdges;
        for (std::size_t s = 0; s < cut.strips.size(); ++s) {
            const Strip &strip = cut.strips[s];
            CHECK((strip.parent == noVertex || strip.parent < s));
            for (std::size_t p = 0; p < strip.pieces.size(); ++p) {
                const Piece &piece = strip.pieces[p];
                vertices.insert(piece.vertices.begin(), piece.vertices.end());
                pieceEdges.insert(piece.edges.begin(), piece.edges.end());
                for (const std::uint32_t e : piece.edges) {
                    CHECK(graph.edges[e].to != piece.top);
                    CHECK(graph.edges[e].from != piece.bottom);
                }
                if (p > 0)
                    CHECK(piece.top == strip.pieces[p - 1].bottom);
            }
        }
        CHECK(vertices.size() == count);
        CHECK(pieceEdges.size() == edges.size());
        CHECK(std::set<std::uint32_t>(pieceEdges.begin(), pieceEdges.end()).size() == edges.size());
    }
}

TEST_CASE("more than six consumers make a bus", "[layout]")
{
    for (const std::uint32_t consumers : {6U, 7U}) {
        Pairs edges;
        for (std::uint32_t i = 1; i <= consumers; ++i)
            edges.emplace_back(0, i);
        CHECK(findBuses(graphOf(consumers + 1, edges)).front() == (consumers > 6));
    }
}

TEST_CASE("a tensor that passes more than eight blocks is a bus", "[layout]")
{
    // It leaves vertex 0 and is read again behind `passed` of the twelve diamonds.
    const auto isBus = [](std::uint32_t passed) -> bool {
        FlatGraph graph = graphOf(3 * 12 + 1, diamonds(12));
        graph.edges.push_back({0, 3 * passed, 100});
        return findBuses(graph)[100];
    };
    CHECK_FALSE(isBus(8));
    CHECK(isBus(9));
}

TEST_CASE("a second input that is read late is no bus", "[layout]")
{
    FlatGraph graph = graphOf(3 * 12 + 2, diamonds(12));
    graph.edges.push_back({37, 36, 37}); // vertex 37 feeds the last one
    for (FlatEdge &edge : graph.edges) { // vertices must be in topological order: put it first
        edge.from = edge.from == 37 ? 0 : edge.from + 1;
        edge.to += 1;
        edge.value = edge.from;
    }
    const std::vector<bool> buses = findBuses(graph);
    CHECK(std::find(buses.begin(), buses.end(), true) == buses.end());
}

TEST_CASE("dot and the layered layout keep rows, gaps and the top", "[layout][threads]")
{
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        const Block block = randomBlock(10 + 12 * seed, seed);
        INFO("seed " << seed);
        const auto drawn = graphvizLayout(std::make_shared<const Block>(block));
        REQUIRE(drawn);
        isSound(block, *drawn);
        const auto layered = gridLayout(block);
        REQUIRE(layered);
        isSound(block, *layered);
    }
}

TEST_CASE("a picture is wrapped where few edges pass", "[layout]")
{
    // Rows of six boxes, but one box each in the last two of every ten rows.
    std::vector<Rect> rects;
    Pairs edges;
    const auto boxesIn = [](std::uint32_t row) { return row % 10 < 8 ? 6U : 1U; };
    for (std::uint32_t row = 0; row < 60; ++row) {
        const auto first = static_cast<std::uint32_t>(rects.size());
        for (std::uint32_t i = 0; i < boxesIn(row); ++i)
            rects.push_back({110.0 * i, 60.0 * row, 88, 36});
        if (row == 0)
            continue;
        const std::uint32_t above = boxesIn(row - 1);
        for (std::uint32_t i = 0; i < std::max(boxesIn(row), above); ++i)
            edges.emplace_back(first - above + std::min(i, above - 1), first + std::min(i, boxesIn(row) - 1));
    }
    const FlatGraph graph = graphOf(rects.size(), edges);
    const Columns columns = findColumns(graph, rects, allOf(graph), {848, 576});
    REQUIRE(columns.areas.size() > 1);
    std::size_t changes = 0;
    for (const auto &[from, to] : edges)
        changes += columns.columnOf[from] != columns.columnOf[to] ? 1 : 0;
    CHECK(changes == columns.areas.size() - 1); // one edge from column to column
    for (std::size_t c = 1; c < columns.areas.size(); ++c)
        CHECK(columns.areas[c].x > columns.areas[c - 1].right());
    CHECK(findColumns(graph, rects, allOf(graph), {0, 0}).areas.size() == 1);
    CHECK(findColumns(graph, rects, allOf(graph), {848, 5000}).areas.size() == 1);
}
