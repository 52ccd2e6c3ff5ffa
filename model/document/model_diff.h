// SPDX-License-Identifier: Apache-2.0
// What changed from one state of a model to another.
#pragma once

#include "model/graph/model.h"

#include <vector>

namespace espalier {

struct ModelDiff {
    std::vector<NodeId> added;
    std::vector<NodeId> removed;
    std::vector<NodeId> changed; ///< the same id, another record (operator, name, attributes, edges)
    std::vector<ValueId> values; ///< added, removed or changed

    [[nodiscard]] bool isEmpty() const
    {
        return added.empty() && removed.empty() && changed.empty() && values.empty();
    }
};

/// Precondition: both were made from one model by ModelEdit. Costs what differs, for what they share is
/// skipped in chunks. Each list ordered by graph, then slot.
[[nodiscard]] ModelDiff diffModels(const Model &before, const Model &after);

} // namespace espalier
