// SPDX-License-Identifier: Apache-2.0
// Changes by hand, each a new model or the reason why it cannot be made.
#pragma once

#include "model/graph/model_edit.h"
#include "model/shapes/value_types.h"

#include <string>
#include <string_view>
#include <vector>

namespace espalier {

/// Errors (RewriteRefused): `name_empty`; `name_taken` where another value has it.
[[nodiscard]] Result<Model> renameNode(const Model &model, NodeId node, const std::string &name);
[[nodiscard]] Result<Model> renameValue(const Model &model, ValueId value, const std::string &name);

/// Sets an attribute from text as attributeText writes it; the type is the schema's, else that of the present
/// value. An empty text takes the attribute away. Errors (RewriteRefused): `bad_attribute` (what it takes),
/// `attribute_fixed` (tensors and graphs are not written as text).
[[nodiscard]] Result<Model> setAttributeText(const Model &model, NodeId node, const std::string &name,
                                             std::string_view text);

/// The value as it is edited: `4`, `0.5`, `1, 3, 2`, plain text; empty for tensors and graphs.
[[nodiscard]] std::string editText(const onnx::AttributeProto &attribute);

/// Removes nodes. Reconnecting, readers of a node's first output read its first input that is no constant
/// instead; else outputs that are read become inputs of their graph, so that the model stays whole. Errors
/// (RewriteRefused): `not_removable` (a body's or function's node whose output is read, without reconnecting;
/// nothing to reconnect to).
[[nodiscard]] Result<Model> removeNodes(const Model &model, const ValueTypes &types,
                                        const std::vector<NodeId> &nodes, bool isReconnecting);

/// Makes a value an output of the main graph, or takes that away. Errors (RewriteRefused): `is_output`,
/// `not_output`, `last_output`, `value_in_body`.
[[nodiscard]] Result<Model> addGraphOutput(const Model &model, const ValueTypes &types, ValueId value);
[[nodiscard]] Result<Model> removeGraphOutput(const Model &model, ValueId value);

} // namespace espalier
