// SPDX-License-Identifier: Apache-2.0
// Regular expressions in RE2's syntax, matched against whole texts in time linear in the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace espalier {

/// Groups (capturing or not), `|`, `*` `+` `?` `{m,n}` and their lazy forms, classes with ranges, `\d \w \s
/// \b` and their opposites, `^ $ \A \z`, `.`, escapes of single characters and `\xHH`. Unlike RE2: no flags,
/// no named classes, no Unicode properties.
class RegularExpression {
public:
    /// nullopt: not of this syntax, nested more than 200 deep, or longer than 100,000 steps once repeats are
    /// written out.
    [[nodiscard]] static std::optional<RegularExpression> parse(std::string_view pattern);

    /// Whether the whole text, UTF-8, is matched.
    [[nodiscard]] bool matches(std::string_view text) const;

private:
    friend class RegularExpressionParser;

    using Ranges = std::vector<std::pair<char32_t, char32_t>>;
    struct Step {
        enum class Kind { Character, Fork, Jump, AtBegin, AtEnd, AtWord, NotAtWord, Done };
        Kind kind = Kind::Done;
        std::size_t next = 0; ///< of Fork and Jump
        std::size_t other = 0; ///< of Fork
        Ranges ranges; ///< of Character
    };

    std::vector<Step> m_steps;
};

/// Characters of UTF-8; a byte that is none counts as one.
[[nodiscard]] std::vector<char32_t> charactersOf(std::string_view text);
/// The way back.
void appendUtf8(std::string &text, char32_t character);

} // namespace espalier
