// SPDX-License-Identifier: Apache-2.0
// Converts single nodes between opset versions with libonnx's adapters; its exceptions end here.
#pragma once

#include "model/graph/model.h"
#include "model/shapes/value_types.h"

#include <onnx/onnx_pb.h>
#include <string>
#include <vector>

namespace espalier {

/// What becomes of one node. Values go by made-up names: input and output `i` of the node are inputName(i)
/// and outputName(i); all others are inside.
struct AdaptedNode {
    NodeId original;
    std::vector<onnx::NodeProto> nodes; ///< producers first
    std::vector<onnx::TensorProto> tensors; ///< constants that an adapter made

    std::string inputName(std::size_t i) const;
    std::string outputName(std::size_t i) const;
    std::size_t place = 0; ///< makes the names differ from those of other nodes
};

/// Nodes that mean the same in both versions are left out. Large tensors in attributes come back without
/// their elements. Precondition: the nodes have no bodies. Errors (RewriteRefused): `no_adapter`, with the
/// node and libonnx's reason; `not_convertible`, where its result is not valid.
[[nodiscard]] Result<std::vector<AdaptedNode>> adaptNodes(const Model &model, const ValueTypes &types,
                                                          const std::vector<NodeId> &nodes, std::int64_t from,
                                                          std::int64_t to);

} // namespace espalier
