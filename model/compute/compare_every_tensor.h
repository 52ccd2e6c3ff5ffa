// SPDX-License-Identifier: Apache-2.0
// Two models on the same inputs, tensor by tensor: where they begin to differ.
#pragma once

#include "model/compute/compare.h"
#include "model/compute/difference.h"
#include "model/compute/recorded_run.h"

namespace espalier {

/// A tensor that both main graphs have under one name.
struct ComparedTensor {
    ValueId before; ///< in the original
    ValueId after; ///< in the result
    std::string name;
    std::string node; ///< that gives it in the original: name, or `%` and its first output's name
    std::string opType;
    double error = 0; ///< compare.h; infinite where shapes or dtypes differ
    bool passed = false;
    std::optional<TensorDifference> difference;
};

struct EveryTensor {
    std::vector<ComparedTensor> tensors; ///< as the original's nodes stand, in topological order
    /// The first of `tensors` that does not pass.
    [[nodiscard]] const ComparedTensor *firstDrift() const;
    /// The first with a NaN or an infinity in the result.
    [[nodiscard]] const ComparedTensor *firstNonFinite() const;
    /// That of a value of the result; null if it was not compared.
    [[nodiscard]] const ComparedTensor *ofResult(ValueId after) const;
};

/// Runs of both models on the same inputs; tensors that both of them kept are compared. Floating-point ones
/// pass within `bound` or what compare.h allows their dtype, whichever is more. Errors: Cancelled.
[[nodiscard]] Result<EveryTensor> compareEveryTensor(const RecordedRun &before, const RecordedRun &after,
                                                     double bound = 0, const TaskContext &context = {});

} // namespace espalier
