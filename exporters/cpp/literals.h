// SPDX-License-Identifier: Apache-2.0
// Numbers, texts and arrays as C++ writes them, to the last bit.
#pragma once

#include "model/compute/dense_tensor.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace espalier::cpp {

/// A signed number of 64 bits.
[[nodiscard]] std::string integerLiteral(std::int64_t value);
/// `type` is float or double. Hexadecimal where finite. Of a NaN the sign is kept, its payload is not.
[[nodiscard]] std::string realLiteral(double value, std::string_view type);
/// In quotes; whatever is not a plain character is an octal escape.
[[nodiscard]] std::string stringLiteral(std::string_view text);
/// `{1, 2, 3}`; an empty list gives one 0, for C++ has no empty arrays.
[[nodiscard]] std::string listLiteral(const std::vector<std::int64_t> &values);
/// The elements between braces, in lines of at most 110 columns; zeros alone give `{}`. Precondition:
/// elementTypeName of its dtype is not empty.
[[nodiscard]] std::string elementsLiteral(const DenseTensor &tensor);

} // namespace espalier::cpp
