// SPDX-License-Identifier: Apache-2.0
// Real models for tests that want them: ESPALIER_MODEL_ZOO, else `shared/models` beside the checkout, else
// none.
#pragma once

#include <filesystem>
#include <vector>

namespace espalier::test {

/// Folders that hold models; empty if there are none.
[[nodiscard]] std::vector<std::filesystem::path> modelZoo();
/// All `.onnx` files of the zoo and of tests/models, sorted by path.
[[nodiscard]] std::vector<std::filesystem::path> zooModels();

} // namespace espalier::test
