// SPDX-License-Identifier: Apache-2.0
// Operators that ONNX defines by others: the body as a model of its own.
#pragma once

#include "model/graph/model.h"

#include <optional>

namespace espalier {

/// The node with the schema's defaults of attributes that it does not give.
[[nodiscard]] Node withSchemaDefaults(const Node &node, std::int64_t opset);

/// A model whose graph is the function body that ONNX gives for node `id` of `model`, its inputs and outputs
/// in the operator's order; attributes that refer to the call's stay references. `node` is that node as it is
/// called, with what it refers to in its place. `inputTypes` has one entry for each input, unknown where that
/// is left out. nullopt: ONNX gives no body for them. Errors: as protoToModel.
[[nodiscard]] Result<std::optional<Model>> schemaFunction(const Model &model, NodeId id, const Node &node,
                                                          const std::vector<ValueType> &inputTypes);

/// Whether ONNX gives the operator a body, for some types of inputs at least.
[[nodiscard]] bool hasSchemaFunction(std::string_view domain, std::string_view op, std::int64_t opset);

} // namespace espalier
