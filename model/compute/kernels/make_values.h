// SPDX-License-Identifier: Apache-2.0
// Tensors that are made rather than transformed.
#pragma once

#include "half.h"

#include <algorithm>
#include <cstdint>

namespace espalier::kernels {

constexpr int capacityExceeded = 1; ///< more entries than there is room for

/// All elements alike.
template <class T> void fillInteger(T *y, std::int64_t count, std::int64_t value)
{
    std::fill(y, y + count, static_cast<T>(value));
}
template <class T> void fillReal(T *y, std::int64_t count, double value)
{
    std::fill(y, y + count, static_cast<T>(static_cast<Wide<T>>(value)));
}

/// y[i] = start + i·step.
template <class T> void range(const T *start, const T *step, T *y, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = static_cast<T>(static_cast<Wide<T>>(static_cast<Wide<T>>(*start)
                                                   + static_cast<Wide<T>>(i) * static_cast<Wide<T>>(*step)));
}

/// The numbers themselves, part of the program: Shape and Size.
inline void copyInts(std::int64_t *y, std::int64_t count, const std::int64_t *values)
{
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = values[i];
}

/// OneHot: y of [outer, depth, inner] is values[1] where the index at [outer, inner] says so, else values[0];
/// indices outside −depth…depth−1 give a row of values[0].
template <class T, class I>
void oneHot(const I *indices, const T *values, T *y, std::int64_t outer, std::int64_t depth,
            std::int64_t inner)
{
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t k = 0; k < depth; ++k) {
            for (std::int64_t i = 0; i < inner; ++i) {
                std::int64_t index = static_cast<std::int64_t>(indices[o * inner + i]);
                index += index < 0 ? depth : 0;
                y[(o * depth + k) * inner + i] = index == k ? values[1] : values[0];
            }
        }
    }
}

/// Trilu: keeps the upper (or lower) triangle of each matrix, moved by k.
template <class T>
void triangle(const T *x, T *y, std::int64_t matrices, std::int64_t rows, std::int64_t columns,
              std::int64_t k, std::int64_t isUpper)
{
    for (std::int64_t m = 0; m < matrices; ++m) {
        for (std::int64_t r = 0; r < rows; ++r) {
            for (std::int64_t c = 0; c < columns; ++c) {
                const std::int64_t at = (m * rows + r) * columns + c;
                y[at] = (isUpper != 0 ? c - r >= k : c - r <= k) ? x[at] : T(0);
            }
        }
    }
}

/// NonZero: the places of elements that are not 0, in row-major order, one column each: y is [rank, *found].
template <class T>
int nonZero(const T *x, std::int64_t *y, std::int64_t *found, std::int64_t rank, const std::int64_t *shape,
            std::int64_t most)
{
    std::int64_t count = 1;
    for (std::int64_t axis = 0; axis < rank; ++axis)
        count *= shape[axis];
    const auto isSet = [](T element) { return static_cast<Wide<T>>(element) != Wide<T>(0); };
    *found = static_cast<std::int64_t>(std::count_if(x, x + count, isSet));
    if (*found > most)
        return capacityExceeded;
    std::int64_t column = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        if (!isSet(x[i]))
            continue;
        std::int64_t rest = i;
        for (std::int64_t axis = rank - 1; axis >= 0; --axis) {
            y[axis * *found + column] = rest % shape[axis];
            rest /= shape[axis];
        }
        ++column;
    }
    return 0;
}

} // namespace espalier::kernels
