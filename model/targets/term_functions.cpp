// SPDX-License-Identifier: Apache-2.0
// Functions of numbers, texts and lists.
#include "model/targets/condition_function_bodies.h"

#include <cmath>
#include <limits>

namespace espalier::conditions {

namespace {

/// Folds the answers of a list, lists inside it included.
Truth foldTruth(Truth (*logic)(Truth, Truth), Truth start, const Term &term)
{
    if (!term.isList())
        return logic(start, term.asTruth());
    for (const Term &each : term.list())
        start = foldTruth(logic, start, each);
    return start;
}

/// Folds the numbers of a list, lists inside it included; `start` none means "none yet".
template <class Fold> Term foldNumbers(const Term &start, const Term &term, Fold &&fold)
{
    if (!term.isList())
        return start.isNone() ? term : fold(start, term);
    Term out = start;
    for (const Term &each : term.list()) {
        out = foldNumbers(out, each, fold);
        if (out.isNone())
            return out;
    }
    return out;
}

/// The operand for which `comparison` holds; unknown if that is not known, none for what has no order.
Term chosen(Comparison comparison, const Term &a, const Term &b)
{
    if (a.isUnknown() || b.isUnknown())
        return Term::unknown();
    if (!a.isNumber() || !b.isNumber())
        return {};
    return compare(comparison, a, b) == Truth::True ? a : b;
}

Term fromAll(const FunctionArguments &arguments, Comparison comparison)
{
    Term out;
    for (std::size_t i = 0; i < arguments.termCount; ++i) {
        if (arguments.terms[i].isNone())
            return {};
        out = foldNumbers(out, arguments.terms[i],
                          [&](const Term &a, const Term &b) { return chosen(comparison, a, b); });
    }
    return out;
}

/// Applies to a number, or to each of a list.
template <class Function> Term mapped(const Term &term, Function &&function)
{
    if (term.isList()) {
        Term::List out;
        for (const Term &each : term.list())
            out.push_back(mapped(each, function));
        return Term(std::move(out));
    }
    if (term.isUnknown())
        return term.unknownPart().mayBeNone ? term : Term::unknownValue();
    return term.isNumber() ? function(term) : Term();
}

Term rounded(const Term &term, double (*round)(double))
{
    return mapped(term, [&](const Term &number) {
        if (number.isInteger())
            return number;
        const double whole = round(number.real());
        // Beyond 2^63 there is no integer to give.
        return std::abs(whole) < 9.2e18 ? Term(static_cast<std::int64_t>(whole)) : Term(whole);
    });
}

} // namespace

Term all(const FunctionArguments &arguments)
{
    return Term(foldTruth(truthAnd, Truth::True, arguments.terms[0]));
}

Term any(const FunctionArguments &arguments)
{
    return Term(foldTruth(truthOr, Truth::False, arguments.terms[0]));
}

Term length(const FunctionArguments &arguments)
{
    const Term &term = arguments.terms[0];
    if (term.isList())
        return Term(static_cast<std::int64_t>(term.list().size()));
    if (term.isText())
        return Term(static_cast<std::int64_t>(term.text().size()));
    return term.isUnknown() ? Term::unknown() : Term();
}

Term least(const FunctionArguments &arguments)
{
    return fromAll(arguments, Comparison::LessEqual);
}

Term greatest(const FunctionArguments &arguments)
{
    return fromAll(arguments, Comparison::GreaterEqual);
}

Term sum(const FunctionArguments &arguments)
{
    const auto add = [](const Term &a, const Term &b) { return compute(Arithmetic::Add, a, b); };
    return foldNumbers(Term(std::int64_t{0}), arguments.terms[0], add);
}

Term absolute(const FunctionArguments &arguments)
{
    return mapped(arguments.terms[0], [](const Term &number) {
        const bool isNegative = number.real() < 0;
        return isNegative ? compute(Arithmetic::Subtract, Term(std::int64_t{0}), number) : number;
    });
}

Term roundedDown(const FunctionArguments &arguments)
{
    return rounded(arguments.terms[0], std::floor);
}

Term roundedUp(const FunctionArguments &arguments)
{
    return rounded(arguments.terms[0], std::ceil);
}

Term dtypeNameOf(const FunctionArguments &arguments)
{
    const Term &term = arguments.terms[0];
    if (term.isInteger()) {
        const std::int64_t number = term.integer();
        const bool fits = number >= 0 && number <= std::numeric_limits<std::int32_t>::max();
        return Term(std::string(dtypeName(fits ? static_cast<DType>(number) : DType::Undefined)));
    }
    return term.isText() || term.isUnknown() ? term : Term();
}

Term symmetric(const FunctionArguments &arguments)
{
    const Term &pads = arguments.terms[0];
    if (!pads.isList())
        return pads.isUnknown() ? Term::unknown() : Term();
    const Term::List &list = pads.list();
    const std::size_t half = list.size() / 2;
    Truth out = truth(list.size() % 2 == 0);
    for (std::size_t i = 0; i < half; ++i)
        out = truthAnd(out, compare(Comparison::Equal, list[i], list[i + half]));
    return Term(out);
}

Term contains(const FunctionArguments &arguments)
{
    const Term &whole = arguments.terms[0];
    const Term &part = arguments.terms[1];
    if (whole.isUnknown() || part.isUnknown())
        return Term::unknown();
    if (whole.isList())
        return Term(isAmong(part, whole));
    return Term(whole.isText() && part.isText() && whole.text().find(part.text()) != std::string::npos);
}

} // namespace espalier::conditions
