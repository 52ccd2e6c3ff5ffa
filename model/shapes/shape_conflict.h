// SPDX-License-Identifier: Apache-2.0
// Operand shapes that cannot be right together, where libonnx's inference functions do not look.
#pragma once

#include "model/base/message.h"
#include "model/graph/node.h"

#include <optional>
#include <vector>

namespace espalier {

/// What does not fit in a node of the default domain; only what is known counts. `inputs` has null for what
/// is left out; `outputs` are the inferred types.
[[nodiscard]] std::optional<Message> shapeConflict(const Node &node,
                                                   const std::vector<const ValueType *> &inputs,
                                                   const std::vector<ValueType> &outputs);

} // namespace espalier
