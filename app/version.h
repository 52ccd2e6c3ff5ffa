// SPDX-License-Identifier: Apache-2.0
// The program's version, as CMake's project() says it.
#pragma once

namespace espalier {

inline constexpr const char *version = ESPALIER_VERSION;

} // namespace espalier
