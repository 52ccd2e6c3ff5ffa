// SPDX-License-Identifier: Apache-2.0
// Applies a scalar function to every element, spreading operands as ONNX broadcasting does.
#pragma once

#include "half.h"

#include <cstdint>
#include <type_traits>

namespace espalier::kernels {

/// y[i] = Op::apply(x[i]), computed in Wide<T>; y may be x.
template <class Op, class T, class R> void mapUnary(const T *x, R *y, std::int64_t count)
{
    if constexpr (std::is_same_v<T, R>) {
        if (x == y) { // of one pointer a compiler knows that loads come before stores
            for (std::int64_t i = 0; i < count; ++i)
                y[i] = static_cast<R>(Op::apply(static_cast<Wide<T>>(y[i])));
            return;
        }
    }
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = static_cast<R>(Op::apply(static_cast<Wide<T>>(x[i])));
}

/// One row of mapBinary.
template <class Op, class T, class R>
void mapRow(const T *a, std::int64_t stepA, const T *b, std::int64_t stepB, R *y, std::int64_t count)
{
    if (stepA == 1 && stepB == 1) { // a loop that vectorises
        for (std::int64_t i = 0; i < count; ++i)
            y[i] = static_cast<R>(Op::apply(static_cast<Wide<T>>(a[i]), static_cast<Wide<T>>(b[i])));
    } else if (stepA == 1 && stepB == 0) {
        const auto same = static_cast<Wide<T>>(*b);
        for (std::int64_t i = 0; i < count; ++i)
            y[i] = static_cast<R>(Op::apply(static_cast<Wide<T>>(a[i]), same));
    } else {
        for (std::int64_t i = 0; i < count; ++i)
            y[i] = static_cast<R>(
                Op::apply(static_cast<Wide<T>>(a[i * stepA]), static_cast<Wide<T>>(b[i * stepB])));
    }
}

/// The same with the first operand where the result goes, element by element.
template <class Op, class T> void mapRowInPlace(T *y, const T *b, std::int64_t stepB, std::int64_t count)
{
    if (stepB == 1) {
        for (std::int64_t i = 0; i < count; ++i)
            y[i] = static_cast<T>(Op::apply(static_cast<Wide<T>>(y[i]), static_cast<Wide<T>>(b[i])));
    } else {
        const auto same = static_cast<Wide<T>>(*b);
        for (std::int64_t i = 0; i < count; ++i)
            y[i] = static_cast<T>(Op::apply(static_cast<Wide<T>>(y[i]), same));
    }
}

/// y = Op::apply(a, b) over `shape` (row-major, rank of 1 or more); `stepsA` and `stepsB` are the operands'
/// steps in elements, 0 on axes along which they repeat. y may be an operand that repeats nowhere.
template <class Op, class T, class R>
void mapBinary(const T *a, const T *b, R *y, std::int64_t rank, const std::int64_t *shape,
               const std::int64_t *stepsA, const std::int64_t *stepsB)
{
    static constexpr std::int64_t maximumRank = 32;
    std::int64_t index[maximumRank] = {};
    const std::int64_t inner = shape[rank - 1];
    const std::int64_t stepA = stepsA[rank - 1];
    const std::int64_t stepB = stepsB[rank - 1];
    std::int64_t rows = 1;
    for (std::int64_t axis = 0; axis + 1 < rank; ++axis)
        rows *= shape[axis];
    for (std::int64_t row = 0; row < rows; ++row) {
        bool isDone = false;
        if constexpr (std::is_same_v<T, R>) {
            isDone = a == y && stepA == 1 && stepB <= 1;
            if (isDone)
                mapRowInPlace<Op>(y, b, stepB, inner);
        }
        if (!isDone)
            mapRow<Op>(a, stepA, b, stepB, y, inner);
        y += inner;
        for (std::int64_t axis = rank - 2; axis >= 0; --axis) {
            a += stepsA[axis];
            b += stepsB[axis];
            if (++index[axis] < shape[axis])
                break;
            a -= stepsA[axis] * shape[axis];
            b -= stepsB[axis] * shape[axis];
            index[axis] = 0;
        }
    }
}

} // namespace espalier::kernels
