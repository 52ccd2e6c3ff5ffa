// SPDX-License-Identifier: Apache-2.0
// Walks from unread values to their producers.
#include "rewrites/dead_code.h"

#include "model/graph/walk.h"

#include <algorithm>

namespace espalier {

namespace {

bool isUnread(const Model &model, ValueId id)
{
    const Value *value = model.findValue(id);
    return value == nullptr || (value->uses.empty() && value->graphOutputs == 0);
}

} // namespace

std::size_t removeUnread(ModelEdit &edit, std::vector<ValueId> values)
{
    std::size_t removed = 0;
    while (!values.empty()) {
        const ValueId id = values.back();
        values.pop_back();
        const Value *value = id.isValid() ? edit.model().findValue(id) : nullptr;
        if (value == nullptr || !isUnread(edit.model(), id))
            continue;
        if (!value->producer.isValid()) {
            if (!value->isGraphInput)
                edit.removeValue(id);
            continue;
        }
        const NodeId producer = value->producer;
        const Node &node = edit.model().node(producer);
        if (!std::all_of(node.outputs.begin(), node.outputs.end(),
                         [&](ValueId each) { return !each.isValid() || isUnread(edit.model(), each); }))
            continue;
        forEachValueRead(edit.model(), producer, [&](ValueId each) { values.push_back(each); });
        edit.removeNode(producer);
        ++removed;
    }
    return removed;
}

} // namespace espalier
