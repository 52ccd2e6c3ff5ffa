// SPDX-License-Identifier: Apache-2.0
// Walks the tree of a clause.
#include "model/targets/evaluate_expression.h"

#include "model/targets/condition_function.h"

#include <algorithm>

namespace espalier {

namespace {

using Kind = Expression::Kind;

/// Ranges that stand for lists are at most this long.
constexpr std::int64_t longestRange = 4096;

const LocalVariable *findLocal(std::string_view name, const LocalVariable *locals)
{
    while (locals != nullptr && locals->name != name)
        locals = locals->outer;
    return locals;
}

class Evaluation {
public:
    Evaluation(const OperandResolver &resolver, const LocalVariable *locals)
        : m_resolver(resolver), m_locals(locals)
    {
    }

    Term of(const Expression &expression) const
    {
        switch (expression.kind) {
        case Kind::Literal:
            return expression.literal;
        case Kind::List:
            return list(expression);
        case Kind::Range:
            return range(expression);
        case Kind::Not:
        case Kind::And:
        case Kind::Or:
        case Kind::Implies:
            return logic(expression);
        case Kind::Compare:
            return comparison(expression);
        case Kind::In:
            return membership(expression);
        case Kind::Compute:
            return compute(expression.arithmetic, of(expression.children[0]), of(expression.children[1]));
        case Kind::Negate:
            return compute(Arithmetic::Subtract, Term(std::int64_t{0}), of(expression.children[0]));
        case Kind::Index:
            return element(of(expression.children[0]), of(expression.children[1]));
        case Kind::Slice:
            return slice(expression);
        case Kind::Local: {
            const LocalVariable *local = findLocal(expression.name, m_locals);
            return local != nullptr ? local->term : Term();
        }
        case Kind::Attribute:
            return m_resolver.attribute(expression.name);
        case Kind::Parameter:
            return m_resolver.parameter(expression.name);
        case Kind::Option:
            return m_resolver.option(expression.name);
        case Kind::Word:
            return m_resolver.word(expression.word);
        case Kind::Call:
            return call(expression);
        case Kind::ForEach:
            return forEach(expression);
        case Kind::Operand:
        case Kind::Element:
            break;
        }
        return {};
    }

private:
    Term list(const Expression &expression) const
    {
        Term::List out;
        for (const Expression &child : expression.children)
            out.push_back(of(child));
        return Term(std::move(out));
    }

    Term range(const Expression &expression) const
    {
        const Term first = of(expression.children[0]);
        const Term last = of(expression.children[1]);
        if (first.isUnknown() || last.isUnknown())
            return Term::unknown();
        if (!first.isInteger() || !last.isInteger())
            return {};
        Term::List out;
        for (std::int64_t i = first.integer(); i <= last.integer() && i - first.integer() < longestRange; ++i)
            out.emplace_back(i);
        return Term(std::move(out));
    }

    /// `a -> b` is `not a or b`.
    Term logic(const Expression &expression) const
    {
        Term left = of(expression.children[0]);
        const Kind kind = expression.kind;
        if (kind == Kind::Not || kind == Kind::Implies) {
            const auto negated = [](Truth a, Truth) { return truthNot(a); };
            left = expression.isElementWise ? combineEach(negated, left, Term())
                                            : Term(truthNot(left.asTruth()));
            if (kind == Kind::Not)
                return left;
        }
        const auto combine = kind == Kind::And ? truthAnd : truthOr;
        if (expression.isElementWise)
            return combineEach(combine, left, of(expression.children[1]));
        const Truth decisive = kind == Kind::And ? Truth::False : Truth::True;
        if (left.asTruth() == decisive)
            return Term(decisive);
        return Term(combine(left.asTruth(), of(expression.children[1]).asTruth()));
    }

    Term comparison(const Expression &expression) const
    {
        const Term left = of(expression.children[0]);
        const Term right = of(expression.children[1]);
        return expression.isElementWise ? compareEach(expression.comparison, left, right)
                                        : Term(compare(expression.comparison, left, right));
    }

    Term membership(const Expression &expression) const
    {
        const Term left = of(expression.children[0]);
        const Expression &set = expression.children[1];
        if (set.kind != Kind::Range) {
            const Term right = of(set);
            return eachAmong(left, expression.isElementWise,
                             [&](const Term &x) { return isAmong(x, right); });
        }
        const Term first = of(set.children[0]);
        const Term last = of(set.children[1]);
        return eachAmong(left, expression.isElementWise, [&](const Term &x) {
            return truthAnd(compare(Comparison::GreaterEqual, x, first),
                            compare(Comparison::LessEqual, x, last));
        });
    }

