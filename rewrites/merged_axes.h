// SPDX-License-Identifier: Apache-2.0
// Neighbouring axes taken as one, for targets whose layers know fewer axes.
#pragma once

#include <cstdint>
#include <vector>

namespace espalier {

/// Product of shape[from…until-1].
[[nodiscard]] std::int64_t lengthBetween(const std::vector<std::int64_t> &shape, std::size_t from,
                                         std::size_t until);

/// A tensor seen with as few axes as an operator on some of them allows.
struct MergedAxes {
    std::vector<std::int64_t> shape;
    /// For each axis that the operator touches, in order, its place in `shape`.
    std::vector<std::int64_t> axes;
};
/// Runs of axes that are not touched become one each; touched ones stay apart, or become one run too with
/// `joinTouched`. `touched` ascends.
[[nodiscard]] MergedAxes mergeAxes(const std::vector<std::int64_t> &shape,
                                   const std::vector<std::int64_t> &touched, bool joinTouched = false);

} // namespace espalier
