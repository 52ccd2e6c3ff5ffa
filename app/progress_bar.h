// SPDX-License-Identifier: Apache-2.0
// A bar on a terminal while something takes long.
#pragma once

#include <string_view>

namespace espalier {

/// Whether stderr is a terminal.
[[nodiscard]] bool hasTerminal();

/// Writes `[######    ]  60 % plan` over the line before; a full one is wiped away.
void drawProgress(double fraction, std::string_view what);
/// Wipes the bar away, if there is one.
void wipeProgress();

} // namespace espalier
