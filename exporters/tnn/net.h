// SPDX-License-Identifier: Apache-2.0
// A TNN model in memory: what stands in its two files.
#pragma once

#include "model/io/rope.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace espalier::tnn {

/// Element types by TNN's numbers (its include/tnn/core/common.h).
enum class DataType : std::int32_t { Float = 0, Half = 1, Int8 = 2, Int32 = 3 };

[[nodiscard]] constexpr std::uint64_t bytesOf(DataType type)
{
    switch (type) {
    case DataType::Half:
        return 2;
    case DataType::Int8:
        return 1;
    case DataType::Float:
    case DataType::Int32:
        break;
    }
    return 4;
}

/// A constant: row-major, dims as in ONNX. No dims: a scalar.
struct Raw {
    DataType type = DataType::Float;
    std::vector<std::int32_t> dims;
    Rope::Borrowed elements;
};

/// One layer record and, for layers with weights, its body in the model file.
struct Layer {
    std::string type;
    std::string name; ///< unique among layers: the key to the body
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;
    std::vector<std::string> params;
    std::optional<Rope> body;
};

struct Input {
    std::string name;
    std::vector<std::int32_t> dims;
    DataType type = DataType::Float;
};

/// A constant that layers read as a blob; it is not among the layers' outputs.
struct ConstantBlob {
    std::string name;
    Raw value;
};

/// Layers in topological order.
struct Net {
    std::vector<Input> inputs;
    std::vector<std::string> outputs;
    std::vector<Layer> layers;
    std::vector<ConstantBlob> constants;
};

} // namespace espalier::tnn
