// SPDX-License-Identifier: Apache-2.0
// Rows and columns of a block by Graphviz' dot, which is neither safe in threads nor to be stopped.
#pragma once

#include "model/base/task_context.h"
#include "model/layout/ranked_block.h"

#include <memory>

namespace espalier {

/// Blocks beyond these take dot too long (architecture: 0.06 s at 500 nodes).
[[nodiscard]] bool isSmallEnoughForGraphviz(const Block &block);

/// Lays out on the one thread of the process that calls Graphviz; blocks are done one after the other. When
/// the context is stopped it returns at once, and what dot still finds is dropped. Errors: Cancelled;
/// Internal (`graphviz_failed`): dot is not installed or gave up.
[[nodiscard]] Result<RankedBlock> graphvizLayout(std::shared_ptr<const Block> block,
                                                 const TaskContext &context = {});

} // namespace espalier
