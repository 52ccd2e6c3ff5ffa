// SPDX-License-Identifier: Apache-2.0
// One attribute of a node, its tensors and subgraphs held apart from the proto.
#pragma once

#include "model/graph/ids.h"
#include "model/graph/tensor.h"

#include <memory>
#include <onnx/onnx_pb.h>
#include <vector>

namespace espalier {

/// `proto` has name, type, scalars, lists, reference and unknown fields; its t, tensors, g and graphs are
/// empty and stand in `tensors` (one for TENSOR, any number for TENSORS) and `graphs` instead.
struct Attribute {
    std::shared_ptr<const onnx::AttributeProto> proto;
    std::vector<std::shared_ptr<const Tensor>> tensors;
    std::vector<GraphId> graphs;

    [[nodiscard]] const std::string &name() const { return proto->name(); }
    [[nodiscard]] onnx::AttributeProto::AttributeType type() const { return proto->type(); }
};

[[nodiscard]] Attribute intAttribute(std::string name, std::int64_t value);
[[nodiscard]] Attribute intsAttribute(std::string name, const std::vector<std::int64_t> &values);
[[nodiscard]] Attribute floatAttribute(std::string name, float value);
[[nodiscard]] Attribute stringAttribute(std::string name, std::string value);
[[nodiscard]] Attribute tensorAttribute(std::string name, Tensor value);

} // namespace espalier
