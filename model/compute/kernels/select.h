// SPDX-License-Identifier: Apache-2.0
// Where, Cast, and sums or extremes of many operands.
#pragma once

#include "elementwise.h"
#include "strided_runs.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace espalier::kernels {

/// y = condition ? a : b, each spread over `shape` by its own steps.
template <class T>
void where(const bool *condition, const T *a, const T *b, T *y, std::int64_t rank, const std::int64_t *shape,
           const std::int64_t *stepsC, const std::int64_t *stepsA, const std::int64_t *stepsB)
{
    std::int64_t count = 1;
    for (std::int64_t axis = 0; axis < rank; ++axis)
        count *= shape[axis];
    for (std::int64_t i = 0; i < count; ++i) {
        std::int64_t rest = i;
        std::int64_t c = 0;
        std::int64_t fromA = 0;
        std::int64_t fromB = 0;
        for (std::int64_t axis = rank - 1; axis >= 0; --axis) {
            const std::int64_t at = rest % shape[axis];
            rest /= shape[axis];
            c += at * stepsC[axis];
            fromA += at * stepsA[axis];
            fromB += at * stepsB[axis];
        }
        y[i] = condition[c] ? a[fromA] : b[fromB];
    }
}

/// A number as R. Floats are cut off towards 0; what does not fit an integer becomes its least or greatest,
/// NaN 0, so that every machine agrees (ONNX leaves it open).
template <class R, class T> R converted(T value)
{
    if constexpr (std::is_same<R, bool>::value) {
        return value != T(0);
    } else if constexpr (std::is_floating_point<T>::value && std::is_integral<R>::value) {
        if (value != value)
            return R(0);
        // Bounds as T may round up to a power of two: compare with >=.
        if (value >= static_cast<T>(std::numeric_limits<R>::max()))
            return std::numeric_limits<R>::max();
        if (value <= static_cast<T>(std::numeric_limits<R>::lowest()))
            return std::numeric_limits<R>::lowest();
        return static_cast<R>(value);
    } else {
        return static_cast<R>(value);
    }
}

template <class T, class R> void cast(const T *x, R *y, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = static_cast<R>(converted<Wide<R>>(static_cast<Wide<T>>(x[i])));
}

/// y = x spread over `shape`: the start of a sum of many.
template <class T>
void spread(const T *x, T *y, std::int64_t rank, const std::int64_t *shape, const std::int64_t *steps)
{
    if (rank == 0) {
        y[0] = x[0];
        return;
    }
    forEachRun(rank, shape, steps, [&](std::int64_t offset, std::int64_t count, std::int64_t step) {
        const T *from = x + offset;
        for (std::int64_t i = 0; i < count; ++i)
            y[i] = from[i * step];
        y += count;
    });
}

/// y = Op::apply(y, x) with x spread over `shape`.
template <class Op, class T>
void accumulate(const T *x, T *y, std::int64_t rank, const std::int64_t *shape, const std::int64_t *steps)
{
    const auto take = [](T &to, T from) {
        to = static_cast<T>(Op::apply(static_cast<Wide<T>>(to), static_cast<Wide<T>>(from)));
    };
    if (rank == 0) {
        take(*y, *x);
        return;
    }
    forEachRun(rank, shape, steps, [&](std::int64_t offset, std::int64_t count, std::int64_t step) {
        const T *from = x + offset;
        if (step == 1) { // a loop that vectorises
            for (std::int64_t i = 0; i < count; ++i)
                take(y[i], from[i]);
        } else {
            for (std::int64_t i = 0; i < count; ++i)
                take(y[i], from[i * step]);
        }
        y += count;
    });
}

/// y = y / divisor.
template <class T> void divideAll(T *y, std::int64_t count, double divisor)
{
    for (std::int64_t i = 0; i < count; ++i)
        y[i] =
            static_cast<T>(static_cast<Wide<T>>(static_cast<double>(static_cast<Wide<T>>(y[i])) / divisor));
}

} // namespace espalier::kernels
