// SPDX-License-Identifier: Apache-2.0
// Spells identifiers, and knows which are not free.
#include "exporters/cpp/identifiers.h"

#include <algorithm>
#include <array>

namespace espalier::cpp {

namespace {

constexpr std::size_t longest = 60;

/// Keywords of C++ up to 23, alternative tokens, and macros that standard headers or compilers define in
/// lower case or that are short enough to be met.
constexpr std::array notFree{"alignas",     "alignof",
                             "and",         "and_eq",
                             "asm",         "assert",
                             "auto",        "bitand",
                             "bitor",       "bool",
                             "break",       "case",
                             "catch",       "char",
                             "char16_t",    "char32_t",
                             "char8_t",     "class",
                             "co_await",    "co_return",
                             "co_yield",    "compl",
                             "complex",     "concept",
                             "const",       "const_cast",
                             "consteval",   "constexpr",
                             "constinit",   "continue",
                             "decltype",    "default",
                             "delete",      "do",
                             "double",      "dynamic_cast",
                             "else",        "enum",
                             "errno",       "explicit",
                             "export",      "extern",
                             "false",       "far",
                             "float",       "for",
                             "friend",      "goto",
                             "huge",        "i386",
                             "if",          "inline",
                             "int",         "interface",
                             "linux",       "long",
                             "major",       "max",
                             "min",         "minor",
                             "mutable",     "namespace",
                             "near",        "new",
                             "noexcept",    "not",
                             "not_eq",      "nullptr",
                             "offsetof",    "operator",
                             "or",          "or_eq",
                             "pascal",      "private",
                             "protected",   "public",
                             "register",    "reinterpret_cast",
                             "requires",    "restrict",
                             "return",      "setjmp",
                             "short",       "signed",
                             "sizeof",      "small",
                             "static",      "static_assert",
                             "static_cast", "std",
                             "stderr",      "stdin",
                             "stdout",      "struct",
                             "switch",      "template",
                             "this",        "thread_local",
                             "throw",       "true",
                             "try",         "typedef",
                             "typeid",      "typename",
                             "union",       "unix",
                             "unsigned",    "using",
                             "va_arg",      "va_end",
                             "va_start",    "virtual",
                             "void",        "volatile",
                             "wchar_t",     "while",
                             "xor",         "xor_eq"};

/// What stands behind an identifier in names of constants and fields.
constexpr std::array derivedSuffixes{"_name", "_dtype",  "_rank",     "_shape",
                                     "_size", "_offset", "_capacity", "_count"};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Names in capitals alone belong to macros: EOF, NULL, INFINITY, BUFSIZ…
bool looksLikeMacro(std::string_view name)
{
    return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

} // namespace

std::string identifierFrom(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (isLetter(c) || isDigit(c))
            out += c;
        else if (!out.empty() && out.back() != '_')
            out += '_';
        if (out.size() == longest)
            break;
    }
    while (!out.empty() && out.back() == '_')
        out.pop_back();
    if (out.empty() || isDigit(out.front()) || looksLikeMacro(out))
        out = out.empty() ? "t" : "t_" + out;
    const bool isTaken = std::find(notFree.begin(), notFree.end(), out) != notFree.end();
    return isTaken ? out + "_t" : out;
}

std::string Identifiers::take(std::string_view name)
{
    const std::string wanted = identifierFrom(name);
    const auto isFree = [&](const std::string &identifier) {
        return !m_taken.contains(identifier)
            && std::none_of(derivedSuffixes.begin(), derivedSuffixes.end(),
                            [&](const char *suffix) { return m_taken.contains(identifier + suffix); });
    };
    std::string identifier = wanted;
    for (int number = 2; !isFree(identifier); ++number)
        identifier = wanted + "_" + std::to_string(number);
    m_taken.insert(identifier);
    for (const char *suffix : derivedSuffixes)
        m_taken.insert(identifier + suffix);
    return identifier;
}

std::string commentText(std::string_view text)
{
    static constexpr std::size_t most = 70;
    std::string out;
    for (const char c : text) {
        if (out.size() == most)
            return out + "...";
        out += c >= ' ' && c <= '~' && c != '\\' && c != '?' ? c : '_';
    }
    return out;
}

} // namespace espalier::cpp
