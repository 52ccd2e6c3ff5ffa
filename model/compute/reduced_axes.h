// SPDX-License-Identifier: Apache-2.0
// Which axes an operator takes together, and how kernels walk them and the others (kernels/strided_runs.h).
#pragma once

#include "model/compute/kernel.h"

namespace espalier {

struct ReducedAxes {
    std::vector<bool> reduced; ///< per axis
    std::vector<std::int64_t> result; ///< the shape with reduced axes of length 1, or without them
    std::vector<std::int64_t> shapeAt; ///< kept axes, neighbours merged; rank 1 or more
    std::vector<std::int64_t> stepsAt;
    std::vector<std::int64_t> shapeOver; ///< reduced axes, neighbours merged; rank 1 or more
    std::vector<std::int64_t> stepsOver;

    [[nodiscard]] Int rankAt() const { return {"rankAt", static_cast<std::int64_t>(shapeAt.size())}; }
    [[nodiscard]] Int rankOver() const { return {"rankOver", static_cast<std::int64_t>(shapeOver.size())}; }
};

/// `axes` may count from the end; nullopt means all of them. Gives nullopt where one lies outside the rank.
[[nodiscard]] std::optional<ReducedAxes> reducedAxes(const std::vector<std::int64_t> &shape,
                                                     const std::optional<std::vector<std::int64_t>> &axes,
                                                     bool keepDims);

} // namespace espalier
