// SPDX-License-Identifier: Apache-2.0
// Patterns match what RE2 matches, and none runs away.
#include "model/compute/regular_expression.h"
#include "tests/support/catch.h"

using espalier::RegularExpression;

namespace {

bool matches(const std::string &pattern, const std::string &text)
{
    const auto parsed = RegularExpression::parse(pattern);
    REQUIRE(parsed);
    return parsed->matches(text);
}

} // namespace

TEST_CASE("patterns match whole texts", "[compute]")
{
    CHECK(matches("abc", "abc"));
    CHECK_FALSE(matches("abc", "abcd"));
    CHECK_FALSE(matches("abc", "xabc"));
    CHECK(matches("", ""));
    CHECK(matches("a|bc|d*", "ddd"));
    CHECK(matches("a|bc|d*", "bc"));
    CHECK_FALSE(matches("a|bc|d*", "abc"));
    CHECK(matches("(a|b)+c?", "abba"));
    CHECK(matches("(?:ab){2,3}", "ababab"));
    CHECK_FALSE(matches("(?:ab){2,3}", "ab"));
    CHECK(matches("a{2,}", "aaaa"));
    CHECK(matches("x{,2}", "x{,2}"));
    CHECK(matches("[a-c\\d-]+", "b7-a"));
    CHECK(matches("[^a-c]", "é"));
    CHECK_FALSE(matches("[^a-c]", "b"));
    CHECK(matches(".", "日"));
    CHECK_FALSE(matches(".", "\n"));
    CHECK(matches("www\\.[\\w.-]+\\.\\bcom\\b", "www.google.com"));
    CHECK_FALSE(matches("www\\.[\\w.-]+\\.\\bcom\\b", "www.hotmail.community"));
    CHECK(matches("(\\W|^)[\\w.\\-]{0,25}@(yahoo|gmail)\\.com(\\W|$)", "not@gmail.com"));
    CHECK(matches("\\x41\\s\\S", "A b"));
}

TEST_CASE("what is no pattern is refused", "[compute]")
{
    for (const char *pattern : {"(", ")", "[a", "*a", "a\\", "(?P<n>a)", "[z-a]", "\\q", "(a{1000}){1000}"})
        CHECK_FALSE(RegularExpression::parse(pattern));
    CHECK_FALSE(RegularExpression::parse(std::string(100'000, '(')));
}

TEST_CASE("matching takes time linear in the text", "[compute]")
{
    CHECK_FALSE(matches("(a*)*(a|aa)+b", std::string(20'000, 'a')));
    CHECK(matches("(a*)*", std::string(200'000, 'a')));
}
