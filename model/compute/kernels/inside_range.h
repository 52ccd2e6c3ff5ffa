// SPDX-License-Identifier: Apache-2.0
// Where windows that slide over an axis stand inside it.
#pragma once

#include <algorithm>
#include <cstdint>

namespace espalier::kernels {

/// Floor and ceiling of a/b for positive b.
inline std::int64_t floorDivide(std::int64_t a, std::int64_t b)
{
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}
inline std::int64_t ceilDivide(std::int64_t a, std::int64_t b)
{
    return -floorDivide(-a, b);
}

/// Outputs o of [0, out) whose element o·stride + offset lies in [0, in): the range [first, last).
inline void insideRange(std::int64_t offset, std::int64_t stride, std::int64_t in, std::int64_t out,
                        std::int64_t &first, std::int64_t &last)
{
    first = std::min(out, std::max<std::int64_t>(0, ceilDivide(-offset, stride)));
    last = std::max(first, std::min(out, floorDivide(in - 1 - offset, stride) + 1));
}

} // namespace espalier::kernels
