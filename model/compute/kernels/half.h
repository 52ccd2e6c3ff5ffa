// SPDX-License-Identifier: Apache-2.0
// 16-bit floating-point types that are stored as they are and computed in float.
#pragma once

#include <cstdint>
#include <cstring>

namespace espalier::kernels {

inline float floatFromBits(std::uint32_t bits)
{
    float value = 0;
    std::memcpy(&value, &bits, sizeof(value));
    return value;
}

inline std::uint32_t bitsFromFloat(float value)
{
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof(bits));
    return bits;
}

/// IEEE 754 binary16.
struct Half {
    std::uint16_t bits = 0;

    Half() = default;
    static constexpr Half ofBits(std::uint16_t bits)
    {
        Half half;
        half.bits = bits;
        return half;
    }
    /// Rounds to nearest, ties to even; overflow gives infinity.
    explicit Half(float value)
    {
        const std::uint32_t wide = bitsFromFloat(value);
        const std::uint32_t sign = (wide >> 16U) & 0x8000U;
        const std::uint32_t magnitude = wide & 0x7FFFFFFFU;
        if (magnitude > 0x7F800000U) { // NaN: keep the payload's top, and quiet
            bits = static_cast<std::uint16_t>(sign | 0x7E00U | ((magnitude >> 13U) & 0x3FFU));
        } else if (magnitude >= 0x477FF000U) { // rounds to 65536 or more
            bits = static_cast<std::uint16_t>(sign | 0x7C00U);
        } else if (magnitude < 0x38800000U) { // below 2^-14: a multiple of 2^-24
            const float scaled = floatFromBits(magnitude) + 0.5F; // the sum rounds at 2^-24
            bits = static_cast<std::uint16_t>(sign | (bitsFromFloat(scaled) - 0x3F000000U));
        } else {
            const std::uint32_t rounded = magnitude + 0xFFFU + ((magnitude >> 13U) & 1U);
            bits = static_cast<std::uint16_t>(sign | ((rounded - 0x38000000U) >> 13U));
        }
    }
    explicit operator float() const
    {
        const std::uint32_t sign = static_cast<std::uint32_t>(bits & 0x8000U) << 16U;
        const std::uint32_t exponent = (static_cast<std::uint32_t>(bits) >> 10U) & 0x1FU;
        const std::uint32_t fraction = bits & 0x3FFU;
        if (exponent == 0) {
            const float magnitude = static_cast<float>(fraction) * 5.9604644775390625e-8F; // 2^-24
            return sign != 0 ? -magnitude : magnitude;
        }
        const std::uint32_t wide = exponent == 0x1FU ? 0xFFU : exponent + 112U;
        return floatFromBits(sign | (wide << 23U) | (fraction << 13U));
    }
};

/// The upper half of a binary32.
struct BFloat16 {
    std::uint16_t bits = 0;

    BFloat16() = default;
    static constexpr BFloat16 ofBits(std::uint16_t bits)
    {
        BFloat16 value;
        value.bits = bits;
        return value;
    }
    /// Rounds to nearest, ties to even.
    explicit BFloat16(float value)
    {
        const std::uint32_t wide = bitsFromFloat(value);
        const bool isNan = (wide & 0x7FFFFFFFU) > 0x7F800000U;
        const std::uint32_t rounded = wide + 0x7FFFU + ((wide >> 16U) & 1U);
        bits = static_cast<std::uint16_t>(isNan ? (wide >> 16U) | 0x40U : rounded >> 16U);
    }
    explicit operator float() const { return floatFromBits(static_cast<std::uint32_t>(bits) << 16U); }
};

/// The type that elements of T are computed in.
template <class T> struct WideOf {
    using type = T;
};
template <> struct WideOf<Half> {
    using type = float;
};
template <> struct WideOf<BFloat16> {
    using type = float;
};
template <class T> using Wide = typename WideOf<T>::type;

} // namespace espalier::kernels
