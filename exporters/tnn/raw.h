// SPDX-License-Identifier: Apache-2.0
// ONNX tensors as TNN stores them.
#pragma once

#include "exporters/tnn/net.h"
#include "model/graph/tensor.h"

#include <optional>

namespace espalier::tnn {

/// float, double and the 16-bit ones as Float (a device chooses its own precision), int64, int32, uint32 and
/// the 16-bit integers as Int32, bool and the 8-bit ones as Int8; nullopt for types that TNN has no blob for.
[[nodiscard]] std::optional<DataType> dataTypeOf(DType dtype);

/// The tensor's elements, where they lie if TNN stores them alike, else converted.
/// Errors (ExportFailed): a type TNN does not have; an integer beyond what its type holds; 2 GiB or more; see
/// readTensor.
[[nodiscard]] Result<Raw> rawOf(const Tensor &tensor);

[[nodiscard]] Raw rawFloats(const std::vector<float> &values, std::vector<std::int32_t> dims);
[[nodiscard]] Raw rawIntegers(const std::vector<std::int32_t> &values, std::vector<std::int32_t> dims);
/// The same elements under other dims. Precondition: as many elements.
[[nodiscard]] Raw withDims(Raw raw, std::vector<std::int32_t> dims);

} // namespace espalier::tnn
