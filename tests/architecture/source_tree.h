// SPDX-License-Identifier: Apache-2.0
// The project's own files, for tests that read them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace espalier::test {

/// What a rule of the house finds wrong: "path:line: what". Paths are relative to the root, parts joined by
/// `/`.
using Faults = std::vector<std::string>;

/// All files below the project's folders, sorted; hidden ones and what builds leave behind are no part of it.
[[nodiscard]] std::vector<std::string> projectFiles(const std::filesystem::path &root);
/// Those of them that are C++ (.h, .cpp).
[[nodiscard]] std::vector<std::string> cppFiles(const std::filesystem::path &root);
[[nodiscard]] std::vector<std::string> readLines(const std::filesystem::path &file);
/// `folder` is `path` or a folder above it.
[[nodiscard]] bool isBelow(std::string_view path, std::string_view folder);

} // namespace espalier::test
