// SPDX-License-Identifier: Apache-2.0
// Edges with arrows and labels, stubs of buses, the cut.
#pragma once

#include "widgets/canvas/overlay.h"
#include "widgets/canvas/paint_tools.h"
#include "widgets/canvas/view.h"

namespace espalier {

/// All three draw in screen coordinates with widths in pixels.
void paintEdge(const PaintTools &tools, const Frame &frame, std::uint32_t index, const Overlay &overlay,
               const View &view, Detail detail);
/// Thin lines without arrows for many edges at once.
void paintThinEdges(const PaintTools &tools, const Frame &frame, const std::vector<std::uint32_t> &edges,
                    const View &view);
void paintStub(const PaintTools &tools, const Frame &frame, std::uint32_t stub, const Overlay &overlay,
               const View &view, Detail detail);
/// The label of an edge, its halo in `beneath`.
void paintEdgeLabel(const PaintTools &tools, const FrameLabel &label, const QColor &beneath,
                    const View &view);
void paintCutRegion(const PaintTools &tools, const CutOutline &cut, const QRectF &area, const View &view);
/// Needs overlay.cut. `taken` is where the labels of its sides must not stand, on screen.
void paintCutLine(const PaintTools &tools, const Overlay &overlay, const QRectF &area, const View &view,
                  const std::vector<QRectF> &taken);

} // namespace espalier
