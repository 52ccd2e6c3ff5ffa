// SPDX-License-Identifier: Apache-2.0
// Recursive descent over the tokens of a condition.
#include "model/targets/condition_parser.h"

#include "model/targets/condition_misuse.h"
#include "model/targets/condition_token.h"

#include <algorithm>
#include <array>
#include <optional>

namespace espalier {

namespace {

using Kind = Expression::Kind;
using Operation = Expression::Operation;
using Parsed = Result<Expression>;
using TokenKind = ConditionToken::Kind;

struct BinarySign {
    std::string_view sign;
    Operation operation;
    int level;
};
constexpr int impliesLevel = 0;
constexpr int notLevel = 3;
constexpr int comparisonLevel = 4;
constexpr int unaryLevel = 8;
constexpr std::array binarySigns = {
    BinarySign{"->", Operation::Implies, impliesLevel}, BinarySign{"or", Operation::Or, 1},
    BinarySign{"and", Operation::And, 2},               BinarySign{"==", Operation::Equal, comparisonLevel},
    BinarySign{"!=", Operation::Unequal, 4},            BinarySign{"<", Operation::Less, 4},
    BinarySign{"<=", Operation::LessOrEqual, 4},        BinarySign{">", Operation::Greater, 4},
    BinarySign{">=", Operation::GreaterOrEqual, 4},     BinarySign{"in", Operation::In, 4},
    BinarySign{"..", Operation::Range, 5},              BinarySign{"+", Operation::Add, 6},
    BinarySign{"-", Operation::Subtract, 6},            BinarySign{"*", Operation::Multiply, 7},
    BinarySign{"/", Operation::Divide, 7},              BinarySign{"//", Operation::FloorDivide, 7},
    BinarySign{"%", Operation::Modulo, 7},
};
constexpr std::array<std::string_view, 9> reservedWords = {"or",  "and",  "not",   "in",  "for",
                                                           "true", "false", "none", "attr"};
constexpr std::array<std::string_view, 5> facts = {"opset", "device", "format", "since", "domain"};
/// Deeper nesting is refused rather than risking the stack.
constexpr int depthLimit = 100;

class Parser {
public:
    Parser(std::string_view text, std::vector<ConditionToken> tokens) : m_text(text), m_tokens(std::move(tokens)) {}

    Parsed parseAll()
    {
        auto root = level(impliesLevel);
        if (root && here().kind != TokenKind::End)
            return wrong("expected an operator or the end");
        return root;
    }

private:
    [[nodiscard]] const ConditionToken &here() const { return m_tokens[m_at]; }
    [[nodiscard]] const ConditionToken &ahead() const { return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)]; }
    [[nodiscard]] static bool is(const ConditionToken &token, std::string_view text)
    {
        return (token.kind == TokenKind::Sign || token.kind == TokenKind::Word) && token.text == text;
    }
    bool take(std::string_view text)
    {
        if (!is(here(), text))
            return false;
        ++m_at;
        return true;
    }
    [[nodiscard]] tl::unexpected<Error> wrongAt(std::size_t at, const std::string &what) const
    {
        return fail(conditionError(m_text, at, what));
    }
    [[nodiscard]] tl::unexpected<Error> wrong(const std::string &what) const { return wrongAt(here().begin, what); }
    [[nodiscard]] std::size_t lastEnd() const { return m_at == 0 ? 0 : m_tokens[m_at - 1].end; }

    Expression made(Kind kind, std::size_t begin, std::vector<Expression> children = {}) const
    {
        Expression out;
        out.kind = kind;
        out.children = std::move(children);
        out.begin = begin;
        out.end = lastEnd();
        return out;
    }

    /// The binary operator of `wanted` level that stands here; takes it.
    std::optional<Operation> takeBinary(int wanted)
    {
        if (wanted == comparisonLevel && is(here(), "not") && is(ahead(), "in")) {
            m_at += 2;
            return Operation::NotIn;
        }
        for (const BinarySign &each : binarySigns) {
            if (each.level == wanted && take(each.sign))
                return each.operation;
        }
        return std::nullopt;
    }

    Parsed level(int wanted)
    {
        if (wanted == unaryLevel)
            return unary();
        if (wanted == notLevel)
            return negation();
        auto left = level(wanted + 1);
        while (left) {
            const auto operation = takeBinary(wanted);
            if (!operation)
                break;
            const std::size_t begin = left->begin;
            auto right = nested(wanted == impliesLevel ? impliesLevel : wanted + 1);
            if (!right)
                return right;
            Expression both = made(Kind::Binary, begin);
            both.operation = *operation;
            both.children.push_back(std::move(*left));
            both.children.push_back(std::move(*right));
            left = std::move(both);
            if (wanted == comparisonLevel && takeBinary(wanted))
                return wrongAt(m_tokens[m_at - 1].begin, "comparisons do not chain: join them with “and”");
        }
        return left;
    }

    Parsed nested(int wanted)
    {
        if (++m_depth > depthLimit)
            return wrong("too deeply nested");
        auto out = level(wanted);
        --m_depth;
        return out;
    }

    Parsed prefixed(Operation operation, int operandLevel)
    {
        const std::size_t begin = m_tokens[m_at - 1].begin;
        auto operand = nested(operandLevel);
        if (!operand)
            return operand;
        Expression out = made(Kind::Unary, begin);
        out.operation = operation;
        out.children.push_back(std::move(*operand));
        return out;
    }

    Parsed negation() { return take("not") ? prefixed(Operation::Not, notLevel) : level(comparisonLevel); }
    Parsed unary() { return take("-") ? prefixed(Operation::Negate, unaryLevel) : postfix(); }

