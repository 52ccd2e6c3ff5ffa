// SPDX-License-Identifier: Apache-2.0
// What a Constant node holds.
#pragma once

#include "model/compute/dense_tensor.h"
#include "model/graph/node.h"

namespace espalier {

/// The elements of a Constant node, whichever attribute holds them. Errors: attribute_not_computed
/// (NotVerifiable); as readTensor.
[[nodiscard]] Result<DenseTensor> constantOf(const Node &node);
/// A sparse tensor with its zeros written out. Errors: sparse_tensor_broken (NotVerifiable); as readTensor.
[[nodiscard]] Result<DenseTensor> denseOf(const onnx::SparseTensorProto &sparse);

} // namespace espalier
