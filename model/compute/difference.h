// SPDX-License-Identifier: Apache-2.0
// How two tensors differ, in the numbers that engineers judge by.
#pragma once

#include "model/compute/dense_tensor.h"

#include <array>
#include <optional>
#include <utility>

namespace espalier {

/// Of tensors of one dtype and shape, `b` being the reference; over places where both are finite. Absolute
/// numbers have the tensor's unit, relative ones are |a − b| / |b| where b is not 0.
struct TensorDifference {
    /// Counts of |a − b|: none, below 1e-9, then a bin for each power of ten, 1e-9 ≤ … < 1e-8 first, and 10
    /// or more last.
    static constexpr std::size_t bins = 13;

    using Range = std::optional<std::pair<double, double>>;

    std::size_t count = 0; ///< elements
    Range range; ///< least and greatest finite element of `a`; none: nothing is finite
    Range referenceRange; ///< the same of `b`
    std::size_t unlike = 0; ///< a NaN or an infinity that is not in the other
    std::size_t nonFinite = 0; ///< NaN and infinities of `a`
    double maxAbsolute = 0;
    double meanAbsolute = 0;
    double maxRelative = 0;
    double meanRelative = 0;
    std::size_t worst = 0; ///< where |a − b| is greatest, in row-major order
    /// Steps from float to float between a and b, of the dtype; none of dtypes that are not floating-point.
    std::optional<std::uint64_t> maxUlp;
    /// a·b / (|a| |b|); none where one of them is 0.
    std::optional<double> cosine;
    /// 20 log10((max b − min b) / √(mean (a − b)²)) in dB; none where the two are equal or b is constant.
    std::optional<double> psnr;
    std::array<std::size_t, bins> histogram{};
};

/// nullopt where shapes or dtypes differ, or elements are strings or complex.
[[nodiscard]] std::optional<TensorDifference> differenceOf(const DenseTensor &a, const DenseTensor &b);

/// a − b, as doubles; nullopt as above.
[[nodiscard]] std::optional<DenseTensor> distances(const DenseTensor &a, const DenseTensor &b);

/// Of two runs: greatest of the greatest, least of the least, means by their counts.
[[nodiscard]] TensorDifference together(const TensorDifference &first, const TensorDifference &second);

} // namespace espalier
