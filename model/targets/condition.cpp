// SPDX-License-Identifier: Apache-2.0
// A parsed clause and what it says.
#include "model/targets/condition.h"

#include "model/targets/condition_parser.h"
#include "model/targets/evaluate_expression.h"
#include "model/targets/explain_clause.h"

#include <algorithm>

namespace espalier {

struct Condition::Parsed {
    std::string text;
    ParsedClause clause;
};

Message ClauseFailure::message() const
{
    if (values.empty())
        return {QT_TRANSLATE_NOOP("targets", "%1"), clause};
    std::string list;
    for (const Message &value : values)
        list += (list.empty() ? "" : "; ") + value.english();
    return {QT_TRANSLATE_NOOP("targets", "%1: %2"), clause, list};
}

Error conditionError(std::string_view clause, std::size_t column, const Message &what, const Message &remedy)
{
    return makeError(ErrorCode::Unreadable, "condition_syntax",
                     {QT_TRANSLATE_NOOP("targets", "%1, at column %2 of the clause “%3”"), what.english(),
                      std::to_string(column), clause})
        .withRemedy(remedy);
}

Result<Condition> Condition::parse(std::string_view text)
{
    auto clause = parseClause(text);
    if (!clause)
        return fail(conditionError(text, clause.error().column, clause.error().what, clause.error().remedy));
    return Condition(std::make_shared<const Parsed>(Parsed{std::string(text), std::move(*clause)}));
}

const std::string &Condition::text() const
{
    return m_parsed->text;
}

const std::vector<ConditionName> &Condition::names() const
{
    return m_parsed->clause.names;
}

bool Condition::callsFunction(std::string_view function) const
{
    const auto &functions = m_parsed->clause.functions;
    return std::find(functions.begin(), functions.end(), function) != functions.end();
}

std::vector<Condition> Condition::conjuncts() const
{
    std::vector<const Expression *> open{&m_parsed->clause.root};
    std::vector<Condition> out;
    while (!open.empty()) {
        const Expression *each = open.back();
        open.pop_back();
        if (each->kind == Expression::Kind::And) {
            for (auto child = each->children.rbegin(); child != each->children.rend(); ++child)
                open.push_back(&*child);
            continue;
        }
        auto part = parse(std::string_view(m_parsed->text).substr(each->begin, each->end - each->begin));
        if (!part)
            return {*this};
        out.push_back(std::move(*part));
    }
    return out;
}

Truth Condition::evaluate(const OperandResolver &resolver) const
{
    return espalier::evaluate(m_parsed->clause.root, resolver).asTruth();
}

ClauseFailure Condition::explain(const OperandResolver &resolver) const
{
    return explainClause(m_parsed->clause.root, m_parsed->text, resolver);
}

} // namespace espalier
