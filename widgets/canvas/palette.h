// SPDX-License-Identifier: Apache-2.0
// The exact colours of the window, and how each verdict looks: one table per theme.
#pragma once

#include "model/targets/support_report.h"

#include <QColor>
#include <array>
#include <cstddef>
#include <string_view>

namespace espalier {

enum class Theme { Light, Dark, WhiteOnBlack, BlackOnWhite };

/// How a box is filled and bordered. Verdicts, and what a plan makes of a node; Plain where no target is
/// chosen.
enum class Look { Plain, Supported, Fixable, Unsupported, Unknown, Custom, Generated, Folded };
inline constexpr std::size_t lookCount = 8;

/// `supported`, `in generated C++`, …: as the legend says it.
[[nodiscard]] const char *lookName(Look look);
/// Worst first: unsupported, unknown, fixable, custom, generated, supported, folded, plain.
[[nodiscard]] int severity(Look look);
/// Without marks of a plan: folded wins over supported.
[[nodiscard]] Look lookOf(const NodeVerdict &verdict);

enum class Border { Single, Double, Dotted };
/// What lies over the fill, clipped to the box; a plate of the fill's colour keeps the text clear of it.
enum class Pattern { None, Diagonal, Crossed, Dots };

struct LookStyle {
    QColor fill;
    QColor border;
    QColor overview; ///< colour of a block in the overview and the minimap
    QColor text;
    QColor secondLine;
    double borderWidth = 1;
    Border kind = Border::Single;
    Pattern pattern = Pattern::None;
    bool hasFixRing = false; ///< dashed, 4 on and 3 off, 2.5 px outside
    bool isHollow = false; ///< outline only in the overview
    const char *badge = nullptr; ///< icon on the upper right corner
};

struct Palette {
    Theme theme = Theme::Light;
    QColor text, secondLine;
    QColor canvas, panel, field, line;
    QColor header, muted;
    QColor edge;
    QColor selection, rowTint;
    QColor inputs, outputs; ///< rings and edges of what the selection reads, and what reads it
    QColor cut, cutRegion;
    QColor passed, failed;
    double edgeWidth = 1.2;
    double badgeSize = 15;
    double fixRingWidth = 1.5;
    std::array<LookStyle, lookCount> looks;

    [[nodiscard]] const LookStyle &style(Look look) const { return looks[static_cast<std::size_t>(look)]; }
    [[nodiscard]] bool isHighContrast() const
    {
        return theme == Theme::WhiteOnBlack || theme == Theme::BlackOnWhite;
    }
    [[nodiscard]] bool isDark() const { return theme == Theme::Dark || theme == Theme::WhiteOnBlack; }
};

/// Lives as long as the program.
[[nodiscard]] const Palette &palette(Theme theme);
/// A high-contrast palette whose selection is the system's highlight.
[[nodiscard]] Palette withHighlight(Palette palette, const QColor &highlight);

/// WCAG 2.1 contrast ratio of two opaque colours, 1…21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace espalier
