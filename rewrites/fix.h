// SPDX-License-Identifier: Apache-2.0
// One rule, with those that must follow it, at chosen nodes: looked at first, then made.
#pragma once

#include "rewrites/plan.h"
#include "rewrites/plan_search.h"

namespace espalier {

/// What a rule would make of a place, followed by whatever the target still needs there.
struct FixPreview {
    std::vector<std::string> rules; ///< ids, in the order applied
    PlanPrice price;
    double bound = 0; ///< of an approximate fix; 0: the bound of the dtype
    Trial trial;
};

/// The cheapest plan for `node` that begins with `rule`; else the refusal that got furthest.
[[nodiscard]] tl::expected<FixPreview, Refusal> previewFix(const ModelFacts &facts, NodeId node,
                                                           const Rule &rule, const RuleSet &rules,
                                                           const PlanGoal &goal);

/// previewFix() at each of the nodes, verified and put in place in one edit. Nodes that another place took,
/// or where the rule does not mend, are among `refusals`. Errors: VerificationFailed (nothing is changed),
/// Cancelled.
[[nodiscard]] Result<Rewritten> applyFix(const ModelFacts &facts, const TypeReport &types,
                                         const std::vector<NodeId> &nodes, const Rule &rule,
                                         const RuleSet &rules, const PlanGoal &goal,
                                         const ApplyOptions &options = {}, const TaskContext &context = {});

} // namespace espalier
