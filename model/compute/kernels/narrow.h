// SPDX-License-Identifier: Apache-2.0
// Element types of 8 bits and fewer: floats of 8 and 4 bits, integers of 4 and 2. Kernels see one element a
// byte; tensors hold those of 4 and 2 bits packed, the first in the low bits (pack, unpack).
#pragma once

#include "half.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace espalier::kernels {

/// sign · 2^(exponent − Bias) · 1.mantissa, denormals as in IEEE 754. Codes of magnitudes: `Most` is the
/// largest finite one, `Over` what overflow gives where it does not saturate, `Nan` a NaN. Without a minus
/// zero `Sign` alone is the NaN.
template <unsigned Mantissa, int Bias, unsigned Most, unsigned Over, unsigned Nan, unsigned Sign,
          bool HasMinusZero>
struct SmallFloat {
    std::uint8_t bits = 0;

    SmallFloat() = default;
    /// Rounds to nearest, ties to even; what is too large becomes the largest.
    explicit SmallFloat(float value) : SmallFloat(value, true) { }
    SmallFloat(float value, bool saturates) : bits(static_cast<std::uint8_t>(codeOf(value, saturates))) { }

    explicit operator float() const
    {
        const unsigned magnitude = bits & (Sign - 1U);
        float value = 0;
        if ((!HasMinusZero && bits == Sign) || (magnitude > Most && (Over == Nan || magnitude != Over)))
            return std::numeric_limits<float>::quiet_NaN();
        if (magnitude > Most) {
            value = std::numeric_limits<float>::infinity();
        } else {
            const unsigned exponent = magnitude >> Mantissa;
            const unsigned fraction = magnitude & ((1U << Mantissa) - 1U);
            const unsigned digits = exponent == 0 ? fraction : fraction | (1U << Mantissa);
            value = std::ldexp(static_cast<float>(digits),
                               static_cast<int>(exponent == 0 ? 1U : exponent) - Bias
                                   - static_cast<int>(Mantissa));
        }
        return (bits & Sign) != 0 ? -value : value;
    }

private:
    static unsigned codeOf(float value, bool saturates)
    {
        const unsigned sign = std::signbit(value) ? Sign : 0U;
        if (value != value)
            return HasMinusZero ? Nan | sign : Nan;
        const float magnitude = std::fabs(value);
        const unsigned over = saturates ? Most | sign : (HasMinusZero ? Over | sign : Over);
        if (magnitude > 1e6F) // beyond the range of each
            return over;
        const int least = 1 - Bias;
        const int own = magnitude > 0 ? std::ilogb(magnitude) : least;
        const int exponent = own < least ? least : own;
        // The leading 1 carries into the exponent's field, and so does rounding up.
        const float digits = std::nearbyint(std::ldexp(magnitude, static_cast<int>(Mantissa) - exponent));
        const unsigned code =
            (static_cast<unsigned>(exponent - least) << Mantissa) + static_cast<unsigned>(digits);
        if (code > Most)
            return over;
        return code == 0 && !HasMinusZero ? 0U : code | sign;
    }
};

using Float8E4M3FN = SmallFloat<3, 7, 0x7E, 0x7F, 0x7F, 0x80, true>;
using Float8E4M3FNUZ = SmallFloat<3, 8, 0x7F, 0x80, 0x80, 0x80, false>;
using Float8E5M2 = SmallFloat<2, 15, 0x7B, 0x7C, 0x7E, 0x80, true>;
using Float8E5M2FNUZ = SmallFloat<2, 16, 0x7F, 0x80, 0x80, 0x80, false>;
/// Neither infinity nor NaN: overflow saturates, NaN gives −0.
using Float4E2M1 = SmallFloat<1, 1, 7, 7, 8, 8, true>;

/// How Float8E8M0 rounds between powers of two.
enum Rounding : std::int64_t { roundUp = 0, roundDown = 1, roundNearest = 2 };

/// 2^(bits − 127), from 2^-127 to 2^127; 255 is NaN. The sign is lost.
struct Float8E8M0 {
    std::uint8_t bits = 0;

    Float8E8M0() = default;
    explicit Float8E8M0(float value) : Float8E8M0(value, true, roundUp) { }
    Float8E8M0(float value, bool saturates, std::int64_t rounding)
    {
        const float magnitude = std::fabs(value);
        if (value != value || (std::isinf(magnitude) && !saturates)) {
            bits = 0xFF;
            return;
        }
        if (std::isinf(magnitude)) {
            bits = 0xFE;
            return;
        }
        const std::uint32_t wide = bitsFromFloat(magnitude);
        const std::uint32_t exponent = wide >> 23U;
        const std::uint32_t fraction = wide & 0x7FFFFFU;
        // 2^-127 itself is a binary32 denormal: fraction 0x400000 under exponent 0.
        bool up = false;
        if (exponent == 0)
            up = rounding == roundUp ? fraction > 0x400000U
                                     : rounding == roundNearest && fraction >= 0x600000U;
        else
            up = rounding == roundUp ? fraction != 0 : rounding == roundNearest && fraction >= 0x400000U;
        const std::uint32_t code = exponent + (up ? 1U : 0U);
        bits = static_cast<std::uint8_t>(code < 0xFFU ? code : (saturates ? 0xFEU : 0xFFU));
    }
    explicit operator float() const
    {
        if (bits == 0xFF)
            return std::numeric_limits<float>::quiet_NaN();
        return std::ldexp(1.0F, static_cast<int>(bits) - 127);
    }
};

