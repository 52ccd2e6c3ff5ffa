// SPDX-License-Identifier: Apache-2.0
// Walking along a frame's edges: arrow keys, first and last, the path between two boxes.
#pragma once

#include "widgets/canvas/frame.h"

#include <optional>
#include <vector>

namespace espalier {

enum class Direction { Up, Down, Left, Right };

/// Up: the producer most nearly above; down: the reader most nearly below; left and right: the nearest box in
/// the same row, else the nearest that shares a neighbour. Nothing where there is none. Buses are edges too.
[[nodiscard]] std::optional<BoxIndex> neighbour(const Frame &frame, BoxIndex from, Direction direction);
/// The topmost input; without inputs the topmost box. The lowest output; without outputs the lowest box.
[[nodiscard]] std::optional<BoxIndex> firstBox(const Frame &frame);
[[nodiscard]] std::optional<BoxIndex> lastBox(const Frame &frame);
/// Boxes of a shortest directed path, whichever way it leads, both ends included; empty if there is none.
[[nodiscard]] std::vector<BoxIndex> pathBetween(const Frame &frame, BoxIndex from, BoxIndex to);

} // namespace espalier
