// SPDX-License-Identifier: Apache-2.0
// Places of extremes, running sums and largest elements along the middle of [outer, length, inner].
#pragma once

#include "half.h"

#include <algorithm>
#include <cstdint>

namespace espalier::kernels {

/// Whether a comes before b: the greater one if largest is not 0, else the lesser one. NaN comes last.
template <class W> bool comesBefore(W a, W b, bool largest)
{
    if (a != a || b != b)
        return a == a;
    return largest ? a > b : a < b;
}

/// Index of the largest (or smallest) element; of equal ones the first, or the last where `last` is not 0.
template <class T>
void argExtreme(const T *x, std::int64_t *y, std::int64_t outer, std::int64_t length, std::int64_t inner,
                std::int64_t largest, std::int64_t last)
{
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t i = 0; i < inner; ++i) {
            const T *from = x + o * length * inner + i;
            std::int64_t best = 0;
            for (std::int64_t k = 1; k < length; ++k) {
                const auto element = static_cast<Wide<T>>(from[k * inner]);
                const auto most = static_cast<Wide<T>>(from[best * inner]);
                if (comesBefore(element, most, largest != 0) || (last != 0 && element == most))
                    best = k;
            }
            *y++ = best;
        }
    }
}

/// y[k] = Σ x[0…k], or Σ x[0…k − 1] where exclusive is not 0; from the end where reverse is not 0.
template <class T>
void cumulativeSum(const T *x, T *y, std::int64_t outer, std::int64_t length, std::int64_t inner,
                   std::int64_t exclusive, std::int64_t reverse)
{
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t i = 0; i < inner; ++i) {
            Wide<T> sum = 0;
            for (std::int64_t step = 0; step < length; ++step) {
                const std::int64_t k = reverse != 0 ? length - 1 - step : step;
                const std::int64_t at = (o * length + k) * inner + i;
                const Wide<T> next = static_cast<Wide<T>>(sum + static_cast<Wide<T>>(x[at]));
                y[at] = static_cast<T>(exclusive != 0 ? sum : next);
                sum = next;
            }
        }
    }
}

/// The same with products.
template <class T>
void cumulativeProduct(const T *x, T *y, std::int64_t outer, std::int64_t length, std::int64_t inner,
                       std::int64_t exclusive, std::int64_t reverse)
{
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t i = 0; i < inner; ++i) {
            Wide<T> all = 1;
            for (std::int64_t step = 0; step < length; ++step) {
                const std::int64_t k = reverse != 0 ? length - 1 - step : step;
                const std::int64_t at = (o * length + k) * inner + i;
                const Wide<T> next = static_cast<Wide<T>>(all * static_cast<Wide<T>>(x[at]));
                y[at] = static_cast<T>(exclusive != 0 ? all : next);
                all = next;
            }
        }
    }
}

/// The first k elements in order and where they stood; of equal ones the first comes first. `order` holds
/// `length` numbers.
template <class T>
void topK(const T *x, T *values, std::int64_t *indices, std::int64_t *order, std::int64_t outer,
          std::int64_t length, std::int64_t inner, std::int64_t k, std::int64_t largest)
{
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t i = 0; i < inner; ++i) {
            const T *from = x + o * length * inner + i;
            for (std::int64_t at = 0; at < length; ++at)
                order[at] = at;
            std::partial_sort(order, order + k, order + length, [=](std::int64_t left, std::int64_t right) {
                const auto a = static_cast<Wide<T>>(from[left * inner]);
                const auto b = static_cast<Wide<T>>(from[right * inner]);
                if (comesBefore(a, b, largest != 0))
                    return true;
                return !comesBefore(b, a, largest != 0) && left < right;
            });
            for (std::int64_t at = 0; at < k; ++at) {
                const std::int64_t to = (o * k + at) * inner + i;
                values[to] = from[order[at] * inner];
                if (indices != nullptr)
                    indices[to] = order[at];
            }
        }
    }
}

} // namespace espalier::kernels
