// SPDX-License-Identifier: Apache-2.0
// What holds for the records of every model, checked after an edit and in tests.
#pragma once

#include "model/graph/model.h"

#include <optional>
#include <unordered_set>

namespace espalier {

/// Invariants: every input id of a node exists and lists that use exactly once; every use names an input that
/// reads the value; a produced value is where its producer says; ports exist and are counted; a value that is
/// read has a source. Checks the records named (ids of removed records are passed over). Returns the first
/// fault.
[[nodiscard]] std::optional<Error> checkTouched(const Model &model, const std::unordered_set<NodeId> &nodes,
                                                const std::unordered_set<ValueId> &values);
/// The same for a whole model, where dangling values are allowed (a broken file may have them).
[[nodiscard]] std::optional<Error> checkInvariants(const Model &model);

} // namespace espalier
