// SPDX-License-Identifier: Apache-2.0
// Kahn's algorithm with the file's order as tie-break, and walks into bodies.
#include "model/graph/walk.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <unordered_map>
#include <unordered_set>

namespace espalier {

NodeId enclosingNodeIn(const Model &model, GraphId graph, NodeId node)
{
    while (node.isValid() && node.graph != graph) {
        const Graph *body = model.findGraph(node.graph);
        node = body != nullptr ? body->owner : NodeId{};
    }
    return node;
}

std::vector<NodeId> readersIn(const Model &model, GraphId graph, ValueId value)
{
    std::vector<NodeId> out;
    std::unordered_set<NodeId> seen;
    for (const Use &use : model.value(value).uses) {
        const NodeId reader = enclosingNodeIn(model, graph, use.node);
        if (reader.isValid() && seen.insert(reader).second)
            out.push_back(reader);
    }
    return out;
}

void forEachNodeWithin(const Model &model, GraphId graph, const std::function<void(NodeId)> &visit)
{
    for (const NodeId id : nodesInOrder(model, graph)) {
        visit(id);
        for (const Attribute &attribute : model.node(id).attributes) {
            for (const GraphId body : attribute.graphs)
                forEachNodeWithin(model, body, visit);
        }
    }
}

void forEachValueRead(const Model &model, NodeId node, const std::function<void(ValueId)> &visit)
{
    const Node &record = model.node(node);
    std::unordered_set<ValueId> seen;
    const auto visitOnce = [&](ValueId value) {
        if (value.isValid() && seen.insert(value).second)
            visit(value);
    };
    for (const ValueId input : record.inputs)
        visitOnce(input);
    const auto isOutside = [&](ValueId value) {
        // A body's graph has the node among its owners; anything else is captured.
        GraphId at = value.graph;
        for (const Graph *graph = model.findGraph(at); graph != nullptr && graph->owner.isValid();
             graph = model.findGraph(at)) {
            if (graph->owner == node)
                return false;
            at = graph->owner.graph;
        }
        return true;
    };
    for (const Attribute &attribute : record.attributes) {
        for (const GraphId body : attribute.graphs) {
            forEachNodeWithin(model, body, [&](NodeId inner) {
                for (const ValueId input : model.node(inner).inputs) {
                    if (input.isValid() && isOutside(input))
                        visitOnce(input);
                }
            });
            for (const GraphPort &port : model.graph(body).outputs) {
                if (isOutside(port.value))
                    visitOnce(port.value);
            }
        }
    }
}

TopologicalOrder topologicalOrder(const Model &model, GraphId graphId)
{
    const std::vector<NodeId> byRank = nodesInOrder(model, graphId);
    std::unordered_map<NodeId, std::size_t> place;
    place.reserve(byRank.size());
    for (std::size_t i = 0; i < byRank.size(); ++i)
        place.emplace(byRank[i], i);

    // readers[i]: places that wait for place i; waiting[j]: how many j still waits for.
    std::vector<std::vector<std::size_t>> readers(byRank.size());
    std::vector<std::size_t> waiting(byRank.size(), 0);
    const Graph &graph = model.graph(graphId);
    for (std::size_t i = 0; i < byRank.size(); ++i) {
        std::unordered_set<std::size_t> seen;
        for (const ValueId output : graph.nodes[byRank[i].index].outputs) {
            if (!output.isValid())
                continue;
            for (const Use &use : model.value(output).uses) {
                const auto reader = place.find(enclosingNodeIn(model, graphId, use.node));
                if (reader != place.end() && seen.insert(reader->second).second) {
                    readers[i].push_back(reader->second);
                    ++waiting[reader->second];
                }
            }
        }
    }
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
    for (std::size_t i = 0; i < byRank.size(); ++i) {
        if (waiting[i] == 0)
            ready.push(i);
    }
    TopologicalOrder order;
    std::vector<bool> done(byRank.size(), false);
    while (!ready.empty()) {
        const std::size_t next = ready.top();
        ready.pop();
        done[next] = true;
        order.nodes.push_back(byRank[next]);
        for (const std::size_t reader : readers[next]) {
            if (--waiting[reader] == 0)
                ready.push(reader);
        }
    }
    order.cyclic = byRank.size() - order.nodes.size();
    for (std::size_t i = 0; i < byRank.size(); ++i) {
        if (!done[i])
            order.nodes.push_back(byRank[i]);
    }
    return order;
}

std::vector<NodeId> writingOrder(const Model &model, GraphId graph)
{
    return model.graph(graph).isEdited ? topologicalOrder(model, graph).nodes : nodesInOrder(model, graph);
}

} // namespace espalier
