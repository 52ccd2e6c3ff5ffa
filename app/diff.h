// SPDX-License-Identifier: Apache-2.0
// What `--diff` prints.
#pragma once

#include "app/request.h"

namespace espalier {

/// A line for each difference from the model named to the other: `+` added, `-` removed, `~` changed, what,
/// its name, and the detail. Returns the exit code: 0 equal, 1 different, 2 not exactly one model, 3 not
/// readable.
[[nodiscard]] int printDiff(const Request &request);

} // namespace espalier
