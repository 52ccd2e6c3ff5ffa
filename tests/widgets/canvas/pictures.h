// SPDX-License-Identifier: Apache-2.0
// Frames and pictures for tests of the canvas.
#pragma once

#include "widgets/canvas/frame.h"
#include "widgets/canvas/paint_frame.h"

#include <QImage>
#include <functional>

namespace espalier::test {

/// Nodes one below the other in the order of the file, 120 wide, 24 apart, straight edges between neighbours
/// and bowed ones beyond; inputs on top, outputs at the bottom.
[[nodiscard]] Layout stackedLayout(const Model &model);
/// Frame of a stacked layout. `verdict` judges each node; none: no target.
[[nodiscard]] Frame stackedFrame(const Model &model,
                                 const std::function<Verdict(const Node &)> &verdict = {});

struct Painted {
    QImage image;
    PaintCounts counts;
};
[[nodiscard]] Painted paint(const Frame &frame, const Overlay &overlay, Theme theme, const View &view,
                            QSize size);
/// Number of pixels of exactly this colour.
[[nodiscard]] int pixelsOf(const QImage &image, const QColor &colour);

} // namespace espalier::test
