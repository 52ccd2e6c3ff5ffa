// SPDX-License-Identifier: Apache-2.0
// Computes with terms and compares them.
#include "model/targets/term.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace espalier {

namespace {

template <class Number> std::string shortest(Number number)
{
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    return {buffer.data(), end};
}

/// A list of one element as that element.
const Term &unwrapped(const Term &term)
{
    const Term *at = &term;
    while (at->isList() && at->list().size() == 1)
        at = &at->list().front();
    return *at;
}

std::int64_t floorDivide(std::int64_t a, std::int64_t b)
{
    const std::int64_t quotient = a / b;
    return quotient - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0);
}

/// Nullopt where the result does not fit 64 bits, or is no integer.
std::optional<std::int64_t> integerResult(Arithmetic operation, std::int64_t a, std::int64_t b)
{
    std::int64_t out = 0;
    switch (operation) {
    case Arithmetic::Add:
        return __builtin_add_overflow(a, b, &out) ? std::nullopt : std::optional(out);
    case Arithmetic::Subtract:
        return __builtin_sub_overflow(a, b, &out) ? std::nullopt : std::optional(out);
    case Arithmetic::Multiply:
        return __builtin_mul_overflow(a, b, &out) ? std::nullopt : std::optional(out);
    case Arithmetic::FloorDivide:
    case Arithmetic::Remainder:
        if (b == -1 && a == std::numeric_limits<std::int64_t>::min())
            return std::nullopt;
        return operation == Arithmetic::FloorDivide ? floorDivide(a, b) : a - floorDivide(a, b) * b;
    case Arithmetic::Divide:
        break;
    }
    return std::nullopt;
}

double realResult(Arithmetic operation, double a, double b)
{
    switch (operation) {
    case Arithmetic::Add:
        return a + b;
    case Arithmetic::Subtract:
        return a - b;
    case Arithmetic::Multiply:
        return a * b;
    case Arithmetic::Divide:
        return a / b;
    case Arithmetic::FloorDivide:
        return std::floor(a / b);
    case Arithmetic::Remainder:
        break;
    }
    return a - std::floor(a / b) * b;
}

Term computeNumbers(Arithmetic operation, const Term &a, const Term &b)
{
    const bool divides = operation == Arithmetic::Divide || operation == Arithmetic::FloorDivide
        || operation == Arithmetic::Remainder;
    if (divides && b.real() == 0)
        return {};
    if (a.isInteger() && b.isInteger()) {
        if (const auto exact = integerResult(operation, a.integer(), b.integer()))
            return Term(*exact);
    }
    return Term(realResult(operation, a.real(), b.real()));
}

/// Applies `each` to the elements of lists; `unlike` where their lengths differ.
template <class Each> Term spread(const Term &a, const Term &b, const Term &unlike, Each &&each)
{
    if (!a.isList() && !b.isList())
        return each(a, b);
    if (a.isList() && b.isList() && a.list().size() != b.list().size())
        return unlike;
    const std::size_t size = a.isList() ? a.list().size() : b.list().size();
    Term::List out;
    out.reserve(size);
    for (std::size_t i = 0; i < size; ++i)
        out.push_back(spread(a.isList() ? a.list()[i] : a, b.isList() ? b.list()[i] : b, unlike, each));
    return Term(std::move(out));
}

Truth equalUnknown(const Term &a, const Term &b)
{
    const Term &unknown = a.isUnknown() ? a : b;
    const Term &other = a.isUnknown() ? b : a;
    if (other.isNone())
        return unknown.unknownPart().mayBeNone ? Truth::Unknown : Truth::False;
    const std::string &symbol = unknown.unknownPart().symbol;
    const bool isSame = other.isUnknown() && !symbol.empty() && symbol == other.unknownPart().symbol;
    return isSame ? Truth::True : Truth::Unknown;
}

Truth equal(const Term &left, const Term &right)
{
    const bool bothLists = left.isList() && right.isList();
    const Term &a = bothLists ? left : unwrapped(left);
    const Term &b = bothLists ? right : unwrapped(right);
    if (a.isUnknown() || b.isUnknown())
        return equalUnknown(a, b);
    if (a.isInteger() && b.isInteger())
        return truth(a.integer() == b.integer());
    if (a.isNumber() && b.isNumber())
        return truth(a.real() == b.real());
    if (a.isText() && b.isText())
        return truth(a.text() == b.text());
    if (!a.isList() || !b.isList())
        return truth(a.isNone() && b.isNone());
    if (a.list().size() != b.list().size())
        return Truth::False;
    Truth all = Truth::True;
    for (std::size_t i = 0; i < a.list().size() && all != Truth::False; ++i)
        all = truthAnd(all, equal(a.list()[i], b.list()[i]));
    return all;
}

