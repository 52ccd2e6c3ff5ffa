// SPDX-License-Identifier: Apache-2.0
// Advances of the printable ASCII characters, and cutting text to a width by them.
#include "model/layout/glyph_widths.h"

#include <array>
#include <cstdint>
#include <vector>

namespace espalier {

namespace {

/// Thousandths of the font's size, from the space on; for any other character see `otherAdvance`.
constexpr std::array<std::uint16_t, 95> advances{
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};
constexpr double otherAdvance = 1000; // an em: the ellipsis, and what Chinese takes
constexpr double titleStretch = 1.13; // bold against regular, mean over the letters
constexpr std::string_view ellipsis = "…";

double pixelsPerThousandth(TextRole role)
{
    return role == TextRole::Title ? 12 * titleStretch / 1000 : 11.0 / 1000;
}

bool continuesCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

double advance(char first)
{
    const auto code = static_cast<unsigned char>(first);
    return code >= 32 && code < 127 ? advances[code - 32U] : otherAdvance;
}

} // namespace

double textWidth(std::string_view text, TextRole role)
{
    double thousandths = 0;
    for (const char c : text) {
        if (!continuesCharacter(c))
            thousandths += advance(c);
    }
    return thousandths * pixelsPerThousandth(role);
}

std::string elideMiddle(std::string_view text, TextRole role, double width)
{
    if (textWidth(text, role) <= width)
        return std::string(text);
    std::vector<std::string_view> characters;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && continuesCharacter(text[end]))
            ++end;
        characters.push_back(text.substr(at, end - at));
        at = end;
    }
    // One character more in turns at the end and at the start: the end of a name tells more than its start.
    double left = width - textWidth(ellipsis, role);
    std::size_t head = 0;
    std::size_t tail = 0;
    while (head + tail < characters.size()) {
        const bool atEnd = tail <= head;
        const std::string_view next = atEnd ? characters[characters.size() - 1 - tail] : characters[head];
        left -= textWidth(next, role);
        if (left < 0)
            break;
        ++(atEnd ? tail : head);
    }
    std::string out;
    for (std::size_t i = 0; i < head; ++i)
        out += characters[i];
    out += ellipsis;
    for (std::size_t i = characters.size() - tail; i < characters.size(); ++i)
        out += characters[i];
    return out;
}

} // namespace espalier
