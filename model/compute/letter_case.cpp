// SPDX-License-Identifier: Apache-2.0
// Ranges of letters whose cases stand at a fixed distance, or in pairs.
#include "model/compute/letter_case.h"

#include "model/compute/regular_expression.h"

#include <array>

namespace espalier {

namespace {

/// Capitals from `first` to `last`; their small letters stand `distance` further on.
struct Alphabet {
    char32_t first;
    char32_t last;
    char32_t distance;
};

constexpr std::array alphabets{Alphabet{U'A', U'Z', 32},   Alphabet{0xC0, 0xD6, 32},
                               Alphabet{0xD8, 0xDE, 32},   Alphabet{0x391, 0x3A1, 32},
                               Alphabet{0x3A3, 0x3AB, 32}, Alphabet{0x400, 0x40F, 80},
                               Alphabet{0x410, 0x42F, 32}};

/// Capitals and small letters in turn: even capitals first, or odd ones.
struct Pairs {
    char32_t first;
    char32_t last;
};

constexpr std::array pairs{Pairs{0x100, 0x12F},  Pairs{0x132, 0x137}, Pairs{0x139, 0x148},
                           Pairs{0x14A, 0x177},  Pairs{0x179, 0x17E}, Pairs{0x460, 0x481},
                           Pairs{0x48A, 0x4BF},  Pairs{0x4D0, 0x52F}, Pairs{0x1E00, 0x1E95},
                           Pairs{0x1EA0, 0x1EFF}};

char32_t lower(char32_t c)
{
    for (const Alphabet &each : alphabets) {
        if (c >= each.first && c <= each.last)
            return c + each.distance;
    }
    for (const Pairs &each : pairs) {
        if (c >= each.first && c <= each.last)
            return (c - each.first) % 2 == 0 ? c + 1 : c;
    }
    return c;
}

char32_t upper(char32_t c)
{
    for (const Alphabet &each : alphabets) {
        if (c >= each.first + each.distance && c <= each.last + each.distance)
            return c - each.distance;
    }
    for (const Pairs &each : pairs) {
        if (c >= each.first && c <= each.last)
            return (c - each.first) % 2 == 1 ? c - 1 : c;
    }
    return c;
}

template <class Change> std::string changed(std::string_view text, Change &&change)
{
    std::string out;
    for (const char32_t c : charactersOf(text))
        appendUtf8(out, change(c));
    return out;
}

} // namespace

std::string lowerCase(std::string_view text)
{
    return changed(text, lower);
}

std::string upperCase(std::string_view text)
{
    return changed(text, upper);
}

} // namespace espalier
