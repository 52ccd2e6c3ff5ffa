// SPDX-License-Identifier: Apache-2.0
// Recursive descent, one function a level of precedence.
#include "model/targets/condition_parser.h"

#include "model/targets/closest_name.h"
#include "model/targets/condition_function.h"

#include <algorithm>
#include <array>
#include <optional>

namespace espalier {

namespace {

using Kind = Expression::Kind;
using NameKind = ConditionName::Kind;
using TokenKind = ConditionToken::Kind;

constexpr int deepestNesting = 100;

struct Word {
    std::string_view text;
    ConditionWord word;
};
constexpr std::array words{Word{"opset", ConditionWord::Opset}, Word{"device", ConditionWord::Device},
                           Word{"format", ConditionWord::Format}, Word{"since", ConditionWord::Since},
                           Word{"domain", ConditionWord::Domain}};

struct ComparisonSymbol {
    std::string_view text;
    Comparison comparison;
};
constexpr std::array comparisons{
    ComparisonSymbol{"==", Comparison::Equal},  ComparisonSymbol{"!=", Comparison::NotEqual},
    ComparisonSymbol{"<", Comparison::Less},    ComparisonSymbol{"<=", Comparison::LessEqual},
    ComparisonSymbol{">", Comparison::Greater}, ComparisonSymbol{">=", Comparison::GreaterEqual}};

bool isReserved(std::string_view name)
{
    constexpr std::array<std::string_view, 12> reserved{"or",    "and",  "not",  "in",    "for",    "true",
                                                        "false", "none", "attr", "param", "option", "model"};
    return std::find(reserved.begin(), reserved.end(), name) != reserved.end();
}

bool takesGenerator(std::string_view function)
{
    constexpr std::array<std::string_view, 5> aggregates{"all", "any", "max", "min", "sum"};
    return std::find(aggregates.begin(), aggregates.end(), function) != aggregates.end();
}

/// Faults are thrown to `parseClause` and end there: a grammar reads better without an error path a line.
class Parser {
public:
    explicit Parser(std::vector<ConditionToken> tokens) : m_tokens(std::move(tokens)) { }

    ParsedClause run()
    {
        if (now().kind == TokenKind::End)
            fault(now(), QT_TRANSLATE_NOOP("targets", "the clause is empty"),
                  QT_TRANSLATE_NOOP("targets", "write a condition or remove it"));
        m_clause.root = implication();
        if (now().is(".."))
            fault(now(), QT_TRANSLATE_NOOP("targets", "a range stands only after in"),
                  QT_TRANSLATE_NOOP("targets", "write a..b after in"));
        if (isComparison(now()))
            fault(now(), QT_TRANSLATE_NOOP("targets", "comparisons do not chain"),
                  QT_TRANSLATE_NOOP("targets", "join two of them with and"));
        if (now().kind != TokenKind::End)
            fault(now(), {QT_TRANSLATE_NOOP("targets", "“%1” does not belong here"), now().text},
                  QT_TRANSLATE_NOOP("targets", "put an operator before it, or remove it"));
        return std::move(m_clause);
    }

private:
    struct Local {
        std::string name;
        bool isOperand = false;
    };

    [[nodiscard]] const ConditionToken &now() const { return m_tokens[m_at]; }
    [[nodiscard]] const ConditionToken &after() const
    {
        return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)];
    }
    const ConditionToken &take() { return m_tokens[m_at < m_tokens.size() - 1 ? m_at++ : m_at]; }
    bool takeIf(std::string_view symbol)
    {
        const bool isThere = now().is(symbol);
        if (isThere)
            ++m_at;
        return isThere;
    }

    [[noreturn]] static void fault(const ConditionToken &at, Message what, Message remedy)
    {
        throw SyntaxFault{at.begin + 1, std::move(what), std::move(remedy)};
    }
    void expect(std::string_view symbol)
    {
        if (takeIf(symbol))
            return;
        if (now().kind == TokenKind::End)
            fault(now(), {QT_TRANSLATE_NOOP("targets", "the clause ends where “%1” is missing"), symbol},
                  QT_TRANSLATE_NOOP("targets", "add it"));
        fault(now(), {QT_TRANSLATE_NOOP("targets", "“%1” stands where “%2” is missing"), now().text, symbol},
              QT_TRANSLATE_NOOP("targets", "correct the clause"));
    }
    std::string expectName()
    {
        if (now().kind != TokenKind::Identifier)
            fault(now(), QT_TRANSLATE_NOOP("targets", "a name is missing"),
                  QT_TRANSLATE_NOOP("targets", "add it"));
        return take().text;
    }
    void note(NameKind kind, const std::string &name, const ConditionToken &at)
    {
        auto &names = m_clause.names;
        const bool isKnown = std::any_of(names.begin(), names.end(), [&](const ConditionName &n) {
            return n.kind == kind && n.name == name;
        });
        if (!isKnown)
            names.push_back({kind, name, at.begin + 1});
    }

