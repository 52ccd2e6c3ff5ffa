// SPDX-License-Identifier: Apache-2.0
// The search for the cheapest sequence of rules at one place.
#pragma once

#include "rewrites/plan.h"

#include <compare>
#include <unordered_map>

namespace espalier {

struct PlanPrice {
    RuleClass dearest = RuleClass::Exact;
    std::int64_t macsAdded = 0;
    std::int64_t nodesAdded = 0;
    std::int64_t steps = 0;
    friend auto operator<=>(const PlanPrice &, const PlanPrice &) = default;
};

/// A state of the search: a region after some rules.
struct PlanState {
    Trial trial;
    std::vector<const Rule *> steps;
    PlanPrice price;
    std::vector<NodeId> unsupported; ///< of trial.after
};

class PlanSearch {
public:
    PlanSearch(const RuleSet &rules, const PlanGoal &goal, const PlanOptions &options)
        : m_rules(rules), m_goal(goal), m_options(options)
    {
    }

    struct Answer {
        std::optional<PlanState> plan; ///< the cheapest; nullopt: none
        std::string rule; ///< of the refusal that got furthest
        Refusal refusal;
    };
    /// The cheapest plan for a node; with `first`, of those that begin with that rule.
    [[nodiscard]] Answer run(const ModelFacts &facts, NodeId node, const Rule *first = nullptr);

private:
    struct Known {
        std::vector<const Rule *> steps; ///< empty: no plan
        std::string rule;
        Refusal refusal;
    };

    std::optional<PlanState> judge(Trial trial, std::vector<const Rule *> steps);
    bool isAllowed(const Rule &rule) const;
    Answer search(const ModelFacts &facts, NodeId node, const std::vector<const Rule *> *only,
                  const Rule *first);

    const RuleSet &m_rules;
    const PlanGoal &m_goal;
    const PlanOptions &m_options;
    std::unordered_map<std::string, Known> m_known; ///< by signature of the place
};

} // namespace espalier
