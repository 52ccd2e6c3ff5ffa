// SPDX-License-Identifier: Apache-2.0
// Test cases of the onnx package as generate_cases.py writes them: a model, its inputs, the outputs it must
// give.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace espalier::test {

/// Where the cases lie: ESPALIER_CONFORMANCE_CASES, else the folder `conformance` beside the builds; empty
/// where none were generated.
[[nodiscard]] std::filesystem::path conformanceFolder();
/// Folders of a suite's cases, sorted by name.
[[nodiscard]] std::vector<std::filesystem::path> conformanceCases(const std::string &suite);

/// Evaluates a case and compares: relative tolerance 1e-3, absolute 1e-7, as onnx's own runner. What is
/// wrong, or nothing.
[[nodiscard]] std::optional<std::string> faultOf(const std::filesystem::path &folder);

} // namespace espalier::test
