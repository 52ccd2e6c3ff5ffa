// SPDX-License-Identifier: Apache-2.0
// The axes over which Softmax and its kin normalise, and over which reductions go, in any opset.
#pragma once

#include "rewrites/known.h"

namespace espalier {

/// From opset 13 on the one axis; before, all from `axis` on (the tensor is taken as 2-D). Nullopt: rank
/// unknown.
[[nodiscard]] std::optional<std::vector<std::int64_t>> normalizedAxes(const ModelFacts &facts,
                                                                      const Node &node, std::int64_t opset);

/// Axes over which ReduceSum and the like, ArgMax or ArgMin go, ascending: those given, else all. Nullopt:
/// not constant, out of range, rank unknown, or none.
[[nodiscard]] std::optional<std::vector<std::int64_t>> reducedAxes(const ModelFacts &facts, const Node &node);

} // namespace espalier
