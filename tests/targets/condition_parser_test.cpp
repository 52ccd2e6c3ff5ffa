// SPDX-License-Identifier: Apache-2.0
// What conditions parse to, and how wrong ones are refused.
#include "model/targets/condition_parser.h"

#include "tests/support/catch.h"

using namespace espalier;

namespace {

/// The tree with every operation in brackets, from the operators' places in the text.
std::string bracketed(const Condition &condition, const Expression &part)
{
    if (part.kind == Expression::Kind::Unary)
        return (part.operation == Expression::Operation::Not ? "(not " : "(-") +
               bracketed(condition, part.children[0]) + ")";
    if (part.kind != Expression::Kind::Binary)
        return std::string(condition.textOf(part));
    const Expression &left = part.children[0];
    const Expression &right = part.children[1];
    const std::string between = condition.text().substr(left.end, right.begin - left.end);
    return "(" + bracketed(condition, left) + between + bracketed(condition, right) + ")";
}

std::string parsed(const std::string &text)
{
    const auto condition = parseCondition(text);
    INFO(text << ": " << (condition ? "" : condition.error().line()));
    REQUIRE(condition);
    return bracketed(*condition, condition->root());
}

std::string refusal(const std::string &text)
{
    const auto condition = parseCondition(text);
    INFO(text);
    REQUIRE_FALSE(condition);
    CHECK(condition.error().reason == "condition_syntax");
    CHECK(condition.error().code == ErrorCode::Unreadable);
    return condition.error().message.english();
}

} // namespace

TEST_CASE("condition operators bind in the documented order", "[targets][condition]")
{
    CHECK(parsed("opset > 1 -> opset > 2 -> opset > 3") == "((opset > 1) -> ((opset > 2) -> (opset > 3)))");
    CHECK(parsed("true or false and not true") == "(true or (false and (not true)))");
    CHECK(parsed("not opset == 1") == "(not (opset == 1))");
    CHECK(parsed("opset in 1..8") == "(opset in (1..8))");
    CHECK(parsed("opset in 1 + 2..2 * 4") == "(opset in ((1 + 2)..(2 * 4)))");
    CHECK(parsed("1 - 2 - 3 == 4 // 5 % 6") == "(((1 - 2) - 3) == ((4 // 5) % 6))");
    CHECK(parsed("-opset * 2 < -1") == "(((-opset) * 2) < (-1))");
    CHECK(parsed("true or false -> true") == "((true or false) -> true)");
    CHECK(parsed("opset not in [1, 2]") == "(opset not in [1, 2])");
}

TEST_CASE("an identifier before a parenthesis is a function, any other an operand", "[targets][condition]")
{
    const auto condition = parseCondition("present(min) -> min(value(min)) > sum(value(sum))");
    REQUIRE(condition);
    int operands = 0;
    int calls = 0;
    forEachExpression(condition->root(), [&](const Expression &each) {
        operands += each.kind == Expression::Kind::Operand ? 1 : 0;
        calls += each.kind == Expression::Kind::Call ? 1 : 0;
    });
    CHECK(operands == 3);
    CHECK(calls == 5);
}

TEST_CASE("conditions read lists, slices, quantifiers and literals", "[targets][condition]")
{
    parsed("all(rank(i) == 4 for i in inputs)");
    parsed("any(d % 2 == 1 for d in shape(X)[2:])");
    parsed("attr.pads[0:2] == attr.pads[2:4] and attr.pads[:1] == [0] and attr.pads[-1] == 0");
    parsed("count(outputs) == 1 and rank(inputs[0]) == 4");
    parsed("attr.mode in [\"DCR\", none, 'a\\'b', [1, [2, 3]]] and attr.alpha > 1.5e-3");
    parsed("model.ir >= 4 and model.producer == \"pytorch\" and option.ios >= 17 and format == \"tnn\"");
    const auto text = parseCondition(R"("a\"b" == "")");
    REQUIRE(text);
    CHECK(text->root().children[0].name == "a\"b");
}

TEST_CASE("wrong conditions are refused with the column", "[targets][condition]")
{
    CHECK(refusal("rank(X) = 4") == "Condition “rank(X) = 4”, column 9: expected an operator or the end");
    CHECK(refusal("rank(X == 4)").find("column 6: expected the name") != std::string::npos);
    CHECK(refusal("rank(X").find("column 7: expected “,” or “)”") != std::string::npos);
    CHECK(refusal("").find("column 1: something is missing here") != std::string::npos);
    CHECK(refusal("X == 4").find("column 1: “X” is an operand: write value(X)") != std::string::npos);
    CHECK(refusal("rnak(X) == 4").find("column 1: there is no function “rnak”") != std::string::npos);
    CHECK(refusal("dim(X) == 4").find("takes more arguments") != std::string::npos);
    CHECK(refusal("rank(X, 1) == 4").find("column 9: rank() takes fewer arguments") != std::string::npos);
    CHECK(refusal("1 < opset < 3").find("column 11: comparisons do not chain") != std::string::npos);
    CHECK(refusal("max(opset for i in inputs) > 1").find("“for” stands only") != std::string::npos);
    CHECK(refusal("model.name == 1").find("only model.producer") != std::string::npos);
    CHECK(refusal("attr == 1").find("expected “.”") != std::string::npos);
    CHECK(refusal("\"open == 1").find("column 1: the closing quotation mark") != std::string::npos);
    CHECK(refusal("99999999999999999999 == 1").find("too large") != std::string::npos);
    CHECK(refusal("opset == 1 ? 2").find("column 12: this character") != std::string::npos);
    CHECK(refusal("for == 1").find("column 1: “for” cannot stand here") != std::string::npos);
    CHECK(refusal(std::string(5000, '(')).find("too deeply nested") != std::string::npos);
    CHECK(refusal("2 == " + std::string(5000, '-')).find("too deeply nested") != std::string::npos);
}
