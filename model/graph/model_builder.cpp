// SPDX-License-Identifier: Apache-2.0
// Freezes plain parts into a model.
#include "model/graph/model_builder.h"

namespace espalier {

GraphId ModelBuilder::addGraph()
{
    m_parts.emplace_back();
    return GraphId(static_cast<std::uint32_t>(m_parts.size() - 1));
}

Model ModelBuilder::build() &&
{
    Model model;
    model.m_graphs.clear();
    for (Parts &parts : m_parts) {
        auto graph = std::make_shared<Graph>();
        graph->name = std::move(parts.name);
        graph->owner = parts.owner;
        graph->inputs = std::move(parts.inputs);
        graph->outputs = std::move(parts.outputs);
        graph->rest = std::move(parts.rest);
        std::int64_t rank = 0;
        for (Node &node : parts.nodes) {
            node.rank = rank += rankStep;
            graph->nodes.add(std::make_shared<Node>(std::move(node)));
        }
        graph->nodeCount = parts.nodes.size();
        for (Value &value : parts.values)
            graph->values.add(std::make_shared<Value>(std::move(value)));
        model.m_graphs.push_back(std::move(graph));
    }
    model.m_functions = std::make_shared<const std::vector<Function>>(std::move(functions));
    model.m_envelope = std::move(envelope);
    model.m_training = std::make_shared<const std::vector<FileSpan>>(std::move(training));
    model.m_folder = std::move(folder);
    return model;
}

} // namespace espalier