    [[nodiscard]] Expression begin(Kind kind) const
    {
        Expression expression;
        expression.kind = kind;
        expression.begin = now().begin;
        return expression;
    }
    Expression finish(Expression expression) const
    {
        expression.end = m_at > 0 ? m_tokens[m_at - 1].end : 0;
        return expression;
    }
    Expression joined(Kind kind, Expression left, Expression right) const
    {
        Expression out;
        out.kind = kind;
        out.begin = left.begin;
        out.isElementWise = m_isElementWise;
        out.children.push_back(std::move(left));
        out.children.push_back(std::move(right));
        return finish(std::move(out));
    }

    class Deeper {
    public:
        explicit Deeper(Parser &parser) : m_parser(parser)
        {
            if (++m_parser.m_depth > deepestNesting)
                fault(m_parser.now(), QT_TRANSLATE_NOOP("targets", "the clause is nested too deeply"),
                      QT_TRANSLATE_NOOP("targets", "write it as several clauses"));
        }
        ~Deeper() { --m_parser.m_depth; }
        Deeper(const Deeper &) = delete;
        Deeper &operator=(const Deeper &) = delete;
        Deeper(Deeper &&) = delete;
        Deeper &operator=(Deeper &&) = delete;

    private:
        Parser &m_parser;
    };

    /// Sets whether comparisons go element by element until the end of the scope.
    class ElementWise {
    public:
        ElementWise(Parser &parser, bool value) : m_parser(parser), m_before(parser.m_isElementWise)
        {
            m_parser.m_isElementWise = value;
        }
        ~ElementWise() { m_parser.m_isElementWise = m_before; }
        ElementWise(const ElementWise &) = delete;
        ElementWise &operator=(const ElementWise &) = delete;
        ElementWise(ElementWise &&) = delete;
        ElementWise &operator=(ElementWise &&) = delete;

    private:
        Parser &m_parser;
        bool m_before;
    };

    Expression implication()
    {
        const Deeper deeper(*this);
        Expression left = disjunction();
        return takeIf("->") ? joined(Kind::Implies, std::move(left), implication()) : left;
    }

    Expression disjunction()
    {
        Expression left = conjunction();
        while (takeIf("or"))
            left = joined(Kind::Or, std::move(left), conjunction());
        return left;
    }

    Expression conjunction()
    {
        Expression left = negation();
        while (takeIf("and"))
            left = joined(Kind::And, std::move(left), negation());
        return left;
    }

    Expression negation()
    {
        if (!now().is("not"))
            return comparison();
        const Deeper deeper(*this);
        Expression out = begin(Kind::Not);
        out.isElementWise = m_isElementWise;
        take();
        out.children.push_back(negation());
        return finish(std::move(out));
    }

    [[nodiscard]] static bool isComparison(const ConditionToken &token)
    {
        return token.is("in")
            || std::any_of(comparisons.begin(), comparisons.end(),
                           [&](const ComparisonSymbol &each) { return token.is(each.text); });
    }

    Expression comparison()
    {
        Expression left = sum();
        const bool isNotIn = now().is("not") && after().is("in");
        if (isNotIn || now().is("in")) {
            const std::size_t from = left.begin;
            m_at += isNotIn ? 2 : 1;
            left = joined(Kind::In, std::move(left), rangeOrSum());
            if (!isNotIn)
                return left;
            Expression out = begin(Kind::Not);
            out.begin = from;
            out.isElementWise = m_isElementWise;
            out.children.push_back(std::move(left));
            return finish(std::move(out));
        }
        for (const ComparisonSymbol &each : comparisons) {
            if (!takeIf(each.text))
                continue;
            Expression out = joined(Kind::Compare, std::move(left), sum());
            out.comparison = each.comparison;
            return out;
        }
        return left;
    }

