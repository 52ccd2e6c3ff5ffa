// SPDX-License-Identifier: Apache-2.0
// Discrete Fourier transforms, computed in double.
#pragma once

#include "half.h"

#include <cmath>
#include <cstdint>

namespace espalier::kernels {

/// Memory for transforms of length n: six rows of n doubles.
struct FourierRows {
    double *re;
    double *im;
    double *outRe;
    double *outIm;
    double *cosines; ///< cos(2πk/n)
    double *sines; ///< sin(±2πk/n), minus for the forward transform
    std::int64_t n;
};

inline FourierRows fourierRows(double *scratch, std::int64_t n, bool inverse)
{
    constexpr double pi = 3.14159265358979323846;
    const FourierRows rows{
        scratch, scratch + n, scratch + 2 * n, scratch + 3 * n, scratch + 4 * n, scratch + 5 * n, n};
    for (std::int64_t k = 0; k < n; ++k) {
        const double angle = 2 * pi * static_cast<double>(k) / static_cast<double>(n);
        rows.cosines[k] = std::cos(angle);
        rows.sines[k] = inverse ? std::sin(angle) : -std::sin(angle);
    }
    return rows;
}

/// out[k] = Σ_j in[j] · (cosines + i·sines)[jk mod n], in n² steps.
inline void transformByDefinition(const FourierRows &rows)
{
    for (std::int64_t k = 0; k < rows.n; ++k) {
        double re = 0;
        double im = 0;
        std::int64_t at = 0;
        for (std::int64_t j = 0; j < rows.n; ++j) {
            re += rows.re[j] * rows.cosines[at] - rows.im[j] * rows.sines[at];
            im += rows.re[j] * rows.sines[at] + rows.im[j] * rows.cosines[at];
            at += k;
            at -= at >= rows.n ? rows.n : 0;
        }
        rows.outRe[k] = re;
        rows.outIm[k] = im;
    }
}

/// The same for a power of two, in n·log n steps: elements in bit-reversed order, then butterflies of growing
/// length.
inline void transformByHalves(const FourierRows &rows)
{
    const std::int64_t n = rows.n;
    std::int64_t reversed = 0;
    for (std::int64_t k = 0; k < n; ++k) {
        rows.outRe[reversed] = rows.re[k];
        rows.outIm[reversed] = rows.im[k];
        std::int64_t bit = n / 2;
        while (bit > 0 && (reversed & bit) != 0) {
            reversed -= bit;
            bit /= 2;
        }
        reversed += bit;
    }
    for (std::int64_t half = 1; half < n; half *= 2) {
        for (std::int64_t first = 0; first < n; first += 2 * half) {
            for (std::int64_t k = 0; k < half; ++k) {
                const std::int64_t at = k * (n / (2 * half));
                const std::int64_t a = first + k;
                const std::int64_t b = a + half;
                const double re = rows.outRe[b] * rows.cosines[at] - rows.outIm[b] * rows.sines[at];
                const double im = rows.outRe[b] * rows.sines[at] + rows.outIm[b] * rows.cosines[at];
                rows.outRe[b] = rows.outRe[a] - re;
                rows.outIm[b] = rows.outIm[a] - im;
                rows.outRe[a] += re;
                rows.outIm[a] += im;
            }
        }
    }
}

inline void transformRows(const FourierRows &rows)
{
    if ((rows.n & (rows.n - 1)) == 0)
        transformByHalves(rows);
    else
        transformByDefinition(rows);
}

/// Transforms of length n along the middle of x: [outer, length, inner, parts] to y: [outer, bins, inner,
/// partsOut]; one part is real, two are complex. x is cut or filled with zeros. inverse divides by n.
/// mirrored: x holds the first half of a spectrum whose other half is its mirrored conjugate. scratch: 6·n
/// doubles.
template <class T>
void discreteFourier(const T *x, T *y, double *scratch, std::int64_t outer, std::int64_t length,
                     std::int64_t inner, std::int64_t parts, std::int64_t n, std::int64_t bins,
                     std::int64_t partsOut, std::int64_t inverse, std::int64_t mirrored)
{
    const FourierRows rows = fourierRows(scratch, n, inverse != 0);
    const double scale = inverse != 0 ? 1 / static_cast<double>(n) : 1;
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t i = 0; i < inner; ++i) {
            for (std::int64_t k = 0; k < n; ++k) {
                const bool mirrors = mirrored != 0 && k > n / 2;
                const std::int64_t from = mirrors ? n - k : k;
                const T *element = x + ((o * length + from) * inner + i) * parts;
                rows.re[k] = from < length ? static_cast<double>(static_cast<Wide<T>>(element[0])) : 0;
                rows.im[k] =
                    from < length && parts > 1 ? static_cast<double>(static_cast<Wide<T>>(element[1])) : 0;
                rows.im[k] = mirrors ? -rows.im[k] : rows.im[k];
            }
            transformRows(rows);
            for (std::int64_t k = 0; k < bins; ++k) {
                T *to = y + ((o * bins + k) * inner + i) * partsOut;
                to[0] = static_cast<T>(static_cast<Wide<T>>(rows.outRe[k] * scale));
                if (partsOut > 1)
                    to[1] = static_cast<T>(static_cast<Wide<T>>(rows.outIm[k] * scale));
            }
        }
    }
}

/// Transforms of `n` elements beginning at every `step`-th one of x: [batch, length, parts], each multiplied
/// by window (null: 1), to y: [batch, frames, bins, 2]. scratch: 6·n doubles.
template <class T>
void shortTimeFourier(const T *x, const T *window, T *y, double *scratch, std::int64_t batch,
                      std::int64_t length, std::int64_t parts, std::int64_t frames, std::int64_t step,
                      std::int64_t n, std::int64_t bins)
{
    const FourierRows rows = fourierRows(scratch, n, false);
    for (std::int64_t b = 0; b < batch; ++b) {
        for (std::int64_t frame = 0; frame < frames; ++frame) {
            const T *from = x + (b * length + frame * step) * parts;
            for (std::int64_t k = 0; k < n; ++k) {
                const double weight =
                    window != nullptr ? static_cast<double>(static_cast<Wide<T>>(window[k])) : 1.0;
                rows.re[k] = static_cast<double>(static_cast<Wide<T>>(from[k * parts])) * weight;
                rows.im[k] =
                    parts > 1 ? static_cast<double>(static_cast<Wide<T>>(from[k * parts + 1])) * weight : 0;
            }
            transformRows(rows);
            for (std::int64_t k = 0; k < bins; ++k) {
                *y++ = static_cast<T>(static_cast<Wide<T>>(rows.outRe[k]));
                *y++ = static_cast<T>(static_cast<Wide<T>>(rows.outIm[k]));
            }
        }
    }
}

} // namespace espalier::kernels
