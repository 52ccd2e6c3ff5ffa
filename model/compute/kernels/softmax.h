// SPDX-License-Identifier: Apache-2.0
// Softmax and its kin along one axis.
#pragma once

#include "exponential.h"
#include "half.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace espalier::kernels {

/// Columns that softmax works on at once: loops over them vectorise.
constexpr std::int64_t softmaxWidth = 64;

/// What a step of ONNX's function bodies keeps: types narrower than float are rounded at each.
template <class T> Wide<T> rounded(Wide<T> value)
{
    return static_cast<Wide<T>>(static_cast<T>(value));
}

/// How many terms are added up at a time. ONNX's reference adds those of bfloat16 in bfloat16, which loses
/// all after a few hundred of them: here so many are, and their sums are added in float.
template <class T>
constexpr std::int64_t sumsTogether = std::is_same<T, BFloat16>::value
    ? 16
    : std::numeric_limits<std::int32_t>::max();

/// The largest of each of `width` columns of [length, inner], and Σ e^(x − largest).
template <class T>
void largestAndSum(const T *x, Wide<T> *largest, Wide<T> *sum, std::int64_t length, std::int64_t inner,
                   std::int64_t width)
{
    for (std::int64_t i = 0; i < width; ++i) {
        largest[i] = static_cast<Wide<T>>(x[i]);
        sum[i] = 0;
    }
    for (std::int64_t k = 1; k < length; ++k) {
        for (std::int64_t i = 0; i < width; ++i)
            largest[i] = std::max(largest[i], static_cast<Wide<T>>(x[k * inner + i]));
    }
    constexpr std::int64_t together = sumsTogether<T>;
    Wide<T> part[softmaxWidth];
    for (std::int64_t first = 0; first < length; first += together) {
        std::fill(part, part + width, Wide<T>(0));
        for (std::int64_t k = first; k < std::min(first + together, length); ++k) {
            for (std::int64_t i = 0; i < width; ++i) {
                const Wide<T> term =
                    rounded<T>(exponential(rounded<T>(static_cast<Wide<T>>(x[k * inner + i]) - largest[i])));
                part[i] = std::is_same<T, BFloat16>::value ? rounded<T>(part[i] + term) : part[i] + term;
            }
        }
        for (std::int64_t i = 0; i < width; ++i)
            sum[i] += part[i];
    }
    for (std::int64_t i = 0; i < width; ++i)
        sum[i] = rounded<T>(sum[i]);
}

/// Calls visit(x, y, largest, sum, width) for pieces of [outer, length, inner] of at most softmaxWidth
/// columns.
template <class T, class Visit>
void forEachColumns(const T *x, T *y, std::int64_t outer, std::int64_t length, std::int64_t inner,
                    Visit &&visit)
{
    Wide<T> largest[softmaxWidth];
    Wide<T> sum[softmaxWidth];
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t i = 0; i < inner; i += softmaxWidth) {
            const std::int64_t width = std::min(softmaxWidth, inner - i);
            const std::int64_t offset = o * length * inner + i;
            largestAndSum(x + offset, largest, sum, length, inner, width);
            visit(x + offset, y + offset, largest, sum, width);
        }
    }
}

/// One element of a softmax.
template <class T> T share(T x, Wide<T> largest, Wide<T> sum)
{
    return static_cast<T>(rounded<T>(exponential(rounded<T>(static_cast<Wide<T>>(x) - largest))) / sum);
}

/// y = e^(x − max) / Σ e^(x − max) over the middle of [outer, length, inner].
template <class T> void softmax(const T *x, T *y, std::int64_t outer, std::int64_t length, std::int64_t inner)
{
    forEachColumns(x, y, outer, length, inner,
                   [=](const T *from, T *to, const Wide<T> *largest, const Wide<T> *sum, std::int64_t width) {
                       if (width == 1) { // rows lie together: the loop along them vectorises
                           for (std::int64_t k = 0; k < length; ++k)
                               to[k * inner] = share<T>(from[k * inner], *largest, *sum);
                           return;
                       }
                       for (std::int64_t k = 0; k < length; ++k) {
                           for (std::int64_t i = 0; i < width; ++i)
                               to[k * inner + i] = share<T>(from[k * inner + i], largest[i], sum[i]);
                       }
                   });
}

/// y = x − max − ln Σ e^(x − max).
template <class T>
void logSoftmax(const T *x, T *y, std::int64_t outer, std::int64_t length, std::int64_t inner)
{
    forEachColumns(x, y, outer, length, inner,
                   [=](const T *from, T *to, const Wide<T> *largest, Wide<T> *sum, std::int64_t width) {
                       for (std::int64_t i = 0; i < width; ++i)
                           sum[i] = rounded<T>(std::log(sum[i]));
                       for (std::int64_t k = 0; k < length; ++k) {
                           for (std::int64_t i = 0; i < width; ++i)
                               to[k * inner + i] = static_cast<T>(
                                   rounded<T>(static_cast<Wide<T>>(from[k * inner + i]) - largest[i])
                                   - sum[i]);
                       }
                   });
}

/// 1 at the first largest element, 0 elsewhere.
template <class T> void hardmax(const T *x, T *y, std::int64_t outer, std::int64_t length, std::int64_t inner)
{
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t i = 0; i < inner; ++i) {
            const T *from = x + o * length * inner + i;
            T *to = y + o * length * inner + i;
            std::int64_t best = 0;
            for (std::int64_t k = 1; k < length; ++k) {
                if (static_cast<Wide<T>>(from[k * inner]) > static_cast<Wide<T>>(from[best * inner]))
                    best = k;
            }
            for (std::int64_t k = 0; k < length; ++k)
                to[k * inner] = static_cast<T>(static_cast<Wide<T>>(k == best ? 1 : 0));
        }
    }
}

} // namespace espalier::kernels
