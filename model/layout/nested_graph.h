// SPDX-License-Identifier: Apache-2.0
// Splits a visible graph into one flat graph for each container, and edges that cross frames into stretches.
#pragma once

#include "model/base/task_context.h"
#include "model/layout/flat_graph.h"
#include "model/layout/visible_graph.h"

#include <vector>

namespace espalier {

/// A part of an edge inside one container: edge `edge` of its flat graph.
struct Stretch {
    std::int32_t container = 0;
    std::uint32_t edge = 0;
};

/// The flat graph of one container. Edges from outside start at the vertex `graph.entry`, edges to the
/// outside end at `exit`; both are thin lines without box.
struct FlatContainer {
    FlatGraph graph; ///< sizes of frames are still to be filled in
    std::vector<BoxIndex> boxOf; ///< by vertex; noVertex for entry and exit
    std::vector<std::uint32_t> vertexOf; ///< by place in Container::boxes
    std::uint32_t exit = noVertex;
};

struct NestedGraph {
    std::vector<FlatContainer> containers;
    /// For each visible edge its stretches, from its source to its target: out of frames, across, into
    /// frames.
    std::vector<std::vector<Stretch>> stretches;
};

/// Incomplete if the context is stopped.
[[nodiscard]] NestedGraph nestGraph(const VisibleGraph &visible, const TaskContext &context = {});

} // namespace espalier
