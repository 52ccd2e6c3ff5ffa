// SPDX-License-Identifier: Apache-2.0
// Several nodes in one small model, which libonnx converts to another opset at once; its exceptions end here.
#pragma once

#include "model/shapes/adapt_nodes.h"

namespace espalier {

/// What becomes of each node, or libonnx's reason why one of them cannot be converted.
[[nodiscard]] tl::expected<std::vector<AdaptedNode>, std::string>
convertSideBySide(const Model &model, const ValueTypes &types, const std::vector<NodeId> &nodes,
                  std::int64_t from, std::int64_t to);

/// The node as it went in, with the names of AdaptedNode.
[[nodiscard]] onnx::NodeProto describeNode(const Model &model, const AdaptedNode &names);

} // namespace espalier
