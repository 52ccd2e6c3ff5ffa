// SPDX-License-Identifier: Apache-2.0
// Everything that follows from one state of a model: computed in a job, shared by all panels.
#pragma once

#include "model/graph/find_faults.h"
#include "model/graph/name_authority.h"
#include "model/shapes/infer_types.h"
#include "model/statistics/macs.h"
#include "model/statistics/node_counts.h"
#include "model/targets/model_facts.h"

#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace espalier {

/// Immutable once made; may be read from any thread.
struct Analysis {
    Model model;
    TypeReport types;
    std::shared_ptr<const ModelFacts> facts; ///< of `model`
    MacCount macs;
    std::vector<Finding> faults; ///< structure and types
    std::unordered_map<NodeId, std::string> names; ///< nodeNames
    std::unordered_map<std::string, NodeId> nodesByName;
    std::vector<NodeId> nodes; ///< countedNodes
    std::map<std::string, std::size_t> operators;
    std::int64_t parameters = 0;
    std::optional<std::uint64_t> activationBytes;

    /// By which users address the node; printable.
    [[nodiscard]] QString nameOf(NodeId node) const;
};

/// `before` is what was known of an earlier state of the same document: only what differs is inferred again.
[[nodiscard]] Result<std::shared_ptr<const Analysis>>
analyse(const Model &model, const std::shared_ptr<const Analysis> &before, const TaskContext &context);

} // namespace espalier
