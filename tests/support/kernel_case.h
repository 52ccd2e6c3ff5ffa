// SPDX-License-Identifier: Apache-2.0
// Cases of tests/kernels/*.case: a model of one node, inputs, and the outputs that onnxruntime gives.
#pragma once

#include "model/compute/evaluate.h"

#include <filesystem>
#include <string>
#include <vector>

namespace espalier::test {

struct KernelCase {
    std::string name;
    std::string model; ///< in ONNX text
    NamedTensors inputs;
    NamedTensors outputs;
};

/// All cases of a file. Fails the test at a line that does not read.
[[nodiscard]] std::vector<KernelCase> readKernelCases(const std::filesystem::path &path);

} // namespace espalier::test