    Expression rangeOrSum()
    {
        Expression first = sum();
        return takeIf("..") ? joined(Kind::Range, std::move(first), sum()) : first;
    }

    Expression sum()
    {
        Expression left = product();
        while (now().is("+") || now().is("-")) {
            const Arithmetic operation = take().text == "+" ? Arithmetic::Add : Arithmetic::Subtract;
            left = joined(Kind::Compute, std::move(left), product());
            left.arithmetic = operation;
        }
        return left;
    }

    Expression product()
    {
        Expression left = unary();
        while (now().is("*") || now().is("/") || now().is("//") || now().is("%")) {
            const std::string &symbol = take().text;
            const Arithmetic operation = symbol == "*" ? Arithmetic::Multiply
                : symbol == "/"                        ? Arithmetic::Divide
                : symbol == "//"                       ? Arithmetic::FloorDivide
                                                       : Arithmetic::Remainder;
            left = joined(Kind::Compute, std::move(left), unary());
            left.arithmetic = operation;
        }
        return left;
    }

    Expression unary()
    {
        if (!now().is("-"))
            return postfix();
        const Deeper deeper(*this);
        Expression out = begin(Kind::Negate);
        take();
        out.children.push_back(unary());
        if (out.children.front().kind == Kind::Literal) {
            out.literal = compute(Arithmetic::Subtract, Term(std::int64_t{0}), out.children.front().literal);
            out.kind = Kind::Literal;
            out.children.clear();
        }
        return finish(std::move(out));
    }

    Expression postfix()
    {
        Expression out = primary();
        while (now().is("[")) {
            take();
            const ElementWise whole(*this, false);
            const auto bound = [&](std::string_view end) {
                return now().is(end) ? finish(begin(Kind::Literal)) : sum();
            };
            Expression from = bound(":");
            if (takeIf(":")) {
                Expression to = bound("]");
                out = joined(Kind::Slice, std::move(out), std::move(from));
                out.children.push_back(std::move(to));
            } else {
                out = joined(Kind::Index, std::move(out), std::move(from));
            }
            expect("]");
            out = finish(std::move(out));
        }
        return out;
    }

    Expression literal(Term value)
    {
        Expression out = begin(Kind::Literal);
        out.literal = std::move(value);
        take();
        return finish(std::move(out));
    }

    Expression primary()
    {
        const ConditionToken &token = now();
        switch (token.kind) {
        case TokenKind::Integer:
            return literal(Term(token.integer));
        case TokenKind::Real:
            return literal(Term(token.real));
        case TokenKind::Text:
            return literal(Term(token.text));
        case TokenKind::Identifier:
            return named();
        case TokenKind::End:
            fault(token, QT_TRANSLATE_NOOP("targets", "the clause ends too early"),
                  QT_TRANSLATE_NOOP("targets", "complete it"));
        case TokenKind::Symbol:
            break;
        }
        if (takeIf("(")) {
            Expression inner = implication();
            expect(")");
            return inner;
        }
        if (token.is("["))
            return list();
        fault(token, {QT_TRANSLATE_NOOP("targets", "“%1” stands where a value is missing"), token.text},
              QT_TRANSLATE_NOOP("targets", "put a value before it, or remove it"));
    }

    Expression list()
    {
        const Deeper deeper(*this);
        Expression out = begin(Kind::List);
        take();
        while (!now().is("]")) {
            out.children.push_back(sum());
            if (!takeIf(","))
                break;
        }
        expect("]");
        const auto isLiteral = [](const Expression &each) { return each.kind == Kind::Literal; };
        if (std::all_of(out.children.begin(), out.children.end(), isLiteral)) {
            Term::List terms;
            for (Expression &each : out.children)
                terms.push_back(std::move(each.literal));
            out.literal = Term(std::move(terms));
            out.kind = Kind::Literal;
            out.children.clear();
        }
        return finish(std::move(out));
    }

