// SPDX-License-Identifier: Apache-2.0
// Convolution over one to three spatial axes.
#pragma once

#include "add_scaled.h"
#include "inside_range.h"

#include <algorithm>
#include <cstdint>

namespace espalier::kernels {

/// One piece of an output row for `Lanes` output channels at once: sums[lane][i] = Σ w·x over channels and
/// window. Each row of x is read once for all lanes, and the innermost loop runs over neighbours in memory.
template <int Lanes, std::int64_t Width, class T>
void convPiece(Wide<T> (&sums)[Lanes][Width], const T *x, const T *w, std::int64_t channelsIn,
               const std::int64_t *in, const std::int64_t *kernel, const std::int64_t *strides,
               const std::int64_t *dilations, std::int64_t startD, std::int64_t startH, std::int64_t startW,
               std::int64_t count)
{
    const std::int64_t window = kernel[0] * kernel[1] * kernel[2];
    for (std::int64_t c = 0; c < channelsIn; ++c, x += in[0] * in[1] * in[2]) {
        for (std::int64_t kd = 0; kd < kernel[0]; ++kd) {
            const std::int64_t d = startD + kd * dilations[0];
            if (d < 0 || d >= in[0])
                continue;
            for (std::int64_t kh = 0; kh < kernel[1]; ++kh) {
                const std::int64_t h = startH + kh * dilations[1];
                if (h < 0 || h >= in[1])
                    continue;
                const T *row = x + (d * in[1] + h) * in[2];
                for (std::int64_t kw = 0; kw < kernel[2]; ++kw) {
                    const std::int64_t offset = startW + kw * dilations[2];
                    std::int64_t first = 0;
                    std::int64_t last = 0;
                    insideRange(offset, strides[2], in[2], count, first, last);
                    if (first == last)
                        continue;
                    Wide<T> weights[Lanes];
                    for (int lane = 0; lane < Lanes; ++lane)
                        weights[lane] = static_cast<Wide<T>>(
                            w[((lane * channelsIn + c) * window) + (kd * kernel[1] + kh) * kernel[2] + kw]);
                    if (strides[2] == 1) {
                        addScaled(sums, weights, row + (first + offset), first, last);
                    } else {
                        for (std::int64_t i = first; i < last; ++i) {
                            const Wide<T> element = static_cast<Wide<T>>(row[i * strides[2] + offset]);
                            for (int lane = 0; lane < Lanes; ++lane)
                                sums[lane][i] += weights[lane] * element;
                        }
                    }
                }
            }
        }
    }
}

/// `Lanes` output channels: y[lane, o] = b[lane] + Σ_{c, k} w[lane, c, k] · x[c, o·stride + k·dilation −
/// pad].
template <int Lanes, class T>
void convChannels(const T *x, const T *w, const T *b, T *y, std::int64_t channelsIn, const std::int64_t *in,
                  const std::int64_t *out, const std::int64_t *kernel, const std::int64_t *strides,
                  const std::int64_t *dilations, const std::int64_t *pads)
{
    constexpr std::int64_t width = 128; // elements of a row that stay in the nearest cache
    Wide<T> sums[Lanes][width];
    const std::int64_t plane = out[0] * out[1] * out[2];
    for (std::int64_t od = 0; od < out[0]; ++od) {
        for (std::int64_t oh = 0; oh < out[1]; ++oh) {
            for (std::int64_t ow = 0; ow < out[2]; ow += width) {
                const std::int64_t count = std::min(width, out[2] - ow);
                for (int lane = 0; lane < Lanes; ++lane) {
                    const Wide<T> start = b != nullptr ? static_cast<Wide<T>>(b[lane]) : Wide<T>(0);
                    std::fill(sums[lane], sums[lane] + count, start);
                }
                convPiece<Lanes, width, T>(sums, x, w, channelsIn, in, kernel, strides, dilations,
                                           od * strides[0] - pads[0], oh * strides[1] - pads[1],
                                           ow * strides[2] - pads[2], count);
                for (int lane = 0; lane < Lanes; ++lane) {
                    T *to = y + lane * plane + (od * out[1] + oh) * out[2] + ow;
                    for (std::int64_t i = 0; i < count; ++i)
                        to[i] = static_cast<T>(sums[lane][i]);
                }
            }
        }
    }
}

/// x: [batch, groups · channelsIn, in…], w: [groups · channelsOut, channelsIn, kernel…], b: null or
/// [groups · channelsOut], y: [batch, groups · channelsOut, out…]. Three spatial axes; unused ones have
/// length 1. `pads` are those at the beginnings.
template <class T>
void conv(const T *x, const T *w, const T *b, T *y, std::int64_t batch, std::int64_t groups,
          std::int64_t channelsIn, std::int64_t channelsOut, const std::int64_t *in, const std::int64_t *out,
          const std::int64_t *kernel, const std::int64_t *strides, const std::int64_t *dilations,
          const std::int64_t *pads)
{
    constexpr int lanes = 4;
    const std::int64_t weights = channelsIn * kernel[0] * kernel[1] * kernel[2];
    const std::int64_t planeIn = in[0] * in[1] * in[2];
    const std::int64_t planeOut = out[0] * out[1] * out[2];
    for (std::int64_t n = 0; n < batch; ++n) {
        for (std::int64_t g = 0; g < groups; ++g) {
            const T *from = x + (n * groups + g) * channelsIn * planeIn;
            std::int64_t c = 0;
            while (c < channelsOut) {
                const std::int64_t channel = g * channelsOut + c;
                const T *bias = b != nullptr ? b + channel : nullptr;
                T *to = y + (n * groups * channelsOut + channel) * planeOut;
                if (c + lanes <= channelsOut) {
                    convChannels<lanes>(from, w + channel * weights, bias, to, channelsIn, in, out, kernel,
                                        strides, dilations, pads);
                    c += lanes;
                } else {
                    convChannels<1>(from, w + channel * weights, bias, to, channelsIn, in, out, kernel,
                                    strides, dilations, pads);
                    ++c;
                }
            }
        }
    }
}

} // namespace espalier::kernels
