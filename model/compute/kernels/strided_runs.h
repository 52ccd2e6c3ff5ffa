// SPDX-License-Identifier: Apache-2.0
// Walks some axes of a tensor, whatever their steps.
#pragma once

#include <cstdint>

namespace espalier::kernels {

/// visit(offset, count, step) for each row of the last axis, in row-major order; rank is 1 or more, at
/// most 32. Nothing is visited where an axis is empty.
template <class Visit>
void forEachRun(std::int64_t rank, const std::int64_t *shape, const std::int64_t *steps, Visit &&visit)
{
    static constexpr std::int64_t maximumRank = 32;
    std::int64_t index[maximumRank] = {};
    std::int64_t rows = shape[rank - 1] > 0 ? 1 : 0;
    for (std::int64_t axis = 0; axis + 1 < rank; ++axis)
        rows *= shape[axis];
    std::int64_t offset = 0;
    for (std::int64_t row = 0; row < rows; ++row) {
        visit(offset, shape[rank - 1], steps[rank - 1]);
        for (std::int64_t axis = rank - 2; axis >= 0; --axis) {
            offset += steps[axis];
            if (++index[axis] < shape[axis])
                break;
            offset -= steps[axis] * shape[axis];
            index[axis] = 0;
        }
    }
}

/// Calls visit(offset) for each element.
template <class Visit>
void forEachOffset(std::int64_t rank, const std::int64_t *shape, const std::int64_t *steps, Visit &&visit)
{
    forEachRun(rank, shape, steps, [&](std::int64_t offset, std::int64_t count, std::int64_t step) {
        for (std::int64_t i = 0; i < count; ++i)
            visit(offset + i * step);
    });
}

} // namespace espalier::kernels
