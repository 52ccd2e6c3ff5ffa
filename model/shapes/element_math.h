// SPDX-License-Identifier: Apache-2.0
// Arithmetic on single elements, as the operator of that name does it on a dtype.
#pragma once

#include "model/shapes/known_elements.h"

#include <string_view>

namespace espalier {

/// f(a), or null if there is no such unary operator here.
using UnaryMath = Element (*)(DType dtype, const Element &a);
[[nodiscard]] UnaryMath unaryMath(std::string_view op);

/// f(a, b). Symbols stand for dims, so they are known to be at least 0: N + 0 and N · 1 are N, N == -1 is
/// false. What does not follow (unknown operands, overflow, division by zero) is an unknown element.
using BinaryMath = Element (*)(DType dtype, const Element &a, const Element &b);
[[nodiscard]] BinaryMath binaryMath(std::string_view op);

/// `a` converted from one dtype to another as Cast does; unknown where the result is not defined.
[[nodiscard]] Element castElement(const Element &a, DType from, DType to);

/// Integers, bool, float and double: the dtypes that shape arithmetic is done in.
[[nodiscard]] bool hasElementMath(DType dtype);

} // namespace espalier
