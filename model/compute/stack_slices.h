// SPDX-License-Identifier: Apache-2.0
// Slices of tensors along an axis: taken apart, and put together.
#pragma once

#include "model/compute/dense_tensor.h"

#include <optional>
#include <vector>

namespace espalier {

/// Stacks equally shaped tensors along a new axis; nullopt where their types differ, there is none, or
/// elements are smaller than a byte.
[[nodiscard]] std::optional<DenseTensor> stacked(const std::vector<DenseTensor> &parts, std::int64_t axis);

/// Entries `from` to, not including, `from + length` along an axis. Preconditions: both lie within the
/// tensor, elements fill bytes.
[[nodiscard]] DenseTensor sliceOf(const DenseTensor &tensor, std::int64_t axis, std::int64_t from,
                                  std::int64_t length);
/// Entry `i` along an axis, that axis removed.
[[nodiscard]] DenseTensor entryOf(const DenseTensor &tensor, std::int64_t axis, std::int64_t i);

/// Tensors that differ along `axis` alone, one behind the other; nullopt as stacked().
[[nodiscard]] std::optional<DenseTensor> joined(const std::vector<DenseTensor> &parts, std::int64_t axis);

/// Whether elements can be copied one by one: strings, or whole bytes.
[[nodiscard]] bool fillsBytes(DType dtype);

} // namespace espalier
