// SPDX-License-Identifier: Apache-2.0
// From a model to a program: nodes in order as calls, constants folded, functions, settled branches and
// operators that are defined by others inlined.
#pragma once

#include "exporters/cpp/program.h"
#include "model/base/result.h"
#include "model/graph/model.h"
#include "model/shapes/value_types.h"

namespace espalier::cpp {

/// `capacity` bounds lengths that are known only when the code runs; 0 is no bound, and is refused for inputs
/// whose dims are not fixed. An operator that neither a kernel nor a body
/// computes becomes a function of the user's where the types of its outputs are known.
/// Errors (RewriteRefused or NotVerifiable, naming the node), by reason: input_not_fixed, control_flow (a
/// Loop, a Scan, or an If that depends on data), dtype_not_computed, value_not_constant, two_runtime_lengths
/// (shapes that depend on more than one), runtime_length (see pieces.h), and what else kernels refuse.
[[nodiscard]] Result<Program> lowerTail(const Model &tail, const ValueTypes &types, std::int64_t capacity);

} // namespace espalier::cpp
