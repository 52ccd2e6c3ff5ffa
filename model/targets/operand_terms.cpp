// SPDX-License-Identifier: Apache-2.0
// Turns what is known of values into terms.
#include "model/targets/operand_terms.h"

namespace espalier {

namespace {

/// Elements from `at` on as lists of the dims from `axis` on.
Term nested(const std::vector<std::int64_t> &dims, const std::vector<Term> &flat, std::size_t axis,
            std::size_t &at)
{
    if (axis == dims.size())
        return at < flat.size() ? flat[at++] : Term();
    Term::List out;
    for (std::int64_t i = 0; i < dims[axis] && at < flat.size(); ++i)
        out.push_back(nested(dims, flat, axis + 1, at));
    return Term(std::move(out));
}

bool hasShortDecimals(DType dtype)
{
    return dtype == DType::Float || dtype == DType::Float16 || dtype == DType::BFloat16;
}

Term elementTerm(const Element &element, DType dtype)
{
    if (element.isInteger())
        return Term(element.integer());
    if (!element.isReal())
        return Term(element.dim());
    return hasShortDecimals(dtype) ? Term::fromFloat(static_cast<float>(element.real()))
                                   : Term(element.real());
}

Term positiveAxis(const Term &axis, const Term &rank)
{
    if (axis.isUnknown() || !axis.isInteger())
        return axis.isUnknown() ? axis : Term();
    const std::int64_t number = axis.integer();
    if (!rank.isInteger())
        return number >= 0 ? axis : rank;
    const std::int64_t count = rank.integer();
    return number < -count || number >= count ? Term() : Term(number < 0 ? number + count : number);
}

} // namespace

Term rankTerm(const ModelFacts &facts, ValueId value)
{
    if (!value.isValid())
        return {};
    const auto rank = facts.type(value).rank();
    return rank ? Term(*rank) : Term::unknownValue();
}

Term shapeTerm(const ModelFacts &facts, ValueId value)
{
    if (!value.isValid())
        return {};
    const ValueType &type = facts.type(value);
    if (!type.shape)
        return Term::unknownValue();
    Term::List out;
    for (const Dim &dim : *type.shape)
        out.emplace_back(dim);
    return Term(std::move(out));
}

Term valueTerm(const ModelFacts &facts, ValueId value)
{
    if (!value.isValid())
        return {};
    std::vector<Term> flat;
    std::vector<std::int64_t> dims;
    if (facts.type(value).dtype == DType::String) {
        const auto tensor = facts.constant(value);
        if (!tensor || tensor->header().string_data_size() > ModelFacts::elementLimit)
            return Term::unknownValue();
        dims = tensor->dims();
        for (const std::string &text : tensor->header().string_data())
            flat.emplace_back(text);
    } else {
        const auto elements = facts.elements(value);
        if (!elements)
            return Term::unknownValue();
        dims = elements->dims;
        for (const Element &element : elements->values)
            flat.push_back(elementTerm(element, facts.type(value).dtype));
    }
    std::size_t at = 0;
    return nested(dims, flat, 0, at);
}

Term positiveAxes(const Term &axes, const Term &rank)
{
    if (!axes.isList())
        return axes.isNone() ? axes : positiveAxis(axes, rank);
    Term::List out;
    for (const Term &axis : axes.list())
        out.push_back(positiveAxis(axis, rank));
    return Term(std::move(out));
}

} // namespace espalier
