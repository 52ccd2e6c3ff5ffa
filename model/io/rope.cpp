// SPDX-License-Identifier: Apache-2.0
// Joins pieces, small ones into one.
#include "model/io/rope.h"

namespace espalier {

void Rope::append(std::string_view bytes)
{
    if (bytes.empty())
        return;
    if (m_pieces.empty() || m_pieces.back().text.empty())
        m_pieces.emplace_back();
    m_pieces.back().text.append(bytes);
    m_size += bytes.size();
}

void Rope::append(Borrowed borrowed)
{
    if (borrowed.bytes.empty())
        return;
    m_size += borrowed.bytes.size();
    m_pieces.push_back({{}, std::move(borrowed)});
}

void Rope::append(Rope &&other)
{
    for (Piece &piece : other.m_pieces) {
        if (piece.text.empty())
            append(std::move(piece.borrowed));
        else
            append(piece.text);
    }
    other.m_pieces.clear();
    other.m_size = 0;
}

void Rope::varint(std::uint64_t value)
{
    std::string bytes;
    for (; value >= 0x80U; value >>= 7U)
        bytes += static_cast<char>((value & 0x7FU) | 0x80U);
    bytes += static_cast<char>(value);
    append(bytes);
}

void Rope::head(std::uint32_t number, std::uint64_t length)
{
    static constexpr std::uint32_t lengthDelimited = 2;
    varint((std::uint64_t{number} << 3U) | lengthDelimited);
    varint(length);
}

void Rope::field(std::uint32_t number, std::string_view contents)
{
    head(number, contents.size());
    append(contents);
}

void Rope::field(std::uint32_t number, Borrowed contents)
{
    head(number, contents.bytes.size());
    append(std::move(contents));
}

void Rope::field(std::uint32_t number, Rope &&message)
{
    head(number, message.size());
    append(std::move(message));
}

std::string Rope::flatten() const
{
    std::string out;
    out.reserve(m_size);
    for (const Piece &piece : m_pieces) {
        const auto bytes = piece.bytes();
        out.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    }
    return out;
}

} // namespace espalier
