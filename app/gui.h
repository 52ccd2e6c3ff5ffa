// SPDX-License-Identifier: Apache-2.0
// Opens the window with a request.
#pragma once

#include "app/request.h"

namespace espalier {

/// Shows the window with the request's models, target and dims, and runs until it is closed. Returns the exit
/// code: 2 where the target is not known.
[[nodiscard]] int runWindow(const Request &request, int &argc, char **argv);

} // namespace espalier
