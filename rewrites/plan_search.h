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

/// Terms: a rule at a node leaves some of what it writes unsupported; each of those nodes is mended by
/// itself, by rules that may leave others in turn. What is found at one node serves at all like it.
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
    /// A rule at a node, then what follows at each node that it leaves unsupported, in their order (no rule:
    /// the one before has mended that node too).
    struct Step {
        const Rule *rule = nullptr;
        std::vector<Step> then = {};
    };
    struct Known {
        std::optional<Step> step; ///< nullopt: nothing mends it
        std::string rule;
        Refusal refusal;
    };
    /// A node of the model, or of a state.
    struct Place {
        const ModelFacts &facts; ///< of the model or the state
        NodeId node;
        const PlanState *state = nullptr; ///< null: of the model
    };
    struct Mended {
        PlanState state;
        Step step;
    };
    /// A state right after a rule.
    struct Candidate {
        PlanState state;
        const Rule *rule = nullptr;
        std::vector<NodeId> left; ///< what the rule leaves unsupported
    };

    [[nodiscard]] bool isAllowed(const Rule &rule) const;
    [[nodiscard]] PlanState judge(Trial trial, std::vector<const Rule *> steps) const;
    tl::expected<Candidate, Refusal> tryRule(const Place &place, const Rule &rule);
    std::vector<Candidate> candidates(const Place &place, const Rule *first, Known &known);
    std::optional<Mended> mend(const Place &place, const Rule *first = nullptr);
    std::optional<Mended> mendRest(Candidate candidate, Known &known);
    std::optional<Mended> replay(const Place &place, const Step &step);

    const RuleSet &m_rules;
    const PlanGoal &m_goal;
    const PlanOptions &m_options;
    std::unordered_map<std::string, Known> m_known; ///< by signature of the place
    std::vector<std::string> m_path; ///< signatures of the places above
    int m_attempts = 0; ///< rules that may still be tried at the place that was asked for
    bool m_isCutShort = false; ///< something was left out that another path would have tried
};

} // namespace espalier
