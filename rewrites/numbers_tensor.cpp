// SPDX-License-Identifier: Apache-2.0
// Rounds numbers to an element type.
#include "rewrites/replacement.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace espalier {

namespace {

/// Round to nearest, ties to even.
std::uint16_t toBFloat16(double value)
{
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(value));
    if (std::isnan(value))
        return static_cast<std::uint16_t>((bits >> 16U) | 0x40U);
    return static_cast<std::uint16_t>((bits + 0x7FFFU + ((bits >> 16U) & 1U)) >> 16U);
}

/// Round to nearest, ties to even; beyond the range infinite.
std::uint16_t toFloat16(double value)
{
    const std::uint16_t sign = std::signbit(value) ? 0x8000U : 0U;
    const double size = std::abs(value);
    if (std::isnan(value))
        return 0x7E00U;
    if (size == 0)
        return sign;
    if (size >= 65520.0)
        return static_cast<std::uint16_t>(sign | 0x7C00U);
    int exponent = 0;
    std::frexp(size, &exponent);
    // One unit in the last place is 2^(exponent - 11), and 2^-24 for subnormal numbers.
    const int unit = std::max(exponent - 11, -24);
    const double units = std::nearbyint(std::ldexp(size, -unit));
    const auto steps = static_cast<std::uint32_t>(units);
    // Numbers of one exponent are 1024 steps; the mantissa's carry goes into the exponent by itself.
    const std::uint32_t bits = unit == -24 ? steps : steps + (static_cast<std::uint32_t>(unit + 24) << 10U);
    return static_cast<std::uint16_t>(sign | bits);
}

template <class T, class Convert>
std::vector<std::byte> encode(const std::vector<double> &values, Convert &&convert)
{
    std::vector<std::byte> bytes(values.size() * sizeof(T));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const T element = convert(values[i]);
        std::memcpy(bytes.data() + i * sizeof(T), &element, sizeof(T));
    }
    return bytes;
}

template <class T> std::vector<std::byte> encodeAs(const std::vector<double> &values)
{
    return encode<T>(values, [](double value) { return static_cast<T>(value); });
}

std::vector<std::byte> encoded(DType dtype, const std::vector<double> &values)
{
    switch (dtype) {
    case DType::Double:
        return encodeAs<double>(values);
    case DType::Float16:
        return encode<std::uint16_t>(values, toFloat16);
    case DType::BFloat16:
        return encode<std::uint16_t>(values, toBFloat16);
    case DType::Int64:
        return encodeAs<std::int64_t>(values);
    case DType::Int32:
        return encodeAs<std::int32_t>(values);
    case DType::Int16:
        return encodeAs<std::int16_t>(values);
    case DType::Int8:
        return encodeAs<std::int8_t>(values);
    case DType::UInt64:
        return encodeAs<std::uint64_t>(values);
    case DType::UInt32:
        return encodeAs<std::uint32_t>(values);
    case DType::UInt16:
        return encodeAs<std::uint16_t>(values);
    case DType::UInt8:
        return encodeAs<std::uint8_t>(values);
    case DType::Bool:
        return encode<std::uint8_t>(
            values, [](double value) { return value != 0 ? std::uint8_t{1} : std::uint8_t{0}; });
    default:
        return encodeAs<float>(values);
    }
}

} // namespace

Tensor numbersTensor(DType dtype, const std::vector<std::int64_t> &shape, const std::vector<double> &values)
{
    return Tensor::make({}, dtype, shape, encoded(dtype, values));
}

} // namespace espalier
