// SPDX-License-Identifier: Apache-2.0
// How far something reaches to the left and right at each height.
#pragma once

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <optional>

namespace espalier {

/// Heights are taken in bands; any height may be asked for. Time: bands touched.
class Silhouette {
public:
    struct Reach {
        double left = std::numeric_limits<double>::infinity();
        double right = -std::numeric_limits<double>::infinity();
        [[nodiscard]] bool isEmpty() const { return left > right; }
        void add(double from, double to)
        {
            left = std::min(left, from);
            right = std::max(right, to);
        }
    };

    void add(double top, double bottom, double left, double right)
    {
        for (long band = bandOf(top); band <= bandOf(bottom); ++band)
            at(band).add(left, right);
    }
    /// Adds another one moved by (dx, dy).
    void add(const Silhouette &other, double dx, double dy)
    {
        for (std::size_t i = 0; i < other.m_bands.size(); ++i) {
            const Reach &reach = other.m_bands[i];
            if (reach.isEmpty())
                continue;
            const double top = static_cast<double>(other.m_first + static_cast<long>(i)) * bandHeight + dy;
            for (long band = bandOf(top); band <= bandOf(top + bandHeight - 1e-6); ++band)
                at(band).add(reach.left + dx, reach.right + dx);
        }
    }
    /// The least x at which `other`, moved down by dy, stands right of this one with `gap` between.
    [[nodiscard]] double rightOf(const Silhouette &other, double dy, double gap) const
    {
        return beside(other, dy,
                      [&](const Reach &own, const Reach &its) { return own.right + gap - its.left; })
            .value_or(0);
    }
    /// The greatest x at which `other`, moved down by dy, stands left of this one with `gap` between.
    [[nodiscard]] double leftOf(const Silhouette &other, double dy, double gap) const
    {
        return -beside(other, dy, [&](const Reach &own, const Reach &its) {
                    return its.right + gap - own.left;
                }).value_or(0);
    }
    /// Whether `other`, moved by (dx, dy), keeps `gap` to this one.
    [[nodiscard]] bool fits(const Silhouette &other, double dx, double dy, double gap) const
    {
        const double overlap =
            beside(other, dy, [&](const Reach &own, const Reach &its) {
                return std::min(own.right + gap - its.left - dx, its.right + gap + dx - own.left);
            }).value_or(0);
        return overlap <= 0;
    }
    [[nodiscard]] bool isEmpty() const { return m_bands.empty(); }
    [[nodiscard]] double top() const { return static_cast<double>(m_first) * bandHeight; }
    [[nodiscard]] double bottom() const
    {
        return static_cast<double>(m_first + static_cast<long>(m_bands.size())) * bandHeight;
    }
    [[nodiscard]] Reach whole() const
    {
        Reach out;
        for (const Reach &reach : m_bands)
            out.add(reach.left, reach.right);
        return out;
    }

private:
    static constexpr double bandHeight = 12;
    static long bandOf(double y) { return static_cast<long>(std::floor(y / bandHeight)); }

    Reach &at(long band)
    {
        if (m_bands.empty())
            m_first = band;
        while (band < m_first) {
            m_bands.emplace_front();
            --m_first;
        }
        while (band >= m_first + static_cast<long>(m_bands.size()))
            m_bands.emplace_back();
        return m_bands[static_cast<std::size_t>(band - m_first)];
    }

    template <class Distance>
    [[nodiscard]] std::optional<double> beside(const Silhouette &other, double dy,
                                               const Distance &distance) const
    {
        std::optional<double> out;
        for (std::size_t i = 0; i < other.m_bands.size(); ++i) {
            const Reach &its = other.m_bands[i];
            if (its.isEmpty())
                continue;
            const double top = static_cast<double>(other.m_first + static_cast<long>(i)) * bandHeight + dy;
            for (long band = bandOf(top); band <= bandOf(top + bandHeight - 1e-6); ++band) {
                const long index = band - m_first;
                if (index < 0 || index >= static_cast<long>(m_bands.size()))
                    continue;
                const Reach &own = m_bands[static_cast<std::size_t>(index)];
                if (!own.isEmpty())
                    out =
                        std::max(out.value_or(-std::numeric_limits<double>::infinity()), distance(own, its));
            }
        }
        return out;
    }

    std::deque<Reach> m_bands;
    long m_first = 0;
};

} // namespace espalier
