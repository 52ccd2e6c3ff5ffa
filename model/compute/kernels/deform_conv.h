// SPDX-License-Identifier: Apache-2.0
// Convolution whose taps are moved about, each place's own way.
#pragma once

#include "half.h"

#include <cmath>
#include <cstdint>

namespace espalier::kernels {

/// Bilinear value of a plane; what lies outside counts as 0.
template <class T>
Wide<T> bilinear(const T *plane, std::int64_t height, std::int64_t width, Wide<T> y, Wide<T> x)
{
    using W = Wide<T>;
    if (!(y > W(-1) && x > W(-1) && y < static_cast<W>(height) && x < static_cast<W>(width)))
        return W(0);
    const W below = std::floor(y);
    const W left = std::floor(x);
    const W v = y - below;
    const W h = x - left;
    const auto row = static_cast<std::int64_t>(below);
    const auto column = static_cast<std::int64_t>(left);
    const auto at = [=](std::int64_t i, std::int64_t j) {
        const bool isInside = i >= 0 && i < height && j >= 0 && j < width;
        return isInside ? static_cast<W>(plane[i * width + j]) : W(0);
    };
    return (1 - v) * ((1 - h) * at(row, column) + h * at(row, column + 1))
        + v * ((1 - h) * at(row + 1, column) + h * at(row + 1, column + 1));
}

/// x [batch, groups · channelsIn, in[0], in[1]]; w [groups · channelsOut, channelsIn, kernel[0], kernel[1]];
/// offsets [batch, offsetGroups · kernel · 2, out[0], out[1]] as (y, x); mask [batch, offsetGroups · kernel,
/// out[0], out[1]]. bias and mask may be null. `taps` holds kernel[0] · kernel[1] · groups · channelsIn.
template <class T>
void deformConv(const T *x, const T *w, const T *offsets, const T *bias, const T *mask, T *y, Wide<T> *taps,
                std::int64_t batch, std::int64_t groups, std::int64_t channelsIn, std::int64_t channelsOut,
                std::int64_t offsetGroups, const std::int64_t *in, const std::int64_t *out,
                const std::int64_t *kernel, const std::int64_t *strides, const std::int64_t *dilations,
                const std::int64_t *pads)
{
    using W = Wide<T>;
    const std::int64_t points = kernel[0] * kernel[1];
    const std::int64_t places = out[0] * out[1];
    const std::int64_t channels = groups * channelsIn;
    for (std::int64_t n = 0; n < batch; ++n) {
        for (std::int64_t p = 0; p < places; ++p) {
            for (std::int64_t c = 0; c < channels; ++c) {
                const std::int64_t offsetGroup = c / (channels / offsetGroups);
                for (std::int64_t k = 0; k < points; ++k) {
                    const std::int64_t tap = (n * offsetGroups + offsetGroup) * points + k;
                    const W row =
                        static_cast<W>(p / out[1] * strides[0] - pads[0] + k / kernel[1] * dilations[0])
                        + static_cast<W>(offsets[2 * tap * places + p]);
                    const W column =
                        static_cast<W>(p % out[1] * strides[1] - pads[1] + k % kernel[1] * dilations[1])
                        + static_cast<W>(offsets[(2 * tap + 1) * places + p]);
                    const W weight = mask != nullptr ? static_cast<W>(mask[tap * places + p]) : W(1);
                    taps[c * points + k] =
                        weight * bilinear(x + (n * channels + c) * in[0] * in[1], in[0], in[1], row, column);
                }
            }
            for (std::int64_t o = 0; o < groups * channelsOut; ++o) {
                const W *from = taps + o / channelsOut * channelsIn * points;
                const T *weights = w + o * channelsIn * points;
                W sum = bias != nullptr ? static_cast<W>(bias[o]) : W(0);
                for (std::int64_t k = 0; k < channelsIn * points; ++k)
                    sum += from[k] * static_cast<W>(weights[k]);
                y[(n * groups * channelsOut + o) * places + p] = static_cast<T>(sum);
            }
        }
    }
}

} // namespace espalier::kernels
