// SPDX-License-Identifier: Apache-2.0
// Walks a graph backwards from what is wanted.
#include "model/compute/schedule.h"

#include "model/compute/run_plan.h"
#include "model/graph/walk.h"

#include <algorithm>
#include <unordered_set>

namespace espalier {

Schedule scheduleGraph(const Model &model, GraphId graph, std::vector<ValueId> wanted,
                       std::vector<ValueId> given)
{
    const std::vector<NodeId> order = topologicalOrder(model, graph).nodes;
    std::unordered_set<ValueId> needed(wanted.begin(), wanted.end());
    std::unordered_set<ValueId> living(wanted.begin(), wanted.end()); // read by a later step, or wanted
    const std::unordered_set<ValueId> known(given.begin(), given.end());
    Schedule schedule;
    for (std::size_t i = order.size(); i-- > 0;) {
        const Node &node = model.node(order[i]);
        if (node.isOp("Constant") && !refersToCall(node))
            continue;
        Schedule::Step step{order[i], {}, {}};
        bool isNeeded = false;
        for (const ValueId output : node.outputs) {
            step.isKept.push_back(output.isValid() && needed.contains(output));
            isNeeded = isNeeded || (step.isKept.back() && !known.contains(output));
        }
        if (!isNeeded)
            continue;
        forEachValueRead(model, order[i], [&](ValueId value) {
            needed.insert(value);
            if (living.insert(value).second && value.graph == graph && !known.contains(value)
                && model.value(value).producer.isValid())
                step.freed.push_back(value);
        });
        schedule.steps.push_back(std::move(step));
    }
    std::reverse(schedule.steps.begin(), schedule.steps.end());
    schedule.wanted = std::move(wanted);
    schedule.given = std::move(given);
    return schedule;
}

} // namespace espalier
