// SPDX-License-Identifier: Apache-2.0
// Writes a pattern as steps of a machine, and runs all its states side by side.
#include "model/compute/regular_expression.h"

#include <algorithm>
#include <charconv>

namespace espalier {

namespace {

constexpr std::size_t mostSteps = 100'000;
constexpr int mostNesting = 200;
constexpr int mostRepeats = 1000; // RE2's own limit
constexpr char32_t lastCharacter = 0x10FFFF;

using Ranges = std::vector<std::pair<char32_t, char32_t>>;

const Ranges digits{{U'0', U'9'}};
const Ranges wordCharacters{{U'0', U'9'}, {U'A', U'Z'}, {U'_', U'_'}, {U'a', U'z'}};
const Ranges blanks{{U'\t', U'\n'}, {U'\f', U'\r'}, {U' ', U' '}};

bool contains(const Ranges &ranges, char32_t c)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const auto &range) { return range.first <= c && c <= range.second; });
}

/// All characters that the ranges leave out.
Ranges opposite(Ranges ranges)
{
    std::sort(ranges.begin(), ranges.end());
    Ranges out;
    char32_t from = 0;
    for (const auto &[first, last] : ranges) {
        if (first > from)
            out.emplace_back(from, first - 1);
        from = std::max<char32_t>(from, last + 1);
    }
    if (from <= lastCharacter)
        out.emplace_back(from, lastCharacter);
    return out;
}

} // namespace

std::vector<char32_t> charactersOf(std::string_view text)
{
    std::vector<char32_t> out;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t c = length <= 1 ? lead : lead & (0xFFU >> (length + 1));
        bool isWhole = length > 0 && lead < 0xF8 && i + length <= text.size();
        for (std::size_t k = 1; isWhole && k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            isWhole = (next & 0xC0U) == 0x80;
            c = (c << 6U) | (next & 0x3FU);
        }
        out.push_back(isWhole ? c : char32_t{lead});
        i += isWhole ? length : 1;
    }
    return out;
}

