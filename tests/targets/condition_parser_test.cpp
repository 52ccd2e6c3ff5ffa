// SPDX-License-Identifier: Apache-2.0
// How clauses are read, and how wrong ones are refused.
#include "model/targets/condition.h"
#include "model/targets/condition_function.h"
#include "model/targets/condition_parser.h"

#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

using namespace espalier;
using namespace espalier::test;

namespace {

/// The tree with every operator in brackets, from the operators' places in the text.
std::string bracketed(const std::string &text, const Expression &part)
{
    using Kind = Expression::Kind;
    const std::string own = text.substr(part.begin, part.end - part.begin);
    switch (part.kind) {
    case Kind::Not:
        return "(not " + bracketed(text, part.children[0]) + ")";
    case Kind::Negate:
        return "(-" + bracketed(text, part.children[0]) + ")";
    case Kind::And:
    case Kind::Or:
    case Kind::Implies:
    case Kind::Compare:
    case Kind::In:
    case Kind::Range:
    case Kind::Compute: {
        const Expression &left = part.children[0];
        const Expression &right = part.children[1];
        std::string between = text.substr(left.end, right.begin - left.end);
        std::erase_if(between, [](char c) { return c == '(' || c == ')'; });
        return "(" + bracketed(text, left) + between + bracketed(text, right) + ")";
    }
    default:
        return own;
    }
}

std::string parsed(const std::string &text)
{
    const auto clause = parseClause(text);
    INFO(text << ": " << (clause ? "" : clause.error().what.english()));
    REQUIRE(clause);
    return bracketed(text, clause->root);
}

/// `column: what: remedy`
std::string refusal(const std::string &text)
{
    const auto condition = Condition::parse(text);
    INFO(text);
    REQUIRE_FALSE(condition);
    CHECK(condition.error().code == ErrorCode::Unreadable);
    CHECK(condition.error().reason == "condition_syntax");
    const auto clause = parseClause(text);
    const SyntaxFault &fault = clause.error();
    CHECK(condition.error().line().find("column " + std::to_string(fault.column)) != std::string::npos);
    CHECK_FALSE(fault.remedy.isEmpty());
    return std::to_string(fault.column) + ": " + fault.what.english() + ": " + fault.remedy.english();
}

std::vector<std::string> namesOf(const std::string &text, ConditionName::Kind kind)
{
    const auto condition = Condition::parse(text);
    REQUIRE(condition);
    std::vector<std::string> out;
    for (const ConditionName &name : condition->names()) {
        if (name.kind == kind)
            out.push_back(name.name);
    }
    return out;
}

} // namespace

TEST_CASE("operators of conditions bind in the documented order", "[targets][condition]")
{
    CHECK(parsed("opset > 1 -> opset > 2 -> opset > 3") == "((opset > 1) -> ((opset > 2) -> (opset > 3)))");
    CHECK(parsed("true or false and not true") == "(true or (false and (not true)))");
    CHECK(parsed("not opset == 1") == "(not (opset == 1))");
    CHECK(parsed("not not true and true") == "((not (not true)) and true)");
    CHECK(parsed("opset in 1..8") == "(opset in (1..8))");
    CHECK(parsed("opset in 1 + 2..2 * 4") == "(opset in ((1 + 2)..(2 * 4)))");
    CHECK(parsed("1 - 2 - 3 == 4 // 5 % 6") == "(((1 - 2) - 3) == ((4 // 5) % 6))");
    CHECK(parsed("-opset * 2 < -1") == "(((-opset) * 2) < -1)");
    CHECK(parsed("true or false -> true and false") == "((true or false) -> (true and false))");
    CHECK(parsed("opset not in [1, 2]") == "(not (opset not in [1, 2]))");
    CHECK(parsed("(true or false) and true") == "((true or false) and true)");
}

TEST_CASE("an identifier before a parenthesis is a function, any other an operand", "[targets][condition]")
{
    using Kind = ConditionName::Kind;
    const std::string text =
        "present(min) -> min(value(min)) > sum(value(sum)) + param(max) + attr.mode + option.ios";
    CHECK(namesOf(text, Kind::Operand) == std::vector<std::string>{"min", "sum"});
    CHECK(namesOf(text, Kind::Parameter) == std::vector<std::string>{"max"});
    CHECK(namesOf(text, Kind::Attribute) == std::vector<std::string>{"mode"});
    CHECK(namesOf(text, Kind::Option) == std::vector<std::string>{"ios"});
    CHECK(namesOf("same_pads() or device == \"cpu\"", Kind::NodePredicate)
          == std::vector<std::string>{"same_pads"});
    CHECK(Condition::parse(text)->callsFunction("sum"));
    CHECK_FALSE(Condition::parse(text)->callsFunction("max"));
    // The variable of a loop is no operand of the node.
    CHECK(namesOf("all(rank(i) == 4 for i in inputs)", Kind::Operand) == std::vector<std::string>{"inputs"});
}

TEST_CASE("conditions read lists, slices, loops and literals", "[targets][condition]")
{
    parsed("all(rank(i) == 4 for i in inputs)");
    parsed("any(d % 2 == 1 for d in shape(X)[2:])");
    parsed("all(any(dim(i, d) == 1 for d in 0..3) for i in inputs)");
    parsed("attr.pads[0:2] == attr.pads[2:4] and attr.pads[:1] == [0] and attr.pads[-1] == 0");
    parsed("count(outputs) == 1 and rank(inputs[0]) == 4");
    parsed(R"(attr.mode in ["DCR", none, 'a\'b', [1, [2, 3]]] and attr.alpha > 1.5e-3)");
    parsed("model.ir >= 4 and model.producer == \"pytorch\" and option.ios >= 17 and format == \"tnn\"");
    parsed("shape(X)[axis(-1, X):rank(X)] == [1,]");
    const auto text = parseClause(R"("a\"b" == '"')");
    REQUIRE(text);
    CHECK(text->root.children[0].literal.text() == "a\"b");
    CHECK(text->root.children[1].literal.text() == "\"");
}

