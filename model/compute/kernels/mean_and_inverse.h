// SPDX-License-Identifier: Apache-2.0
// Statistics that normalisations share.
#pragma once

#include "half.h"

#include <cmath>
#include <cstdint>

namespace espalier::kernels {

/// Mean and 1 / √(variance + epsilon) of `count` neighbours.
template <class T>
void meanAndInverse(const T *x, std::int64_t count, double epsilon, Wide<T> &mean, Wide<T> &inverse)
{
    double sum = 0;
    for (std::int64_t i = 0; i < count; ++i)
        sum += static_cast<double>(static_cast<Wide<T>>(x[i]));
    const double middle = sum / static_cast<double>(count);
    double squares = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const double distance = static_cast<double>(static_cast<Wide<T>>(x[i])) - middle;
        squares += distance * distance;
    }
    mean = static_cast<Wide<T>>(middle);
    inverse = static_cast<Wide<T>>(1.0 / std::sqrt(squares / static_cast<double>(count) + epsilon));
}

} // namespace espalier::kernels
