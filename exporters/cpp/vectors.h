// SPDX-License-Identifier: Apache-2.0
// Inputs of a tail and the outputs that belong to them.
#pragma once

#include "model/base/task_context.h"
#include "model/compute/evaluate.h"
#include "model/shapes/value_types.h"

#include <optional>

namespace espalier::cpp {

struct TestVectors {
    NamedTensors inputs;
    NamedTensors outputs;
};

/// Those among `given` where they are complete; else inputs drawn with a fixed seed, and what the kernels
/// compute from them. nullopt where they cannot compute it.
[[nodiscard]] std::optional<TestVectors> testVectors(const Model &tail, const ValueTypes &types,
                                                     const NamedTensors &given, const TaskContext &context);

} // namespace espalier::cpp
