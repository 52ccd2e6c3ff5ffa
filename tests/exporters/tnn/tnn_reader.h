// SPDX-License-Identifier: Apache-2.0
// Reads a TNN model back from its two files, by the description of the format alone.
#pragma once

#include "model/compute/dense_tensor.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace espalier::test {

struct TnnLayer {
    std::string type;
    std::string name;
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;
    std::vector<std::string> params;
    std::vector<DenseTensor> weights; ///< in the order of the layer's body; those left out have no dtype
};

struct TnnInput {
    std::string name;
    TensorSpec spec;
};

struct TnnModel {
    std::vector<TnnInput> inputs;
    std::vector<std::string> outputs;
    std::vector<TnnLayer> layers;
    std::map<std::string, DenseTensor> constants;
};

/// Errors (Unreadable): what TNN itself would stumble over, or read otherwise than it was meant: records
/// beyond 4095 characters, counts that do not fit, bodies without layers, bytes left over.
[[nodiscard]] Result<TnnModel> readTnn(std::string_view proto, std::string_view model);

} // namespace espalier::test
