// SPDX-License-Identifier: Apache-2.0
// Regions of images pooled to one size.
#pragma once

#include "half.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace espalier::kernels {

/// One axis of a bilinear sample: two neighbours and the further one's weight; outside of −1…length nothing.
template <class W> struct RoiTap {
    std::int64_t low = 0;
    std::int64_t high = 0;
    W weight = 0;
    bool isInside = false;

    RoiTap(W place, std::int64_t length) : isInside(place >= W(-1) && place <= static_cast<W>(length))
    {
        if (!isInside)
            return;
        const W from = std::max(place, W(0));
        low = std::min(static_cast<std::int64_t>(from), length - 1);
        high = std::min(low + 1, length - 1);
        weight = high == low ? W(0) : from - static_cast<W>(low);
    }
};

/// One bin of one plane: mean of the samples, or the largest of their weighted neighbours.
template <class T>
Wide<T> roiBin(const T *plane, std::int64_t height, std::int64_t width, Wide<T> top, Wide<T> left,
               Wide<T> binHeight, Wide<T> binWidth, std::int64_t rows, std::int64_t columns, bool takesMax)
{
    using W = Wide<T>;
    W result = takesMax ? std::numeric_limits<W>::lowest() : W(0);
    for (std::int64_t i = 0; i < rows; ++i) {
        const W y = top + (static_cast<W>(i) + W(0.5)) * binHeight / static_cast<W>(rows);
        const RoiTap<W> v(y, height);
        for (std::int64_t j = 0; j < columns; ++j) {
            const W x = left + (static_cast<W>(j) + W(0.5)) * binWidth / static_cast<W>(columns);
            const RoiTap<W> h(x, width);
            W parts[4] = {0, 0, 0, 0};
            if (v.isInside && h.isInside) {
                parts[0] = (1 - v.weight) * (1 - h.weight) * static_cast<W>(plane[v.low * width + h.low]);
                parts[1] = (1 - v.weight) * h.weight * static_cast<W>(plane[v.low * width + h.high]);
                parts[2] = v.weight * (1 - h.weight) * static_cast<W>(plane[v.high * width + h.low]);
                parts[3] = v.weight * h.weight * static_cast<W>(plane[v.high * width + h.high]);
            }
            if (takesMax)
                result = std::max({result, parts[0], parts[1], parts[2], parts[3]});
            else
                result += parts[0] + parts[1] + parts[2] + parts[3];
        }
    }
    if (rows * columns == 0)
        return W(0);
    return takesMax ? result : result / static_cast<W>(rows * columns);
}

/// x [batch, channels, height, width]; regions [count, 4] as (x1, y1, x2, y2) of image batchOf[r]. y [count,
/// channels, pooledHeight, pooledWidth]. Returns 1 where a region names no image or is too large to sample.
template <class T>
int roiAlign(const T *x, const T *regions, const std::int64_t *batchOf, T *y, std::int64_t batch,
             std::int64_t channels, std::int64_t height, std::int64_t width, std::int64_t count,
             std::int64_t pooledHeight, std::int64_t pooledWidth, double scale, double offset,
             std::int64_t atLeastOne, std::int64_t sampling, std::int64_t takesMax)
{
    using W = Wide<T>;
    for (std::int64_t r = 0; r < count; ++r) {
        if (batchOf[r] < 0 || batchOf[r] >= batch)
            return 1;
        W edge[4] = {0, 0, 0, 0};
        for (std::int64_t k = 0; k < 4; ++k)
            edge[k] = static_cast<W>(regions[r * 4 + k]) * static_cast<W>(scale) - static_cast<W>(offset);
        W regionWidth = edge[2] - edge[0];
        W regionHeight = edge[3] - edge[1];
        if (atLeastOne != 0) {
            regionWidth = std::max(regionWidth, W(1));
            regionHeight = std::max(regionHeight, W(1));
        }
        const W binHeight = regionHeight / static_cast<W>(pooledHeight);
        const W binWidth = regionWidth / static_cast<W>(pooledWidth);
        if (!(std::fabs(binHeight) < W(1e6) && std::fabs(binWidth) < W(1e6)))
            return 1;
        const std::int64_t rows = sampling > 0 ? sampling : static_cast<std::int64_t>(std::ceil(binHeight));
        const std::int64_t columns = sampling > 0 ? sampling : static_cast<std::int64_t>(std::ceil(binWidth));
        for (std::int64_t c = 0; c < channels; ++c) {
            const T *plane = x + (batchOf[r] * channels + c) * height * width;
            for (std::int64_t i = 0; i < pooledHeight; ++i) {
                for (std::int64_t j = 0; j < pooledWidth; ++j)
                    *y++ = static_cast<T>(roiBin(
                        plane, height, width, edge[1] + static_cast<W>(i) * binHeight,
                        edge[0] + static_cast<W>(j) * binWidth, binHeight, binWidth,
                        std::max<std::int64_t>(rows, 0), std::max<std::int64_t>(columns, 0), takesMax != 0));
            }
        }
    }
    return 0;
}

/// Largest element of each bin of regions [count, 5] as (image, x1, y1, x2, y2), ends included; 0 of empty
/// bins. Returns 1 where a region names no image.
template <class T>
int maxRoiPool(const T *x, const T *regions, T *y, std::int64_t batch, std::int64_t channels,
               std::int64_t height, std::int64_t width, std::int64_t count, std::int64_t pooledHeight,
               std::int64_t pooledWidth, double scale)
{
    using W = Wide<T>;
    for (std::int64_t r = 0; r < count; ++r) {
        const T *region = regions + r * 5;
        const W image = static_cast<W>(region[0]);
        if (!(image >= 0 && image < static_cast<W>(batch)))
            return 1;
        W edge[4] = {0, 0, 0, 0};
        for (std::int64_t k = 0; k < 4; ++k)
            edge[k] = std::round(static_cast<W>(region[k + 1]) * static_cast<W>(scale));
        const W binWidth = std::max(edge[2] - edge[0] + 1, W(1)) / static_cast<W>(pooledWidth);
        const W binHeight = std::max(edge[3] - edge[1] + 1, W(1)) / static_cast<W>(pooledHeight);
        const auto held = [](W place, std::int64_t length) { // also of NaN
            return place > 0 ? static_cast<std::int64_t>(std::min(place, static_cast<W>(length)))
                             : std::int64_t(0);
        };
        for (std::int64_t c = 0; c < channels; ++c) {
            const T *plane = x + (static_cast<std::int64_t>(image) * channels + c) * height * width;
            for (std::int64_t i = 0; i < pooledHeight; ++i) {
                const std::int64_t top = held(std::floor(static_cast<W>(i) * binHeight) + edge[1], height);
                const std::int64_t bottom =
                    held(std::ceil(static_cast<W>(i + 1) * binHeight) + edge[1], height);
                for (std::int64_t j = 0; j < pooledWidth; ++j) {
                    const std::int64_t left = held(std::floor(static_cast<W>(j) * binWidth) + edge[0], width);
                    const std::int64_t right =
                        held(std::ceil(static_cast<W>(j + 1) * binWidth) + edge[0], width);
                    const bool isEmpty = bottom <= top || right <= left;
                    W largest = isEmpty ? W(0) : static_cast<W>(plane[top * width + left]);
                    for (std::int64_t h = top; h < bottom; ++h) {
                        for (std::int64_t w = left; w < right; ++w)
                            largest = std::max(largest, static_cast<W>(plane[h * width + w]));
                    }
                    *y++ = static_cast<T>(largest);
                }
            }
        }
    }
    return 0;
}

} // namespace espalier::kernels
