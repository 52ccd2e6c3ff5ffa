// SPDX-License-Identifier: Apache-2.0
// The axes over which Softmax, LogSoftmax and Hardmax of any opset normalise.
#pragma once

#include "rewrites/known.h"

namespace espalier {

/// From opset 13 on the one axis; before, all from `axis` on (the tensor is taken as 2-D). Nullopt: rank
/// unknown.
[[nodiscard]] std::optional<std::vector<std::int64_t>> normalizedAxes(const ModelFacts &facts,
                                                                      const Node &node, std::int64_t opset);

} // namespace espalier
