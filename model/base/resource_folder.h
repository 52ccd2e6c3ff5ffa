// SPDX-License-Identifier: Apache-2.0
// Where the program's own files lie: targets, rules, kernel headers, samples.
#pragma once

#include <filesystem>
#include <string_view>

namespace espalier {

/// The folder of one kind of file: `targets`, `rules`, `kernels`, `samples`. The first that exists of
/// $ESPALIER_RESOURCES/<kind>, ../share/espalier/<kind> beside the program, and the source tree's place for
/// it.
[[nodiscard]] std::filesystem::path resourceFolder(std::string_view kind);

} // namespace espalier