    Expression named()
    {
        const ConditionToken &token = now();
        if (token.text == "true" || token.text == "false")
            return literal(Term(token.text == "true"));
        if (token.text == "none")
            return literal(Term());
        if (token.text == "attr" || token.text == "option")
            return dotted(token.text == "attr" ? Kind::Attribute : Kind::Option);
        if (token.text == "model")
            return modelWord();
        if (token.text == "param" && after().is("("))
            return parameter();
        if (after().is("("))
            return call();
        if (const Local *local = findLocal(token.text))
            return localTerm(*local);
        for (const Word &each : words) {
            if (each.text == token.text) {
                Expression out = begin(Kind::Word);
                out.word = each.word;
                note(NameKind::Word, token.text, token);
                take();
                return finish(std::move(out));
            }
        }
        if (isReserved(token.text))
            fault(token, {QT_TRANSLATE_NOOP("targets", "“%1” stands where a value is missing"), token.text},
                  QT_TRANSLATE_NOOP("targets", "put a value before it, or remove it"));
        fault(token, {QT_TRANSLATE_NOOP("targets", "%1 is an operand, not a value"), token.text},
              {QT_TRANSLATE_NOOP("targets",
                                 "ask for value(%1), shape(%1), dtype(%1) or the like, or for attr.%1"),
               token.text});
    }

    Expression localTerm(const Local &local)
    {
        if (local.isOperand)
            fault(now(), {QT_TRANSLATE_NOOP("targets", "%1 is an operand, not a value"), local.name},
                  {QT_TRANSLATE_NOOP("targets", "ask for value(%1), shape(%1), dtype(%1) or the like"),
                   local.name});
        Expression out = begin(Kind::Local);
        out.name = take().text;
        return finish(std::move(out));
    }

    Expression dotted(Kind kind)
    {
        Expression out = begin(kind);
        take();
        expect(".");
        const ConditionToken &at = now();
        out.name = expectName();
        note(kind == Kind::Attribute ? NameKind::Attribute : NameKind::Option, out.name, at);
        return finish(std::move(out));
    }

    Expression modelWord()
    {
        Expression out = begin(Kind::Word);
        take();
        expect(".");
        const ConditionToken &at = now();
        const std::string name = expectName();
        if (name != "producer" && name != "ir")
            fault(at, {QT_TRANSLATE_NOOP("targets", "model.%1 is unknown"), name},
                  QT_TRANSLATE_NOOP("targets", "use model.producer or model.ir"));
        out.word = name == "producer" ? ConditionWord::ModelProducer : ConditionWord::ModelIr;
        return finish(std::move(out));
    }

    Expression parameter()
    {
        Expression out = begin(Kind::Parameter);
        take();
        expect("(");
        const ConditionToken &at = now();
        out.name = expectName();
        note(NameKind::Parameter, out.name, at);
        expect(")");
        return finish(std::move(out));
    }

    Expression call()
    {
        const Deeper deeper(*this);
        const ConditionToken &at = now();
        Expression out = begin(Kind::Call);
        out.function = findConditionFunction(at.text);
        if (out.function == nullptr)
            unknownFunction(at);
        out.name = take().text;
        if (std::find(m_clause.functions.begin(), m_clause.functions.end(), out.function->name)
            == m_clause.functions.end())
            m_clause.functions.push_back(out.function->name);
        if (out.function->needsNode)
            note(NameKind::NodePredicate, out.name, at);
        expect("(");
        const ElementWise inside(*this, out.function->parameters == "q");
        if (takesGenerator(out.name)) {
            if (const auto generator = findGenerator())
                out.children.push_back(forEach(*generator));
        }
        if (out.children.empty())
            arguments(out, at);
        expect(")");
        return finish(std::move(out));
    }

    [[noreturn]] static void unknownFunction(const ConditionToken &at)
    {
        std::vector<std::string_view> names;
        for (const ConditionFunction &each : conditionFunctions())
            names.push_back(each.name);
        const std::string meant = closestName(at.text, names);
        fault(at, {QT_TRANSLATE_NOOP("targets", "there is no function %1"), at.text},
              meant.empty()
                  ? Message(QT_TRANSLATE_NOOP("targets", "see docs/conditions.md for those there are"))
                  : Message(QT_TRANSLATE_NOOP("targets", "did you mean %1?"), meant));
    }

    void arguments(Expression &out, const ConditionToken &at)
    {
        const std::string_view parameters = out.function->parameters;
        const bool isOpenEnded = !parameters.empty() && parameters.back() == '*';
        const std::size_t least = parameters.size() - (isOpenEnded ? 1 : 0);
        const std::size_t most = least + (isOpenEnded ? 3 : 0);
        const auto wrongCount = [&] {
            fault(at,
                  {QT_TRANSLATE_NOOP("targets", "%1 takes %2 argument(s)"), out.name,
                   isOpenEnded ? std::to_string(least) + "…" + std::to_string(most) : std::to_string(least)},
                  QT_TRANSLATE_NOOP("targets", "correct the call"));
        };
        if (now().is(")")) {
            if (least > 0)
                wrongCount();
            return;
        }
        do {
            const std::size_t i = out.children.size();
            if (i == most)
                wrongCount();
            const char parameter = i < least ? parameters[i] : 't';
            out.children.push_back(parameter == 'o' || parameter == 'O' ? operand(parameter == 'O')
                                                                        : implication());
        } while (takeIf(","));
        if (out.children.size() < least)
            wrongCount();
    }

