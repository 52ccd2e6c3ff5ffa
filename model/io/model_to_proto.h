// SPDX-License-Identifier: Apache-2.0
// Model -> serialised ModelProto, payloads streamed from where they lie.
#pragma once

#include "model/graph/model.h"
#include "model/io/rope.h"

#include <functional>
#include <onnx/onnx_pb.h>

namespace espalier {

/// Gives the tensor to write in place of one of the model's; identity by default.
using TensorMapping = std::function<Tensor(const Tensor &)>;

/// The whole model as bytes of a ModelProto. Nodes of a graph that was edited are in topological order, as
/// near the file's order as that allows; an unedited graph keeps its order.
[[nodiscard]] Rope modelToBytes(const Model &model, const TensorMapping &mapTensor = {});

/// As a message in memory, for libonnx. Errors (ExportFailed): over protobuf's 2 GiB.
/// `withPayloads` false leaves out the elements of tensors of 1 kB and more, for analyses that need structure
/// alone.
[[nodiscard]] Result<onnx::ModelProto> modelToProto(const Model &model, bool withPayloads = true);
/// One node with the names of its values; bodies and tensors included.
[[nodiscard]] onnx::NodeProto nodeToProto(const Model &model, NodeId node);
/// A tensor with all its elements in the message. Errors as readTensor.
[[nodiscard]] Result<onnx::TensorProto> tensorToProto(const Tensor &tensor);

} // namespace espalier
