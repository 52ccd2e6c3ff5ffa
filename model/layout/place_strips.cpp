// SPDX-License-Identifier: Apache-2.0
// Coordinates of a strip count from the vertex it hangs on: x from its middle, y from its lower edge (upper
// edge for strips that go up). A strip that stands alone counts from its first row.
#include "model/layout/place_strips.h"

#include "model/layout/silhouette.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

constexpr double mostDrift = 120; ///< of a piece's middle from the strip's axis
constexpr double stripGap = 66; ///< room for edges at both sides and for the stubs of buses
constexpr double widest = 6000; ///< graphs without connection are put side by side up to here

class Placer {
public:
    Placer(const FlatGraph &graph, const Decomposition &decomposition,
           const std::vector<std::vector<std::shared_ptr<const RankedBlock>>> &ranked,
           const std::vector<bool> &isFork)
        : m_graph(graph), m_strips(decomposition.strips), m_ranked(ranked), m_isFork(isFork),
          m_hasIn(graph.vertices.size(), false), m_hasOut(graph.vertices.size(), false),
          m_stripOf(graph.vertices.size(), noVertex), m_silhouettes(m_strips.size()),
          m_offsets(m_strips.size(), Point{}), m_tree(m_strips.size(), 0),
          m_treePlace(m_strips.size(), Point{})
    {
        for (const FlatEdge &edge : graph.edges) {
            m_hasOut[edge.from] = true;
            m_hasIn[edge.to] = true;
        }
        m_out.rects.resize(graph.vertices.size());
        m_out.pieces.resize(m_strips.size());
    }

