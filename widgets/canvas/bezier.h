// SPDX-License-Identifier: Apache-2.0
// Poly-Bézier curves as layouts give them: a start and three points for each cubic piece.
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <vector>

namespace espalier {

/// Of the control points, which enclose the curve.
[[nodiscard]] QRectF boundsOf(const std::vector<QPointF> &points);
/// Points on the curve, `steps` for each piece that is not straight.
[[nodiscard]] std::vector<QPointF> flattened(const std::vector<QPointF> &points, int steps = 8);
[[nodiscard]] QPainterPath pathOf(const std::vector<QPointF> &points);
/// Distance of `point` from the curve.
[[nodiscard]] double distanceTo(const std::vector<QPointF> &points, QPointF point);
/// Height of the straight vertical stretch at the end (tip) and at the start; 0 if the curve does not end so.
[[nodiscard]] double lastStretch(const std::vector<QPointF> &points);
[[nodiscard]] double firstStretch(const std::vector<QPointF> &points);

} // namespace espalier
