// SPDX-License-Identifier: Apache-2.0
// Moves elements of any type by their width.
#pragma once

#include "half.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace espalier::kernels {

/// Fills y (row-major, of `shape`, rank 1 or more) from x, starting at element `offset` and walking `steps`
/// (elements, may be negative or 0) along each axis.
template <class T>
void copyStrided(const T *x, T *y, std::int64_t rank, const std::int64_t *shape, const std::int64_t *steps,
                 std::int64_t offset)
{
    static constexpr std::int64_t maximumRank = 32;
    std::int64_t index[maximumRank] = {};
    const std::int64_t inner = shape[rank - 1];
    const std::int64_t step = steps[rank - 1];
    std::int64_t rows = 1;
    for (std::int64_t axis = 0; axis + 1 < rank; ++axis)
        rows *= shape[axis];
    const T *from = x + offset;
    for (std::int64_t row = 0; row < rows; ++row) {
        if (step == 1) {
            std::memcpy(y, from, static_cast<std::size_t>(inner) * sizeof(T));
        } else {
            for (std::int64_t i = 0; i < inner; ++i)
                y[i] = from[i * step];
        }
        y += inner;
        for (std::int64_t axis = rank - 2; axis >= 0; --axis) {
            from += steps[axis];
            if (++index[axis] < shape[axis])
                break;
            from -= steps[axis] * shape[axis];
            index[axis] = 0;
        }
    }
}

/// Copies `outer` blocks of `block` elements into y, where blocks stand `stride` apart from `offset` on.
template <class T>
void copyBlocks(const T *x, T *y, std::int64_t outer, std::int64_t block, std::int64_t stride,
                std::int64_t offset)
{
    for (std::int64_t o = 0; o < outer; ++o)
        std::memcpy(y + offset + o * stride, x + o * block, static_cast<std::size_t>(block) * sizeof(T));
}

/// How a place outside the input is filled.
enum PadMode : std::int64_t { padConstant = 0, padReflect = 1, padEdge = 2, padWrap = 3 };

/// Place in 0…length-1 that `at` stands for, or -1 for the constant.
inline std::int64_t paddedPlace(std::int64_t at, std::int64_t length, std::int64_t mode)
{
    if (at >= 0 && at < length)
        return at;
    if (mode == padConstant || length == 0)
        return -1;
    if (mode == padEdge)
        return at < 0 ? 0 : length - 1;
    if (mode == padWrap)
        return ((at % length) + length) % length;
    if (length == 1)
        return 0;
    const std::int64_t period = 2 * (length - 1);
    const std::int64_t folded = ((at % period) + period) % period;
    return folded < length ? folded : period - folded;
}

/// y (row-major, of `shape`) holds x (of `from`) at `before`; negative pads cut. The rest is *value (or 0
/// where it is null) or mirrored, repeated or wrapped.
template <class T>
void pad(const T *x, const T *value, T *y, std::int64_t rank, const std::int64_t *from,
         const std::int64_t *shape, const std::int64_t *before, std::int64_t mode)
{
    const T fill = value != nullptr ? *value : T(0);
    const std::int64_t last = rank - 1;
    std::int64_t rows = shape[last] > 0 ? 1 : 0;
    for (std::int64_t axis = 0; axis < last; ++axis)
        rows *= shape[axis];
    // Where the row's elements stand in the input without being mirrored or the like.
    const std::int64_t first = std::min(shape[last], std::max<std::int64_t>(0, before[last]));
    const std::int64_t end = std::max(first, std::min(shape[last], before[last] + from[last]));
    for (std::int64_t row = 0; row < rows; ++row, y += shape[last]) {
        std::int64_t rest = row;
        std::int64_t place = 0; // of the row in the input, in rows; -1: none
        std::int64_t step = 1;
        for (std::int64_t axis = last - 1; axis >= 0 && place >= 0; --axis) {
            const std::int64_t at = paddedPlace(rest % shape[axis] - before[axis], from[axis], mode);
            rest /= shape[axis];
            place = at < 0 ? -1 : place + at * step;
            step *= from[axis];
        }
        if (place < 0) {
            std::fill(y, y + shape[last], fill);
            continue;
        }
        const T *source = x + place * from[last];
        const auto edge = [&](std::int64_t i) {
            const std::int64_t at = paddedPlace(i - before[last], from[last], mode);
            y[i] = at < 0 ? fill : source[at];
        };
        for (std::int64_t i = 0; i < first; ++i)
            edge(i);
        if (end > first)
            std::memcpy(y + first, source + (first - before[last]),
                        static_cast<std::size_t>(end - first) * sizeof(T));
        for (std::int64_t i = end; i < shape[last]; ++i)
            edge(i);
    }
}

/// The same with a value that is known beforehand.
template <class T>
void padWith(const T *x, T *y, std::int64_t rank, const std::int64_t *from, const std::int64_t *shape,
             const std::int64_t *before, std::int64_t mode, double value)
{
    const T fill = static_cast<T>(static_cast<Wide<T>>(value));
    pad(x, &fill, y, rank, from, shape, before, mode);
}

} // namespace espalier::kernels
