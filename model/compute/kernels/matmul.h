// SPDX-License-Identifier: Apache-2.0
// Matrix products.
#pragma once

#include "add_scaled.h"

#include <algorithm>
#include <cstdint>

namespace espalier::kernels {

/// Steps in elements from row to row and from column to column.
struct MatrixSteps {
    std::int64_t row;
    std::int64_t column;
};

/// Σ a[p · step] · b[p], in eight sums that need not wait for each other.
template <class T> Wide<T> dotProduct(const T *a, std::int64_t step, const T *b, std::int64_t count)
{
    constexpr std::int64_t lanes = 8;
    Wide<T> sums[lanes] = {};
    std::int64_t p = 0;
    if (step == 1) {
        for (; p + lanes <= count; p += lanes) {
            for (std::int64_t lane = 0; lane < lanes; ++lane)
                sums[lane] += static_cast<Wide<T>>(a[p + lane]) * static_cast<Wide<T>>(b[p + lane]);
        }
    }
    for (; p < count; ++p)
        sums[p % lanes] += static_cast<Wide<T>>(a[p * step]) * static_cast<Wide<T>>(b[p]);
    Wide<T> sum = 0;
    for (const Wide<T> part : sums)
        sum += part;
    return sum;
}

/// `Rows` rows of a · b, b's rows lying together, handed to store(row, column, sums, count) piece by piece.
template <int Rows, class T, class Store>
void productRows(const T *a, MatrixSteps stepsA, const T *b, std::int64_t rowB, std::int64_t k,
                 std::int64_t n, std::int64_t firstRow, Store &&store)
{
    constexpr std::int64_t width = 256;
    Wide<T> sums[Rows][width];
    for (std::int64_t j = 0; j < n; j += width) {
        const std::int64_t count = std::min(width, n - j);
        for (auto &row : sums)
            std::fill(row, row + count, Wide<T>(0));
        for (std::int64_t p = 0; p < k; ++p) {
            Wide<T> weights[Rows];
            for (int row = 0; row < Rows; ++row)
                weights[row] = static_cast<Wide<T>>(a[row * stepsA.row + p * stepsA.column]);
            addScaled(sums, weights, b + p * rowB + j, 0, count);
        }
        for (int row = 0; row < Rows; ++row)
            store(firstRow + row, j, sums[row], count);
    }
}

/// a · b for a: [m, k] and b: [k, n]; results go to store(row, column, sums, count). One of b's steps must
/// be 1.
template <class T, class Store>
void matrixProduct(const T *a, MatrixSteps stepsA, const T *b, MatrixSteps stepsB, std::int64_t m,
                   std::int64_t k, std::int64_t n, Store &&store)
{
    if (stepsB.column != 1) {
        for (std::int64_t i = 0; i < m; ++i) {
            for (std::int64_t j = 0; j < n; ++j) {
                const Wide<T> sum = dotProduct(a + i * stepsA.row, stepsA.column, b + j * stepsB.column, k);
                store(i, j, &sum, 1);
            }
        }
        return;
    }
    constexpr int rows = 4;
    std::int64_t i = 0;
    for (; i + rows <= m; i += rows)
        productRows<rows>(a + i * stepsA.row, stepsA, b, stepsB.row, k, n, i, store);
    for (; i < m; ++i)
        productRows<1>(a + i * stepsA.row, stepsA, b, stepsB.row, k, n, i, store);
}

/// y = a · b for each of a batch of matrices a: [m, k], b: [k, n], y: [m, n]. The batch is `batch` (rank
/// numbers); `stepsA` and `stepsB` are the operands' steps in elements along it, 0 where they repeat.
template <class T>
void matmul(const T *a, const T *b, T *y, std::int64_t m, std::int64_t k, std::int64_t n, std::int64_t rank,
            const std::int64_t *batch, const std::int64_t *stepsA, const std::int64_t *stepsB)
{
    std::int64_t matrices = 1;
    for (std::int64_t axis = 0; axis < rank; ++axis)
        matrices *= batch[axis];
    for (std::int64_t matrix = 0; matrix < matrices; ++matrix, y += m * n) {
        const T *fromA = a;
        const T *fromB = b;
        std::int64_t rest = matrix;
        for (std::int64_t axis = rank - 1; axis >= 0; --axis) {
            fromA += rest % batch[axis] * stepsA[axis];
            fromB += rest % batch[axis] * stepsB[axis];
            rest /= batch[axis];
        }
        const auto store = [y, n](std::int64_t row, std::int64_t column, const Wide<T> *sums,
                                  std::int64_t count) {
            for (std::int64_t i = 0; i < count; ++i)
                y[row * n + column + i] = static_cast<T>(sums[i]);
        };
        matrixProduct(fromA, MatrixSteps{k, 1}, fromB, MatrixSteps{n, 1}, m, k, n, store);
    }
}

} // namespace espalier::kernels
