// SPDX-License-Identifier: Apache-2.0
// Command line -> Request.
#pragma once

#include "app/request.h"
#include "model/base/result.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace espalier {

/// Text to print and leave with 0: `--help`, `--version`.
struct Announcement {
    std::string text;
};

/// Errors (CommandLine) name the option and what it takes.
[[nodiscard]] Result<std::variant<Request, Announcement>>
parseCommandLine(const std::vector<std::string> &arguments);

/// Splits at `separator`; `\` takes away the meaning of the next character (product.md, "Names on the command
/// line"). The parts keep their escapes where `keepEscapes` is set, for splitting again at another separator.
[[nodiscard]] std::vector<std::string> splitEscaped(std::string_view text, char separator,
                                                    bool keepEscapes = false);

} // namespace espalier
