// SPDX-License-Identifier: Apache-2.0
// The innermost loop of convolution and matrix products.
#pragma once

#include "half.h"

#include <cstdint>

namespace espalier::kernels {

/// sums[lane][i] += weights[lane] · row[i − first] for i of [first, last).
template <int Lanes, std::int64_t Width, class T>
void addScaled(Wide<T> (&sums)[Lanes][Width], const Wide<T> (&weights)[Lanes], const T *row,
               std::int64_t first, std::int64_t last)
{
    constexpr std::int64_t step = 8; // a constant count: compilers unroll and vectorise it
    std::int64_t i = first;
    for (; i + step <= last; i += step) {
        Wide<T> elements[step];
        for (std::int64_t k = 0; k < step; ++k)
            elements[k] = static_cast<Wide<T>>(row[i - first + k]);
        for (int lane = 0; lane < Lanes; ++lane) {
            for (std::int64_t k = 0; k < step; ++k)
                sums[lane][i + k] += weights[lane] * elements[k];
        }
    }
    for (; i < last; ++i) {
        for (int lane = 0; lane < Lanes; ++lane)
            sums[lane][i] += weights[lane] * static_cast<Wide<T>>(row[i - first]);
    }
}

} // namespace espalier::kernels
