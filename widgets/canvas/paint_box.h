// SPDX-License-Identifier: Apache-2.0
// Boxes, pills, groups and frames at the two nearer levels of detail, with badges, marks and rings.
#pragma once

#include "widgets/canvas/overlay.h"
#include "widgets/canvas/paint_tools.h"

namespace espalier {

/// A box with all that stands in it, in the graph's coordinates (36 high).
void paintWholeBox(const PaintTools &tools, const FrameBox &box, const Overlay &overlay);
/// Icon and name in one line of constant size; `rect` is the box on screen.
void paintNamedBox(const PaintTools &tools, const FrameBox &box, const QRectF &rect);
/// Round an unfolded group or a body; in the painter's units, text at `size` of its own.
void paintGroupFrame(const PaintTools &tools, const FrameBox &box, const QRectF &rect, double size);
/// Rings of the selection, its inputs and outputs round `rect`, in the painter's units.
void paintRings(const PaintTools &tools, const QRectF &rect, std::uint8_t state);

/// Fill, pattern and border of a look on any rectangle; also for chips of legends and lists. `plate` is kept
/// clear of the pattern.
void paintLook(const PaintTools &tools, const LookStyle &style, const QRectF &rect, double radius,
               const QRectF &plate = {});
/// A filled circle with the look's mark.
void paintBadge(const PaintTools &tools, const LookStyle &style, QPointF centre, double size);

} // namespace espalier
