// SPDX-License-Identifier: Apache-2.0
// Where the tests find the source tree and the program that they test.
#pragma once

#include <filesystem>

namespace espalier::test {

/// Root of the source tree.
[[nodiscard]] std::filesystem::path sourceFolder();
/// The program that was built together with the tests.
[[nodiscard]] std::filesystem::path programPath();

} // namespace espalier::test
