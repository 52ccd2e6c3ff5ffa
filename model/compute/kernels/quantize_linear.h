// SPDX-License-Identifier: Apache-2.0
// QuantizeLinear and DequantizeLinear, per tensor, per axis or in blocks.
#pragma once

#include "half.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace espalier::kernels {

/// Place of the scale for element i of x, seen as [outer, length, inner]: scales lie as [outer, ⌈length / block⌉, inner] for
/// blocks, as [length] per axis (block 0), and are one number where length is 1 and block 0.
inline std::int64_t scalePlace(std::int64_t i, std::int64_t length, std::int64_t inner, std::int64_t block)
{
    const std::int64_t at = i / inner % length;
    if (block == 0)
        return at;
    const std::int64_t blocks = (length + block - 1) / block;
    return (i / (inner * length) * blocks + at / block) * inner + i % inner;
}

/// y = saturate(round(x / scale) + zero), ties to even.
template <class T, class Q>
void quantizeLinear(const T *x, const T *scale, const Q *zero, Q *y, std::int64_t count, std::int64_t length,
                    std::int64_t inner, std::int64_t block)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t s = scalePlace(i, length, inner, block);
        const Wide<T> scaled = std::nearbyint(static_cast<Wide<T>>(x[i]) / static_cast<Wide<T>>(scale[s]));
        const Wide<T> shifted = scaled + static_cast<Wide<T>>(zero != nullptr ? zero[s] : Q(0));
        const Wide<T> least = static_cast<Wide<T>>(std::numeric_limits<Q>::lowest());
        const Wide<T> most = static_cast<Wide<T>>(std::numeric_limits<Q>::max());
        y[i] = shifted >= least ? static_cast<Q>(std::min(shifted, most)) : std::numeric_limits<Q>::lowest();
    }
}

/// y = (x − zero) · scale.
template <class Q, class T>
void dequantizeLinear(const Q *x, const T *scale, const Q *zero, T *y, std::int64_t count, std::int64_t length,
                      std::int64_t inner, std::int64_t block)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t s = scalePlace(i, length, inner, block);
        const std::int64_t shifted =
            static_cast<std::int64_t>(x[i]) - (zero != nullptr ? static_cast<std::int64_t>(zero[s]) : 0);
        y[i] = static_cast<T>(static_cast<Wide<T>>(shifted) * static_cast<Wide<T>>(scale[s]));
    }
}

} // namespace espalier::kernels
