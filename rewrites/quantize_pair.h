// SPDX-License-Identifier: Apache-2.0
// QuantizeLinear followed by DequantizeLinear of the same step: numbers rounded to a grid.
#pragma once

#include "rewrites/rule.h"

namespace espalier {

/// What the pair does to x: y = step · clip(round(x / step), least, most), rounded half to even.
struct QuantizePair {
    ValueId x;
    std::vector<NodeId> nodes; ///< QuantizeLinear, then each DequantizeLinear that reads it
    std::vector<ValueId> outputs; ///< all equal
    double step = 1;
    double least = 0; ///< grid points, zero point taken off
    double most = 0;
};

/// The pair that the node is part of. Refusals: `operator_differs`, `no_pair` (who reads the quantized values
/// is no DequantizeLinear of the same step and zero point), `not_constant`, `step_per_channel`,
/// `dtype_not_float` (float32 alone), `dtype_not_8_bit`.
[[nodiscard]] tl::expected<QuantizePair, Refusal> findQuantizePair(const ModelFacts &facts, NodeId node);

} // namespace espalier
