// SPDX-License-Identifier: Apache-2.0
// What colours and rings mean, in a strip: only what the picture has.
#pragma once

#include "widgets/canvas/overlay.h"
#include "widgets/canvas/paint_tools.h"

#include <optional>
#include <vector>

namespace espalier {

inline constexpr double legendHeight = 28;

struct LegendChip {
    Look look = Look::Plain;
    QString text;
    QString count;
    QRectF rect;
};

/// Chips of the looks that occur, worst last but for folded, laid out from `left`; 20 px high.
[[nodiscard]] std::vector<LegendChip> legendChips(const Frame &frame, const Overlay &overlay, QPointF left);
/// Width that all chips need; 0 without a verdict.
[[nodiscard]] double legendWidth(const Frame &frame, const Overlay &overlay);
/// The strip with its chips, and at the right end whatever else is on screen: rings, cut, heat. `focused`
/// chip gets a ring.
void paintLegend(const PaintTools &tools, const Frame &frame, const Overlay &overlay, const QRectF &strip,
                 std::optional<std::size_t> focused = std::nullopt);

} // namespace espalier
