// SPDX-License-Identifier: Apache-2.0
// What conditions ask of an operand's type and elements.
#include "model/targets/condition_function_bodies.h"
#include "model/targets/operand_terms.h"

#include <algorithm>

namespace espalier::conditions {

namespace {

/// A parameter that this version has as an attribute counts as a tensor of rank 0 or 1.
Term shapeOf(const FunctionArguments &arguments, std::size_t i = 0)
{
    const Operand &operand = arguments.operands[i];
    if (!operand.attribute)
        return shapeTerm(arguments.resolver.facts(), operand.value);
    if (operand.attribute->isUnknown())
        return Term::unknownValue();
    Term::List dims;
    if (operand.attribute->isList())
        dims.emplace_back(static_cast<std::int64_t>(operand.attribute->list().size()));
    return Term(std::move(dims));
}

Term product(const Term &shape)
{
    if (!shape.isList())
        return shape;
    // 0 wins over a dim that is not known.
    Term out(std::int64_t{1});
    for (const Term &dim : shape.list()) {
        if (dim.isInteger() && dim.integer() == 0)
            return dim;
        out = compute(Arithmetic::Multiply, out, dim);
    }
    return out;
}

/// The length on the axis that is the `i`th of `rank` once aligned at the end: 1 where the shape has none.
Term aligned(const Term::List &shape, std::size_t i, std::size_t rank)
{
    const std::size_t missing = rank - shape.size();
    return i < missing ? Term(std::int64_t{1}) : shape[i - missing];
}

} // namespace

Term present(const FunctionArguments &arguments)
{
    const Operand &operand = arguments.operands[0];
    if (operand.attribute && operand.attribute->isUnknown() && operand.attribute->unknownPart().mayBeNone)
        return Term::unknownValue();
    return Term(operand.isPresent());
}

Term isConst(const FunctionArguments &arguments)
{
    const Operand &operand = arguments.operands[0];
    return Term(operand.attribute.has_value() || arguments.resolver.facts().isConstant(operand.value));
}

Term scalar(const FunctionArguments &arguments)
{
    const Term dims = shapeOf(arguments);
    if (!dims.isList())
        return dims;
    Truth out = Truth::True;
    for (const Term &dim : dims.list())
        out = truthAnd(out, compare(Comparison::Equal, dim, Term(std::int64_t{1})));
    return Term(out);
}

Term value(const FunctionArguments &arguments)
{
    const Operand &operand = arguments.operands[0];
    return operand.attribute ? *operand.attribute : valueTerm(arguments.resolver.facts(), operand.value);
}

Term dtype(const FunctionArguments &arguments)
{
    const ValueType &type = arguments.resolver.facts().type(arguments.operands[0].value);
    switch (type.kind) {
    case ValueType::Kind::Unknown:
        return Term::unknownValue();
    case ValueType::Kind::Tensor:
    case ValueType::Kind::SparseTensor:
        return type.dtype == DType::Undefined ? Term::unknownValue()
                                              : Term(std::string(dtypeName(type.dtype)));
    case ValueType::Kind::Sequence:
        return Term(std::string("sequence"));
    case ValueType::Kind::Optional:
        return Term(std::string("optional"));
    case ValueType::Kind::Map:
        return Term(std::string("map"));
    case ValueType::Kind::Opaque:
        break;
    }
    return Term(std::string("opaque"));
}

Term rank(const FunctionArguments &arguments)
{
    const Term dims = shapeOf(arguments);
    return dims.isList() ? Term(static_cast<std::int64_t>(dims.list().size())) : dims;
}

Term dim(const FunctionArguments &arguments)
{
    const Term dims = shapeOf(arguments);
    const Term &place = arguments.terms[0];
    if (dims.isUnknown() || place.isUnknown())
        return Term::unknown();
    if (!dims.isList() || !place.isInteger())
        return {};
    const auto count = static_cast<std::int64_t>(dims.list().size());
    const std::int64_t i = place.integer() < 0 ? place.integer() + count : place.integer();
    return i >= 0 && i < count ? dims.list()[static_cast<std::size_t>(i)] : Term();
}

Term shape(const FunctionArguments &arguments)
{
    return shapeOf(arguments);
}

Term isStatic(const FunctionArguments &arguments)
{
    const Term dims = shapeOf(arguments);
    return Term(dims.isList() && std::none_of(dims.list().begin(), dims.list().end(), [](const Term &d) {
                    return d.isUnknown();
                }));
}

Term numel(const FunctionArguments &arguments)
{
    return product(shapeOf(arguments));
}

Term bytes(const FunctionArguments &arguments)
{
    const Term count = numel(arguments);
    const DType type = arguments.resolver.facts().type(arguments.operands[0].value).dtype;
    if (!count.isInteger() || dtypeBits(type) == 0)
        return Term::unknownValue();
    const auto size = packedBytes(type, static_cast<std::uint64_t>(count.integer()));
    return size ? Term(static_cast<std::int64_t>(*size)) : Term::unknownValue();
}

Term sameShape(const FunctionArguments &arguments)
{
    return Term(compare(Comparison::Equal, shapeOf(arguments, 0), shapeOf(arguments, 1)));
}

Term broadcast(const FunctionArguments &arguments)
{
    const Term a = shapeOf(arguments, 0);
    const Term b = shapeOf(arguments, 1);
    if (!a.isList() || !b.isList())
        return Term::unknownValue();
    const std::size_t rank = std::max(a.list().size(), b.list().size());
    const Term one(std::int64_t{1});
    Truth hasShapeOfA = Truth::True;
    std::vector<Truth> isOne(rank);
    std::vector<Truth> fits(rank);
    for (std::size_t i = 0; i < rank; ++i) {
        const Term ofB = aligned(b.list(), i, rank);
        fits[i] = compare(Comparison::Equal, aligned(a.list(), i, rank), ofB);
        isOne[i] = compare(Comparison::Equal, ofB, one);
        hasShapeOfA = truthAnd(hasShapeOfA, fits[i]);
    }
    const auto isOneBut = [&](std::size_t axis) {
        Truth out = axis < rank ? truthAnd(fits[axis], truthNot(isOne[axis])) : Truth::True;
        for (std::size_t i = 0; i < rank; ++i)
            out = i == axis ? out : truthAnd(out, isOne[i]);
        return out;
    };
    const std::size_t axisOne = a.list().size() < 2 ? rank + 1 : rank - a.list().size() + 1;
    const std::array<std::pair<const char *, Truth>, 4> patterns{{
        {"none", hasShapeOfA},
        {"scalar", isOneBut(rank)},
        {"channel", axisOne < rank ? isOneBut(axisOne) : Truth::False},
        {"row", rank > 0 ? isOneBut(rank - 1) : Truth::False},
    }};
    for (const auto &[name, holds] : patterns) {
        if (holds == Truth::True)
            return Term(std::string(name));
        if (holds == Truth::Unknown)
            return Term::unknownValue();
    }
    return Term(std::string("full"));
}

Term axis(const FunctionArguments &arguments)
{
    return positiveAxes(arguments.terms[0], rank(arguments));
}

} // namespace espalier::conditions
