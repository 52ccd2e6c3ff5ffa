// SPDX-License-Identifier: Apache-2.0
// A layered layout in nearly linear time, for blocks that are too large or too dense for Graphviz.
#pragma once

#include "model/base/task_context.h"
#include "model/layout/ranked_block.h"

namespace espalier {

/// Error: Cancelled.
[[nodiscard]] Result<RankedBlock> gridLayout(const Block &block, const TaskContext &context = {});

/// Puts `top` and `bottom` into rows of their own and closes up empty rows.
void isolateEnds(const Block &block, RankedBlock &ranked);

} // namespace espalier
