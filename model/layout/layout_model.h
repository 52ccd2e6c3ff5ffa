// SPDX-License-Identifier: Apache-2.0
// From a model to the places of its boxes and edges.
#pragma once

#include "model/base/task_context.h"
#include "model/layout/layout.h"
#include "model/layout/visible_graph.h"

namespace espalier {

/// The graph to be shown, what of it is folded, and how it is to fill the canvas.
struct LayoutOptions : VisibleParts {
    /// What tall pictures are wrapped into columns for: the canvas in pixels. No columns if `columns` is
    /// false.
    double canvasWidth = 848;
    double canvasHeight = 576;
    bool columns = true;
};

/// Every node that is no constant and not folded away gets one box, every input and output of the graph a
/// pill. Blocks that look as one of `previous` (a layout of the model before an edit, or of another one) are
/// not laid out again. Same arguments, same layout. Error: Cancelled.
[[nodiscard]] Result<Layout> layoutModel(const Model &model, const LayoutOptions &options,
                                         const TaskContext &context = {}, const Layout *previous = nullptr);

} // namespace espalier
