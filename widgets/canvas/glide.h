// SPDX-License-Identifier: Apache-2.0
// Boxes on their way from where they were to where they are now.
#pragma once

#include "widgets/canvas/frame.h"

#include <QPointF>
#include <optional>
#include <vector>

namespace espalier {

/// How far each box of `to` is from where it stood in `from`, which lies `shift` off; boxes that were not
/// there come with those that they are joined to. nullopt where nothing moves that far as to be seen, or
/// where it is too much to be drawn at once.
[[nodiscard]] std::optional<std::vector<QPointF>> glideOffsets(const Frame &from, const Frame &to,
                                                               QPointF shift);
/// `to` with each box and its edges at that share of its offset.
[[nodiscard]] Frame glided(const Frame &to, const std::vector<QPointF> &offsets, double share);

} // namespace espalier
