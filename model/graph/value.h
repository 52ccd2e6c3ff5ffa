// SPDX-License-Identifier: Apache-2.0
// A value: an edge of the graph with its name, where it comes from and who reads it.
#pragma once

#include "model/graph/ids.h"
#include "model/graph/tensor.h"

#include <cstdint>
#include <memory>
#include <onnx/onnx_pb.h>
#include <string>
#include <vector>

namespace espalier {

/// One reading of a value: input `input` of `node`, which may stand in a subgraph of the value's graph (a
/// capture).
struct Use {
    NodeId node;
    std::uint32_t input = 0;
    friend bool operator==(const Use &, const Use &) = default;
};

/// Immutable once it is in a model. Exactly one of producer, initializer, isGraphInput makes it; an IR 3
/// model lists initializers as inputs too. With none of them it is dangling (a finding).
struct Value {
    std::string name;
    NodeId producer; ///< invalid for graph inputs and initializers
    std::uint32_t outputIndex = 0; ///< which output of the producer
    std::vector<Use> uses; ///< by nodes; graph outputs are not among them
    std::shared_ptr<const Tensor> initializer;
    std::shared_ptr<const onnx::SparseTensorProto> sparseInitializer;
    /// Its entry in the graph's value_info (or the function's), if it has one.
    std::shared_ptr<const onnx::ValueInfoProto> declared;
    bool isGraphInput = false;
    std::uint32_t graphOutputs = 0; ///< how often it stands among the graph's outputs
    std::int64_t initializerRank = 0; ///< order among the graph's (sparse) initializers
    std::int64_t declaredRank = 0; ///< order in value_info

    [[nodiscard]] bool isInitializer() const
    {
        return initializer != nullptr || sparseInitializer != nullptr;
    }
    [[nodiscard]] bool isDangling() const { return !producer.isValid() && !isInitializer() && !isGraphInput; }
};

} // namespace espalier
