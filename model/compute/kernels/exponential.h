// SPDX-License-Identifier: Apache-2.0
// e^x and what is made of it, in loops that vectorise. Float alone has forms of its own, within 4 units in
// the last place; double is the C++ library's.
#pragma once

#include "half.h"

#include <cmath>
#include <cstdint>

namespace espalier::kernels {

/// condition ? a : b, without a branch that would keep a loop from being vectorised.
inline float chosen(bool condition, float a, float b)
{
    const std::uint32_t mask = 0U - static_cast<std::uint32_t>(condition);
    return floatFromBits((bitsFromFloat(a) & mask) | (bitsFromFloat(b) & ~mask));
}
inline double chosen(bool condition, double a, double b)
{
    return condition ? a : b;
}

/// e^x = 2^n · e^r with n the integer next to x / ln 2 and |r| ≤ ln 2 / 2, e^r by its Taylor series: what is
/// left out is below r^8 / 8! = 5e-9. Overflows to infinity and underflows to 0 as it should; NaN stays.
inline float exponential(float x)
{
    const float held = chosen(x > 89.0F, 89.0F, chosen(x < -104.0F, -104.0F, x));
    constexpr float toInteger = 12582912.0F; // 1.5 · 2^23: a sum with it has no bits behind the point
    const float shifted = held * 1.44269504F + toInteger;
    const float n = shifted - toInteger;
    const float r = (held - n * 0.693145752F) - n * 1.42860677e-6F; // ln 2 in two parts, the first short
    float sum = 1.0F / 5040.0F;
    sum = sum * r + 1.0F / 720.0F;
    sum = sum * r + 1.0F / 120.0F;
    sum = sum * r + 1.0F / 24.0F;
    sum = sum * r + 1.0F / 6.0F;
    sum = sum * r + 0.5F;
    sum = (sum * r + 1.0F) * r + 1.0F;
    // 2^n as the product of two powers that are normal numbers, n + 254 halved; n stands in the last bits of
    // `shifted`.
    const std::uint32_t biased = bitsFromFloat(shifted) - bitsFromFloat(toInteger) + 254U;
    const std::uint32_t half = biased >> 1U;
    return sum * floatFromBits(half << 23U) * floatFromBits((biased - half) << 23U);
}
inline double exponential(double x)
{
    return std::exp(x);
}

/// e^x − 1, also near 0: there by its Taylor series.
inline float exponentialLessOne(float x)
{
    float sum = 1.0F / 40320.0F;
    sum = sum * x + 1.0F / 5040.0F;
    sum = sum * x + 1.0F / 720.0F;
    sum = sum * x + 1.0F / 120.0F;
    sum = sum * x + 1.0F / 24.0F;
    sum = sum * x + 1.0F / 6.0F;
    sum = sum * x + 0.5F;
    const float near = x * (sum * x + 1.0F); // −0 stays
    const float far = exponential(x) - 1.0F;
    return chosen(std::abs(x) < 0.5F, near, far);
}
inline double exponentialLessOne(double x)
{
    return std::expm1(x);
}

/// tanh x = 1 − 2 / (e^2x + 1), near 0 by its Taylor series.
inline float hyperbolicTangent(float x)
{
    const float square = x * x;
    float sum = 21844.0F / 6081075.0F;
    sum = sum * square - 1382.0F / 155925.0F;
    sum = sum * square + 62.0F / 2835.0F;
    sum = sum * square - 17.0F / 315.0F;
    sum = sum * square + 2.0F / 15.0F;
    sum = sum * square - 1.0F / 3.0F;
    const float near = x * (sum * square + 1.0F); // −0 stays
    const float magnitude = 1.0F - 2.0F / (exponential(2.0F * std::abs(x)) + 1.0F);
    const float far = chosen(x < 0.0F, -magnitude, magnitude);
    return chosen(std::abs(x) < 0.4F, near, far);
}
inline double hyperbolicTangent(double x)
{
    return std::tanh(x);
}

/// 1 / (1 + e^-x), by the form that does not overflow.
template <class T> T logistic(T x)
{
    const T e = exponential(-std::abs(x));
    const T positive = T(1) / (T(1) + e);
    const T negative = e * positive;
    return chosen(x < T(0), negative, positive);
}

} // namespace espalier::kernels
