// SPDX-License-Identifier: Apache-2.0
// Sums of products over named axes.
#pragma once

#include "half.h"

#include <cstdint>

namespace espalier::kernels {

/// Places in up to three operands that walk a shape together; steps[axis] are in elements, 0 where an operand
/// repeats.
struct SharedWalk {
    static constexpr std::int64_t maximumRank = 32;
    std::int64_t rank;
    const std::int64_t *shape;
    const std::int64_t *steps; ///< of the first operand, then of the second, then of the third
    std::int64_t index[maximumRank];
    std::int64_t offsets[3];

    std::int64_t count() const
    {
        std::int64_t out = 1;
        for (std::int64_t axis = 0; axis < rank; ++axis)
            out *= shape[axis];
        return out;
    }
    void next()
    {
        for (std::int64_t axis = rank - 1; axis >= 0; --axis) {
            const bool wraps = ++index[axis] == shape[axis];
            for (std::int64_t operand = 0; operand < 3; ++operand)
                offsets[operand] += steps[operand * rank + axis] * (wraps ? 1 - shape[axis] : 1);
            if (!wraps)
                return;
            index[axis] = 0;
        }
    }
};

/// y = Σ a · b · c, the sum over the axes of `over` for each place of the axes of `at`; b and c may be null
/// (1).
template <class T>
void sumOfProducts(const T *a, const T *b, const T *c, T *y, std::int64_t rankAt, const std::int64_t *shapeAt,
                   const std::int64_t *stepsAt, std::int64_t rankOver, const std::int64_t *shapeOver,
                   const std::int64_t *stepsOver)
{
    SharedWalk at{rankAt, shapeAt, stepsAt, {}, {}};
    const SharedWalk overStart{rankOver, shapeOver, stepsOver, {}, {}};
    const std::int64_t results = at.count();
    const std::int64_t terms = overStart.count();
    for (std::int64_t i = 0; i < results; ++i, at.next()) {
        SharedWalk over = overStart;
        Wide<T> sum = 0;
        for (std::int64_t k = 0; k < terms; ++k, over.next()) {
            auto product = static_cast<Wide<T>>(a[at.offsets[0] + over.offsets[0]]);
            if (b != nullptr)
                product =
                    static_cast<Wide<T>>(product * static_cast<Wide<T>>(b[at.offsets[1] + over.offsets[1]]));
            if (c != nullptr)
                product =
                    static_cast<Wide<T>>(product * static_cast<Wide<T>>(c[at.offsets[2] + over.offsets[2]]));
            sum = static_cast<Wide<T>>(sum + product);
        }
        y[i] = static_cast<T>(sum);
    }
}

} // namespace espalier::kernels
