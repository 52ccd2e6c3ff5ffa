// SPDX-License-Identifier: Apache-2.0
// Operators on strings: joining, splitting, normalizing, matching, and casts from and to them.
#include "model/compute/host_kernel.h"
#include "model/compute/letter_case.h"
#include "model/compute/regular_expression.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <set>

namespace espalier {

namespace {

using Outputs = Result<std::vector<HostValue>>;
using Strings = std::vector<std::string>;

Outputs concat(const HostCall &call)
{
    const auto a = call.strings(0);
    const auto b = call.strings(1);
    if (!a || !b)
        return fail(!a ? a.error() : b.error());
    const auto shape = broadcastShape(a->shape(), b->shape());
    if (!shape)
        return fail(call.wrongShapes());
    const auto stepsA = broadcastStrides(a->shape(), *shape);
    const auto stepsB = broadcastStrides(b->shape(), *shape);
    const auto steps = rowMajorStrides(*shape);
    Strings out(static_cast<std::size_t>(product(*shape)));
    for (std::size_t i = 0; i < out.size(); ++i) {
        std::int64_t atA = 0;
        std::int64_t atB = 0;
        for (std::size_t axis = 0; axis < shape->size(); ++axis) {
            const std::int64_t place = static_cast<std::int64_t>(i) / steps[axis] % (*shape)[axis];
            atA += place * stepsA[axis];
            atB += place * stepsB[axis];
        }
        out[i] = a->strings()[static_cast<std::size_t>(atA)] + b->strings()[static_cast<std::size_t>(atB)];
    }
    return std::vector<HostValue>{stringTensor(*shape, std::move(out))};
}

bool isBlank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// At runs of blanks; what is left after `most` cuts keeps its own.
Strings splitAtBlanks(const std::string &text, std::int64_t most)
{
    Strings out;
    std::size_t at = 0;
    while (true) {
        while (at < text.size() && isBlank(text[at]))
            ++at;
        if (at == text.size())
            return out;
        if (static_cast<std::int64_t>(out.size()) == most) {
            out.push_back(text.substr(at));
            return out;
        }
        const std::size_t begin = at;
        while (at < text.size() && !isBlank(text[at]))
            ++at;
        out.push_back(text.substr(begin, at - begin));
    }
}

Strings splitAt(const std::string &text, const std::string &delimiter, std::int64_t most)
{
    Strings out;
    std::size_t at = 0;
    while (static_cast<std::int64_t>(out.size()) < most) {
        const std::size_t found = text.find(delimiter, at);
        if (found == std::string::npos)
            break;
        out.push_back(text.substr(at, found - at));
        at = found + delimiter.size();
    }
    out.push_back(text.substr(at));
    return out;
}

Outputs split(const HostCall &call)
{
    const auto x = call.strings(0);
    if (!x)
        return fail(x.error());
    const std::string delimiter = call.node.stringOr("delimiter", "");
    const std::int64_t given = call.node.intOr("maxsplit", -1);
    const std::int64_t most = given < 0 ? std::numeric_limits<std::int64_t>::max() : given;
    std::vector<Strings> pieces;
    std::vector<std::int64_t> counts;
    std::size_t longest = 0;
    for (const std::string &text : x->strings()) {
        pieces.push_back(delimiter.empty() ? splitAtBlanks(text, most) : splitAt(text, delimiter, most));
        counts.push_back(static_cast<std::int64_t>(pieces.back().size()));
        longest = std::max(longest, pieces.back().size());
    }
    Strings out;
    for (Strings &each : pieces) {
        each.resize(longest);
        out.insert(out.end(), each.begin(), each.end());
    }
    std::vector<std::int64_t> shape = x->shape();
    shape.push_back(static_cast<std::int64_t>(longest));
    return std::vector<HostValue>{stringTensor(std::move(shape), std::move(out)),
                                  DenseTensor::of<std::int64_t>(DType::Int64, x->shape(), counts)};
}

/// Drops stop words, changes the case; one empty string where nothing is left.
Outputs normalize(const HostCall &call)
{
    const auto x = call.strings(0);
    if (!x)
        return fail(x.error());
    const std::size_t rank = x->shape().size();
    if (rank == 0 || rank > 2 || (rank == 2 && x->shape()[0] != 1))
        return fail(call.wrongShapes());
    const std::string change = call.node.stringOr("case_change_action", "NONE");
    if (change != "NONE" && change != "LOWER" && change != "UPPER")
        return fail(call.wrongAttribute("case_change_action"));
    const bool isCaseSensitive = call.node.intOr("is_case_sensitive", 0) != 0;
    const auto key = [&](const std::string &text) { return isCaseSensitive ? text : lowerCase(text); };
    std::set<std::string> stopWords;
    for (const std::string &word : call.texts("stopwords"))
        stopWords.insert(key(word));
    Strings out;
    for (const std::string &text : x->strings()) {
        if (!stopWords.contains(key(text)))
            out.push_back(change == "LOWER" ? lowerCase(text) : change == "UPPER" ? upperCase(text) : text);
    }
    if (out.empty())
        out.emplace_back();
    std::vector<std::int64_t> shape = x->shape();
    shape.back() = static_cast<std::int64_t>(out.size());
    return std::vector<HostValue>{stringTensor(std::move(shape), std::move(out))};
}

Outputs match(const HostCall &call)
{
    const auto x = call.strings(0);
    if (!x)
        return fail(x.error());
    const auto pattern = RegularExpression::parse(call.node.stringOr("pattern", ""));
    if (!pattern)
        return fail(call.error("attribute_not_computed",
                               QT_TRANSLATE_NOOP("compute", "the pattern is no regular expression")));
    std::vector<std::uint8_t> out;
    for (const std::string &text : x->strings())
        out.push_back(pattern->matches(text) ? 1 : 0);
    return std::vector<HostValue>{DenseTensor::of<std::uint8_t>(DType::Bool, x->shape(), out)};
}

/// Digits that read back to the same number, whole numbers without a point.
template <class T> std::string written(T number)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number < 0 ? "-INF" : "INF";
    char text[64];
    const auto end = std::to_chars(std::begin(text), std::end(text), number);
    return {std::begin(text), end.ptr};
}

std::optional<double> numberIn(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    std::size_t at = 0;
    while (at < text.size() && isBlank(text[at]))
        ++at;
    if (at < text.size() && text[at] == '+')
        ++at;
    double out = 0;
    const char *end = text.data() + text.size();
    auto read = std::from_chars(text.data() + at, end, out);
    while (read.ptr != end && isBlank(*read.ptr))
        ++read.ptr;
    return read.ec == std::errc() && read.ptr == end ? std::optional(out) : std::nullopt;
}

std::optional<std::int64_t> wholeIn(const std::string &text)
{
    std::int64_t out = 0;
    const std::size_t at = text.starts_with('+') ? 1 : 0;
    const auto read = std::from_chars(text.data() + at, text.data() + text.size(), out);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(out)
                                                                           : std::nullopt;
}

Result<DenseTensor> fromStrings(const HostCall &call, const DenseTensor &x, DType to)
{
    std::vector<double> numbers;
    std::vector<std::int64_t> wholes;
    const bool areWhole = isInteger(to);
    for (const std::string &text : x.strings()) {
        const auto whole = areWhole ? wholeIn(text) : std::nullopt;
        const auto number = whole ? std::optional(static_cast<double>(*whole)) : numberIn(text);
        if (!number || (areWhole && !whole && std::abs(*number) > 9e15))
            return fail(call.error("wrong_shapes",
                                   {QT_TRANSLATE_NOOP("compute", "“%1” is no number"), text.substr(0, 40)}));
        numbers.push_back(*number);
        wholes.push_back(whole ? *whole : areWhole ? static_cast<std::int64_t>(*number) : 0);
    }
    if (to == DType::Int64)
        return DenseTensor::of<std::int64_t>(to, x.shape(), wholes);
    return tensorOfNumbers(call, to, x.shape(), numbers);
}

Result<DenseTensor> toStrings(const HostCall &call, const DenseTensor &x)
{
    Strings out;
    if (isFloatingPoint(x.dtype())) {
        for (const double number : x.numbers())
            out.push_back(x.dtype() == DType::Double ? written(number) : written(static_cast<float>(number)));
    } else {
        for (const std::int64_t number : x.integers())
            out.push_back(x.dtype() == DType::UInt64 ? std::to_string(static_cast<std::uint64_t>(number))
                                                     : std::to_string(number));
    }
    if (static_cast<std::int64_t>(out.size()) != x.count())
        return fail(call.dtypeNotComputed(x.dtype()));
    return stringTensor(x.shape(), std::move(out));
}

Outputs cast(const HostCall &call)
{
    const auto x = call.tensor(0);
    if (!x)
        return fail(x.error());
    const auto to = static_cast<DType>(call.node.intOr("to", 0));
    const bool isFromText = x->dtype() == DType::String;
    if (!isFromText && to != DType::String)
        return fail(call.dtypeNotComputed(x->dtype()));
    if (isFromText && to == DType::String)
        return std::vector<HostValue>{*x};
    auto out = isFromText ? fromStrings(call, *x, to) : toStrings(call, *x);
    if (!out)
        return fail(std::move(out.error()));
    return std::vector<HostValue>{*std::move(out)};
}

class StringKernel : public HostKernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"StringConcat", 20},
                {"StringSplit", 20},
                {"StringNormalizer", 10},
                {"RegexFullMatch", 20},
                {"Cast", 6}};
    }

    Outputs run(const HostCall &call) const override
    {
        const std::string &op = call.node.opType;
        if (op == "StringConcat")
            return concat(call);
        if (op == "StringSplit")
            return split(call);
        if (op == "StringNormalizer")
            return normalize(call);
        return op == "Cast" ? cast(call) : match(call);
    }
};

} // namespace

std::unique_ptr<HostKernel> make_strings()
{
    return std::make_unique<StringKernel>();
}

} // namespace espalier
