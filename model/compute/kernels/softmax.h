// SPDX-License-Identifier: Apache-2.0
// Softmax and its kin along one axis.
#pragma once

#include "half.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace espalier::kernels {

/// y = e^(x − max) / Σ e^(x − max) over the middle of [outer, length, inner].
template <class T> void softmax(const T *x, T *y, std::int64_t outer, std::int64_t length, std::int64_t inner)
{
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t i = 0; i < inner; ++i) {
            const T *from = x + o * length * inner + i;
            T *to = y + o * length * inner + i;
            Wide<T> largest = static_cast<Wide<T>>(from[0]);
            for (std::int64_t k = 1; k < length; ++k)
                largest = std::max(largest, static_cast<Wide<T>>(from[k * inner]));
            Wide<T> sum = 0;
            for (std::int64_t k = 0; k < length; ++k)
                sum += std::exp(static_cast<Wide<T>>(from[k * inner]) - largest);
            for (std::int64_t k = 0; k < length; ++k)
                to[k * inner] =
                    static_cast<T>(std::exp(static_cast<Wide<T>>(from[k * inner]) - largest) / sum);
        }
    }
}

/// y = x − max − ln Σ e^(x − max).
template <class T>
void logSoftmax(const T *x, T *y, std::int64_t outer, std::int64_t length, std::int64_t inner)
{
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t i = 0; i < inner; ++i) {
            const T *from = x + o * length * inner + i;
            T *to = y + o * length * inner + i;
            Wide<T> largest = static_cast<Wide<T>>(from[0]);
            for (std::int64_t k = 1; k < length; ++k)
                largest = std::max(largest, static_cast<Wide<T>>(from[k * inner]));
            Wide<T> sum = 0;
            for (std::int64_t k = 0; k < length; ++k)
                sum += std::exp(static_cast<Wide<T>>(from[k * inner]) - largest);
            const Wide<T> shift = largest + std::log(sum);
            for (std::int64_t k = 0; k < length; ++k)
                to[k * inner] = static_cast<T>(static_cast<Wide<T>>(from[k * inner]) - shift);
        }
    }
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
