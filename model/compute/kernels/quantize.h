// SPDX-License-Identifier: Apache-2.0
// From numbers to quantized integers and back.
#pragma once

#include "exponential.h"
#include "narrow.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

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

/// A quotient and its zero point as Q: rounded to the nearest, ties to even, and held within it. Floats are
/// rounded once, after the zero point is added.
template <class Q> struct Quantized {
    static Q of(double ratio, double point, bool) { return saturated<Q>(std::nearbyint(ratio) + point); }
};
template <unsigned Bits, bool IsSigned> struct Quantized<SmallInt<Bits, IsSigned>> {
    using Q = SmallInt<Bits, IsSigned>;
    static Q of(double ratio, double point, bool)
    {
        const double rounded = std::nearbyint(ratio) + point;
        return Q(rounded != rounded ? 0.0 : std::min(std::max(rounded, double(Q::least)), double(Q::most)));
    }
};
template <unsigned M, int B, unsigned Most, unsigned O, unsigned N, unsigned S, bool Z>
struct Quantized<SmallFloat<M, B, Most, O, N, S, Z>> {
    using Q = SmallFloat<M, B, Most, O, N, S, Z>;
    static Q of(double ratio, double point, bool saturates)
    {
        return Q(static_cast<float>(ratio + point), saturates);
    }
};

/// Which scale belongs to element [o, l, i] of [outer, length, inner]: o · steps[0] + (l / block) · steps[1]
/// + i · steps[2].
inline std::int64_t scaleOf(std::int64_t o, std::int64_t l, std::int64_t i, std::int64_t block,
                            const std::int64_t *steps)
{
    return o * steps[0] + l / block * steps[1] + i * steps[2];
}

/// The same for elements of 8 bits that share a scale, in a loop that vectorises: held within Q first, which
/// changes nothing since its ends are integers, then rounded by a sum that has no bits behind the point.
template <class Q> void quantizeRow(const float *x, float scale, float point, Q *y, std::int64_t count)
{
    const float least = static_cast<float>(std::numeric_limits<Q>::min()) - point;
    const float most = static_cast<float>(std::numeric_limits<Q>::max()) - point;
    constexpr float toInteger = 12582912.0F; // 1.5 · 2^23
    for (std::int64_t i = 0; i < count; ++i) {
        const float ratio = x[i] / scale;
        const float number = chosen(ratio != ratio, -point, ratio); // NaN gives 0
        const float held = chosen(number < least, least, chosen(number > most, most, number));
        y[i] = static_cast<Q>(static_cast<std::int32_t>((held + toInteger) - toInteger + point));
    }
}

/// y = saturate(round(x / scale) + zero point); `zero` may be null.
template <class T, class S, class Q>
void quantizeLinear(const T *x, const S *scale, const Q *zero, Q *y, const std::int64_t *dims,
                    std::int64_t block, const std::int64_t *steps, std::int64_t saturates)
{
    if constexpr (std::is_same<T, float>::value && std::is_same<S, float>::value && std::is_integral<Q>::value
                  && sizeof(Q) == 1) {
        if (steps[2] == 0) {
            for (std::int64_t row = 0; row < dims[0] * dims[1]; ++row) {
                const std::int64_t k = scaleOf(row / dims[1], row % dims[1], 0, block, steps);
                quantizeRow(x + row * dims[2], scale[k], zero == nullptr ? 0.0F : static_cast<float>(zero[k]),
                            y + row * dims[2], dims[2]);
            }
            return;
        }
    }
    for (std::int64_t o = 0; o < dims[0]; ++o) {
        for (std::int64_t l = 0; l < dims[1]; ++l) {
            for (std::int64_t i = 0; i < dims[2]; ++i) {
                const std::int64_t at = (o * dims[1] + l) * dims[2] + i;
                const std::int64_t k = scaleOf(o, l, i, block, steps);
                const auto ratio =
                    static_cast<Wide<T>>(x[at]) / static_cast<Wide<T>>(static_cast<Wide<S>>(scale[k]));
                const double point =
                    zero == nullptr ? 0.0 : static_cast<double>(static_cast<Wide<Q>>(zero[k]));
                y[at] = Quantized<Q>::of(static_cast<double>(ratio), point, saturates != 0);
            }
        }
    }
}

/// y = (x − zero point) · scale; `zero` may be null.
template <class Q, class S, class T>
void dequantizeLinear(const Q *x, const S *scale, const Q *zero, T *y, const std::int64_t *dims,
                      std::int64_t block, const std::int64_t *steps)
{
    if constexpr (std::is_same<T, float>::value && std::is_same<S, float>::value && std::is_integral<Q>::value
                  && sizeof(Q) == 1) {
        if (steps[2] == 0) { // a loop that vectorises
            for (std::int64_t row = 0; row < dims[0] * dims[1]; ++row) {
                const std::int64_t k = scaleOf(row / dims[1], row % dims[1], 0, block, steps);
                const std::int32_t point = zero == nullptr ? 0 : zero[k];
                for (std::int64_t i = row * dims[2]; i < (row + 1) * dims[2]; ++i)
                    y[i] = static_cast<float>(x[i] - point) * scale[k];
            }
            return;
        }
    }
    for (std::int64_t o = 0; o < dims[0]; ++o) {
        for (std::int64_t l = 0; l < dims[1]; ++l) {
            for (std::int64_t i = 0; i < dims[2]; ++i) {
                const std::int64_t at = (o * dims[1] + l) * dims[2] + i;
                const std::int64_t k = scaleOf(o, l, i, block, steps);
                // Exact: an integer of 32 bits, or a float of 8.
                const double point = zero == nullptr ? 0 : static_cast<double>(static_cast<Wide<Q>>(zero[k]));
                const auto steady =
                    static_cast<Wide<S>>(static_cast<double>(static_cast<Wide<Q>>(x[at])) - point);
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
