// SPDX-License-Identifier: Apache-2.0
// One sweep in topological order that counts the values still needed: a node is on the chain where exactly
// one value goes in and one comes out, and no other is alive beside it.
#include "model/targets/chain.h"

#include <unordered_map>
#include <unordered_set>

namespace espalier {

std::vector<NodeId> nodesOffChain(const ModelFacts &facts)
{
    const Model &model = facts.model();
    const GraphId main = Model::mainGraphId();
    const std::vector<NodeId> &order = facts.order(main).nodes;

    // left[v]: nodes that still have to read v; graph outputs are read once more, at the end.
    std::unordered_map<ValueId, std::size_t> left;
    std::vector<std::vector<ValueId>> reads;
    reads.reserve(order.size());
    for (const NodeId id : order) {
        std::vector<ValueId> &read = reads.emplace_back();
        if (facts.isConstantNode(id))
            continue;
        forEachValueRead(model, id, [&](ValueId value) {
            if (!facts.isConstant(value))
                read.push_back(value);
        });
        for (const ValueId value : read)
            ++left[value];
    }
    for (const GraphPort &port : model.graph(main).outputs) {
        if (port.value.isValid() && !facts.isConstant(port.value))
            ++left[port.value];
    }

    std::unordered_set<ValueId> alive;
    for (const GraphPort &port : model.graph(main).inputs) {
        if (left.contains(port.value))
            alive.insert(port.value);
    }
    std::vector<NodeId> off;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (facts.isConstantNode(order[i]))
            continue;
        const bool isAloneBefore = reads[i].size() == 1 && alive.size() == 1;
        for (const ValueId value : reads[i]) {
            if (--left[value] == 0)
                alive.erase(value);
        }
        for (const ValueId output : model.node(order[i]).outputs) {
            if (output.isValid() && left.contains(output))
                alive.insert(output);
        }
        if (!isAloneBefore || alive.size() > 1)
            off.push_back(order[i]);
    }
    return off;
}

} // namespace espalier
