// SPDX-License-Identifier: Apache-2.0
// Compares the stores of both models by identity of their records.
#include "model/document/model_diff.h"

#include <algorithm>

namespace espalier {

ModelDiff diffModels(const Model &before, const Model &after)
{
    ModelDiff out;
    static const Graph none;
    const std::size_t graphs = std::max(before.graphCount(), after.graphCount());
    for (std::size_t g = 0; g < graphs; ++g) {
        const GraphId id(static_cast<std::uint32_t>(g));
        const Graph *old = g < before.graphCount() ? before.findGraph(id) : nullptr;
        const Graph *now = g < after.graphCount() ? after.findGraph(id) : nullptr;
        if (old == now)
            continue;
        const Graph &from = old != nullptr ? *old : none;
        const Graph &to = now != nullptr ? *now : none;
        from.nodes.forEachDifference(to.nodes, [&](std::size_t slot) {
            const NodeId node{id, static_cast<std::uint32_t>(slot)};
            if (!from.nodes.has(slot))
                out.added.push_back(node);
            else if (!to.nodes.has(slot))
                out.removed.push_back(node);
            else
                out.changed.push_back(node);
        });
        from.values.forEachDifference(to.values, [&](std::size_t slot) {
            out.values.push_back({id, static_cast<std::uint32_t>(slot)});
        });
    }
    return out;
}

} // namespace espalier