    template <class Test> static Term eachAmong(const Term &left, bool isElementWise, Test &&test)
    {
        if (!isElementWise || !left.isList())
            return Term(test(left));
        Term::List out;
        for (const Term &each : left.list())
            out.push_back(eachAmong(each, true, test));
        return Term(std::move(out));
    }

    /// Negative places count from the end; none beyond the ends.
    static Term element(const Term &list, const Term &place)
    {
        if (list.isUnknown() || place.isUnknown())
            return Term::unknown();
        if (!list.isList() || !place.isInteger())
            return {};
        const auto size = static_cast<std::int64_t>(list.list().size());
        const std::int64_t i = place.integer() < 0 ? place.integer() + size : place.integer();
        return i >= 0 && i < size ? list.list()[static_cast<std::size_t>(i)] : Term();
    }

    Term slice(const Expression &expression) const
    {
        const Term list = of(expression.children[0]);
        const Term from = of(expression.children[1]);
        const Term to = of(expression.children[2]);
        if (list.isUnknown() || from.isUnknown() || to.isUnknown())
            return Term::unknown();
        if (!list.isList())
            return {};
        const auto size = static_cast<std::int64_t>(list.list().size());
        const auto bound = [&](const Term &term, std::int64_t fallback) {
            const std::int64_t i = term.isInteger() ? term.integer() : fallback;
            return std::clamp<std::int64_t>(i < 0 ? i + size : i, 0, size);
        };
        const std::int64_t begin = bound(from, 0);
        const std::int64_t end = std::max(begin, bound(to, size));
        const auto at = list.list().begin();
        return Term(Term::List(at + begin, at + end));
    }

    Term call(const Expression &expression) const
    {
        const ConditionFunction &function = *expression.function;
        FunctionArguments arguments{m_resolver};
        std::size_t operandCount = 0;
        bool isAbsent = false;
        for (std::size_t i = 0; i < expression.children.size(); ++i) {
            const Expression &child = expression.children[i];
            const char parameter = i < function.parameters.size() ? function.parameters[i] : 't';
            if (parameter == 'o') {
                Operand &operand = arguments.operands[operandCount++];
                operand = operandOf(child, m_resolver, m_locals);
                isAbsent = isAbsent || !operand.isPresent();
            } else if (parameter == 'O') {
                arguments.several = m_resolver.operands(child.name).value_or(Operands{});
            } else {
                arguments.terms[arguments.termCount++] = of(child);
            }
        }
        return isAbsent && !function.answersForAbsent ? Term() : function.evaluate(arguments);
    }

    Term forEach(const Expression &expression) const
    {
        Term::List out;
        const bool isKnown =
            forEachElement(expression, m_resolver, m_locals, [&](const LocalVariable &variable) {
                out.push_back(Evaluation(m_resolver, &variable).of(expression.children[0]));
                return true;
            });
        return isKnown ? Term(std::move(out)) : Term::unknown();
    }

    const OperandResolver &m_resolver;
    const LocalVariable *m_locals;
};

} // namespace

Term evaluate(const Expression &expression, const OperandResolver &resolver, const LocalVariable *locals)
{
    return Evaluation(resolver, locals).of(expression);
}

Operand operandOf(const Expression &expression, const OperandResolver &resolver, const LocalVariable *locals)
{
    if (expression.kind == Kind::Local) {
        const LocalVariable *local = findLocal(expression.name, locals);
        return local != nullptr ? local->operand : Operand{};
    }
    const auto operands = resolver.operands(expression.name);
    if (!operands)
        return {};
    std::int64_t place = 0;
    if (expression.kind == Kind::Element) {
        const Term term = evaluate(expression.children[0], resolver, locals);
        if (!term.isInteger())
            return {};
        const auto size = static_cast<std::int64_t>(operands->values.size());
        place = term.integer() < 0 ? term.integer() + size : term.integer();
    } else if (operands->attribute) {
        return {{}, operands->attribute};
    }
    const bool exists = place >= 0 && place < static_cast<std::int64_t>(operands->values.size());
    return exists ? Operand{operands->values[static_cast<std::size_t>(place)], {}} : Operand{};
}

} // namespace espalier
