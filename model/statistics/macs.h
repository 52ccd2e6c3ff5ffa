// SPDX-License-Identifier: Apache-2.0
// Multiply-accumulate operations: the measure of work by which parts of a model are compared.
#pragma once

#include "model/graph/model.h"
#include "model/shapes/infer_types.h"

#include <optional>
#include <unordered_map>

namespace espalier {

/// MACs of the nodes that countedNodes() lists.
struct MacCount {
    /// Of one run of the model; nullopt if those of any node are unknown.
    std::optional<std::int64_t> total;
    /// Nodes that have MACs; nullopt where shapes are unknown.
    std::unordered_map<NodeId, std::optional<std::int64_t>> nodes;

    /// 0 for a node without.
    [[nodiscard]] std::optional<std::int64_t> of(NodeId node) const;
};

/// Counts Conv, ConvTranspose, Gemm, MatMul, their integer kinds, and RNN, GRU, LSTM; a call of a function
/// has those of its body. A node in a body counts as often as the body runs in one run of the model: not at
/// all in a branch that is never taken (takenBranch), once in one that may be, each round in Loop and Scan.
[[nodiscard]] MacCount countMacs(const Model &model, const TypeReport &report);

} // namespace espalier