TEST_CASE("wrong conditions are refused with the column and what to do", "[targets][condition]")
{
    CHECK(refusal("rank(X) = 4") == "9: “=” means nothing here: compare with ==");
    CHECK(refusal("rank(X) === 4") == "11: “=” means nothing here: compare with ==");
    CHECK(refusal("true & false") == "6: “&” means nothing here: write and, or");
    CHECK(refusal("!true") == "1: “!” means nothing here: write not, or !=");
    CHECK(refusal("opset == 1 ? 2") == "12: “?” means nothing here: remove it");
    CHECK(refusal("rank(X == 4)") == "8: “==” stands where “)” is missing: correct the clause");
    CHECK(refusal("rank(X") == "7: the clause ends where “)” is missing: add it");
    CHECK(refusal("") == "1: the clause is empty: write a condition or remove it");
    CHECK(refusal("  ") == "3: the clause is empty: write a condition or remove it");
    CHECK(refusal("opset ==") == "9: the clause ends too early: complete it");
    CHECK(refusal("opset == 1 opset")
          == "12: “opset” does not belong here: put an operator before it, or remove it");
    CHECK(refusal("X == 4")
          == "1: X is an operand, not a value: ask for value(X), shape(X), dtype(X) or the like, or for "
             "attr.X");
    CHECK(refusal("rnak(X) == 4") == "1: there is no function rnak: did you mean rank?");
    CHECK(refusal("frobnicate(X)")
          == "1: there is no function frobnicate: see docs/conditions.md for those there are");
    CHECK(refusal("dim(X) == 4") == "1: dim takes 2 argument(s): correct the call");
    CHECK(refusal("rank() == 4") == "1: rank takes 1 argument(s): correct the call");
    CHECK(refusal("max(1, 2, 3, 4, 5) == 4") == "1: max takes 1…4 argument(s): correct the call");
    CHECK(refusal("rank(4) == 4")
          == "6: the name of an operand is missing: name an input or output, such as X or inputs[0]");
    CHECK(refusal("1 < opset < 3") == "11: comparisons do not chain: join two of them with and");
    CHECK(refusal("[1..3] == 1") == "3: “..” stands where “]” is missing: correct the clause");
    CHECK(refusal("1..3") == "2: a range stands only after in: write a..b after in");
    CHECK(refusal("all(i == 1 for i in inputs)")
          == "5: i is an operand, not a value: ask for value(i), shape(i), dtype(i) or the like");
    CHECK(refusal("all(rank(d) == 1 for d in attr.pads)")
          == "10: d is no operand here: name an input or output");
    CHECK(refusal("all(1 == 1 for in in inputs)") == "16: “in” cannot be a variable: choose another name");
    CHECK(refusal("len(1 for i in inputs)") == "7: “for” stands where “)” is missing: correct the clause");
    CHECK(refusal("model.name == 1") == "7: model.name is unknown: use model.producer or model.ir");
    CHECK(refusal("attr == 1") == "6: “==” stands where “.” is missing: correct the clause");
    CHECK(refusal("attr.1 == 1") == "6: a name is missing: add it");
    CHECK(refusal("\"open == 1") == "1: the text has no end: close it with \"");
    CHECK(refusal("99999999999999999999 == 1") == "1: the number is too large: use one that fits 64 bits");
    CHECK(refusal("4x == 1")
          == "1: a name cannot begin with a digit: put a space or an operator after the number");
    CHECK(refusal("for == 1")
          == "1: “for” stands where a value is missing: put a value before it, or remove it");
    CHECK(refusal("and true")
          == "1: “and” stands where a value is missing: put a value before it, or remove it");
    CHECK(refusal("* 4") == "1: “*” stands where a value is missing: put a value before it, or remove it");
    CHECK(refusal(std::string(5000, '(')).find("nested too deeply") != std::string::npos);
    CHECK(refusal("2 == " + std::string(5000, '-')).find("nested too deeply") != std::string::npos);
    std::string lists = "1 in ";
    for (int i = 0; i < 5000; ++i)
        lists += "[";
    CHECK(refusal(lists).find("nested too deeply") != std::string::npos);
}

TEST_CASE("the table of functions is sorted, documented and tested", "[targets][condition]")
{
    const std::string page = readFile(sourceFolder() / "docs/conditions.md");
    const std::string tests = readFile(sourceFolder() / "tests/targets/condition_test.cpp");
    std::string_view before;
    for (const ConditionFunction &function : conditionFunctions()) {
        INFO(function.name);
        CHECK(before < function.name);
        before = function.name;
        CHECK(function.doc.size() > 10);
        CHECK(function.doc.back() == '.');
        CHECK(function.evaluate != nullptr);
        CHECK(findConditionFunction(function.name) == &function);
        CHECK(page.find("| `" + std::string(function.name) + "(") != std::string::npos);
        CHECK(page.find("| " + std::string(function.doc) + " |") != std::string::npos);
        CHECK(tests.find(std::string(function.name) + "(") != std::string::npos);
    }
    CHECK(findConditionFunction("rnak") == nullptr);
}
