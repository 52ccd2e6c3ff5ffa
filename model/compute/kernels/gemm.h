// SPDX-License-Identifier: Apache-2.0
// The general matrix product.
#pragma once

#include "matmul.h"

#include <cstdint>

namespace espalier::kernels {

/// y = alpha · A · B + beta · C for y: [m, n]. A is a: [m, k], or [k, m] where transA is not 0; B likewise. c
/// may be null; it is read at row · rowC + column · columnC.
template <class T>
void gemm(const T *a, const T *b, const T *c, T *y, std::int64_t m, std::int64_t k, std::int64_t n,
          double alpha, double beta, std::int64_t transA, std::int64_t transB, std::int64_t rowC,
          std::int64_t columnC)
{
    const Wide<T> scale = static_cast<Wide<T>>(alpha);
    const Wide<T> scaleC = static_cast<Wide<T>>(beta);
    const auto store = [=](std::int64_t row, std::int64_t column, const Wide<T> *sums, std::int64_t count) {
        for (std::int64_t i = 0; i < count; ++i) {
            Wide<T> sum = scale * sums[i];
            if (c != nullptr)
                sum += scaleC * static_cast<Wide<T>>(c[row * rowC + (column + i) * columnC]);
            y[row * n + column + i] = static_cast<T>(sum);
        }
    };
    matrixProduct(a, transA != 0 ? MatrixSteps{1, m} : MatrixSteps{k, 1}, b,
                  transB != 0 ? MatrixSteps{1, k} : MatrixSteps{n, 1}, m, k, n, store);
}

} // namespace espalier::kernels
