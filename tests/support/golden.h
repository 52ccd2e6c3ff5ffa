// SPDX-License-Identifier: Apache-2.0
// Expected texts that are kept in files and reviewed as differences.
#pragma once

#include <filesystem>
#include <string>

namespace espalier::test {

/// Checks that the file has this text. With ESPALIER_UPDATE_GOLDEN=1 the file is written instead.
void checkGolden(const std::filesystem::path &file, const std::string &text);

} // namespace espalier::test
