// SPDX-License-Identifier: Apache-2.0
// The function that ONNX defines an operator by, made ready for one node.
#pragma once

#include "rewrites/replacement.h"

namespace espalier {

/// Facts about a model that has the body as its graph: the operator's formal inputs in order, with the types
/// of the node's; the node's attributes in place of the references to them. Refusals: `no_function_body`
/// (none for these operands), `dtype_unknown`, `body_has_control_flow`, `opset_differs` (an operator of the
/// body means something else in the model's opset), `body_is_random`.
[[nodiscard]] tl::expected<std::shared_ptr<const ModelFacts>, Refusal>
readFunctionBody(const ModelFacts &facts, NodeId node);

/// Writes the nodes of the body and returns what takes the place of the node's outputs. What is constant in
/// the body, shapes among it, becomes a constant.
[[nodiscard]] std::vector<ValueId> writeFunctionBody(Replacement &to, const Node &node,
                                                     const ModelFacts &body);

} // namespace espalier
