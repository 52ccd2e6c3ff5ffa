// SPDX-License-Identifier: Apache-2.0
// Tries four places for each label and takes the first that is free.
#include "widgets/canvas/edge_labels.h"

#include "widgets/canvas/bezier.h"
#include "widgets/canvas/frame_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace espalier {

namespace {

constexpr double off = 7; ///< from the stretch to the text
constexpr double aboveBox = 10; ///< of the baseline over the box
constexpr double ascent = 9;
constexpr double descent = 2;

/// Rectangles in cells, to which more are added all the time.
class Occupied {
public:
    void add(const QRectF &rect)
    {
        forEachCell(rect, [&](std::pair<int, int> cell) { m_cells[cell].push_back(rect); });
    }
    [[nodiscard]] bool meets(const QRectF &rect) const
    {
        bool found = false;
        forEachCell(rect, [&](std::pair<int, int> cell) {
            const auto at = m_cells.find(cell);
            found = found
                || (at != m_cells.end()
                    && std::any_of(at->second.begin(), at->second.end(),
                                   [&](const QRectF &other) { return other.intersects(rect); }));
        });
        return found;
    }

private:
    template <class Visit> static void forEachCell(const QRectF &rect, Visit &&visit)
    {
        constexpr double size = 256;
        for (int x = static_cast<int>(std::floor(rect.left() / size)); x <= std::floor(rect.right() / size);
             ++x) {
            for (int y = static_cast<int>(std::floor(rect.top() / size));
                 y <= std::floor(rect.bottom() / size); ++y)
                visit(std::pair{x, y});
        }
    }

    std::map<std::pair<int, int>, std::vector<QRectF>> m_cells;
};

bool segmentMeets(QPointF a, QPointF b, const QRectF &rect)
{
    // Liang and Barsky: the part of the segment inside all four half planes.
    double from = 0;
    double to = 1;
    const auto clip = [&](double p, double q) {
        if (p == 0)
            return q >= 0;
        const double t = q / p;
        if (p < 0)
            from = std::max(from, t);
        else
            to = std::min(to, t);
        return from <= to;
    };
    const QPointF d = b - a;
    return clip(-d.x(), a.x() - rect.left()) && clip(d.x(), rect.right() - a.x())
        && clip(-d.y(), a.y() - rect.top()) && clip(d.y(), rect.bottom() - a.y());
}

class Placer {
public:
    explicit Placer(Frame &frame) : m_frame(frame) { }

    void run()
    {
        std::map<std::pair<BoxIndex, ValueId>, std::vector<std::uint32_t>> forks;
        for (std::uint32_t i = 0; i < m_frame.edges.size(); ++i)
            forks[{m_frame.edges[i].from, m_frame.edges[i].value}].push_back(i);
        for (const auto &[stem, edges] : forks) {
            if (edges.size() > 1 && placeAtStem(edges))
                continue;
            for (const std::uint32_t index : edges)
                place(index);
        }
    }

private:
    /// `1x64x40x40` under the box says it for each of its edges that leaves from about the same point.
    bool placeAtStem(const std::vector<std::uint32_t> &edges)
    {
        FrameEdge &first = m_frame.edges[edges.front()];
        if (first.label.text.isEmpty() || first.points.empty() || repeatsAbove(first))
            return repeatsAbove(first);
        const double width = textWidth(first.label.text, TextKind::Label);
        const double y = m_frame.boxes[first.from].rect.bottom() + ascent + 4;
        double right = first.points.front().x();
        double left = right;
        for (const std::uint32_t index : edges) {
            right = std::max(right, m_frame.edges[index].points.front().x());
            left = std::min(left, m_frame.edges[index].points.front().x());
        }
        return tryAt(first, {right + off, y}, width) || tryAt(first, {left - off - width, y}, width);
    }

    /// The only input of a box on a straight chain that already shows this shape.
    [[nodiscard]] bool repeatsAbove(const FrameEdge &edge) const
    {
        const FrameEdge *above = nullptr;
        for (const std::uint32_t index : m_frame.edgesOf[edge.from]) {
            const FrameEdge &other = m_frame.edges[index];
            if (other.to != edge.from)
                continue;
            if (above != nullptr)
                return false;
            above = &other;
        }
        if (above == nullptr || above->label.text != edge.label.text || above->points.empty()
            || edge.points.empty())
            return false;
        const bool isStraight = std::abs(above->points.front().x() - edge.points.back().x()) < 1;
        return isStraight;
    }

    void place(std::uint32_t index)
    {
        FrameEdge &edge = m_frame.edges[index];
        if (edge.label.text.isEmpty() || edge.points.size() < 4 || repeatsAbove(edge))
            return;
        const double width = textWidth(edge.label.text, TextKind::Label);
        const QPointF tip = edge.points.back();
        const QPointF start = edge.points.front();
        // The bend comes from the side of the start, so the text stands on the other side.
        const bool isRight = tip.x() >= start.x();
        const double right = tip.x() + off;
        const double left = tip.x() - off - width;
        const double last = tip.y() - aboveBox;
        if (tryAt(edge, {isRight ? right : left, last}, width)
            || tryAt(edge, {isRight ? left : right, last}, width))
            return;
        const double first = start.y() + ascent + 4;
        if (tryAt(edge, {start.x() + off, first}, width)
            || tryAt(edge, {start.x() - off - width, first}, width))
            return;
        const std::vector<QPointF> line = flattened(edge.points);
        const QPointF middle = line[line.size() / 2];
        if (!tryAt(edge, {middle.x() + off, middle.y() + 4}, width))
            (void)tryAt(edge, {middle.x() - off - width, middle.y() + 4}, width);
    }

    bool tryAt(FrameEdge &edge, QPointF baseline, double width)
    {
        const QRectF rect(baseline.x(), baseline.y() - ascent, width, ascent + descent);
        if (!isFree(rect))
            return false;
        edge.label.baseline = baseline;
        edge.label.rect = rect;
        edge.label.isPlaced = true;
        m_labels.add(rect);
        return true;
    }

    [[nodiscard]] bool isFree(const QRectF &rect) const
    {
        if (m_labels.meets(rect))
            return false;
        // Rings and badges stand out of their boxes.
        const QRectF wide = rect.adjusted(-2, -3, 2, 3);
        for (const std::uint32_t index : m_frame.boxIndex.in(wide)) {
            const FrameBox &box = m_frame.boxes[index];
            if (box.kind != LayoutBox::Kind::Frame)
                return false;
            if (!box.rect.contains(wide) || wide.top() < box.rect.top() + 20)
                return false;
        }
        for (const std::uint32_t index : m_frame.edgeIndex.in(wide)) { // the halo would hide the line
            const std::vector<QPointF> line = flattened(m_frame.edges[index].points);
            for (std::size_t i = 1; i < line.size(); ++i) {
                if (segmentMeets(line[i - 1], line[i], wide))
                    return false;
            }
        }
        return m_frame.stubIndex.in(rect).empty();
    }

    Frame &m_frame;
    Occupied m_labels;
};

} // namespace

void placeLabels(Frame &frame)
{
    Placer(frame).run();
}

} // namespace espalier
