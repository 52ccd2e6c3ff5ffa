// SPDX-License-Identifier: Apache-2.0
// Whether a node gives the same result whenever it gets the same inputs.
#pragma once

#include "model/graph/model.h"

namespace espalier {

/// False for random operators, for those that ONNX does not define and the model has no function for, and for
/// nodes that have one in a body or called function.
[[nodiscard]] bool isRepeatable(const Model &model, NodeId node);

} // namespace espalier
