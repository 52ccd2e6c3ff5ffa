// SPDX-License-Identifier: Apache-2.0
// Short ways to facts.
#include "rewrites/known.h"

#include <algorithm>
#include <cctype>

namespace espalier {

std::optional<std::vector<std::int64_t>> staticShape(const ModelFacts &facts, ValueId value)
{
    const ValueType &type = facts.type(value);
    if (!type.shape || !isStatic(*type.shape))
        return std::nullopt;
    std::vector<std::int64_t> lengths;
    for (const Dim &dim : *type.shape)
        lengths.push_back(dim.length());
    return lengths;
}

std::optional<std::vector<std::int64_t>> reshapeTarget(const ModelFacts &facts, ValueId value)
{
    const ValueType &type = facts.type(value);
    if (!type.shape)
        return std::nullopt;
    std::vector<std::int64_t> lengths;
    int unknown = 0;
    for (const Dim &dim : *type.shape) {
        unknown += dim.isKnown() ? 0 : 1;
        lengths.push_back(dim.isKnown() ? dim.length() : -1);
    }
    // -1 cannot be worked out where another length is 0.
    if (unknown > 1 || (unknown == 1 && std::find(lengths.begin(), lengths.end(), 0) != lengths.end()))
        return std::nullopt;
    return lengths;
}

std::optional<std::vector<std::int64_t>> reshapeTarget(const ModelFacts &facts, ValueId from, ValueId to)
{
    if (auto lengths = reshapeTarget(facts, to))
        return lengths;
    const auto &before = facts.type(from).shape;
    const auto &after = facts.type(to).shape;
    if (!before || !after)
        return std::nullopt;
    int unknown = 0;
    std::vector<std::int64_t> lengths;
    for (std::size_t i = 0; i < after->size(); ++i) {
        const Dim &dim = (*after)[i];
        if (dim.isKnown() && dim.length() == 0)
            return std::nullopt; // would mean: as it is
        const bool isCopied = !dim.isKnown() && i < before->size() && areEqual(dim, (*before)[i]);
        unknown += dim.isKnown() || isCopied ? 0 : 1;
        lengths.push_back(dim.isKnown() ? dim.length() : isCopied ? 0 : -1);
    }
    return unknown <= 1 ? std::optional(std::move(lengths)) : std::nullopt;
}

bool areEqual(const Dim &a, const Dim &b)
{
    if (a.isKnown() || b.isKnown())
        return a == b;
    const std::string name = a.symbol();
    return name == b.symbol() && !name.empty()
        && (std::isalpha(static_cast<unsigned char>(name.front())) != 0 || name.front() == '_');
}

bool haveEqualShapes(const ModelFacts &facts, ValueId a, ValueId b)
{
    const auto &first = facts.type(a).shape;
    const auto &second = facts.type(b).shape;
    return first && second
        && std::equal(first->begin(), first->end(), second->begin(), second->end(), areEqual);
}

std::optional<std::int64_t> rankOf(const ModelFacts &facts, ValueId value)
{
    return facts.type(value).rank();
}

DType dtypeOf(const ModelFacts &facts, ValueId value)
{
    return facts.type(value).dtype;
}

std::optional<std::vector<std::int64_t>> constantIntegers(const ModelFacts &facts, ValueId value)
{
    const auto tensor = facts.constant(value);
    if (!tensor)
        return std::nullopt;
    auto numbers = readIntegers(*tensor);
    return numbers ? std::optional(std::move(*numbers)) : std::nullopt;
}

std::optional<std::vector<double>> constantNumbers(const ModelFacts &facts, ValueId value)
{
    const auto tensor = facts.constant(value);
    if (!tensor)
        return std::nullopt;
    auto numbers = readNumbers(*tensor);
    return numbers ? std::optional(std::move(*numbers)) : std::nullopt;
}

std::optional<double> constantScalar(const ModelFacts &facts, ValueId value)
{
    const auto numbers = constantNumbers(facts, value);
    return numbers && numbers->size() == 1 ? std::optional(numbers->front()) : std::nullopt;
}

IntegerParameter integerParameter(const ModelFacts &facts, const Node &node, std::string_view attribute,
                                  std::size_t input)
{
    if (node.attribute(attribute) != nullptr)
        return {true, node.intsOr(attribute, {})};
    if (node.input(input).isValid())
        return {true, constantIntegers(facts, node.input(input))};
    return {};
}

std::optional<std::vector<std::int64_t>> positiveAxes(std::vector<std::int64_t> axes, std::int64_t rank)
{
    for (std::int64_t &axis : axes) {
        if (axis < -rank || axis >= rank)
            return std::nullopt;
        axis += axis < 0 ? rank : 0;
    }
    return axes;
}

} // namespace espalier
