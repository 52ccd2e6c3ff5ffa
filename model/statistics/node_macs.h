// SPDX-License-Identifier: Apache-2.0
// Multiply-accumulate operations of one node, from its shapes.
#pragma once

#include "model/graph/model.h"
#include "model/shapes/value_types.h"

#include <optional>

namespace espalier {

/// Product of lengths; nullopt if one is unknown or the product overflows.
[[nodiscard]] std::optional<std::int64_t> product(std::optional<std::int64_t> a,
                                                  std::optional<std::int64_t> b);

/// Whether nodes like this have MACs at all.
[[nodiscard]] bool hasMacs(const Node &node);
/// MACs of a node by itself, without bodies or a function's body; 0 for one that has none, nullopt if shapes
/// are unknown.
[[nodiscard]] std::optional<std::int64_t> nodeMacs(const Model &model, const ValueTypes &types, NodeId node);

} // namespace espalier