Truth less(const Term &left, const Term &right, bool orEqual)
{
    const Term &a = unwrapped(left);
    const Term &b = unwrapped(right);
    if (a.isUnknown() || b.isUnknown())
        return a.isNone() || b.isNone() ? Truth::False : Truth::Unknown;
    if (a.isInteger() && b.isInteger())
        return truth(orEqual ? a.integer() <= b.integer() : a.integer() < b.integer());
    if (a.isNumber() && b.isNumber())
        return truth(orEqual ? a.real() <= b.real() : a.real() < b.real());
    return Truth::False;
}

} // namespace

Term::Term(Truth truth)
{
    if (truth == Truth::Unknown)
        m_value = Unknown{{}, false};
    else
        m_value = truth == Truth::True;
}

Term::Term(const Dim &dim)
{
    if (dim.isKnown())
        m_value = dim.length();
    else
        m_value = Unknown{dim.symbol(), false};
}

Term Term::fromFloat(float value)
{
    if (!std::isfinite(value))
        return Term(static_cast<double>(value));
    const std::string digits = shortest(value);
    double number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return Term(number);
}

Term Term::integers(const std::vector<std::int64_t> &values)
{
    List out;
    out.reserve(values.size());
    for (const std::int64_t value : values)
        out.emplace_back(value);
    return Term(std::move(out));
}

std::int64_t Term::integer() const
{
    const bool *flag = std::get_if<bool>(&m_value);
    return flag != nullptr ? std::int64_t{*flag} : std::get<std::int64_t>(m_value);
}

double Term::real() const
{
    return isInteger() ? static_cast<double>(integer()) : std::get<double>(m_value);
}

Truth Term::asTruth() const
{
    const Term &one = unwrapped(*this);
    if (one.isUnknown())
        return Truth::Unknown;
    return truth(one.isNumber() && one.real() != 0);
}

std::string Term::written() const
{
    if (isNone())
        return "none";
    if (isUnknown())
        return unknownPart().symbol.empty() ? "?" : unknownPart().symbol;
    if (isBool())
        return integer() != 0 ? "true" : "false";
    if (isInteger())
        return shortest(integer());
    if (isNumber())
        return shortest(real());
    if (isText())
        return '"' + text() + '"';
    constexpr std::size_t shown = 12;
    std::string out = "[";
    for (std::size_t i = 0; i < list().size() && i < shown; ++i)
        out += (i > 0 ? ", " : "") + list()[i].written();
    if (list().size() > shown)
        out += ", … " + shortest(list().size()) + " in all";
    return out + "]";
}

Term compute(Arithmetic operation, const Term &a, const Term &b)
{
    return spread(a, b, Term(), [&](const Term &x, const Term &y) {
        if (x.isNone() || y.isNone())
            return Term();
        if (x.isUnknown() || y.isUnknown())
            return Term::unknown();
        return x.isNumber() && y.isNumber() ? computeNumbers(operation, x, y) : Term();
    });
}

Truth compare(Comparison comparison, const Term &a, const Term &b)
{
    switch (comparison) {
    case Comparison::Equal:
        return equal(a, b);
    case Comparison::NotEqual:
        return truthNot(equal(a, b));
    case Comparison::Less:
        return less(a, b, false);
    case Comparison::LessEqual:
        return less(a, b, true);
    case Comparison::Greater:
        return less(b, a, false);
    case Comparison::GreaterEqual:
        break;
    }
    return less(b, a, true);
}

Term compareEach(Comparison comparison, const Term &a, const Term &b)
{
    return spread(a, b, Term(false),
                  [&](const Term &x, const Term &y) { return Term(compare(comparison, x, y)); });
}

Term combineEach(Truth (*logic)(Truth, Truth), const Term &a, const Term &b)
{
    return spread(a, b, Term(false),
                  [&](const Term &x, const Term &y) { return Term(logic(x.asTruth(), y.asTruth())); });
}

Truth isAmong(const Term &element, const Term &list)
{
    if (list.isUnknown())
        return Truth::Unknown;
    if (!list.isList())
        return equal(element, list);
    Truth any = Truth::False;
    for (const Term &each : list.list())
        any = truthOr(any, equal(element, each));
    return any;
}

} // namespace espalier