/// An integer of `Bits` bits: the low ones of what it is made of, as ONNX casts.
template <unsigned Bits, bool IsSigned> struct SmallInt {
    using Value = typename std::conditional<IsSigned, std::int8_t, std::uint8_t>::type;
    static constexpr int least = IsSigned ? -(1 << (Bits - 1U)) : 0;
    static constexpr int most = (1 << (IsSigned ? Bits - 1U : Bits)) - 1;
    Value value = 0;

    SmallInt() = default;
    explicit SmallInt(std::int64_t number)
    {
        const auto low = static_cast<int>(static_cast<std::uint64_t>(number) & ((1U << Bits) - 1U));
        value = static_cast<Value>(low > most ? low - (1 << Bits) : low);
    }
    /// Cut off towards 0; 0 for what no int64 holds.
    explicit SmallInt(double number)
        : SmallInt(std::fabs(number) < 9.2e18 ? static_cast<std::int64_t>(number) : std::int64_t(0))
    {
    }
    explicit operator float() const { return static_cast<float>(value); }
};

using Int4 = SmallInt<4, true>;
using UInt4 = SmallInt<4, false>;
using Int2 = SmallInt<2, true>;
using UInt2 = SmallInt<2, false>;

template <unsigned M, int B, unsigned Most, unsigned O, unsigned N, unsigned S, bool Z>
struct WideOf<SmallFloat<M, B, Most, O, N, S, Z>> {
    using type = float;
};
template <> struct WideOf<Float8E8M0> {
    using type = float;
};
template <unsigned Bits, bool IsSigned> struct WideOf<SmallInt<Bits, IsSigned>> {
    using type = float;
};

/// Bits that an element takes in a tensor.
template <class T> struct PackedBits;
template <> struct PackedBits<Float4E2M1> {
    static constexpr unsigned value = 4;
};
template <unsigned Bits, bool IsSigned> struct PackedBits<SmallInt<Bits, IsSigned>> {
    static constexpr unsigned value = Bits;
};

template <class T> unsigned codeOf(const T &element)
{
    std::uint8_t code = 0;
    std::memcpy(&code, &element, 1);
    return code & ((1U << PackedBits<T>::value) - 1U);
}

/// One element a byte from packed ones.
template <class T> void unpack(const std::uint8_t *packed, T *elements, std::int64_t count)
{
    constexpr unsigned bits = PackedBits<T>::value;
    constexpr std::int64_t inByte = 8 / bits;
    for (std::int64_t i = 0; i < count; ++i) {
        const unsigned code =
            (static_cast<unsigned>(packed[i / inByte]) >> (static_cast<unsigned>(i % inByte) * bits))
            & ((1U << bits) - 1U);
        if constexpr (std::is_same<T, Float4E2M1>::value)
            elements[i].bits = static_cast<std::uint8_t>(code);
        else
            elements[i] = T(static_cast<std::int64_t>(code));
    }
}

/// Packed elements from one a byte; bits left over are 0.
template <class T> void pack(const T *elements, std::uint8_t *packed, std::int64_t count)
{
    constexpr unsigned bits = PackedBits<T>::value;
    constexpr std::int64_t inByte = 8 / bits;
    for (std::int64_t i = 0; i < count; i += inByte) {
        unsigned byte = 0;
        for (std::int64_t k = 0; k < inByte && i + k < count; ++k)
            byte |= codeOf(elements[i + k]) << (static_cast<unsigned>(k) * bits);
        packed[i / inByte] = static_cast<std::uint8_t>(byte);
    }
}

/// Elements as float: exact.
template <class T> void widen(const T *x, float *y, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = static_cast<float>(x[i]);
}

template <class T> void narrowFloats(const float *x, T *y, std::int64_t count, std::int64_t saturates)
{
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = T(x[i], saturates != 0);
}

inline void narrowToExponents(const float *x, Float8E8M0 *y, std::int64_t count, std::int64_t saturates,
                              std::int64_t rounding)
{
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = Float8E8M0(x[i], saturates != 0, rounding);
}

/// W: float, double or std::int64_t.
template <class W, class T> void narrowToInteger(const W *x, T *y, std::int64_t count)
{
    using Source = typename std::conditional<std::is_floating_point<W>::value, double, std::int64_t>::type;
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = T(static_cast<Source>(x[i]));
}

} // namespace espalier::kernels
