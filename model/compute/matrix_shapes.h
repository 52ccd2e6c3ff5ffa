// SPDX-License-Identifier: Apache-2.0
// Shapes of MatMul and its quantized kin.
#pragma once

#include "model/compute/kernel.h"

namespace espalier {

struct MatrixShapes {
    std::int64_t m = 1;
    std::int64_t k = 1;
    std::int64_t n = 1;
    std::vector<std::int64_t> batch; ///< leading axes of the result
    std::vector<std::int64_t> stepsA; ///< along them, in elements; 0 where A repeats
    std::vector<std::int64_t> stepsB;
    std::vector<std::int64_t> result; ///< without the axes that were added to operands of rank 1
};

/// Error wrong_shapes where the operands do not fit.
[[nodiscard]] Result<MatrixShapes> matrixShapes(const KernelContext &context, std::vector<std::int64_t> a,
                                                std::vector<std::int64_t> b);

} // namespace espalier
