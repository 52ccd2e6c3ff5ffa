// SPDX-License-Identifier: Apache-2.0
// One function a dtype reads an element as a double; texts follow from that, but for the widest types.
#include "model/compute/elements.h"

#include "model/compute/narrow_types.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

namespace espalier {

namespace {

template <class T> T elementAt(const std::byte *elements, std::size_t i)
{
    T value{};
    std::memcpy(&value, elements + i * sizeof(T), sizeof(T));
    return value;
}

template <class T> double readWhole(const std::byte *elements, std::size_t i)
{
    return static_cast<double>(elementAt<T>(elements, i));
}

template <class T> double readFloat(const std::byte *elements, std::size_t i)
{
    return double{static_cast<float>(elementAt<T>(elements, i))};
}

double readBool(const std::byte *elements, std::size_t i)
{
    return elements[i] != std::byte{0} ? 1 : 0;
}

template <class T> double readMagnitude(const std::byte *elements, std::size_t i)
{
    return std::hypot(double{elementAt<T>(elements, 2 * i)}, double{elementAt<T>(elements, 2 * i + 1)});
}

/// Of a packed tensor: the first element in the lowest bits.
template <unsigned Bits> unsigned codeAt(const std::byte *elements, std::size_t i)
{
    constexpr std::size_t inByte = 8 / Bits;
    const auto byte = std::to_integer<unsigned>(elements[i / inByte]);
    return (byte >> (i % inByte * Bits)) & ((1U << Bits) - 1);
}

template <unsigned Bits> double readUnsigned(const std::byte *elements, std::size_t i)
{
    return codeAt<Bits>(elements, i);
}

template <unsigned Bits> double readSigned(const std::byte *elements, std::size_t i)
{
    const unsigned code = codeAt<Bits>(elements, i);
    constexpr unsigned sign = 1U << (Bits - 1);
    return static_cast<double>(code & (sign - 1)) - static_cast<double>(code & sign);
}

double readFloat4(const std::byte *elements, std::size_t i)
{
    kernels::Float4E2M1 value;
    value.bits = static_cast<std::uint8_t>(codeAt<4>(elements, i));
    return double{static_cast<float>(value)};
}

double (*readerOf(DType dtype))(const std::byte *, std::size_t)
{
    switch (dtype) {
    case DType::Bool:
        return &readBool;
    case DType::Complex64:
        return &readMagnitude<float>;
    case DType::Complex128:
        return &readMagnitude<double>;
    case DType::UInt4:
        return &readUnsigned<4>;
    case DType::Int4:
        return &readSigned<4>;
    case DType::UInt2:
        return &readUnsigned<2>;
    case DType::Int2:
        return &readSigned<2>;
    case DType::Float4E2M1:
        return &readFloat4;
    case DType::Float8E8M0:
        return &readFloat<kernels::Float8E8M0>;
    case DType::Double:
        return &readWhole<double>;
    default:
        break;
    }
    double (*out)(const std::byte *, std::size_t) = nullptr;
    const auto isFloat = [&](auto type) { out = &readFloat<typename decltype(type)::type>; };
    const auto isWhole = [&](auto type) { out = &readWhole<typename decltype(type)::type>; };
    static_cast<void>(withFloating(dtype, isFloat) || withSmallFloat(dtype, isFloat)
                      || withInteger(dtype, isWhole));
    return out;
}

template <class... Form> std::string written(Form... form)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), form...);
    return {text.data(), end.ptr};
}

/// Decimal digits that tell neighbours of a dtype of fewer than 32 bits apart.
int digitsOf(DType dtype)
{
    switch (dtype) {
    case DType::Float16:
        return 5;
    case DType::BFloat16:
        return 4;
    default:
        return 3;
    }
}

/// `real+imaginaryi`
template <class T> std::string complexText(const std::byte *elements, std::size_t i)
{
    const T imaginary = elementAt<T>(elements, 2 * i + 1);
    return written(elementAt<T>(elements, 2 * i)) + (std::signbit(imaginary) ? "" : "+") + written(imaginary)
        + "i";
}

} // namespace

Elements::Elements(DenseTensor tensor)
    : m_tensor(std::move(tensor)), m_size(static_cast<std::size_t>(m_tensor.count())),
      m_read(readerOf(m_tensor.dtype()))
{
}

double Elements::number(std::size_t i) const
{
    return m_read != nullptr ? m_read(m_tensor.bytes().data(), i) : std::numeric_limits<double>::quiet_NaN();
}

std::string Elements::text(std::size_t i) const
{
    const std::byte *elements = m_tensor.bytes().data();
    switch (m_tensor.dtype()) {
    case DType::String:
        return m_tensor.strings()[i];
    case DType::Int64:
        return written(elementAt<std::int64_t>(elements, i));
    case DType::UInt64:
        return written(elementAt<std::uint64_t>(elements, i));
    case DType::Double:
        return written(elementAt<double>(elements, i));
    case DType::Float:
        return written(elementAt<float>(elements, i));
    case DType::Complex64:
        return complexText<float>(elements, i);
    case DType::Complex128:
        return complexText<double>(elements, i);
    case DType::Bool:
        return number(i) != 0 ? "true" : "false";
    default:
        break;
    }
    if (isInteger(m_tensor.dtype()))
        return written(static_cast<std::int64_t>(number(i)));
    return areNumbers() ? written(number(i), std::chars_format::general, digitsOf(m_tensor.dtype()))
                        : std::string();
}

} // namespace espalier
