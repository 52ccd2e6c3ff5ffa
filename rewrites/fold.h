// SPDX-License-Identifier: Apache-2.0
// Computes one node whose inputs are constant.
#pragma once

#include "model/graph/model_edit.h"

#include <memory>
#include <optional>
#include <vector>

namespace espalier {

/// The outputs of `node` applied to `operands` (null: left out), by the kernels of the model's opset at
/// `graph`. Nullopt where there is no kernel, or the kernel refuses.
[[nodiscard]] std::optional<std::vector<Tensor>>
foldNode(const NewNode &node, const std::vector<std::shared_ptr<const Tensor>> &operands, const Model &model,
         GraphId graph);

} // namespace espalier
