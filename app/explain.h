// SPDX-License-Identifier: Apache-2.0
// Everything known about one node, as text.
#pragma once

#include "model/shapes/value_types.h"
#include "model/targets/support_report.h"

#include <string>
#include <vector>

namespace espalier {

/// The node's operands with their types, its attributes, and each device's verdict with the clause that
/// failed and the source of the fact. Every name made printable.
[[nodiscard]] std::string explainNode(const Model &model, const ValueTypes &types,
                                      const std::vector<SupportReport> &support, NodeId node,
                                      const std::string &name);

/// The error of a name that no node has.
[[nodiscard]] Error noSuchNode(const std::string &name);

} // namespace espalier
