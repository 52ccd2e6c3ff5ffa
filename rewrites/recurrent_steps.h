// SPDX-License-Identifier: Apache-2.0
// RNN, GRU and LSTM written out step by step.
#pragma once

#include "rewrites/replacement.h"

namespace espalier {

/// What the node says of itself, lengths known. Gate order is ONNX's: RNN i; GRU z r h; LSTM i o f c.
struct RecurrentNode {
    std::string op;
    std::int64_t gates = 1;
    std::int64_t steps = 0; ///< S
    std::int64_t batch = 0; ///< B
    std::int64_t inputs = 0; ///< I
    std::int64_t hidden = 0; ///< H
    std::int64_t directions = 1;
    bool isReverse = false; ///< the one direction runs backwards
    bool resetsProduct = false; ///< GRU: linear_before_reset
    DType dtype = DType::Float;
};

/// Refusals: `operator_differs`, `shape_unknown`, `not_constant` (weights), `dtype_not_float`,
/// `attribute_differs` (activations other than the defaults, clip, layout, input_forget), `operand_present`
/// (sequence_lens, peepholes), `sequence_long`.
[[nodiscard]] tl::expected<RecurrentNode, Refusal> readRecurrent(const ModelFacts &facts, NodeId node);

/// The values of the node's outputs: Y [S, D, B, H], Y_h [D, B, H], of LSTM Y_c [D, B, H].
[[nodiscard]] std::vector<ValueId> writeSteps(Replacement &to, const Node &node, const RecurrentNode &form);

} // namespace espalier
