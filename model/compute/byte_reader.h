// SPDX-License-Identifier: Apache-2.0
// Numbers from bytes, in either order; what lies beyond the end reads as 0 and is remembered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace espalier {

class ByteReader {
public:
    explicit ByteReader(std::span<const std::uint8_t> bytes, bool isBigEndian = false)
        : m_bytes(bytes), m_isBigEndian(isBigEndian)
    {
    }

    [[nodiscard]] std::uint32_t at(std::size_t offset, std::size_t width)
    {
        if (!holds(offset, width))
            return 0;
        std::uint32_t out = 0;
        for (std::size_t i = 0; i < width; ++i)
            out = (out << 8U) | m_bytes[offset + (m_isBigEndian ? i : width - 1 - i)];
        return out;
    }
    /// Empty where it does not lie within.
    [[nodiscard]] std::span<const std::uint8_t> part(std::size_t offset, std::size_t length)
    {
        return holds(offset, length) ? m_bytes.subspan(offset, length) : std::span<const std::uint8_t>();
    }
    [[nodiscard]] bool isBeyond() const { return m_isBeyond; }
    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }

private:
    bool holds(std::size_t offset, std::size_t length)
    {
        const bool isIn = offset <= m_bytes.size() && length <= m_bytes.size() - offset;
        m_isBeyond = m_isBeyond || !isIn;
        return isIn;
    }

    std::span<const std::uint8_t> m_bytes;
    bool m_isBigEndian = false;
    bool m_isBeyond = false;
};

} // namespace espalier
