// SPDX-License-Identifier: Apache-2.0
// Reads numbers, texts, names and symbols.
#include "model/targets/condition_token.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace espalier {

namespace {

using Kind = ConditionToken::Kind;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Longest first, so that `//` is not two `/`.
constexpr std::array<std::string_view, 23> symbols{"->", "==", "!=", "<=", ">=", "//", "..", "<",
                                                   ">",  "+",  "-",  "*",  "/",  "%",  "(",  ")",
                                                   "[",  "]",  ",",  ".",  ":",  "=",  "&"};

class Tokenizer {
public:
    explicit Tokenizer(std::string_view clause) : m_clause(clause) { }

    tl::expected<std::vector<ConditionToken>, SyntaxFault> run()
    {
        while (true) {
            while (m_at < m_clause.size()
                   && (m_clause[m_at] == ' ' || m_clause[m_at] == '\t' || m_clause[m_at] == '\n'))
                ++m_at;
            m_begin = m_at;
            if (m_at == m_clause.size()) {
                add(Kind::End);
                return std::move(m_tokens);
            }
            if (!next())
                return tl::unexpected(std::move(m_fault));
        }
    }

private:
    bool next()
    {
        const char c = m_clause[m_at];
        if (isDigit(c))
            return number();
        if (c == '"' || c == '\'')
            return text(c);
        if (startsName(c)) {
            while (m_at < m_clause.size() && (startsName(m_clause[m_at]) || isDigit(m_clause[m_at])))
                ++m_at;
            add(Kind::Identifier);
            return true;
        }
        const auto symbol = std::find_if(symbols.begin(), symbols.end(), [&](std::string_view each) {
            return m_clause.substr(m_at, each.size()) == each;
        });
        if (symbol == symbols.end() || *symbol == "=" || *symbol == "&")
            return unexpected(c);
        m_at += symbol->size();
        add(Kind::Symbol);
        return true;
    }

    bool unexpected(char c)
    {
        Message remedy;
        if (c == '=')
            remedy = QT_TRANSLATE_NOOP("targets", "compare with ==");
        else if (c == '&' || c == '|')
            remedy = QT_TRANSLATE_NOOP("targets", "write and, or");
        else if (c == '!')
            remedy = QT_TRANSLATE_NOOP("targets", "write not, or !=");
        else
            remedy = QT_TRANSLATE_NOOP("targets", "remove it");
        return fail(m_at, {QT_TRANSLATE_NOOP("targets", "“%1” means nothing here"), std::string(1, c)},
                    remedy);
    }

    bool fail(std::size_t at, Message what, Message remedy)
    {
        m_fault = {at + 1, std::move(what), std::move(remedy)};
        return false;
    }

    ConditionToken &add(Kind kind)
    {
        ConditionToken token;
        token.kind = kind;
        token.text = m_clause.substr(m_begin, m_at - m_begin);
        token.begin = m_begin;
        token.end = m_at;
        return m_tokens.emplace_back(std::move(token));
    }

    /// 12, 1.5, 1e-5; the dots of 1..8 are not the number's.
    bool number()
    {
        const auto digits = [&] {
            while (m_at < m_clause.size() && isDigit(m_clause[m_at]))
                ++m_at;
        };
        const auto digitAt = [&](std::size_t i) { return i < m_clause.size() && isDigit(m_clause[i]); };
        digits();
        bool isReal = false;
        if (m_at < m_clause.size() && m_clause[m_at] == '.' && digitAt(m_at + 1)) {
            isReal = true;
            ++m_at;
            digits();
        }
        if (m_at < m_clause.size() && (m_clause[m_at] == 'e' || m_clause[m_at] == 'E')) {
            const bool hasSign =
                m_at + 1 < m_clause.size() && (m_clause[m_at + 1] == '-' || m_clause[m_at + 1] == '+');
            if (digitAt(m_at + (hasSign ? 2 : 1))) {
                isReal = true;
                m_at += hasSign ? 2 : 1;
                digits();
            }
        }
        if (m_at < m_clause.size() && startsName(m_clause[m_at]))
            return fail(m_begin, QT_TRANSLATE_NOOP("targets", "a name cannot begin with a digit"),
                        QT_TRANSLATE_NOOP("targets", "put a space or an operator after the number"));
        ConditionToken &token = add(isReal ? Kind::Real : Kind::Integer);
        const char *first = m_clause.data() + m_begin;
        const char *last = m_clause.data() + m_at;
        const auto error = isReal ? std::from_chars(first, last, token.real).ec
                                  : std::from_chars(first, last, token.integer).ec;
        return error == std::errc()
            || fail(m_begin, QT_TRANSLATE_NOOP("targets", "the number is too large"),
                    QT_TRANSLATE_NOOP("targets", "use one that fits 64 bits"));
    }

    bool text(char quote)
    {
        std::string content;
        for (++m_at; m_at < m_clause.size() && m_clause[m_at] != quote; ++m_at) {
            if (m_clause[m_at] == '\\' && m_at + 1 < m_clause.size())
                ++m_at;
            content += m_clause[m_at];
        }
        if (m_at == m_clause.size())
            return fail(m_begin, QT_TRANSLATE_NOOP("targets", "the text has no end"),
                        {QT_TRANSLATE_NOOP("targets", "close it with %1"), std::string(1, quote)});
        ++m_at;
        add(Kind::Text).text = std::move(content);
        return true;
    }

    std::string_view m_clause;
    std::size_t m_at = 0;
    std::size_t m_begin = 0;
    std::vector<ConditionToken> m_tokens;
    SyntaxFault m_fault;
};

} // namespace

tl::expected<std::vector<ConditionToken>, SyntaxFault> tokenize(std::string_view clause)
{
    return Tokenizer(clause).run();
}

} // namespace espalier
