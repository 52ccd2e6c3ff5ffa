// SPDX-License-Identifier: Apache-2.0
// Einsum's equations.
#pragma once

#include "model/compute/kernel.h"

namespace espalier {

/// Axes of the result and axes that are added up, with each operand's steps along them.
struct EinsumWalk {
    std::vector<std::int64_t> shapeAt;
    std::vector<std::vector<std::int64_t>> stepsAt; ///< by operand
    std::vector<std::int64_t> shapeOver;
    std::vector<std::vector<std::int64_t>> stepsOver;
};

/// Understands repeated letters (diagonals), `...` (broadcast) and equations without `->`. nullopt where the
/// equation does not read or does not fit the shapes.
[[nodiscard]] std::optional<EinsumWalk> readEinsum(std::string_view equation,
                                                   const std::vector<std::vector<std::int64_t>> &shapes);

} // namespace espalier
