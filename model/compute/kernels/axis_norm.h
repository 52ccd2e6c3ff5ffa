// SPDX-License-Identifier: Apache-2.0
// Normalisations over given axes.
#pragma once

#include "half.h"
#include "mean_and_inverse.h"
#include "strided_runs.h"

#include <cmath>
#include <cstdint>

namespace espalier::kernels {

/// Normalises the rows of [outer, length]. scale and bias repeat after `parameters` elements; bias may be
/// null, and so may means and inverses, which get each row's mean and 1 / √(variance + epsilon).
template <class T>
void layerNormalization(const T *x, const T *scale, const T *bias, T *y, float *means, float *inverses,
                        std::int64_t outer, std::int64_t length, std::int64_t parameters, double epsilon)
{
    std::int64_t at = 0;
    for (std::int64_t o = 0; o < outer; ++o, x += length, y += length) {
        Wide<T> mean = 0;
        Wide<T> inverse = 0;
        meanAndInverse(x, length, epsilon, mean, inverse);
        for (std::int64_t i = 0; i < length; ++i) {
            Wide<T> value = (static_cast<Wide<T>>(x[i]) - mean) * inverse * static_cast<Wide<T>>(scale[at]);
            if (bias != nullptr)
                value += static_cast<Wide<T>>(bias[at]);
            y[i] = static_cast<T>(value);
            at = at + 1 == parameters ? 0 : at + 1;
        }
        if (means != nullptr)
            means[o] = static_cast<float>(mean);
        if (inverses != nullptr)
            inverses[o] = static_cast<float>(inverse);
    }
}

/// y = x / √(mean of x² + epsilon) · scale over the rows of [outer, length]; scale repeats after `parameters`
/// elements.
template <class T>
void rmsNormalization(const T *x, const T *scale, T *y, std::int64_t outer, std::int64_t length,
                      std::int64_t parameters, double epsilon)
{
    std::int64_t at = 0;
    for (std::int64_t o = 0; o < outer; ++o, x += length, y += length) {
        double squares = 0;
        for (std::int64_t i = 0; i < length; ++i) {
            const double value = static_cast<double>(static_cast<Wide<T>>(x[i]));
            squares += value * value;
        }
        const auto inverse =
            static_cast<Wide<T>>(1.0 / std::sqrt(squares / static_cast<double>(length) + epsilon));
        for (std::int64_t i = 0; i < length; ++i) {
            y[i] = static_cast<T>(static_cast<Wide<T>>(x[i]) * inverse * static_cast<Wide<T>>(scale[at]));
            at = at + 1 == parameters ? 0 : at + 1;
        }
    }
}

/// y = x / ‖x‖ of order 1 or 2 along the middle of [outer, length, inner]; zeros stay where the norm is 0.
template <class T>
void lpNormalization(const T *x, T *y, std::int64_t outer, std::int64_t length, std::int64_t inner,
                     std::int64_t order)
{
    for (std::int64_t o = 0; o < outer; ++o, x += length * inner, y += length * inner) {
        for (std::int64_t i = 0; i < inner; ++i) {
            Wide<T> norm = 0;
            for (std::int64_t k = 0; k < length; ++k) {
                const Wide<T> value = static_cast<Wide<T>>(x[k * inner + i]);
                norm += order == 1 ? std::abs(value) : value * value;
            }
            if (order == 2)
                norm = std::sqrt(norm);
            for (std::int64_t k = 0; k < length; ++k)
                y[k * inner + i] = static_cast<T>(
                    norm == Wide<T>(0) ? Wide<T>(0) : static_cast<Wide<T>>(x[k * inner + i]) / norm);
        }
    }
}

/// y = (x − mean) / (standard deviation + 1e-9), the statistics over the axes that `over` (rank, shape, steps
/// in elements) walks, for each place of the axes that `at` walks.
template <class T>
void meanVarianceNormalization(const T *x, T *y, std::int64_t rankAt, const std::int64_t *shapeAt,
                               const std::int64_t *stepsAt, std::int64_t rankOver,
                               const std::int64_t *shapeOver, const std::int64_t *stepsOver)
{
    constexpr double epsilon = 1e-9;
    forEachOffset(rankAt, shapeAt, stepsAt, [&](std::int64_t start) {
        double sum = 0;
        double count = 0;
        forEachOffset(rankOver, shapeOver, stepsOver, [&](std::int64_t offset) {
            sum += static_cast<double>(static_cast<Wide<T>>(x[start + offset]));
            count += 1;
        });
        const double mean = sum / count;
        double squares = 0;
        forEachOffset(rankOver, shapeOver, stepsOver, [&](std::int64_t offset) {
            const double distance = static_cast<double>(static_cast<Wide<T>>(x[start + offset])) - mean;
            squares += distance * distance;
        });
        const double deviation = std::sqrt(squares / count) + epsilon;
        forEachOffset(rankOver, shapeOver, stepsOver, [&](std::int64_t offset) {
            const double distance = static_cast<double>(static_cast<Wide<T>>(x[start + offset])) - mean;
            y[start + offset] = static_cast<T>(static_cast<Wide<T>>(distance / deviation));
        });
    });
}

} // namespace espalier::kernels
