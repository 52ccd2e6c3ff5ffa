// SPDX-License-Identifier: Apache-2.0
// The version of this program, as it stands in reports and in files that it writes.
#pragma once

#include <string_view>

namespace espalier {

inline constexpr std::string_view programVersion = ESPALIER_VERSION;

} // namespace espalier
