// SPDX-License-Identifier: Apache-2.0
// Fills the places of a message and makes foreign text safe to print.
#include "model/base/message.h"

#include <array>
#include <cstdint>

namespace espalier {

namespace {

/// Length in bytes of the valid UTF-8 sequence at the start of `text`, or 0. RFC 3629: no overlong forms, no
/// surrogates, nothing beyond U+10FFFF.
std::size_t utf8Length(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0U) == 0x80U; };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (!follows(1) || !follows(2))
            return 0;
        const bool overlong = first == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = first == 0xED && byte(1) >= 0xA0;
        return overlong || surrogate ? 0 : 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (!follows(1) || !follows(2) || !follows(3))
            return 0;
        const bool overlong = first == 0xF0 && byte(1) < 0x90;
        const bool beyond = first == 0xF4 && byte(1) >= 0x90;
        return overlong || beyond ? 0 : 4;
    }
    return 0;
}

/// Characters that would steer a terminal or reorder text: C0, DEL, C1 and the bidirectional controls.
bool isSteering(std::string_view sequence)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(sequence[i]); };
    if (sequence.size() == 1)
        return byte(0) < 0x20 || byte(0) == 0x7F;
    if (sequence.size() == 2)
        return byte(0) == 0xC2 && byte(1) < 0xA0;
    if (sequence.size() == 3 && byte(0) == 0xE2) {
        const bool lineOrEmbedding = byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE;
        const bool isolate = byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;
        return lineOrEmbedding || isolate;
    }
    return false;
}

void appendEscaped(std::string &out, std::string_view bytes)
{
    static constexpr std::array<char, 17> digits{"0123456789abcdef"};
    for (const char c : bytes) {
        const auto value = static_cast<unsigned char>(c);
        out += "\\x";
        out += digits[value >> 4U];
        out += digits[value & 15U];
    }
}

} // namespace

std::string fillPlaces(std::string_view text, const std::vector<std::string> &arguments)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPlace =
            text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        const std::size_t place = isPlace ? static_cast<std::size_t>(text[i + 1] - '1') : arguments.size();
        if (place < arguments.size()) {
            out += arguments[place];
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string printable(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        const std::string_view sequence = text.substr(0, length == 0 ? 1 : length);
        if (length == 0 || isSteering(sequence))
            appendEscaped(out, sequence);
        else
            out += sequence;
        text.remove_prefix(sequence.size());
    }
    return out;
}

std::string Message::english() const
{
    std::vector<std::string> safe;
    safe.reserve(arguments.size());
    for (const std::string &argument : arguments)
        safe.push_back(printable(argument));
    return fillPlaces(text, safe);
}

} // namespace espalier
