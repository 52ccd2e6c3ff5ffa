// SPDX-License-Identifier: Apache-2.0
// A tensor while a tail becomes a program: its shape, and its elements where they are known, for each length.
#pragma once

#include "exporters/cpp/program.h"
#include "model/compute/dense_tensor.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace espalier::cpp {

using Dims = std::vector<std::int64_t>;

/// One entry where the tensor depends on no runtime length, else one for each sampled length.
struct LoweredTensor {
    std::string name;
    DType dtype = DType::Undefined;
    std::size_t length = none; ///< runtime length
    std::vector<std::optional<Dims>> shapes; ///< nullopt: not possible for this length
    std::vector<std::optional<DenseTensor>> values;
    std::size_t storage = none; ///< none until it stands among the others: its own

    [[nodiscard]] const std::optional<Dims> &shape(std::size_t sample) const
    {
        return shapes[shapes.size() == 1 ? 0 : sample];
    }
    [[nodiscard]] const std::optional<DenseTensor> &value(std::size_t sample) const
    {
        return values[values.size() == 1 ? 0 : sample];
    }
    [[nodiscard]] bool isConstant() const { return length == none && values.front().has_value(); }

    [[nodiscard]] static LoweredTensor constant(std::string name, DenseTensor value)
    {
        return {std::move(name), value.dtype(), none, {value.shape()}, {value}, none};
    }
};

} // namespace espalier::cpp
