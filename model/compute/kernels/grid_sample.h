// SPDX-License-Identifier: Apache-2.0
// Values read at places between elements.
#pragma once

#include "half.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace espalier::kernels {

enum GridMode : std::int64_t { gridNearest = 0, gridLinear = 1, gridCubic = 2 };
enum GridPadding : std::int64_t { gridZeros = 0, gridBorder = 1, gridReflection = 2 };

/// `x` mirrored at both bounds until it lies within them.
inline double reflected(double x, double least, double most)
{
    const double range = most - least;
    if (!(range > 0))
        return least;
    const double beyond = x < least ? least - x : x - most;
    if (!(beyond > 0))
        return x;
    const double turns = std::floor(beyond / range);
    const double rest = beyond - turns * range;
    const bool isEven = std::fmod(turns, 2.0) == 0.0;
    return (x < least) == isEven ? least + rest : most - rest;
}

/// Elements of one axis that a place reads, and their weights; 0 where it reads none.
struct GridTaps {
    std::int64_t count = 1;
    std::int64_t at[4] = {0, 0, 0, 0};
    double weight[4] = {1, 0, 0, 0};

    /// `place` lies in −1…1, which are the centres of the first and last element where `aligned`, else their
    /// outer edges.
    void set(double place, std::int64_t length, std::int64_t mode, std::int64_t padding, bool aligned)
    {
        const auto last = static_cast<double>(length - 1);
        const double least = aligned ? 0.0 : -0.5;
        const double most = aligned ? last : last + 0.5;
        double x = aligned ? (place + 1) / 2 * last : ((place + 1) * static_cast<double>(length) - 1) / 2;
        constexpr double far = 1e12;
        x = x == x ? std::min(std::max(x, -far), far) : -far;
        if (mode == gridNearest)
            x = std::nearbyint(x);
        if (padding == gridBorder && mode != gridCubic) // which holds each element's own place
            x = std::min(std::max(x, 0.0), last);
        else if (padding == gridReflection)
            x = reflected(x, least, most);
        const double below = std::floor(x);
        const double t = x - below;
        std::int64_t first = static_cast<std::int64_t>(below);
        if (mode == gridNearest) {
            count = 1;
            first = static_cast<std::int64_t>(std::nearbyint(x));
            weight[0] = 1;
        } else if (mode == gridLinear) {
            count = 2;
            weight[0] = 1 - t;
            weight[1] = t;
        } else {
            count = 4;
            first -= 1;
            constexpr double a = -0.75; // Keys' cubic
            const double s = 1 - t;
            weight[0] = ((a * (t + 1) - 5 * a) * (t + 1) + 8 * a) * (t + 1) - 4 * a;
            weight[1] = ((a + 2) * t - (a + 3)) * t * t + 1;
            weight[2] = ((a + 2) * s - (a + 3)) * s * s + 1;
            weight[3] = ((a * (s + 1) - 5 * a) * (s + 1) + 8 * a) * (s + 1) - 4 * a;
        }
        for (std::int64_t k = 0; k < count; ++k) {
            std::int64_t index = first + k;
            if (index < 0 || index >= length) {
                if (padding == gridZeros)
                    weight[k] = 0;
                else if (padding == gridReflection)
                    index = static_cast<std::int64_t>(reflected(static_cast<double>(index), least, most));
                index = std::min(std::max<std::int64_t>(index, 0), length - 1);
            }
            at[k] = index;
        }
    }
};

/// x [batch, channels, in[0], in[1], in[2]] at the places of grid [batch, places, rank], whose last number is
/// of the last axis: y [batch, channels, places]. Of fewer axes than three the first are 1.
template <class T, class G>
void gridSample(const T *x, const G *grid, T *y, std::int64_t batch, std::int64_t channels,
                const std::int64_t *in, std::int64_t rank, std::int64_t places, std::int64_t mode,
                std::int64_t padding, std::int64_t aligned)
{
    const std::int64_t plane = in[0] * in[1] * in[2];
    for (std::int64_t n = 0; n < batch; ++n) {
        for (std::int64_t p = 0; p < places; ++p) {
            const G *place = grid + (n * places + p) * rank;
            GridTaps taps[3];
            for (std::int64_t axis = 0; axis < rank; ++axis)
                taps[2 - axis].set(static_cast<double>(static_cast<Wide<G>>(place[axis])), in[2 - axis], mode,
                                   padding, aligned != 0);
            for (std::int64_t c = 0; c < channels; ++c) {
                const T *from = x + (n * channels + c) * plane;
                double sum = 0;
                for (std::int64_t i = 0; i < taps[0].count; ++i) {
                    for (std::int64_t j = 0; j < taps[1].count; ++j) {
                        for (std::int64_t k = 0; k < taps[2].count; ++k) {
                            const double weight = taps[0].weight[i] * taps[1].weight[j] * taps[2].weight[k];
                            const std::int64_t at =
                                (taps[0].at[i] * in[1] + taps[1].at[j]) * in[2] + taps[2].at[k];
                            if (weight != 0)
                                sum += weight * static_cast<double>(static_cast<Wide<T>>(from[at]));
                        }
                    }
                }
                y[(n * channels + c) * places + p] = static_cast<T>(static_cast<Wide<T>>(sum));
            }
        }
    }
}

} // namespace espalier::kernels
