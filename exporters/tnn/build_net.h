// SPDX-License-Identifier: Apache-2.0
// ONNX model -> TNN net.
#pragma once

#include "exporters/tnn/net.h"
#include "model/base/task_context.h"
#include "model/targets/model_facts.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace espalier::tnn {

/// What a node is written as: one TNN layer type, or several joined by `+`; empty for a node that leaves no
/// layer; nullopt: the first way of the exporter's table that can hold it.
using LayerChoice = std::function<std::optional<std::string>(NodeId)>;

/// A node that cannot be written, and why; the error has its name.
struct RefusedNode {
    NodeId node;
    Error error;
};

struct BuiltNet {
    Net net;
    std::vector<RefusedNode> refused; ///< if any, the net is of no use
};

/// Nodes whose outputs are all constant or unread are passed over, inputs that nobody reads left out (TNN
/// cannot load them). Outputs keep the model's names where TNN's records can hold them. Errors
/// (ExportFailed): an input or output that TNN cannot have; Cancelled.
[[nodiscard]] Result<BuiltNet> buildNet(const ModelFacts &facts, const LayerChoice &choice,
                                        const TaskContext &context = {});

} // namespace espalier::tnn
