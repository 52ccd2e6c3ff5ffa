// SPDX-License-Identifier: Apache-2.0
// Two models on the same inputs, tensor by tensor: where they begin to differ.
#pragma once

#include "model/compute/compare.h"
#include "model/compute/difference.h"
#include "model/graph/model.h"
#include "model/shapes/value_types.h"

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
};

/// Both models keep all their tensors in memory while it runs. Errors: as evaluateValues().
[[nodiscard]] Result<EveryTensor> compareEveryTensor(const Model &before, const ValueTypes &typesBefore,
                                                     const Model &after, const NamedTensors &inputs,
                                                     double bound = 0, const TaskContext &context = {});

} // namespace espalier
