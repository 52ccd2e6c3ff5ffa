// SPDX-License-Identifier: Apache-2.0
// Reads a condition's characters into tokens.
#include "model/targets/condition_token.h"

#include <array>
#include <cerrno>
#include <cstdlib>

namespace espalier {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Longer signs stand before those that they begin with.
constexpr std::array<std::string_view, 23> signs = {"->", "..", "==", "!=", "<=", ">=", "//", "<", ">", "+", "-", "*",
                                                    "/",  "%",  "(",  ")",  "[",  "]",  ",",  ":", ".", "!", "="};

class Splitter {
public:
    explicit Splitter(std::string_view text) : m_text(text) {}

    Result<std::vector<ConditionToken>> split()
    {
        std::vector<ConditionToken> tokens;
        for (;;) {
            while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n'))
                ++m_at;
            auto token = next();
            if (!token)
                return fail(token.error());
            tokens.push_back(std::move(*token));
            if (tokens.back().kind == ConditionToken::Kind::End)
                return tokens;
        }
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    Result<ConditionToken> next()
    {
        m_begin = m_at;
        if (m_at >= m_text.size())
            return made(ConditionToken::Kind::End);
        const char c = peek();
        if (isDigit(c))
            return number();
        if (isWordStart(c)) {
            while (isWordStart(peek()) || isDigit(peek()))
                ++m_at;
            return made(ConditionToken::Kind::Word);
        }
        if (c == '"' || c == '\'')
            return quoted(c);
        for (const std::string_view sign : signs) {
            if (m_text.substr(m_at).starts_with(sign)) {
                m_at += sign.size();
                return made(ConditionToken::Kind::Sign);
            }
        }
        return fail(conditionError(m_text, m_at, "this character has no meaning here"));
    }

    Result<ConditionToken> number()
    {
        bool isReal = false;
        const auto digits = [&] {
            while (isDigit(peek()))
                ++m_at;
        };
        digits();
        if (peek() == '.' && isDigit(peek(1))) { // "1..8" is a range
            isReal = true;
            ++m_at;
            digits();
        }
        const std::size_t signLength = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
        if ((peek() == 'e' || peek() == 'E') && isDigit(peek(1 + signLength))) {
            isReal = true;
            m_at += 1 + signLength;
            digits();
        }
        if (isWordStart(peek()))
            return fail(conditionError(m_text, m_at, "a number ends before a letter"));
        auto token = made(isReal ? ConditionToken::Kind::Real : ConditionToken::Kind::Integer);
        errno = 0;
        if (isReal)
            token.real = std::strtod(token.text.c_str(), nullptr);
        else
            token.integer = std::strtoll(token.text.c_str(), nullptr, 10);
        if (errno == ERANGE)
            return fail(conditionError(m_text, m_begin, "this number is too large"));
        return token;
    }

    Result<ConditionToken> quoted(char quote)
    {
        std::string content;
        for (++m_at; peek() != quote; ++m_at) {
            if (m_at >= m_text.size())
                return fail(conditionError(m_text, m_begin, "the closing quotation mark is missing"));
            if (peek() == '\\' && (peek(1) == quote || peek(1) == '\\'))
                ++m_at;
            content += peek();
        }
        ++m_at;
        auto token = made(ConditionToken::Kind::Text);
        token.text = std::move(content);
        return token;
    }

    [[nodiscard]] ConditionToken made(ConditionToken::Kind kind) const
    {
        ConditionToken token;
        token.kind = kind;
        token.text = std::string(m_text.substr(m_begin, m_at - m_begin));
        token.begin = m_begin;
        token.end = m_at;
        return token;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_begin = 0;
};

} // namespace

Error conditionError(std::string_view condition, std::size_t at, std::string_view what)
{
    return makeError(ErrorCode::Unreadable, "condition_syntax",
                     {QT_TRANSLATE_NOOP("targets", "Condition “%1”, column %2: %3"), std::string(condition),
                      std::to_string(at + 1), std::string(what)})
        .withRemedy(QT_TRANSLATE_NOOP("targets", "write it as docs/targets.md describes"));
}

Result<std::vector<ConditionToken>> splitCondition(std::string_view text)
{
    return Splitter(text).split();
}

} // namespace espalier