    PlacedGraph run(const std::vector<Dependency> &dependencies)
    {
        for (std::uint32_t s = 0; s < m_strips.size(); ++s)
            stack(s);
        hang();
        for (std::uint32_t s = 0; s < m_strips.size(); ++s) {
            const std::uint32_t parent = m_strips[s].parent;
            m_tree[s] = parent == noVertex ? s : m_tree[parent];
            if (parent != noVertex)
                m_offsets[s] = {m_offsets[s].x + m_offsets[parent].x, m_offsets[s].y + m_offsets[parent].y};
        }
        placeTrees(dependencies);
        move();
        return std::move(m_out);
    }

private:
    /// Rows of a piece with y from its first row's top.
    [[nodiscard]] PlacedPiece rowsOf(const Piece &piece, const RankedBlock &ranked) const
    {
        PlacedPiece out;
        out.rows.resize(ranked.ranks);
        out.rowOf = ranked.rank;
        std::vector<bool> hasFork(ranked.ranks, false);
        for (std::size_t i = 0; i < piece.vertices.size(); ++i) {
            const std::uint32_t v = piece.vertices[i];
            PlacedRow &row = out.rows[ranked.rank[i]];
            row.vertices.push_back(static_cast<std::uint32_t>(i));
            row.bottom = std::max(row.bottom, m_graph.vertices[v].height);
            if (m_isFork[v])
                hasFork[ranked.rank[i]] = true;
        }
        double y = 0;
        for (std::size_t r = 0; r < out.rows.size(); ++r) {
            PlacedRow &row = out.rows[r];
            row.top = y;
            row.bottom += y;
            y = row.bottom + (hasFork[r] ? forkGap : rankGap);
            std::sort(row.vertices.begin(), row.vertices.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return ranked.x[a] < ranked.x[b]; });
            for (std::uint32_t &v : row.vertices)
                v = piece.vertices[v];
        }
        return out;
    }

    /// Stacks from the vertex that the strip hangs on, or from the top.
    void stack(std::uint32_t s)
    {
        const Strip &strip = m_strips[s];
        const bool hangs = strip.parent != noVertex;
        m_out.pieces[s].resize(strip.pieces.size());
        for (std::size_t i = 0; i < strip.pieces.size(); ++i) {
            const std::size_t p = strip.isUp ? strip.pieces.size() - 1 - i : i;
            const Piece &piece = strip.pieces[p];
            const RankedBlock &ranked = *m_ranked[s][p];
            PlacedPiece placed = rowsOf(piece, ranked);
            const std::uint32_t near = strip.isUp ? piece.bottom : piece.top;
            const bool isPlaced = i > 0 || hangs; // `near` stands already
            Point known{0, 0}; // middle, and top (up: top too) of `near`
            if (i > 0)
                known = {m_out.rects[near].centre().x, m_out.rects[near].y};
            else if (hangs && !strip.isUp)
                known.y = -m_graph.vertices[near].height;
            const double dy = known.y - (strip.isUp ? placed.rows.back().top : placed.rows.front().top);
            for (PlacedRow &row : placed.rows) {
                row.top += dy;
                row.bottom += dy;
            }
            placePiece(s, piece, ranked, placed, isPlaced ? near : noVertex, near, known.x);
            m_out.pieces[s][p] = std::move(placed);
        }
    }

    void placePiece(std::uint32_t s, const Piece &piece, const RankedBlock &ranked, PlacedPiece &placed,
                    std::uint32_t standing, std::uint32_t near, double nearX)
    {
        Silhouette::Reach reach;
        double dx = 0;
        for (std::size_t i = 0; i < piece.vertices.size(); ++i) {
            const double half = m_graph.vertices[piece.vertices[i]].width / 2;
            if (piece.vertices[i] == near)
                dx = nearX - ranked.x[i];
            if (piece.vertices[i] != standing)
                reach.add(ranked.x[i] - half, ranked.x[i] + half);
        }
        if (reach.isEmpty())
            return;
        const double middle = (reach.left + reach.right) / 2;
        dx = std::round(std::clamp(dx, -mostDrift - middle, mostDrift - middle));
        for (std::size_t i = 0; i < piece.vertices.size(); ++i) {
            const std::uint32_t v = piece.vertices[i];
            if (v == standing)
                continue;
            const PlacedRow &row = placed.rows[ranked.rank[i]];
            const FlatVertex &size = m_graph.vertices[v];
            const double spare = row.bottom - row.top - size.height;
            const double y = row.top + (m_hasOut[v] && !m_hasIn[v] ? spare : 0);
            m_out.rects[v] = {ranked.x[i] + dx - size.width / 2, y, size.width, size.height};
            m_stripOf[v] = s;
        }
        placed.left = reach.left + dx;
        placed.right = reach.right + dx;
        std::size_t first = 0;
        std::size_t last = placed.rows.size() - 1;
        if (standing != noVertex && standing == piece.top)
            ++first;
        if (standing != noVertex && standing == piece.bottom && standing != piece.top)
            --last;
        if (first <= last)
            m_silhouettes[s].add(placed.rows[first].top, placed.rows[last].bottom, placed.left, placed.right);
    }

    /// Offsets of strips against the strips they hang on. Children stand behind their parents.
    void hang()
    {
        std::vector<std::vector<std::uint32_t>> children(m_strips.size());
        for (std::uint32_t s = 0; s < m_strips.size(); ++s) {
            if (m_strips[s].parent != noVertex)
                children[m_strips[s].parent].push_back(s);
        }
        const auto anchor = [&](std::uint32_t child) { return m_out.rects[m_strips[child].attachedTo]; };
        for (auto s = static_cast<std::uint32_t>(m_strips.size()); s-- > 0;) {
            // Lines to strips beside leave in the gap under (over) their vertex: the nearest to it comes
            // last.
            std::sort(children[s].begin(), children[s].end(), [&](std::uint32_t a, std::uint32_t b) {
                const double ya = m_strips[a].isUp ? anchor(a).y : -anchor(a).bottom();
                const double yb = m_strips[b].isUp ? anchor(b).y : -anchor(b).bottom();
                return ya != yb ? ya < yb : a < b;
            });
            for (const std::uint32_t child : children[s]) {
                const Rect at = anchor(child);
                const Silhouette &its = m_silhouettes[child];
                Point &offset = m_offsets[child];
                if (m_strips[child].isUp) {
                    offset.y = at.y;
                    offset.x = std::min(at.centre().x, m_silhouettes[s].leftOf(its, offset.y, stripGap));
                } else {
                    offset.y = at.bottom();
                    offset.x = std::max(at.centre().x, m_silhouettes[s].rightOf(its, offset.y, stripGap));
                }
                m_silhouettes[s].add(its, offset.x, offset.y);
                m_silhouettes[child] = {};
            }
        }
    }

    /// Puts the graphs that hang together by buses alone: under what they depend on, else side by side.
    void placeTrees(const std::vector<Dependency> &dependencies)
    {
        std::vector<std::vector<Dependency>> needs(m_strips.size());
        for (const Dependency &dependency : dependencies) {
            const std::uint32_t from = m_tree[m_stripOf[dependency.from]];
            const std::uint32_t to = m_tree[m_stripOf[dependency.to]];
            if (from < to)
                needs[to].push_back(dependency);
        }
        Silhouette all;
        for (std::uint32_t s = 0; s < m_strips.size(); ++s) {
            if (m_strips[s].parent != noVertex)
                continue;
            const Silhouette &its = m_silhouettes[s];
            Point at{0, -its.top()};
            for (const Dependency &need : needs[s]) {
                const Rect from = placed(need.from);
                const double least = from.bottom() + forkGap - placed(need.to).y; // m_offsets[s] is 0 still
                if (least > at.y)
                    at = {from.centre().x, least};
            }
            if (at.y > -its.top()) {
                if (!all.fits(its, at.x, at.y, stripGap))
                    at.x = all.rightOf(its, at.y, stripGap);
            } else if (!all.isEmpty()) {
                at.x = all.rightOf(its, at.y, stripGap);
                if (at.x > widest)
                    at = {all.whole().left - its.whole().left, all.bottom() + forkGap - its.top()};
            }
            all.add(its, at.x, at.y);
            m_silhouettes[s] = {};
            m_treePlace[s] = at;
        }
    }

    [[nodiscard]] Point shiftOf(std::uint32_t s) const
    {
        const Point tree = m_treePlace[m_tree[s]];
        return {m_offsets[s].x + tree.x, m_offsets[s].y + tree.y};
    }
    [[nodiscard]] Rect placed(std::uint32_t vertex) const
    {
        Rect out = m_out.rects[vertex];
        const Point shift = shiftOf(m_stripOf[vertex]);
        out.x += shift.x;
        out.y += shift.y;
        return out;
    }

    void move()
    {
        for (std::uint32_t v = 0; v < m_out.rects.size(); ++v)
            m_out.rects[v] = placed(v);
        for (std::uint32_t s = 0; s < m_strips.size(); ++s) {
            const Point shift = shiftOf(s);
            for (PlacedPiece &piece : m_out.pieces[s]) {
                piece.left += shift.x;
                piece.right += shift.x;
                for (PlacedRow &row : piece.rows) {
                    row.top += shift.y;
                    row.bottom += shift.y;
                }
            }
        }
    }

    const FlatGraph &m_graph;
    const std::vector<Strip> &m_strips;
    const std::vector<std::vector<std::shared_ptr<const RankedBlock>>> &m_ranked;
    const std::vector<bool> &m_isFork;
    std::vector<bool> m_hasIn;
    std::vector<bool> m_hasOut;
    std::vector<std::uint32_t> m_stripOf;
    std::vector<Silhouette> m_silhouettes;
    std::vector<Point> m_offsets;
    std::vector<std::uint32_t> m_tree;
    std::vector<Point> m_treePlace;
    PlacedGraph m_out;
};

} // namespace

PlacedGraph placeStrips(const FlatGraph &graph, const Decomposition &decomposition,
                        const std::vector<std::vector<std::shared_ptr<const RankedBlock>>> &ranked,
                        const std::vector<bool> &isFork, const std::vector<Dependency> &dependencies)
{
    return Placer(graph, decomposition, ranked, isFork).run(dependencies);
}

} // namespace espalier
