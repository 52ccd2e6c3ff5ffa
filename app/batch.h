// SPDX-License-Identifier: Apache-2.0
// Runs a request without a window.
#pragma once

#include "app/request.h"

namespace espalier {

/// Does each model in turn, prints what was asked for, and returns the exit code (of several models the
/// highest).
[[nodiscard]] int runRequest(const Request &request);

} // namespace espalier
