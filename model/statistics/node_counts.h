// SPDX-License-Identifier: Apache-2.0
// How many nodes a model has, and of which operators.
#pragma once

#include "model/graph/model.h"

#include <map>
#include <string>
#include <vector>

namespace espalier {

/// The nodes that reports count: those of the main graph and of bodies, without Constants; a call of a
/// function is one. In order, a node before those of its bodies.
[[nodiscard]] std::vector<NodeId> countedNodes(const Model &model);

/// `Conv`, or `com.microsoft::FusedConv` for an operator of another domain than the default one.
[[nodiscard]] std::string operatorName(const Node &node);

/// Number of counted nodes of each operator, by operatorName().
[[nodiscard]] std::map<std::string, std::size_t> operatorCounts(const Model &model);

/// Elements of initializers, and of Constant nodes of one dim or more, that are floating-point or integers of
/// 16 bits or fewer (weights, that is, and no shapes, axes or indices); those of bodies and functions
/// included, each once. Sparse ones count what they store.
[[nodiscard]] std::int64_t countParameters(const Model &model);

} // namespace espalier
