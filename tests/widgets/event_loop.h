// SPDX-License-Identifier: Apache-2.0
// Waiting in tests while the window goes on working.
#pragma once

#include <functional>

namespace espalier::test {

/// Handles events until `condition` holds; false if it does not within `seconds`.
[[nodiscard]] bool waitUntil(const std::function<bool()> &condition, int seconds = 60);

} // namespace espalier::test
