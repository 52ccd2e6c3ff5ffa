// SPDX-License-Identifier: Apache-2.0
// Upper and lower case of Latin, Greek and Cyrillic letters, whatever the locale.
#pragma once

#include <string>
#include <string_view>

namespace espalier {

/// UTF-8 in, UTF-8 out. Letters of other scripts, and those whose other case is several letters, stay.
[[nodiscard]] std::string lowerCase(std::string_view text);
[[nodiscard]] std::string upperCase(std::string_view text);

} // namespace espalier
