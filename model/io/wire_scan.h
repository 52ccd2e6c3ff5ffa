// SPDX-License-Identifier: Apache-2.0
// Walks the protobuf wire format field by field without copying: protobuf encoding, developers' guide
// "Encoding".
#pragma once

#include "model/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace espalier {

/// One field as it lies in the bytes.
struct WireField {
    enum class Type : std::uint8_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

    std::uint32_t number = 0;
    Type type = Type::Varint;
    std::uint64_t varint = 0; ///< value of a Varint
    std::span<const std::byte> contents; ///< of Bytes: without tag and length
    std::span<const std::byte> whole; ///< tag, length and contents

    [[nodiscard]] bool is(std::uint32_t field, Type wanted = Type::Bytes) const
    {
        return number == field && type == wanted;
    }
    [[nodiscard]] std::string_view text() const
    {
        return {reinterpret_cast<const char *>(contents.data()), contents.size()};
    }
};

/// Reads the fields of one message. `base` is the offset of `bytes` in the file, for error messages.
class WireScan {
public:
    explicit WireScan(std::span<const std::byte> bytes, std::uint64_t base = 0) : m_bytes(bytes), m_base(base)
    {
    }

    /// The next field, or false at the end and at a fault (then `fault()` is set).
    [[nodiscard]] bool next(WireField &field);
    [[nodiscard]] bool isBroken() const { return m_fault != nullptr; }
    /// Error Unreadable that names the offset.
    [[nodiscard]] Error fault() const;
    [[nodiscard]] std::uint64_t base() const { return m_base; }
    /// Offset in the file of bytes inside this message.
    [[nodiscard]] std::uint64_t offsetOf(std::span<const std::byte> inner) const
    {
        return m_base + static_cast<std::uint64_t>(inner.data() - m_bytes.data());
    }

private:
    [[nodiscard]] bool readVarint(std::uint64_t &value);
    [[nodiscard]] bool broken(const char *what);

    std::span<const std::byte> m_bytes;
    std::uint64_t m_base;
    std::size_t m_at = 0;
    const char *m_fault = nullptr;
};

} // namespace espalier
