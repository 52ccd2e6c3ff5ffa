// SPDX-License-Identifier: Apache-2.0
// Bytes to be written, in pieces: text made here and payloads that stay where they lie until they are
// written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace espalier {

/// A protobuf message under construction. Appending costs the pieces, never the payloads.
class Rope {
public:
    /// Borrowed bytes and what keeps them alive.
    struct Borrowed {
        std::span<const std::byte> bytes;
        std::shared_ptr<const void> owner;
    };
    /// Either `text` or, where `text` is empty, `borrowed`.
    struct Piece {
        std::string text;
        Borrowed borrowed;

        [[nodiscard]] std::span<const std::byte> bytes() const
        {
            return text.empty() ? borrowed.bytes : std::as_bytes(std::span(text));
        }
    };

    void append(std::string_view bytes);
    void append(Borrowed borrowed);
    void append(Rope &&other);
    /// A field of wire type 2: tag, length, contents.
    void field(std::uint32_t number, std::string_view contents);
    void field(std::uint32_t number, Borrowed contents);
    void field(std::uint32_t number, Rope &&message);

    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] const std::vector<Piece> &pieces() const { return m_pieces; }
    [[nodiscard]] std::string flatten() const;

private:
    void head(std::uint32_t number, std::uint64_t length);
    void varint(std::uint64_t value);

    std::vector<Piece> m_pieces;
    std::uint64_t m_size = 0;
};

} // namespace espalier
