// SPDX-License-Identifier: Apache-2.0
// Arguments of calls that spread their operands (kernels/elementwise.h).
#pragma once

#include "model/compute/kernel.h"

namespace espalier {

/// Shape and steps of two operands over their common shape, with axes merged where both walk them alike, so
/// that inner loops are long. Rank is at least 1.
struct Spread {
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> stepsA;
    std::vector<std::int64_t> stepsB;

    [[nodiscard]] Int rank() const { return {"rank", static_cast<std::int64_t>(shape.size())}; }
};

[[nodiscard]] Spread spreadOver(const std::vector<std::int64_t> &to, const std::vector<std::int64_t> &a,
                                const std::vector<std::int64_t> &b);

} // namespace espalier
