// SPDX-License-Identifier: Apache-2.0
// Transposed convolution over one to three spatial axes.
#pragma once

#include "conv.h"

#include <algorithm>
#include <cstdint>

namespace espalier::kernels {

/// Adds one input channel's share to one output plane: sums[i·stride + k·dilation − pad] += w[k] · x[i].
template <class T>
void convTransposePlane(const T *x, const T *w, Wide<T> *sums, const std::int64_t *in,
                        const std::int64_t *out, const std::int64_t *kernel, const std::int64_t *strides,
                        const std::int64_t *dilations, const std::int64_t *pads)
{
    for (std::int64_t kd = 0; kd < kernel[0]; ++kd) {
        for (std::int64_t kh = 0; kh < kernel[1]; ++kh) {
            for (std::int64_t kw = 0; kw < kernel[2]; ++kw) {
                const Wide<T> weight = static_cast<Wide<T>>(w[(kd * kernel[1] + kh) * kernel[2] + kw]);
                const std::int64_t offset = kw * dilations[2] - pads[2];
                std::int64_t first = 0;
                std::int64_t last = 0;
                insideRange(offset, strides[2], out[2], in[2], first, last);
                for (std::int64_t d = 0; d < in[0]; ++d) {
                    const std::int64_t od = d * strides[0] + kd * dilations[0] - pads[0];
                    if (od < 0 || od >= out[0])
                        continue;
                    for (std::int64_t h = 0; h < in[1]; ++h) {
                        const std::int64_t oh = h * strides[1] + kh * dilations[1] - pads[1];
                        if (oh < 0 || oh >= out[1])
                            continue;
                        const T *from = x + (d * in[1] + h) * in[2];
                        Wide<T> *to = sums + (od * out[1] + oh) * out[2];
                        if (strides[2] == 1) { // a loop that vectorises
                            for (std::int64_t i = first; i < last; ++i)
                                to[i + offset] += weight * static_cast<Wide<T>>(from[i]);
                        } else {
                            for (std::int64_t i = first; i < last; ++i)
                                to[i * strides[2] + offset] += weight * static_cast<Wide<T>>(from[i]);
                        }
                    }
                }
            }
        }
    }
}

/// x: [batch, groups · channelsIn, in…], w: [groups · channelsIn, channelsOut, kernel…], b: null or
/// [groups · channelsOut], y: [batch, groups · channelsOut, out…]; `sums` holds one output plane. Three
/// spatial axes; unused ones have length 1. `pads` are those at the beginnings and may be negative.
template <class T>
void convTranspose(const T *x, const T *w, const T *b, T *y, Wide<T> *sums, std::int64_t batch,
                   std::int64_t groups, std::int64_t channelsIn, std::int64_t channelsOut,
                   const std::int64_t *in, const std::int64_t *out, const std::int64_t *kernel,
                   const std::int64_t *strides, const std::int64_t *dilations, const std::int64_t *pads)
{
    const std::int64_t window = kernel[0] * kernel[1] * kernel[2];
    const std::int64_t planeIn = in[0] * in[1] * in[2];
    const std::int64_t planeOut = out[0] * out[1] * out[2];
    for (std::int64_t n = 0; n < batch; ++n) {
        for (std::int64_t g = 0; g < groups; ++g) {
            for (std::int64_t o = 0; o < channelsOut; ++o) {
                const std::int64_t channel = g * channelsOut + o;
                std::fill(sums, sums + planeOut,
                          b != nullptr ? static_cast<Wide<T>>(b[channel]) : Wide<T>(0));
                for (std::int64_t c = g * channelsIn; c < (g + 1) * channelsIn; ++c)
                    convTransposePlane<T>(x + (n * groups * channelsIn + c) * planeIn,
                                          w + (c * channelsOut + o) * window, sums, in, out, kernel, strides,
                                          dilations, pads);
                T *to = y + (n * groups * channelsOut + channel) * planeOut;
                for (std::int64_t i = 0; i < planeOut; ++i)
                    to[i] = static_cast<T>(sums[i]);
            }
        }
    }
}

} // namespace espalier::kernels
