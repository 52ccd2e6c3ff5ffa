// SPDX-License-Identifier: Apache-2.0
// Orders and neighbourhoods of nodes.
#pragma once

#include "model/graph/model.h"

#include <functional>
#include <vector>

namespace espalier {

/// Nodes of one graph so that producers stand before readers (also readers in bodies), by rank where free.
/// Nodes on or behind a cycle come last, by rank; `cyclic` tells how many they are. O(nodes + edges, times a
/// logarithm).
struct TopologicalOrder {
    std::vector<NodeId> nodes;
    std::size_t cyclic = 0;
};
[[nodiscard]] TopologicalOrder topologicalOrder(const Model &model, GraphId graph = Model::mainGraphId());

/// Order in which a graph's nodes are written: the file's own, unless it was edited into one that is not
/// topological.
[[nodiscard]] std::vector<NodeId> writingOrder(const Model &model, GraphId graph);

/// Calls `visit(value)` for each distinct value that the node reads, bodies' captures from outside the node
/// included.
void forEachValueRead(const Model &model, NodeId node, const std::function<void(ValueId)> &visit);

/// Calls `visit(id)` for each node of the graph and of all bodies inside it, outer before inner, in order.
void forEachNodeWithin(const Model &model, GraphId graph, const std::function<void(NodeId)> &visit);

/// The node of `graph` that is `node` or has it in a body; invalid if it is not inside.
[[nodiscard]] NodeId enclosingNodeIn(const Model &model, GraphId graph, NodeId node);

/// Nodes of `graph` that read the value (through bodies too), each once, in no particular order.
[[nodiscard]] std::vector<NodeId> readersIn(const Model &model, GraphId graph, ValueId value);

} // namespace espalier
