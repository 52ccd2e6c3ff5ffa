// SPDX-License-Identifier: Apache-2.0
// How much memory a model's activations take while it runs.
#pragma once

#include "model/graph/model.h"
#include "model/shapes/infer_types.h"

#include <optional>

namespace espalier {

/// Largest sum of bytes of values that are alive at once, nodes running one by one in topological order: a
/// value lives from the node that makes it to its last reader, inputs from the start, outputs to the end.
/// Constants do not count; a body or a function's body counts on top of what lives around it. nullopt if a
/// size is unknown.
[[nodiscard]] std::optional<std::uint64_t> peakActivationBytes(const Model &model, const TypeReport &report);

} // namespace espalier
