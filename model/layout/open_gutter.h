// SPDX-License-Identifier: Apache-2.0
// Makes room for the line of a cut between the ranks that it runs through.
#pragma once

#include "model/layout/layout.h"

#include <vector>

namespace espalier {

/// Height between two ranks with a cut between them.
inline constexpr double cutGutter = 40;

/// The layout with everything behind the cut moved down, until the nearest two boxes that a cut edge joins
/// are `cutGutter` apart; edges go straight across what was opened. `isBehind` is by box; of frames only
/// those of bodies need to be right. Unchanged where that gap is there already, where no edge is cut, and
/// where what moves would meet what stays.
[[nodiscard]] Layout openGutter(Layout layout, const std::vector<bool> &isBehind);

} // namespace espalier