    Parsed postfix()
    {
        auto list = primary();
        while (list && take("[")) {
            const std::size_t begin = list->begin;
            Expression from = made(Kind::Omitted, here().begin);
            if (!is(here(), ":")) {
                auto index = nested(impliesLevel);
                if (!index)
                    return index;
                from = std::move(*index);
            }
            Expression out = made(Kind::Index, begin);
            out.children.push_back(std::move(*list));
            out.children.push_back(std::move(from));
            if (take(":")) {
                out.kind = Kind::Slice;
                Expression to = made(Kind::Omitted, here().begin);
                if (!is(here(), "]")) {
                    auto bound = nested(impliesLevel);
                    if (!bound)
                        return bound;
                    to = std::move(*bound);
                }
                out.children.push_back(std::move(to));
            }
            if (!take("]"))
                return wrong("expected “]”");
            out.end = lastEnd();
            list = std::move(out);
        }
        return list;
    }

    Parsed literal()
    {
        const ConditionToken &token = m_tokens[m_at++];
        Expression out = made(Kind::Text, token.begin);
        if (token.kind == TokenKind::Text) {
            out.name = token.text;
        } else if (token.kind == TokenKind::Integer) {
            out.kind = Kind::Integer;
            out.integer = token.integer;
        } else {
            out.kind = Kind::Real;
            out.real = token.real;
        }
        return out;
    }

    Parsed primary()
    {
        const ConditionToken &token = here();
        const std::size_t begin = token.begin;
        if (token.kind == TokenKind::Integer || token.kind == TokenKind::Real || token.kind == TokenKind::Text)
            return literal();
        if (token.kind == TokenKind::Word)
            return word();
        if (take("(")) {
            auto inner = nested(impliesLevel);
            if (inner && !take(")"))
                return wrong("expected “)”");
            if (inner) {
                inner->begin = begin;
                inner->end = lastEnd();
            }
            return inner;
        }
        if (take("["))
            return list(begin);
        return wrong(token.kind == TokenKind::End ? "something is missing here" : "expected a value");
    }

    Parsed list(std::size_t begin)
    {
        std::vector<Expression> items;
        while (!is(here(), "]")) {
            auto item = nested(impliesLevel);
            if (!item)
                return item;
            items.push_back(std::move(*item));
            if (!take(","))
                break;
        }
        if (!take("]"))
            return wrong("expected “,” or “]”");
        return made(Kind::List, begin, std::move(items));
    }

    Parsed named(Kind kind, std::string name, std::size_t begin) const
    {
        Expression out = made(kind, begin);
        out.name = std::move(name);
        return out;
    }

    /// `.name` behind attr, option or model.
    Parsed member(Kind kind, std::size_t begin)
    {
        if (!take(".") || here().kind != TokenKind::Word)
            return wrong("expected “.” and a name");
        const std::string name = m_tokens[m_at++].text;
        if (kind == Kind::Model && name != "producer" && name != "ir")
            return wrongAt(lastEnd() - name.size(), "of the model only model.producer and model.ir are known");
        return named(kind, name, begin);
    }

    Parsed word()
    {
        const std::string name = here().text;
        const std::size_t begin = here().begin;
        ++m_at;
        if (is(here(), "("))
            return call(name, begin);
        if (name == "true" || name == "false") {
            Expression out = made(Kind::Bool, begin);
            out.truth = name == "true";
            return out;
        }
        if (name == "none")
            return made(Kind::None, begin);
        if (name == "attr")
            return member(Kind::Attribute, begin);
        if ((name == "option" || name == "model") && is(here(), "."))
            return member(name == "option" ? Kind::Option : Kind::Model, begin);
        if (std::find(facts.begin(), facts.end(), name) != facts.end())
            return named(Kind::Fact, name, begin);
        if (std::find(reservedWords.begin(), reservedWords.end(), name) != reservedWords.end())
            return wrongAt(begin, "“" + name + "” cannot stand here");
        return named(Kind::Operand, name, begin);
    }

    Parsed call(const std::string &name, std::size_t begin)
    {
        take("(");
        std::vector<Expression> arguments;
        while (!is(here(), ")")) {
            auto argument = nested(impliesLevel);
            if (argument && take("for"))
                argument = each(std::move(*argument));
            if (!argument)
                return argument;
            arguments.push_back(std::move(*argument));
            if (!take(","))
                break;
        }
        if (!take(")"))
            return wrong("expected “,” or “)”");
        Expression out = made(Kind::Call, begin, std::move(arguments));
        out.name = name;
        return out;
    }

    /// `body for name in list`, from the name on.
    Parsed each(Expression body)
    {
        if (here().kind != TokenKind::Word)
            return wrong("expected a name");
        const std::string name = m_tokens[m_at++].text;
        if (!take("in"))
            return wrong("expected “in”");
        auto list = nested(impliesLevel);
        if (!list)
            return list;
        const std::size_t begin = body.begin;
        Expression out = made(Kind::Each, begin);
        out.name = name;
        out.children.push_back(std::move(body));
        out.children.push_back(std::move(*list));
        return out;
    }

    std::string_view m_text;
    std::vector<ConditionToken> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

Result<Condition> parseCondition(std::string_view text)
{
    auto tokens = splitCondition(text);
    if (!tokens)
        return fail(tokens.error());
    auto root = Parser(text, std::move(*tokens)).parseAll();
    if (!root)
        return fail(root.error());
    Condition condition(std::string(text), std::move(*root));
    if (auto error = findMisuse(condition))
        return fail(std::move(*error));
    return condition;
}

} // namespace espalier
