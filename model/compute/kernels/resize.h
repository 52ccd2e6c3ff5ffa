// SPDX-License-Identifier: Apache-2.0
// Resizing of any axes.
#pragma once

#include "half.h"
#include "resize_weights.h"

#include <algorithm>
#include <cstdint>
#include <type_traits>

namespace espalier::kernels {

/// What weighted elements are added up in.
template <class T> using ResizeSum = std::conditional_t<std::is_integral<T>::value, float, Wide<T>>;

/// How resizeRow walks; tables of an axis begin at starts[axis] and have taps[axis] entries for each output.
template <class T> struct ResizeWalk {
    std::int64_t rank;
    const std::int64_t *in;
    const std::int64_t *out;
    const std::int64_t *taps;
    const std::int64_t *starts;
    const std::int64_t *steps; ///< of x, in elements
    const std::int64_t *indices;
    const float *weights;
    ResizeSum<T> *sums; ///< a row of the last axis
};

/// Adds to walk.sums the row at output place `place` of the axes before the last, seen from axis on. False
/// where it has to be extrapolated.
template <class T>
bool resizeRow(const ResizeWalk<T> &walk, const T *x, const std::int64_t *place, std::int64_t axis,
               ResizeSum<T> weight)
{
    const std::int64_t taps = walk.taps[axis];
    if (axis + 1 < walk.rank) {
        const std::int64_t at = walk.starts[axis] + place[axis] * taps;
        if (walk.indices[at] < 0)
            return false;
        for (std::int64_t tap = 0; tap < taps; ++tap) {
            const ResizeSum<T> share = weight * static_cast<ResizeSum<T>>(walk.weights[at + tap]);
            const T *from = x + walk.indices[at + tap] * walk.steps[axis];
            if (share != ResizeSum<T>(0) && !resizeRow(walk, from, place, axis + 1, share))
                return false;
        }
        return true;
    }
    const std::int64_t *index = walk.indices + walk.starts[axis];
    const float *share = walk.weights + walk.starts[axis];
    for (std::int64_t o = 0; o < walk.out[axis]; ++o, index += taps, share += taps) {
        ResizeSum<T> sum = 0;
        for (std::int64_t tap = 0; tap < taps; ++tap)
            sum += static_cast<ResizeSum<T>>(share[tap])
                * static_cast<ResizeSum<T>>(static_cast<Wide<T>>(x[std::max<std::int64_t>(0, index[tap])]));
        walk.sums[o] += weight * sum;
    }
    return true;
}

/// One row of nearest elements, copied.
template <class T> bool nearestRow(const ResizeWalk<T> &walk, const T *x, const std::int64_t *place, T *y)
{
    for (std::int64_t axis = 0; axis + 1 < walk.rank; ++axis) {
        const std::int64_t index = walk.indices[walk.starts[axis] + place[axis]];
        if (index < 0)
            return false;
        x += index * walk.steps[axis];
    }
    const std::int64_t *index = walk.indices + walk.starts[walk.rank - 1];
    for (std::int64_t o = 0; o < walk.out[walk.rank - 1]; ++o)
        y[o] = x[std::max<std::int64_t>(0, index[o])];
    return true;
}

/// y: `out` from x: `in` (rank numbers each, rank from 1 to 8); `scales` per axis, `roi` its starts and then
/// its ends. The numbers of ResizeInterpolation, ResizeCoordinates and ResizeRounding. `taps`: table entries
/// per output of each axis; 1 for an axis that stays. Scratch: indices and weights for Σ out · taps entries,
/// sums for the last axis.
template <class T>
void resize(const T *x, T *y, std::int64_t *indices, float *weights, ResizeSum<T> *sums, std::int64_t rank,
            const std::int64_t *in, const std::int64_t *out, const std::int64_t *taps, const double *scales,
            const double *roi, std::int64_t interpolation, std::int64_t coordinates, std::int64_t rounding,
            double cubicA, std::int64_t excludeOutside, std::int64_t antialias, double extrapolation)
{
    constexpr std::int64_t maximumRank = 8;
    std::int64_t starts[maximumRank] = {};
    std::int64_t steps[maximumRank] = {};
    std::int64_t place[maximumRank] = {};
    std::int64_t entries = 0;
    std::int64_t rows = 1;
    for (std::int64_t axis = 0; axis < rank; ++axis) {
        starts[axis] = entries;
        const ResizeAxis one{in[axis], out[axis], static_cast<float>(scales[axis]),
                             static_cast<float>(roi[axis]), static_cast<float>(roi[rank + axis])};
        resizeWeights(one, taps[axis], interpolation, coordinates, rounding, static_cast<float>(cubicA),
                      excludeOutside != 0, antialias != 0, indices + entries, weights + entries);
        entries += out[axis] * taps[axis];
        rows *= axis + 1 < rank ? out[axis] : 1;
    }
    std::int64_t step = 1;
    for (std::int64_t axis = rank - 1; axis >= 0; --axis) {
        steps[axis] = step;
        step *= in[axis];
    }
    const ResizeWalk<T> walk{rank, in, out, taps, starts, steps, indices, weights, sums};
    const std::int64_t width = out[rank - 1];
    const std::int64_t *lastIndex = indices + starts[rank - 1];
    const T outside = static_cast<T>(static_cast<ResizeSum<T>>(extrapolation));
    for (std::int64_t row = 0; row < rows; ++row, y += width) {
        bool inside = false;
        if (interpolation == Nearest) {
            inside = nearestRow(walk, x, place, y);
        } else {
            std::fill(sums, sums + width, ResizeSum<T>(0));
            inside = resizeRow(walk, x, place, 0, ResizeSum<T>(1));
            for (std::int64_t o = 0; o < width; ++o)
                y[o] = static_cast<T>(sums[o]);
        }
        for (std::int64_t o = 0; o < width; ++o) {
            if (!inside || lastIndex[o * taps[rank - 1]] < 0)
                y[o] = outside;
        }
        for (std::int64_t axis = rank - 2; axis >= 0; --axis) {
            if (++place[axis] < out[axis])
                break;
            place[axis] = 0;
        }
    }
}

} // namespace espalier::kernels
