// SPDX-License-Identifier: Apache-2.0
// Windows added back into the image that they were cut from, and maxima put back where they stood.
#pragma once

#include "half.h"

#include <algorithm>
#include <cstdint>

namespace espalier::kernels {

/// x [planes, block[0…2], windows]: each window's elements are added to image [planes, image[0…2]] where the
/// window reads them.
template <class T>
void col2im(const T *x, T *y, std::int64_t planes, const std::int64_t *image, const std::int64_t *block,
            const std::int64_t *windows, const std::int64_t *strides, const std::int64_t *dilations,
            const std::int64_t *pads)
{
    const std::int64_t blockSize = block[0] * block[1] * block[2];
    const std::int64_t count = windows[0] * windows[1] * windows[2];
    std::fill(y, y + planes * image[0] * image[1] * image[2], T(Wide<T>(0)));
    for (std::int64_t row = 0; row < planes * blockSize; ++row, x += count) {
        T *plane = y + row / blockSize * image[0] * image[1] * image[2];
        const std::int64_t at[3] = {row / (block[1] * block[2]) % block[0], row / block[2] % block[1],
                                    row % block[2]};
        for (std::int64_t w = 0; w < count; ++w) {
            const std::int64_t place[3] = {w / (windows[1] * windows[2]), w / windows[2] % windows[1],
                                           w % windows[2]};
            std::int64_t to = 0;
            bool isInside = true;
            for (int axis = 0; axis < 3; ++axis) {
                const std::int64_t i = place[axis] * strides[axis] + at[axis] * dilations[axis] - pads[axis];
                isInside = isInside && i >= 0 && i < image[axis];
                to = to * image[axis] + i;
            }
            if (isInside)
                plane[to] = static_cast<T>(
                    static_cast<Wide<T>>(static_cast<Wide<T>>(plane[to]) + static_cast<Wide<T>>(x[w])));
        }
    }
}

/// y = 0 but for x[i] at the place that indices[i] has in a tensor of shape `from`, moved to shape `to`.
/// Returns 1 where an index or its place lies outside.
template <class T>
int maxUnpool(const T *x, const std::int64_t *indices, T *y, std::int64_t count, std::int64_t rank,
              const std::int64_t *from, const std::int64_t *to)
{
    std::int64_t total = 1;
    std::int64_t places = 1;
    for (std::int64_t axis = 0; axis < rank; ++axis) {
        places *= from[axis];
        total *= to[axis];
    }
    std::fill(y, y + total, T(Wide<T>(0)));
    for (std::int64_t i = 0; i < count; ++i) {
        if (indices[i] < 0 || indices[i] >= places)
            return 1;
        std::int64_t rest = indices[i];
        std::int64_t at = 0;
        std::int64_t step = 1;
        for (std::int64_t axis = rank - 1; axis >= 0; --axis) {
            if (rest % from[axis] >= to[axis])
                return 1;
            at += rest % from[axis] * step;
            rest /= from[axis];
            step *= to[axis];
        }
        y[at] = x[i];
    }
    return 0;
}

} // namespace espalier::kernels
