// SPDX-License-Identifier: Apache-2.0
// Writes literals.
#include "exporters/cpp/literals.h"

#include "model/compute/element_types.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <type_traits>

namespace espalier::cpp {

namespace {

template <class T> std::string elementLiteral(T value)
{
    if constexpr (std::is_same_v<T, float> || std::is_same_v<T, double>) {
        return realLiteral(static_cast<double>(value), typeName<T>());
    } else if constexpr (std::is_same_v<T, kernels::Half> || std::is_same_v<T, kernels::BFloat16>) {
        return std::string("kernels::") + typeName<T>() + "::ofBits(" + std::to_string(value.bits) + ")";
    } else if constexpr (std::is_same_v<T, bool>) {
        return value ? "true" : "false";
    } else if constexpr (std::is_same_v<T, std::uint64_t>) {
        return std::to_string(value) + "U";
    } else {
        return integerLiteral(static_cast<std::int64_t>(value));
    }
}

/// Breaks lists into lines.
class Lines {
public:
    void add(const std::string &element)
    {
        static constexpr std::size_t columns = 108;
        if (m_text.empty())
            m_text = "{\n    ";
        else if (m_column + element.size() > columns)
            m_text += ",\n    ", m_column = 0;
        else
            m_text += ", ";
        m_text += element;
        m_column += element.size() + 2;
    }
    [[nodiscard]] std::string text() const { return m_text.empty() ? "{}" : m_text + "}"; }

private:
    std::string m_text;
    std::size_t m_column = 0;
};

template <class T> std::string elementsOf(const DenseTensor &tensor)
{
    Lines lines;
    const T *elements = tensor.as<T>();
    for (std::int64_t i = 0; i < tensor.count(); ++i)
        lines.add(elementLiteral(elements[i]));
    return lines.text();
}

} // namespace

std::string integerLiteral(std::int64_t value)
{
    if (value == std::numeric_limits<std::int64_t>::min())
        return "(-9223372036854775807 - 1)";
    return std::to_string(value);
}

std::string realLiteral(double value, std::string_view type)
{
    const std::string sign = std::signbit(value) ? "-" : "";
    if (!std::isfinite(value))
        return sign + "std::numeric_limits<" + std::string(type)
            + ">::" + (std::isnan(value) ? "quiet_NaN()" : "infinity()");
    const bool isFloat = type == "float";
    const double exact = isFloat ? static_cast<double>(static_cast<float>(value)) : value;
    std::array<char, 40> text{};
    const char *format = exact == std::trunc(exact) && std::abs(exact) < 1e6 ? "%.1f" : "%a";
    const int length = std::snprintf(text.data(), text.size(), format, exact);
    return std::string(text.data(), static_cast<std::size_t>(length)) + (isFloat ? "F" : "");
}

std::string stringLiteral(std::string_view text)
{
    static constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                              " _-+*/=<>()[]{}.,:;!@#$%^&|~'`";
    std::string out = "\"";
    for (const char c : text) {
        if (plain.find(c) != std::string_view::npos) {
            out += c;
            continue;
        }
        std::array<char, 8> escape{};
        std::snprintf(escape.data(), escape.size(), "\\%03o",
                      static_cast<unsigned>(static_cast<unsigned char>(c)));
        out += escape.data();
    }
    return out + "\"";
}

std::string listLiteral(const std::vector<std::int64_t> &values)
{
    std::string out;
    for (const std::int64_t value : values)
        out += (out.empty() ? "{" : ", ") + integerLiteral(value);
    return out.empty() ? "{0}" : out + "}";
}

std::string elementsLiteral(const DenseTensor &tensor)
{
    const auto bytes = tensor.bytes();
    if (std::all_of(bytes.begin(), bytes.end(), [](std::byte byte) { return byte == std::byte{0}; }))
        return "{}";
    std::string out;
    const auto add = [&](auto type) { out = elementsOf<typename decltype(type)::type>(tensor); };
    if (tensor.dtype() == DType::Bool)
        add(std::type_identity<bool>());
    else
        withNumber(tensor.dtype(), add);
    return out;
}

} // namespace espalier::cpp
