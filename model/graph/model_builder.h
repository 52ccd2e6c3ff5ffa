// SPDX-License-Identifier: Apache-2.0
// Puts a model together from a file in one go; nothing else makes models from nothing.
#pragma once

#include "model/graph/model.h"

namespace espalier {

/// Plain mutable parts; `build` freezes them. The caller fills uses, producers and counts.
class ModelBuilder {
public:
    struct Parts {
        std::vector<Node> nodes;
        std::vector<Value> values;
        std::vector<GraphPort> inputs;
        std::vector<GraphPort> outputs;
        std::string name;
        NodeId owner;
        std::shared_ptr<const onnx::GraphProto> rest;
    };

    ModelBuilder() { addGraph(); }
    GraphId addGraph();
    [[nodiscard]] Parts &parts(GraphId id) { return m_parts[id.index()]; }
    [[nodiscard]] Value &value(ValueId id) { return m_parts[id.graph.index()].values[id.index]; }

    std::vector<Function> functions;
    std::shared_ptr<onnx::ModelProto> envelope = std::make_shared<onnx::ModelProto>();
    std::vector<FileSpan> training;
    std::filesystem::path folder;

    [[nodiscard]] Model build() &&;

private:
    std::vector<Parts> m_parts;
};

} // namespace espalier