    /// X, a loop variable over operands, or inputs[i].
    Expression operand(bool isSeveral)
    {
        const ConditionToken &at = now();
        if (at.kind != TokenKind::Identifier || isReserved(at.text) || after().is("("))
            fault(at, QT_TRANSLATE_NOOP("targets", "the name of an operand is missing"),
                  QT_TRANSLATE_NOOP("targets", "name an input or output, such as X or inputs[0]"));
        const Local *local = findLocal(at.text);
        Expression out = begin(local != nullptr ? Kind::Local : Kind::Operand);
        out.name = take().text;
        if (local != nullptr) {
            if (!local->isOperand || isSeveral)
                fault(at, {QT_TRANSLATE_NOOP("targets", "%1 is no operand here"), local->name},
                      QT_TRANSLATE_NOOP("targets", "name an input or output"));
            out.isOperandLocal = true;
            return finish(std::move(out));
        }
        note(NameKind::Operand, out.name, at);
        if (!isSeveral && takeIf("[")) {
            const ElementWise whole(*this, false);
            out.kind = Kind::Element;
            out.children.push_back(sum());
            expect("]");
        }
        return finish(std::move(out));
    }

    [[nodiscard]] const Local *findLocal(std::string_view name) const
    {
        const auto found = std::find_if(m_locals.rbegin(), m_locals.rend(),
                                        [&](const Local &local) { return local.name == name; });
        return found != m_locals.rend() ? &*found : nullptr;
    }

    /// The place of `for` in the call that begins here, if it has one.
    [[nodiscard]] std::optional<std::size_t> findGenerator() const
    {
        int depth = 0;
        for (std::size_t i = m_at; i < m_tokens.size(); ++i) {
            const ConditionToken &token = m_tokens[i];
            if (token.is("(") || token.is("["))
                ++depth;
            else if ((token.is(")") || token.is("]")) && --depth < 0)
                break;
            else if (depth == 0 && token.is("for"))
                return i;
        }
        return std::nullopt;
    }

    /// The variable must be known before the body is read, which stands in front of it.
    Expression forEach(std::size_t generator)
    {
        const std::size_t body = m_at;
        Expression out = begin(Kind::ForEach);
        m_at = generator;
        take();
        const ConditionToken &at = now();
        out.name = expectName();
        if (isReserved(out.name))
            fault(at, {QT_TRANSLATE_NOOP("targets", "“%1” cannot be a variable"), out.name},
                  QT_TRANSLATE_NOOP("targets", "choose another name"));
        expect("in");
        Expression source;
        {
            const ElementWise whole(*this, false);
            const bool isName = now().kind == TokenKind::Identifier && after().is(")")
                && !isReserved(now().text) && findLocal(now().text) == nullptr;
            out.isOperandLocal = isName;
            source = isName ? operand(true) : rangeOrSum();
        }
        const std::size_t end = m_at;
        m_at = body;
        m_locals.push_back({out.name, out.isOperandLocal});
        out.children.push_back(implication());
        m_locals.pop_back();
        if (m_at != generator)
            fault(now(), {QT_TRANSLATE_NOOP("targets", "“%1” does not belong here"), now().text},
                  QT_TRANSLATE_NOOP("targets", "put an operator before it, or remove it"));
        m_at = end;
        out.children.push_back(std::move(source));
        return finish(std::move(out));
    }

    std::vector<ConditionToken> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_isElementWise = false;
    std::vector<Local> m_locals;
    ParsedClause m_clause;
};

} // namespace

tl::expected<ParsedClause, SyntaxFault> parseClause(std::string_view clause)
{
    auto tokens = tokenize(clause);
    if (!tokens)
        return tl::unexpected(std::move(tokens.error()));
    try {
        return Parser(std::move(*tokens)).run();
    } catch (SyntaxFault &fault) {
        return tl::unexpected(std::move(fault));
    }
}

} // namespace espalier
