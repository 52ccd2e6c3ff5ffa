// SPDX-License-Identifier: Apache-2.0
// Names of files and folders made from names that models and users give.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace espalier {

/// One file name, never a path, made of `text`: what no file system or shell takes well (`/ \ : * ? " < > |`,
/// blanks at the ends, control characters, broken UTF-8, a leading dot or hyphen) becomes `_`, and it is cut
/// to 150 bytes. Nothing left: `fallback`.
[[nodiscard]] std::string safeFileName(std::string_view text, std::string_view fallback = "unnamed");

/// Gives each model of one run a stem of its own: `net`, then `net_2`, `net_3`. Case does not tell stems
/// apart, for there are file systems where it does not.
class StemNames {
public:
    [[nodiscard]] std::string take(const std::filesystem::path &model);

private:
    std::set<std::string> m_taken;
};

} // namespace espalier
