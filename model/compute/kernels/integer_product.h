// SPDX-License-Identifier: Apache-2.0
// Convolution and matrix products of 8-bit integers with zero points, summed in 32 bits.
#pragma once

#include "conv.h"
#include "matmul.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace espalier::kernels {

/// to = x − zero[c] over [outer, channels, inner]; zero may be null (0), and has one entry where perChannel
/// is 0.
template <class T>
void subtractZero(const T *x, const T *zero, std::int32_t *to, std::int64_t outer, std::int64_t channels,
                  std::int64_t inner, std::int64_t perChannel)
{
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t c = 0; c < channels; ++c, x += inner, to += inner) {
            const std::int32_t offset =
                zero != nullptr ? static_cast<std::int32_t>(zero[perChannel != 0 ? c : 0]) : 0;
            for (std::int64_t i = 0; i < inner; ++i)
                to[i] = static_cast<std::int32_t>(x[i]) - offset;
        }
    }
}

/// y = saturate(round(sum · scaleA · scaleB / scaleY) + zeroY) over [outer, rows, columns, inner]; scaleA is
/// per row and scaleB per column where perRow and perColumn are not 0. Ties go to even.
template <class T>
void requantize(const std::int32_t *sums, const float *scaleA, const float *scaleB, const float *scaleY,
                const T *zeroY, T *y, std::int64_t outer, std::int64_t rows, std::int64_t columns,
                std::int64_t inner, std::int64_t perRow, std::int64_t perColumn)
{
    const float zero = zeroY != nullptr ? static_cast<float>(*zeroY) : 0.0F;
    const float least = static_cast<float>(std::numeric_limits<T>::min());
    const float most = static_cast<float>(std::numeric_limits<T>::max());
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t row = 0; row < rows; ++row) {
            for (std::int64_t column = 0; column < columns; ++column) {
                const float scale =
                    scaleA[perRow != 0 ? row : 0] * scaleB[perColumn != 0 ? column : 0] / *scaleY;
                for (std::int64_t i = 0; i < inner; ++i) {
                    const float value = std::nearbyint(static_cast<float>(*sums++) * scale) + zero;
                    *y++ = static_cast<T>(std::min(most, std::max(least, value)));
                }
            }
        }
    }
}

/// conv (conv.h) of x − zeroX and w − zeroW. xs and ws hold as many numbers as x and w.
template <class X, class W>
void convInteger(const X *x, const X *zeroX, const W *w, const W *zeroW, const std::int32_t *b,
                 std::int32_t *y, std::int32_t *xs, std::int32_t *ws, std::int64_t batch, std::int64_t groups,
                 std::int64_t channelsIn, std::int64_t channelsOut, const std::int64_t *in,
                 const std::int64_t *out, const std::int64_t *kernel, const std::int64_t *strides,
                 const std::int64_t *dilations, const std::int64_t *pads, std::int64_t zeroPerChannel)
{
    subtractZero(x, zeroX, xs, 1, 1, batch * groups * channelsIn * in[0] * in[1] * in[2], 0);
    subtractZero(w, zeroW, ws, 1, groups * channelsOut, channelsIn * kernel[0] * kernel[1] * kernel[2],
                 zeroPerChannel);
    conv<std::int32_t>(xs, ws, b, y, batch, groups, channelsIn, channelsOut, in, out, kernel, strides,
                       dilations, pads);
}

/// The same, requantized. sums holds as many numbers as y.
template <class X, class W, class Y>
void qlinearConv(const X *x, const float *scaleX, const X *zeroX, const W *w, const float *scaleW,
                 const W *zeroW, const float *scaleY, const Y *zeroY, const std::int32_t *b, Y *y,
                 std::int32_t *sums, std::int32_t *xs, std::int32_t *ws, std::int64_t batch,
                 std::int64_t groups, std::int64_t channelsIn, std::int64_t channelsOut,
                 const std::int64_t *in, const std::int64_t *out, const std::int64_t *kernel,
                 const std::int64_t *strides, const std::int64_t *dilations, const std::int64_t *pads,
                 std::int64_t scalePerChannel, std::int64_t zeroPerChannel)
{
    convInteger(x, zeroX, w, zeroW, b, sums, xs, ws, batch, groups, channelsIn, channelsOut, in, out, kernel,
                strides, dilations, pads, zeroPerChannel);
    requantize(sums, scaleX, scaleW, scaleY, zeroY, y, batch, 1, groups * channelsOut,
               out[0] * out[1] * out[2], 0, scalePerChannel);
}

/// matmul (matmul.h) of a − zeroA and b − zeroB; as and bs hold as many numbers as a and b, which are
/// `matricesA` and `matricesB` matrices.
template <class A, class B>
void matmulInteger(const A *a, const A *zeroA, const B *b, const B *zeroB, std::int32_t *y, std::int32_t *as,
                   std::int32_t *bs, std::int64_t m, std::int64_t k, std::int64_t n, std::int64_t rank,
                   const std::int64_t *batch, const std::int64_t *stepsA, const std::int64_t *stepsB,
                   std::int64_t matricesA, std::int64_t matricesB, std::int64_t zeroPerRow,
                   std::int64_t zeroPerColumn)
{
    subtractZero(a, zeroA, as, matricesA, m, k, zeroPerRow);
    subtractZero(b, zeroB, bs, matricesB * k, n, 1, zeroPerColumn);
    matmul<std::int32_t>(as, bs, y, m, k, n, rank, batch, stepsA, stepsB);
}

/// The same, requantized. sums holds as many numbers as y.
template <class A, class B, class Y>
void qlinearMatmul(const A *a, const float *scaleA, const A *zeroA, const B *b, const float *scaleB,
                   const B *zeroB, const float *scaleY, const Y *zeroY, Y *y, std::int32_t *sums,
                   std::int32_t *as, std::int32_t *bs, std::int64_t m, std::int64_t k, std::int64_t n,
                   std::int64_t rank, const std::int64_t *batch, const std::int64_t *stepsA,
                   const std::int64_t *stepsB, std::int64_t matricesA, std::int64_t matricesB,
                   std::int64_t perRow, std::int64_t perColumn)
{
    matmulInteger(a, zeroA, b, zeroB, sums, as, bs, m, k, n, rank, batch, stepsA, stepsB, matricesA,
                  matricesB, perRow, perColumn);
    std::int64_t matrices = 1;
    for (std::int64_t axis = 0; axis < rank; ++axis)
        matrices *= batch[axis];
    requantize(sums, scaleA, scaleB, scaleY, zeroY, y, matrices, m, n, 1, perRow, perColumn);
}

} // namespace espalier::kernels
