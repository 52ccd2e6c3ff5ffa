// SPDX-License-Identifier: Apache-2.0
// From a model to the places of its boxes and edges.
#pragma once

#include "model/base/task_context.h"
#include "model/graph/model.h"
#include "model/layout/layout.h"

namespace espalier {

struct LayoutOptions {
    GraphId graph = Model::mainGraphId(); ///< the graph to be shown
    /// What tall pictures are wrapped into columns for: the canvas in pixels. No columns if `columns` is
    /// false.
    double canvasWidth = 848;
    double canvasHeight = 576;
    bool columns = true;
};

/// Every node that is no constant gets one box, every input and output of the graph a pill. Blocks that look
/// as one of `previous` (a layout of the model before an edit, or of another one) are not laid out again.
/// Same arguments, same layout. Error: Cancelled.
[[nodiscard]] Result<Layout> layoutModel(const Model &model, const LayoutOptions &options,
                                         const TaskContext &context = {}, const Layout *previous = nullptr);

} // namespace espalier
