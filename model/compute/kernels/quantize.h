// SPDX-License-Identifier: Apache-2.0
// From numbers to quantized integers and back.
#pragma once

#include "half.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace espalier::kernels {

/// round(value) to the nearest, ties to even, held within Q. NaN gives 0.
template <class Q> Q saturated(double value)
{
    const double rounded = std::nearbyint(value);
    if (!(rounded >= static_cast<double>(std::numeric_limits<Q>::min())))
        return rounded < 0 ? std::numeric_limits<Q>::min() : Q(0);
    if (rounded >= static_cast<double>(std::numeric_limits<Q>::max()))
        return std::numeric_limits<Q>::max();
    return static_cast<Q>(rounded);
}

/// Which scale belongs to element [o, l, i] of [outer, length, inner]: o · steps[0] + (l / block) · steps[1]
/// + i · steps[2].
inline std::int64_t scaleOf(std::int64_t o, std::int64_t l, std::int64_t i, std::int64_t block,
                            const std::int64_t *steps)
{
    return o * steps[0] + l / block * steps[1] + i * steps[2];
}

/// y = saturate(round(x / scale) + zero point); `zero` may be null.
template <class T, class S, class Q>
void quantizeLinear(const T *x, const S *scale, const Q *zero, Q *y, const std::int64_t *dims,
                    std::int64_t block, const std::int64_t *steps)
{
    for (std::int64_t o = 0; o < dims[0]; ++o) {
        for (std::int64_t l = 0; l < dims[1]; ++l) {
            for (std::int64_t i = 0; i < dims[2]; ++i) {
                const std::int64_t at = (o * dims[1] + l) * dims[2] + i;
                const std::int64_t k = scaleOf(o, l, i, block, steps);
                const auto ratio =
                    static_cast<Wide<T>>(x[at]) / static_cast<Wide<T>>(static_cast<Wide<S>>(scale[k]));
                const double point = zero == nullptr ? 0.0 : static_cast<double>(zero[k]);
                y[at] = saturated<Q>(std::nearbyint(static_cast<double>(ratio)) + point);
            }
        }
    }
}

/// y = (x − zero point) · scale; `zero` may be null.
template <class Q, class S, class T>
void dequantizeLinear(const Q *x, const S *scale, const Q *zero, T *y, const std::int64_t *dims,
                      std::int64_t block, const std::int64_t *steps)
{
    for (std::int64_t o = 0; o < dims[0]; ++o) {
        for (std::int64_t l = 0; l < dims[1]; ++l) {
            for (std::int64_t i = 0; i < dims[2]; ++i) {
                const std::int64_t at = (o * dims[1] + l) * dims[2] + i;
                const std::int64_t k = scaleOf(o, l, i, block, steps);
                const std::int64_t point = zero == nullptr ? 0 : static_cast<std::int64_t>(zero[k]);
                const auto steady = static_cast<Wide<S>>(static_cast<std::int64_t>(x[at]) - point);
                y[at] = static_cast<T>(static_cast<Wide<T>>(steady * static_cast<Wide<S>>(scale[k])));
            }
        }
    }
}

/// Scale and zero point of uint8 that span the elements and 0, and the elements quantized with them.
inline void dynamicQuantizeLinear(const float *x, std::uint8_t *y, float *scale, std::uint8_t *zero,
                                  std::int64_t count)
{
    float least = 0;
    float most = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        least = std::min(least, x[i]);
        most = std::max(most, x[i]);
    }
    *scale = most == least ? 1.0F : (most - least) / 255.0F;
    *zero = saturated<std::uint8_t>(static_cast<double>(0.0F - least / *scale));
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = saturated<std::uint8_t>(std::nearbyint(static_cast<double>(x[i] / *scale))
                                       + static_cast<double>(*zero));
}

} // namespace espalier::kernels
