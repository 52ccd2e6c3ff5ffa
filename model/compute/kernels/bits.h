// SPDX-License-Identifier: Apache-2.0
// Bits of integers, and the infinities among floats.
#pragma once

#include "narrow.h"

#include <cmath>
#include <cstdint>
#include <cstring>

namespace espalier::kernels {

/// a << b or a >> b, a right shift filling with the sign. Bits shifted out are lost; a negative shift, or one
/// by the whole width or more, leaves the fill alone.
template <class T> T shifted(T a, T b, bool isLeft)
{
    const bool fillsWithOnes = !isLeft && a < T(0);
    if (b < T(0) || static_cast<std::uint64_t>(b) >= 8 * sizeof(T))
        return static_cast<T>(fillsWithOnes ? -1 : 0);
    const auto by = static_cast<std::uint64_t>(b);
    const auto value = static_cast<std::uint64_t>(a); // the sign fills what is wider than T
    if (isLeft)
        return static_cast<T>(value << by);
    return static_cast<T>(fillsWithOnes ? ~(~value >> by) : value >> by);
}

/// y = shifted(a, b), each spread over `shape` by its own steps.
template <class T>
void bitShift(const T *a, const T *b, T *y, std::int64_t rank, const std::int64_t *shape,
              const std::int64_t *stepsA, const std::int64_t *stepsB, std::int64_t isLeft)
{
    std::int64_t count = 1;
    for (std::int64_t axis = 0; axis < rank; ++axis)
        count *= shape[axis];
    for (std::int64_t i = 0; i < count; ++i) {
        std::int64_t rest = i;
        std::int64_t fromA = 0;
        std::int64_t fromB = 0;
        for (std::int64_t axis = rank - 1; axis >= 0; --axis) {
            fromA += rest % shape[axis] * stepsA[axis];
            fromB += rest % shape[axis] * stepsB[axis];
            rest /= shape[axis];
        }
        y[i] = shifted(a[fromA], b[fromB], isLeft != 0);
    }
}

template <class T> void bitwiseNot(const T *x, T *y, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = static_cast<T>(~x[i]);
}

template <class T>
void isInfinite(const T *x, bool *y, std::int64_t count, std::int64_t positive, std::int64_t negative)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const auto value = static_cast<Wide<T>>(x[i]);
        y[i] = std::isinf(value) && (value > 0 ? positive != 0 : negative != 0);
    }
}

/// The same bits under another type of that width.
template <class T, class R> void copyBits(const T *x, R *y, std::int64_t count)
{
    static_assert(sizeof(T) == sizeof(R), "bits are neither added nor lost");
    if (count > 0)
        std::memcpy(y, x, static_cast<std::size_t>(count) * sizeof(T));
}

} // namespace espalier::kernels
