// SPDX-License-Identifier: Apache-2.0
// Operators that are linear in one operand, as products with constant matrices.
#pragma once

#include "rewrites/replacement.h"

namespace espalier {

/// y = x·M over some axes of x taken together; the other axes stay as they are.
struct LinearMap {
    std::vector<std::int64_t> axes; ///< ascending, not negative
    std::vector<std::int64_t> shape; ///< of x
    /// Of y. Either of the rank of x with other lengths at `axes` alone, or, where `axes` are the last of x,
    /// the axes in front of them followed by any others.
    std::vector<std::int64_t> result;
    Tensor matrix; ///< [product of the lengths of `axes` in x, the same in y]
};

/// Most elements of a matrix: 4 MiB of float.
inline constexpr std::int64_t linearMapLimit = 1 << 20;

/// The node as maps one after the other, found by applying it to the columns of an identity. Refusals:
/// `operator_differs`, `shape_unknown`, `dtype_not_float`, `not_constant` (a parameter), `attribute_differs`,
/// `not_linear` (zeros do not stay zeros), `matrix_large`, `no_kernel`.
[[nodiscard]] tl::expected<std::vector<LinearMap>, Refusal> readLinearMaps(const ModelFacts &facts,
                                                                           NodeId node);

[[nodiscard]] ValueId writeLinearMap(Replacement &to, ValueId x, const LinearMap &map);

} // namespace espalier
