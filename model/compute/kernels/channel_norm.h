// SPDX-License-Identifier: Apache-2.0
// Normalisations whose parameters or neighbours are channels.
#pragma once

#include "half.h"
#include "mean_and_inverse.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace espalier::kernels {

/// y = (x − mean) / √(variance + epsilon) · scale + bias per channel of [batch, channels, inner].
template <class T>
void batchNormalization(const T *x, const T *scale, const T *bias, const T *mean, const T *variance, T *y,
                        std::int64_t batch, std::int64_t channels, std::int64_t inner, double epsilon)
{
    for (std::int64_t n = 0; n < batch; ++n) {
        for (std::int64_t c = 0; c < channels; ++c, x += inner, y += inner) {
            const Wide<T> factor = static_cast<Wide<T>>(scale[c])
                / std::sqrt(static_cast<Wide<T>>(variance[c]) + static_cast<Wide<T>>(epsilon));
            const Wide<T> shift = static_cast<Wide<T>>(bias[c]) - static_cast<Wide<T>>(mean[c]) * factor;
            for (std::int64_t i = 0; i < inner; ++i)
                y[i] = static_cast<T>(static_cast<Wide<T>>(x[i]) * factor + shift);
        }
    }
}

/// The same with mean and variance of the batch itself; what ran before is carried on:
/// running · momentum + own · (1 − momentum). The outputs for that may be null.
template <class T>
void batchNormalizationTrained(const T *x, const T *scale, const T *bias, const T *mean, const T *variance,
                               T *y, T *runningMean, T *runningVariance, std::int64_t batch,
                               std::int64_t channels, std::int64_t inner, double epsilon, double momentum)
{
    using W = Wide<T>;
    const auto count = static_cast<double>(batch * inner);
    for (std::int64_t c = 0; c < channels; ++c) {
        double sum = 0;
        double squares = 0;
        for (std::int64_t n = 0; n < batch; ++n) {
            for (std::int64_t i = 0; i < inner; ++i)
                sum += static_cast<double>(static_cast<W>(x[(n * channels + c) * inner + i]));
        }
        const double own = sum / count;
        for (std::int64_t n = 0; n < batch; ++n) {
            for (std::int64_t i = 0; i < inner; ++i) {
                const double off =
                    static_cast<double>(static_cast<W>(x[(n * channels + c) * inner + i])) - own;
                squares += off * off;
            }
        }
        const double spread = squares / count;
        const double factor = static_cast<double>(static_cast<W>(scale[c])) / std::sqrt(spread + epsilon);
        const double shift = static_cast<double>(static_cast<W>(bias[c])) - own * factor;
        for (std::int64_t n = 0; n < batch; ++n) {
            for (std::int64_t i = 0; i < inner; ++i) {
                const std::int64_t at = (n * channels + c) * inner + i;
                y[at] = static_cast<T>(
                    static_cast<W>(static_cast<double>(static_cast<W>(x[at])) * factor + shift));
            }
        }
        const auto carried = [=](const T &before, double now) {
            return static_cast<T>(static_cast<W>(static_cast<double>(static_cast<W>(before)) * momentum
                                                 + now * (1 - momentum)));
        };
        if (runningMean != nullptr)
            runningMean[c] = carried(mean[c], own);
        if (runningVariance != nullptr)
            runningVariance[c] = carried(variance[c], spread);
    }
}

/// Normalises each group of channels of [batch, groups, channels, inner]; scale and bias are per channel of
/// all, or per group where perGroup is not 0.
template <class T>
void groupNormalization(const T *x, const T *scale, const T *bias, T *y, std::int64_t batch,
                        std::int64_t groups, std::int64_t channels, std::int64_t inner, double epsilon,
                        std::int64_t perGroup)
{
    for (std::int64_t n = 0; n < batch; ++n) {
        for (std::int64_t g = 0; g < groups; ++g) {
            Wide<T> mean = 0;
            Wide<T> inverse = 0;
            meanAndInverse(x, channels * inner, epsilon, mean, inverse);
            for (std::int64_t c = 0; c < channels; ++c, x += inner, y += inner) {
                const std::int64_t at = perGroup != 0 ? g : g * channels + c;
                const Wide<T> factor = inverse * static_cast<Wide<T>>(scale[at]);
                const Wide<T> shift = static_cast<Wide<T>>(bias[at]);
                for (std::int64_t i = 0; i < inner; ++i)
                    y[i] = static_cast<T>((static_cast<Wide<T>>(x[i]) - mean) * factor + shift);
            }
        }
    }
}

/// y = x / (bias + alpha/size · Σ x²)^beta, the sum over `size` channels around each, of [batch, channels,
/// inner].
template <class T>
void localResponseNormalization(const T *x, T *y, std::int64_t batch, std::int64_t channels,
                                std::int64_t inner, std::int64_t size, double alpha, double beta, double bias)
{
    const std::int64_t before = (size - 1) / 2;
    const std::int64_t after = size - 1 - before;
    for (std::int64_t n = 0; n < batch; ++n, x += channels * inner) {
        for (std::int64_t c = 0; c < channels; ++c, y += inner) {
            for (std::int64_t i = 0; i < inner; ++i) {
                Wide<T> sum = 0;
                for (std::int64_t k = std::max<std::int64_t>(0, c - before);
                     k <= std::min(channels - 1, c + after); ++k) {
                    const Wide<T> value = static_cast<Wide<T>>(x[k * inner + i]);
                    sum += value * value;
                }
                const Wide<T> base = static_cast<Wide<T>>(bias)
                    + static_cast<Wide<T>>(alpha / static_cast<double>(size)) * sum;
                y[i] = static_cast<T>(static_cast<Wide<T>>(x[c * inner + i])
                                      / std::pow(base, static_cast<Wide<T>>(beta)));
            }
        }
    }
}

} // namespace espalier::kernels
