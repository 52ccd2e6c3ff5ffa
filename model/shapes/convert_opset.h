// SPDX-License-Identifier: Apache-2.0
// Brings a model to another version of ONNX's default operator set.
#pragma once

#include "model/base/task_context.h"
#include "model/graph/model.h"

#include <cstdint>

namespace espalier {

/// Nodes whose operator changed between the two versions are converted by libonnx's adapters, one by one and
/// without their weights; all else stays as it is: other nodes, weights, metadata, operators of other
/// domains. What comes out is checked against the new version's schemas, and must give outputs of the same
/// types. Errors (RewriteRefused): `no_such_opset`; `no_adapter` (a node that libonnx cannot convert, with
/// its reason); `function_body` (a model-local function has a node that would change); `not_convertible` (the
/// check failed).
[[nodiscard]] Result<Model> convertOpset(const Model &model, std::int64_t version,
                                         const TaskContext &context = {});

} // namespace espalier
