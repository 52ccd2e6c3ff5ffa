// SPDX-License-Identifier: Apache-2.0
// How far two tensors are apart, as product.md defines it.
#pragma once

#include "model/compute/difference.h"
#include "model/compute/evaluate.h"

namespace espalier {

struct OutputError {
    std::string name;
    double error = 0; ///< infinite where shapes, dtypes, exact elements or non-finite places differ
    bool passed = false;
    std::optional<TensorDifference> difference{}; ///< where both can be read as numbers of one shape
};

/// max|a − b| / max(1e-3, max|b|) over finite elements; NaN and infinities must stand at the same places with
/// the same sign; integers, bool and strings must be equal. `b` is the reference.
[[nodiscard]] double tensorError(const DenseTensor &a, const DenseTensor &b);
/// The largest error that passes for a dtype: 1e-4 for float32 and double, 1e-2 for float16 and bfloat16, 0
/// for others.
[[nodiscard]] double passingError(DType dtype);

struct TensorComparison {
    std::vector<OutputError> outputs; ///< in the order of `expected`
    double error = 0; ///< the largest
    bool passed = true;
};
/// Every tensor of `expected` against the one of that name in `actual`. `bound` replaces passingError where
/// it is larger.
[[nodiscard]] TensorComparison compareTensors(const NamedTensors &actual, const NamedTensors &expected,
                                              double bound = 0);

} // namespace espalier
