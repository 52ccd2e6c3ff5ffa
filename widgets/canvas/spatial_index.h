// SPDX-License-Identifier: Apache-2.0
// Finds the rectangles near a place without looking at all of them.
#pragma once

#include <QRectF>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

namespace espalier {

/// A grid of square cells over fixed rectangles. Rectangles that span very many cells are kept apart and
/// looked at every time. Immutable after it is made; any thread may ask.
class SpatialIndex {
public:
    SpatialIndex() = default;
    explicit SpatialIndex(const std::vector<QRectF> &rects, double cell = 384) : m_rects(rects), m_cell(cell)
    {
        for (const QRectF &rect : rects)
            m_bounds = m_bounds.isNull() ? rect : m_bounds.united(rect);
        while (m_bounds.width() / m_cell * (m_bounds.height() / m_cell) > 1e6)
            m_cell *= 2;
        m_columns = static_cast<int>(m_bounds.width() / m_cell) + 1;
        m_rows = static_cast<int>(m_bounds.height() / m_cell) + 1;
        m_starts.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows) + 1, 0);
        // Counting sort: first the length of each cell's run, then the runs themselves.
        for (const QRectF &rect : rects)
            forEachCell(rect, [&](std::size_t cellIndex) { ++m_starts[cellIndex + 1]; });
        for (std::size_t i = 1; i < m_starts.size(); ++i)
            m_starts[i] += m_starts[i - 1];
        m_items.resize(m_starts.back());
        std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
        for (std::size_t i = 0; i < rects.size(); ++i) {
            if (isLarge(span(rects[i])))
                m_large.push_back(static_cast<std::uint32_t>(i));
            forEachCell(rects[i], [&](std::size_t cellIndex) {
                m_items[next[cellIndex]++] = static_cast<std::uint32_t>(i);
            });
        }
    }

    /// Calls `visit(index)` once for each rectangle that touches `area`, in ascending order.
    template <class Visit> void forEachIn(const QRectF &area, Visit &&visit) const
    {
        for (const std::uint32_t index : in(area))
            visit(index);
    }

    [[nodiscard]] std::vector<std::uint32_t> in(const QRectF &area) const
    {
        std::vector<std::uint32_t> found;
        if (m_rects.empty())
            return found;
        if (area.contains(m_bounds)) {
            found.resize(m_rects.size());
            std::iota(found.begin(), found.end(), 0U);
            return found;
        }
        const auto touches = [&](std::uint32_t index) {
            const QRectF &r = m_rects[index];
            return r.left() <= area.right() && r.right() >= area.left() && r.top() <= area.bottom()
                && r.bottom() >= area.top();
        };
        for (const std::uint32_t index : m_large) {
            if (touches(index))
                found.push_back(index);
        }
        const Span asked = span(area);
        for (int y = asked.top; y <= asked.bottom; ++y) {
            for (int x = asked.left; x <= asked.right; ++x) {
                const std::size_t cellIndex = cellAt(x, y);
                for (std::uint32_t i = m_starts[cellIndex]; i < m_starts[cellIndex + 1]; ++i) {
                    // Reported by the first of its cells that is asked for.
                    const Span own = span(m_rects[m_items[i]]);
                    if (x == std::max(own.left, asked.left) && y == std::max(own.top, asked.top)
                        && touches(m_items[i]))
                        found.push_back(m_items[i]);
                }
            }
        }
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    struct Span {
        int left, top, right, bottom;
    };

    [[nodiscard]] Span span(const QRectF &rect) const
    {
        const auto column = [&](double x) {
            return static_cast<int>(std::clamp((x - m_bounds.left()) / m_cell, 0.0, m_columns - 1.0));
        };
        const auto row = [&](double y) {
            return static_cast<int>(std::clamp((y - m_bounds.top()) / m_cell, 0.0, m_rows - 1.0));
        };
        return {column(rect.left()), row(rect.top()), column(rect.right()), row(rect.bottom())};
    }
    [[nodiscard]] static bool isLarge(const Span &s)
    {
        return (s.right - s.left + 1) * (s.bottom - s.top + 1) > 64;
    }
    [[nodiscard]] std::size_t cellAt(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns)
            + static_cast<std::size_t>(x);
    }
    template <class Visit> void forEachCell(const QRectF &rect, Visit &&visit) const
    {
        const Span s = span(rect);
        if (isLarge(s))
            return;
        for (int y = s.top; y <= s.bottom; ++y) {
            for (int x = s.left; x <= s.right; ++x)
                visit(cellAt(x, y));
        }
    }

    std::vector<QRectF> m_rects;
    QRectF m_bounds;
    double m_cell = 384;
    int m_columns = 1;
    int m_rows = 1;
    std::vector<std::uint32_t> m_starts; ///< by cell, one more than there are cells
    std::vector<std::uint32_t> m_items;
    std::vector<std::uint32_t> m_large;
};

} // namespace espalier
