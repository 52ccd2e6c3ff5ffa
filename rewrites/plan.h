// SPDX-License-Identifier: Apache-2.0
// Finds the cheapest rewrites after which a target runs each node.
#pragma once

#include "rewrites/apply.h"

#include <functional>
#include <map>

namespace espalier {

/// What a plan aims at.
struct PlanGoal {
    /// Whether the target runs the node. Asked about nodes of the model and of regions (region.h) alike.
    std::function<bool(const ModelFacts &facts, NodeId node)> isSupported;
    /// Multiplications of a node, 0 where unknown; plans are compared by them. May be empty.
    std::function<std::uint64_t(const ModelFacts &facts, NodeId node)> macs;
    /// Nothing dearer is used.
    RuleClass dearest = RuleClass::Exact;
};

struct PlanOptions {
    ApplyOptions apply;
    int depth = 8; ///< rules each of which mends what the one before wrote
    int attempts = 400; ///< results of rules looked at for one place
    /// Rules that must not be used, by id.
    std::set<std::string> excluded = {};
    /// Runs of the whole model, where rules for finite operands need that proof (RuleSpec::needsFinite); on
    /// `inputs`, if there are any, else on random ones.
    int runs = 2;
    const NamedTensors *inputs = nullptr;
};

/// A node that stays unsupported, and the refusal that got furthest.
struct UnmendedNode {
    NodeId node; ///< of the plan's result
    std::string name;
    std::string rule;
    Refusal refusal; ///< `no_rule`, `result_unsupported` (a rule applies, but the target lacks what it
                     ///< writes), or the rule's
};

struct RewritePlan {
    Model result;
    TypeReport types; ///< of `result`
    std::vector<RewriteRecord> rewrites;
    std::vector<UnmendedNode> unmended;
};

/// Terms: a state is a region after some rules; its price is its dearest class, then the MACs added, then the
/// nodes added. For each unsupported node every rule is tried; what a rule leaves unsupported is mended in
/// the same way, and the cheapest state that has supported nodes alone is taken. All places of a round are
/// changed in one edit; rounds go on until nothing changes, for what one round wrote may need another. Like
/// places are planned once. Cost: a bounded number of small regions for each unsupported node, whatever the
/// model's size. Errors: VerificationFailed, Cancelled.
[[nodiscard]] Result<RewritePlan> planRewrites(const Model &model, const TypeReport &types,
                                               const RuleSet &rules, const PlanGoal &goal,
                                               const PlanOptions &options = {},
                                               const TaskContext &context = {});

/// For each unsupported node the rules that, alone or followed by others, mend it; the cheapest first. Nodes
/// that no rule mends are left out.
[[nodiscard]] std::map<NodeId, std::vector<std::string>>
findFixes(const ModelFacts &facts, const std::vector<NodeId> &unsupported, const RuleSet &rules,
          const PlanGoal &goal, const PlanOptions &options = {}, const TaskContext &context = {});

/// How a rule fares at an unsupported node.
struct RuleTrial {
    std::string rule;
    RuleClass ruleClass = RuleClass::Exact; ///< of the whole plan, where there is one
    bool mends = false; ///< alone or followed by others
    std::vector<std::string> followedBy = {};
    Refusal refusal = {}; ///< where it does not mend
};

/// Every rule for the node's operator that is not dearer than the goal allows, the ones that mend first;
/// rules for any operator only where they mend.
[[nodiscard]] std::vector<RuleTrial> tryRules(const ModelFacts &facts, NodeId node, const RuleSet &rules,
                                              const PlanGoal &goal, const PlanOptions &options = {});

} // namespace espalier
