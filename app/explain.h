// SPDX-License-Identifier: Apache-2.0
// Everything known about one node, as text.
#pragma once

#include "rewrites/fit.h"
#include "rewrites/rule_set.h"

#include <string>
#include <vector>

namespace espalier {

/// The node's operands with their types, its attributes, and each device's verdict with the clause that
/// failed, the source of the fact, and how every rule for the operator fared. `targets` as `support`. Every
/// name made printable.
[[nodiscard]] std::string explainNode(const ModelFacts &facts, const std::vector<SupportReport> &support,
                                      const std::vector<FitTarget> &targets, const RuleSet &rules,
                                      NodeId node, const std::string &name);

/// The error of a name that no node has.
[[nodiscard]] Error noSuchNode(const std::string &name);

} // namespace espalier
