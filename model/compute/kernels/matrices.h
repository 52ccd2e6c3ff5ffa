// SPDX-License-Identifier: Apache-2.0
// Determinants, unit matrices, and weights that sum a spectrum into mel bands.
#pragma once

#include "half.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace espalier::kernels {

/// Determinants of `count` matrices of n × n by elimination with the largest pivot; `work` holds n².
template <class T> void determinant(const T *x, T *y, Wide<T> *work, std::int64_t count, std::int64_t n)
{
    for (std::int64_t m = 0; m < count; ++m) {
        for (std::int64_t i = 0; i < n * n; ++i)
            work[i] = static_cast<Wide<T>>(x[m * n * n + i]);
        Wide<T> result = 1;
        for (std::int64_t k = 0; k < n; ++k) {
            std::int64_t pivot = k;
            for (std::int64_t i = k + 1; i < n; ++i)
                pivot = std::fabs(work[i * n + k]) > std::fabs(work[pivot * n + k]) ? i : pivot;
            const Wide<T> value = work[pivot * n + k];
            if (pivot != k) {
                std::swap_ranges(work + pivot * n, work + (pivot + 1) * n, work + k * n);
                result = -result;
            }
            result *= value;
            if (value == 0)
                break;
            for (std::int64_t i = k + 1; i < n; ++i) {
                const Wide<T> factor = work[i * n + k] / value;
                for (std::int64_t j = k; j < n; ++j)
                    work[i * n + j] -= factor * work[k * n + j];
            }
        }
        y[m] = static_cast<T>(result);
    }
}

/// Ones on the diagonal that begins in column `diagonal` (below the first for negative ones).
template <class T> void eye(T *y, std::int64_t rows, std::int64_t columns, std::int64_t diagonal)
{
    for (std::int64_t i = 0; i < rows; ++i) {
        for (std::int64_t j = 0; j < columns; ++j)
            y[i * columns + j] = static_cast<T>(static_cast<Wide<T>>(j - i == diagonal ? 1 : 0));
    }
}

/// Triangles over the bins of a Fourier transform of `length`, evenly spaced in mel: [length / 2 + 1, bands].
/// mel = 2595 · log10(1 + hertz / 700).
template <class I, class T>
int melWeights(const I *sampleRate, const float *least, const float *most, T *y, std::int64_t bands,
               std::int64_t length)
{
    const std::int64_t bins = length / 2 + 1;
    const auto rate = static_cast<double>(*sampleRate);
    const double low = 2595.0 * std::log10(1.0 + static_cast<double>(*least) / 700.0);
    const double high = 2595.0 * std::log10(1.0 + static_cast<double>(*most) / 700.0);
    const double step = (high - low) / static_cast<double>(bands + 2);
    const auto binOf = [&](std::int64_t edge) {
        const double hertz =
            700.0 * (std::pow(10.0, (static_cast<double>(edge) * step + low) / 2595.0) - 1.0);
        return std::floor(static_cast<double>(length + 1) * hertz / rate);
    };
    std::fill(y, y + bins * bands, T(Wide<T>(0)));
    for (std::int64_t band = 0; band < bands; ++band) {
        const double edges[3] = {binOf(band), binOf(band + 1), binOf(band + 2)};
        for (const double edge : edges) {
            if (!(edge >= 0 && edge <= static_cast<double>(bins)))
                return 1;
        }
        const auto from = static_cast<std::int64_t>(edges[0]);
        const auto center = static_cast<std::int64_t>(edges[1]);
        const auto to = static_cast<std::int64_t>(edges[2]);
        for (std::int64_t j = from; j <= center && j < bins; ++j) {
            const Wide<T> weight = center == from
                ? Wide<T>(1)
                : static_cast<Wide<T>>(j - from) / static_cast<Wide<T>>(center - from);
            y[j * bands + band] = static_cast<T>(weight);
        }
        for (std::int64_t j = center; j < to && j < bins; ++j)
            y[j * bands + band] =
                static_cast<T>(static_cast<Wide<T>>(to - j) / static_cast<Wide<T>>(to - center));
    }
    return 0;
}

} // namespace espalier::kernels
