// SPDX-License-Identifier: Apache-2.0
// One pass over both tensors.
#include "model/compute/difference.h"

#include "model/compute/elements.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

/// Places of floats in their order: bits are sign and magnitude.
template <class Bits> std::int64_t placeOf(Bits bits)
{
    constexpr Bits sign = static_cast<Bits>(Bits{1} << (8 * sizeof(Bits) - 1));
    const auto magnitude = static_cast<std::int64_t>(bits & static_cast<Bits>(sign - 1));
    return (bits & sign) != 0 ? -magnitude : magnitude;
}

template <class Bits> std::uint64_t ulpsBetween(const DenseTensor &a, const DenseTensor &b, std::size_t i)
{
    const std::int64_t left = placeOf(a.as<Bits>()[i]);
    const std::int64_t right = placeOf(b.as<Bits>()[i]);
    // Of opposite signs doubles may be further apart than int64 holds.
    return left > right ? static_cast<std::uint64_t>(left) - static_cast<std::uint64_t>(right)
                        : static_cast<std::uint64_t>(right) - static_cast<std::uint64_t>(left);
}

using Ulps = std::uint64_t (*)(const DenseTensor &, const DenseTensor &, std::size_t);

Ulps ulpsOf(DType dtype)
{
    if (!isFloatingPoint(dtype))
        return nullptr;
    switch (dtypeBits(dtype)) {
    case 8:
        return &ulpsBetween<std::uint8_t>;
    case 16:
        return &ulpsBetween<std::uint16_t>;
    case 32:
        return &ulpsBetween<std::uint32_t>;
    case 64:
        return &ulpsBetween<std::uint64_t>;
    default:
        return nullptr;
    }
}

std::size_t binOf(double distance)
{
    static constexpr std::array<double, TensorDifference::bins - 2> ends{1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4,
                                                                         1e-3, 1e-2, 1e-1, 1,    10};
    if (distance == 0)
        return 0;
    return 1 + static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), distance) - ends.begin());
}

bool areComparable(const Elements &a, const Elements &b)
{
    const DType dtype = a.tensor().dtype();
    return a.tensor().spec() == b.tensor().spec() && a.areNumbers() && dtype != DType::Complex64
        && dtype != DType::Complex128;
}

void widen(TensorDifference::Range &range, double number)
{
    if (!std::isfinite(number))
        return;
    range = range ? std::pair(std::min(range->first, number), std::max(range->second, number))
                  : std::pair(number, number);
}

TensorDifference::Range joined(TensorDifference::Range range, const TensorDifference::Range &other)
{
    if (other) {
        widen(range, other->first);
        widen(range, other->second);
    }
    return range;
}

} // namespace

std::optional<DenseTensor> distances(const DenseTensor &a, const DenseTensor &b)
{
    const Elements left(a);
    const Elements right(b);
    if (!areComparable(left, right))
        return std::nullopt;
    DenseTensor out(TensorSpec{DType::Double, a.shape()});
    for (std::size_t i = 0; i < left.size(); ++i)
        out.writable<double>()[i] = left.number(i) - right.number(i);
    return out;
}

std::optional<TensorDifference> differenceOf(const DenseTensor &a, const DenseTensor &b)
{
    const Elements actual(a);
    const Elements expected(b);
    if (!areComparable(actual, expected))
        return std::nullopt;
    const Ulps ulps = ulpsOf(a.dtype());
    TensorDifference out;
    out.count = expected.size();
    if (ulps != nullptr)
        out.maxUlp = 0;
    double products = 0;
    double squaresA = 0;
    double squaresB = 0;
    double squares = 0;
    std::size_t compared = 0;
    std::size_t related = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const double x = actual.number(i);
        const double y = expected.number(i);
        out.nonFinite += std::isfinite(x) ? 0 : 1;
        widen(out.range, x);
        widen(out.referenceRange, y);
        if (!std::isfinite(x) || !std::isfinite(y)) {
            out.unlike += (std::isnan(x) && std::isnan(y)) || x == y ? 0 : 1;
            continue;
        }
        const double distance = std::abs(x - y);
        ++compared;
        if (distance > out.maxAbsolute) {
            out.maxAbsolute = distance;
            out.worst = i;
        }
        out.meanAbsolute += distance;
        if (y != 0) {
            ++related;
            out.maxRelative = std::max(out.maxRelative, distance / std::abs(y));
            out.meanRelative += distance / std::abs(y);
        }
        if (ulps != nullptr && distance != 0)
            out.maxUlp = std::max(*out.maxUlp, ulps(a, b, i));
        ++out.histogram[binOf(distance)];
        products += x * y;
        squaresA += x * x;
        squaresB += y * y;
        squares += distance * distance;
    }
    out.meanAbsolute /= static_cast<double>(std::max<std::size_t>(compared, 1));
    out.meanRelative /= static_cast<double>(std::max<std::size_t>(related, 1));
    if (squaresA > 0 && squaresB > 0)
        out.cosine = std::min(products / (std::sqrt(squaresA) * std::sqrt(squaresB)), 1.0);
    if (squares > 0 && out.referenceRange->second > out.referenceRange->first) {
        const double width = out.referenceRange->second - out.referenceRange->first;
        out.psnr = 20 * std::log10(width / std::sqrt(squares / static_cast<double>(compared)));
    }
    return out;
}

TensorDifference together(const TensorDifference &first, const TensorDifference &second)
{
    TensorDifference out = first.maxAbsolute >= second.maxAbsolute ? first : second;
    const auto counts = std::pair(static_cast<double>(first.count), static_cast<double>(second.count));
    const double all = std::max(counts.first + counts.second, 1.0);
    out.count = first.count + second.count;
    out.range = joined(first.range, second.range);
    out.referenceRange = joined(first.referenceRange, second.referenceRange);
    out.unlike = first.unlike + second.unlike;
    out.nonFinite = first.nonFinite + second.nonFinite;
    out.meanAbsolute = (first.meanAbsolute * counts.first + second.meanAbsolute * counts.second) / all;
    out.meanRelative = (first.meanRelative * counts.first + second.meanRelative * counts.second) / all;
    out.maxRelative = std::max(first.maxRelative, second.maxRelative);
    if (first.maxUlp && second.maxUlp)
        out.maxUlp = std::max(*first.maxUlp, *second.maxUlp);
    const auto least = [](const std::optional<double> &a, const std::optional<double> &b) {
        return a && b ? std::min(*a, *b) : (a ? a : b);
    };
    out.cosine = least(first.cosine, second.cosine);
    out.psnr = least(first.psnr, second.psnr);
    for (std::size_t i = 0; i < out.histogram.size(); ++i)
        out.histogram[i] = first.histogram[i] + second.histogram[i];
    return out;
}

} // namespace espalier