void appendUtf8(std::string &text, char32_t c)
{
    const auto put = [&](char32_t byte) {
        text.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
    };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

/// Recursive descent; each function appends the steps of what it reads and is false where that is no pattern.
class RegularExpressionParser {
public:
    explicit RegularExpressionParser(std::string_view pattern) : m_text(charactersOf(pattern)) { }

    std::optional<RegularExpression> parse()
    {
        if (!alternatives(0) || m_at != m_text.size())
            return std::nullopt;
        add(Step::Kind::Done);
        RegularExpression out;
        out.m_steps = std::move(m_steps);
        return out;
    }

private:
    using Step = RegularExpression::Step;

    [[nodiscard]] bool isAtEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool sees(char32_t c) const { return !isAtEnd() && m_text[m_at] == c; }
    bool take(char32_t c)
    {
        if (!sees(c))
            return false;
        ++m_at;
        return true;
    }
    Step &add(Step::Kind kind)
    {
        Step &step = m_steps.emplace_back();
        step.kind = kind;
        return step;
    }
    void addCharacter(Ranges ranges) { add(Step::Kind::Character).ranges = std::move(ranges); }

    bool alternatives(int depth)
    {
        if (depth > mostNesting)
            return false;
        const std::size_t begin = m_steps.size();
        if (!sequence(depth))
            return false;
        std::vector<std::size_t> ends;
        while (take(U'|')) {
            insertFork(begin, m_steps.size() + 2);
            for (std::size_t &end : ends)
                ++end;
            ends.push_back(m_steps.size());
            add(Step::Kind::Jump);
            const std::size_t second = m_steps.size();
            if (!sequence(depth))
                return false;
            m_steps[begin].other = second;
        }
        for (const std::size_t end : ends)
            m_steps[end].next = m_steps.size();
        return m_steps.size() <= mostSteps;
    }

    /// Puts a fork to what follows, or `other`, before the steps from `begin` on.
    void insertFork(std::size_t begin, std::size_t other)
    {
        for (std::size_t i = begin; i < m_steps.size(); ++i) {
            ++m_steps[i].next;
            ++m_steps[i].other;
        }
        Step fork;
        fork.kind = Step::Kind::Fork;
        fork.next = begin + 1;
        fork.other = other;
        m_steps.insert(m_steps.begin() + static_cast<std::ptrdiff_t>(begin), std::move(fork));
    }

    bool sequence(int depth)
    {
        while (!isAtEnd() && !sees(U'|') && !sees(U')')) {
            const std::size_t begin = m_steps.size();
            if (!piece(depth) || !repeats(begin) || m_steps.size() > mostSteps)
                return false;
        }
        return true;
    }

    bool repeats(std::size_t begin)
    {
        int least = 0;
        int most = -1; // no end
        if (take(U'+'))
            least = 1;
        else if (take(U'?'))
            most = 1;
        else if (!take(U'*') && !counts(least, most))
            return true;
        take(U'?'); // lazy: the same texts match
        const std::vector<Step> body(m_steps.begin() + static_cast<std::ptrdiff_t>(begin), m_steps.end());
        const auto copies = static_cast<std::size_t>(std::max(least, most) + 1);
        if (body.size() * copies > mostSteps)
            return false;
        m_steps.resize(begin);
        for (int i = 0; i < least; ++i)
            append(body, begin);
        if (most < 0) {
            const std::size_t fork = m_steps.size();
            add(Step::Kind::Fork);
            append(body, begin);
            add(Step::Kind::Jump).next = fork;
            m_steps[fork].next = fork + 1;
            m_steps[fork].other = m_steps.size();
        }
        for (int i = least; i < most; ++i) {
            const std::size_t fork = m_steps.size();
            add(Step::Kind::Fork);
            append(body, begin);
            m_steps[fork].next = fork + 1;
            m_steps[fork].other = m_steps.size();
        }
        return true;
    }

    /// Steps that stood at `begin` once more, at the end.
    void append(const std::vector<Step> &body, std::size_t begin)
    {
        const std::size_t shift = m_steps.size() - begin;
        for (Step step : body) {
            step.next += shift;
            step.other += shift;
            m_steps.push_back(std::move(step));
        }
    }

    /// `{m}`, `{m,}`, `{m,n}`; anything else in braces stands for itself, as in RE2.
    bool counts(int &least, int &most)
    {
        const std::size_t begin = m_at;
        if (!take(U'{') || !number(least)) {
            m_at = begin;
            return false;
        }
        most = least;
        if (take(U',')) {
            most = -1;
            if (!sees(U'}') && (!number(most) || most < least)) {
                m_at = begin;
                return false;
            }
        }
        if (take(U'}'))
            return true;
        m_at = begin;
        return false;
    }

    bool number(int &out)
    {
        out = 0;
        const std::size_t begin = m_at;
        while (!isAtEnd() && contains(digits, m_text[m_at]) && out <= mostRepeats)
            out = out * 10 + static_cast<int>(m_text[m_at++] - U'0');
        return m_at > begin && out <= mostRepeats;
    }

    bool piece(int depth)
    {
        const char32_t c = m_text[m_at++];
        switch (c) {
        case U'(':
            if (take(U'?') && !take(U':'))
                return false;
            return alternatives(depth + 1) && take(U')');
        case U'[':
            return characterClass();
        case U'.':
            addCharacter(opposite({{U'\n', U'\n'}}));
            return true;
        case U'^':
            add(Step::Kind::AtBegin);
            return true;
        case U'$':
            add(Step::Kind::AtEnd);
            return true;
        case U'*':
        case U'+':
        case U'?':
            return false;
        case U'\\':
            return escaped();
        default:
            addCharacter({{c, c}});
            return true;
        }
    }

    bool escaped()
    {
        if (sees(U'b') || sees(U'B') || sees(U'A') || sees(U'z')) {
            const char32_t c = m_text[m_at++];
            add(c == U'b'       ? Step::Kind::AtWord
                    : c == U'B' ? Step::Kind::NotAtWord
                    : c == U'A' ? Step::Kind::AtBegin
                                : Step::Kind::AtEnd);
            return true;
        }
        auto ranges = escapedCharacters();
        if (!ranges)
            return false;
        addCharacter(std::move(*ranges));
        return true;
    }

    /// What follows a backslash, inside a class or out of one.
    std::optional<Ranges> escapedCharacters()
    {
        if (isAtEnd())
            return std::nullopt;
        const char32_t c = m_text[m_at++];
        const auto one = [](char32_t character) { return Ranges{{character, character}}; };
        switch (c) {
        case U'd':
            return digits;
        case U'D':
            return opposite(digits);
        case U'w':
            return wordCharacters;
        case U'W':
            return opposite(wordCharacters);
        case U's':
            return blanks;
        case U'S':
            return opposite(blanks);
        case U'n':
            return one(U'\n');
        case U't':
            return one(U'\t');
        case U'r':
            return one(U'\r');
        case U'f':
            return one(U'\f');
        case U'v':
            return one(U'\v');
        case U'a':
            return one(U'\a');
        case U'x':
            return hexadecimal();
        default:
            break;
        }
        const bool isLetterOrDigit = c < 0x80 && contains(wordCharacters, c) && c != U'_';
        return isLetterOrDigit ? std::nullopt : std::optional(one(c));
    }

    std::optional<Ranges> hexadecimal()
    {
        std::string written;
        while (written.size() < 2 && !isAtEnd() && m_text[m_at] < 0x80)
            written.push_back(static_cast<char>(m_text[m_at++]));
        std::uint32_t value = 0;
        const auto read = std::from_chars(written.data(), written.data() + written.size(), value, 16);
        if (written.size() != 2 || read.ptr != written.data() + 2)
            return std::nullopt;
        return Ranges{{char32_t{value}, char32_t{value}}};
    }

    bool characterClass()
    {
        const bool isNegated = take(U'^');
        Ranges all;
        bool isFirst = true;
        while (isFirst || !sees(U']')) {
            isFirst = false;
            auto from = member();
            if (!from)
                return false;
            const bool isOne = from->size() == 1 && from->front().first == from->front().second;
            const bool isRange = isOne && sees(U'-') && m_at + 1 < m_text.size() && m_text[m_at + 1] != U']';
            if (isRange) {
                ++m_at;
                const auto to = member();
                if (!to || to->size() != 1 || to->front().first < from->front().first)
                    return false;
                from->front().second = to->front().first;
            }
            all.insert(all.end(), from->begin(), from->end());
        }
        ++m_at; // ]
        addCharacter(isNegated ? opposite(std::move(all)) : std::move(all));
        return true;
    }

    std::optional<Ranges> member()
    {
        if (isAtEnd())
            return std::nullopt;
        const char32_t c = m_text[m_at++];
        if (c == U'\\')
            return escapedCharacters();
        if (c == U'[' && sees(U':')) // named classes are not read
            return std::nullopt;
        return Ranges{{c, c}};
    }

    std::vector<char32_t> m_text;
    std::size_t m_at = 0;
    std::vector<Step> m_steps;
};

std::optional<RegularExpression> RegularExpression::parse(std::string_view pattern)
{
    return RegularExpressionParser(pattern).parse();
}

bool RegularExpression::matches(std::string_view text) const
{
    using Kind = Step::Kind;
    const std::vector<char32_t> characters = charactersOf(text);
    const auto isWord = [&](std::size_t i) {
        return i < characters.size() && contains(wordCharacters, characters[i]);
    };
    std::vector<std::size_t> states; // steps that wait for a character, or are done
    std::vector<std::size_t> next;
    std::vector<std::size_t> seenAt(m_steps.size(), 0); // place + 1 at which a step was last reached
    std::vector<std::size_t> open;
    const auto reach = [&](std::vector<std::size_t> &into, std::size_t from, std::size_t place) {
        open.push_back(from);
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            if (seenAt[at] == place + 1)
                continue;
            seenAt[at] = place + 1;
            const Step &step = m_steps[at];
            const bool isEdge = (place > 0 && isWord(place - 1)) != isWord(place);
            if (step.kind == Kind::Fork)
                open.insert(open.end(), {step.next, step.other});
            else if (step.kind == Kind::Jump)
                open.push_back(step.next);
            else if (step.kind == Kind::Character || step.kind == Kind::Done)
                into.push_back(at);
            else if ((step.kind == Kind::AtBegin && place == 0)
                     || (step.kind == Kind::AtEnd && place == characters.size())
                     || (step.kind == Kind::AtWord && isEdge) || (step.kind == Kind::NotAtWord && !isEdge))
                open.push_back(at + 1);
        }
    };
    reach(states, 0, 0);
    for (std::size_t place = 0; place < characters.size() && !states.empty(); ++place) {
        next.clear();
        for (const std::size_t at : states) {
            if (m_steps[at].kind == Kind::Character && contains(m_steps[at].ranges, characters[place]))
                reach(next, at + 1, place + 1);
        }
        states.swap(next);
    }
    return std::any_of(states.begin(), states.end(),
                       [&](std::size_t at) { return m_steps[at].kind == Kind::Done; });
}

} // namespace espalier
