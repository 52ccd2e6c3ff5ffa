// SPDX-License-Identifier: Apache-2.0
// BatchNormalization at inference as a factor and an offset per channel.
#pragma once

#include "rewrites/rule.h"

namespace espalier {

/// y = factor·x + offset, one of each per channel.
struct ChannelAffine {
    std::vector<double> factor;
    std::vector<double> offset;
};

/// Refusals: `training` (training mode, or statistics per activation), `not_constant`, `not_finite` (a
/// variance that with epsilon is not positive, or a factor or offset beyond the dtype's range).
[[nodiscard]] tl::expected<ChannelAffine, Refusal> readBatchNorm(const ModelFacts &facts, const Node &node);

} // namespace espalier
