// SPDX-License-Identifier: Apache-2.0
// Blocks for boxes: the two farther levels of detail and the minimap.
#pragma once

#include "widgets/canvas/overlay.h"
#include "widgets/canvas/paint_tools.h"
#include "widgets/canvas/view.h"

namespace espalier {

/// Runs of equal verdicts. Shape tells what hue does: unsupported stands out 2 px at both ends and comes
/// last, fixable is full height, supported 85 %, folded hollow. Returns how many it drew.
int paintRuns(const PaintTools &tools, const Frame &frame, const std::vector<std::uint32_t> &runs,
              const View &view, double least = 0.5);
/// Boxes of 4 to 12 px: fill and border, badges as squares from 8 px on.
void paintSmallBoxes(const PaintTools &tools, const Frame &frame, const std::vector<std::uint32_t> &boxes,
                     const Overlay &overlay, const View &view);
/// Ink bars left of the ranks.
void paintHeats(const PaintTools &tools, const Frame &frame, const QRectF &area, const View &view);

} // namespace espalier
