// SPDX-License-Identifier: Apache-2.0
// Cuts a model in two: the front stays for the target, the tail becomes generated code.
#pragma once

#include "model/base/task_context.h"
#include "model/graph/model.h"
#include "model/shapes/value_types.h"
#include "rewrites/merge.h"

#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

namespace espalier {

/// Which nodes of the main graph go to the tail, and what crosses.
struct CutPlan {
    std::unordered_set<NodeId> moved;
    /// Made in the front and read in the tail; in topological order of their producers, then by name.
    std::vector<ValueId> crossing;
    std::uint64_t bytesCrossing = 0; ///< of `crossing` and of the graph inputs that the tail reads
    std::uint64_t macsMoved = 0;
    /// Unsupported nodes that stay, since what depends on them must not move.
    std::vector<NodeId> unsupportedLeft;

    [[nodiscard]] bool isEmpty() const { return moved.empty(); }
};

/// What the choice of a cut rests on.
struct CutFacts {
    const Model &model;
    const ValueTypes &types;
    std::function<bool(NodeId)>
        isUnsupported; ///< on the target; of a node of the main graph, its bodies included
    std::function<std::uint64_t(NodeId)> macs; ///< 0 where unknown
};

/// The tail is all that depends on the tensors. Errors (RewriteRefused), by reason: no_such_tensor,
/// tensor_in_body, tensor_is_constant, nothing_follows, front_empty.
[[nodiscard]] Result<CutPlan> planCutAt(const CutFacts &facts, const std::vector<std::string> &tensors);

/// `auto` of product.md, or `auto:all` (`movesAll`): see min_cut.h. An empty plan where no unsupported node
/// can move. Error front_empty where nothing would be left of the model.
[[nodiscard]] Result<CutPlan> planAutoCut(const CutFacts &facts, bool movesAll);

/// The plan after its line was drawn over whole nodes until tensor `to` of the main graph crosses it: all
/// that `to` depends on stays in the front, or all that depends on it goes to the tail. The same plan if it
/// crosses already. Errors: front_empty; nothing_follows where no node would be left behind the line.
[[nodiscard]] Result<CutPlan> moveCut(const CutFacts &facts, const CutPlan &plan, ValueId to);

/// The front's outputs in order: what crosses, then original outputs made inside it.
[[nodiscard]] std::vector<ValueId> frontOutputs(const Model &model, const CutPlan &plan);

struct CutResult {
    Model front;
    /// Inputs: the front's outputs in order, then graph inputs that it reads. Outputs: all original ones in
    /// order; one that the front makes is input and output at once.
    Model tail;
    MergeLayout layout;
    std::size_t nodesMoved = 0;
};

/// The two models. Neither has initializers that it does not read; graph inputs that only the tail reads
/// leave the front. Errors (RewriteRefused): as mergeOutputs; unknown_type where a crossing tensor's type is
/// not known.
[[nodiscard]] Result<CutResult> applyCut(const CutFacts &facts, const CutPlan &plan, MergeKind merge);

} // namespace espalier
