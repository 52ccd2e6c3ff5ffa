// SPDX-License-Identifier: Apache-2.0
// What the elements of a tensor look like as a whole.
#pragma once

#include "model/base/task_context.h"
#include "model/compute/elements.h"

#include <array>
#include <cstdint>

namespace espalier {

struct TensorSummary {
    std::int64_t count = 0;
    /// Over finite elements; 0 where there are none.
    double least = 0;
    double greatest = 0;
    double mean = 0;
    double deviation = 0; ///< standard deviation of the population
    std::int64_t zeros = 0;
    std::int64_t nans = 0;
    std::int64_t infinities = 0;
    /// Finite elements in 64 bins of equal width from least to greatest.
    std::array<std::int64_t, 64> histogram{};
};

/// Reads every element; of strings only their count is told. Errors: Cancelled.
[[nodiscard]] Result<TensorSummary> summarise(const Elements &elements, const TaskContext &context = {});

} // namespace espalier
