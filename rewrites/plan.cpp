// SPDX-License-Identifier: Apache-2.0
// Rounds of searching and changing.
#include "rewrites/plan.h"

#include "model/base/log.h"
#include "rewrites/plan_search.h"

#include <algorithm>
#include <unordered_set>

namespace espalier {

namespace {

struct RoundResult {
    std::vector<RewriteRecord> rewrites;
    std::vector<UnmendedNode> unmended;
    std::optional<Model> after; ///< nullopt: nothing changed
};

RewriteRecord recordOf(const PlanState &plan, const std::unordered_map<NodeId, std::string> &names)
{
    RewriteRecord record;
    record.rule = plan.steps.front()->spec().id;
    for (std::size_t i = 1; i < plan.steps.size(); ++i)
        record.followedBy.push_back(plan.steps[i]->spec().id);
    record.ruleClass = plan.price.dearest;
    for (const NodeId id : plan.trial.region.nodes) {
        if (const auto found = names.find(id); found != names.end())
            record.nodes.push_back(found->second);
    }
    return record;
}

double boundOf(const PlanState &plan)
{
    double bound = 0;
    for (const Rule *rule : plan.steps)
        bound += rule->spec().errorBound;
    return bound;
}

Result<RoundResult> runRound(const ModelFacts &facts, PlanSearch &search, const PlanGoal &goal,
                             const PlanOptions &options, const TaskContext &context)
{
    RoundResult round;
    ModelEdit edit(facts.model());
    Redirects redirects;
    std::unordered_set<NodeId> used;
    const auto names = nodeNames(facts.model());
    const std::vector<NodeId> nodes = allNodes(facts.model());
    const auto nameOf = [&](NodeId id) { return names.contains(id) ? names.at(id) : std::string(); };
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (context.isStopped())
            return fail(TaskContext::cancelled());
        if (i % 64 == 0)
            context.report(static_cast<double>(i) / static_cast<double>(nodes.size()), "plan");
        const NodeId id = nodes[i];
        if (used.contains(id) || edit.model().findNode(id) == nullptr || goal.isSupported(facts, id))
            continue;
        PlanSearch::Answer answer = search.run(facts, id);
        if (!answer.plan) {
            areaLog("rewrites").debug("{}: {} ({})", printable(nameOf(id)), answer.refusal.code, answer.rule);
            round.unmended.push_back({id, nameOf(id), std::move(answer.rule), std::move(answer.refusal)});
            continue;
        }
        const std::vector<NodeId> &place = answer.plan->trial.region.nodes;
        const bool isFree = std::all_of(place.begin(), place.end(), [&](NodeId each) {
            return !used.contains(each) && edit.model().findNode(each) != nullptr;
        });
        if (!isFree)
            continue; // changed by another place in this round: the next one looks again
        RewriteRecord record = recordOf(*answer.plan, names);
        if (options.apply.verify) {
            auto verification =
                verifyTrial(answer.plan->trial, {1, options.apply.seed, boundOf(*answer.plan)}, context);
            if (!verification)
                return fail(verification.error());
            if (verification->passed == false && record.ruleClass != RuleClass::Retrain)
                return fail(verificationFailed(record.rule, nameOf(id), *verification));
            record.verification = std::move(*verification);
        }
        areaLog("rewrites")
            .debug("{}: {}, then {} more", printable(nameOf(id)), record.rule, record.followedBy.size());
        spliceRegion(edit, answer.plan->trial.region, answer.plan->trial.after, redirects);
        used.insert(place.begin(), place.end());
        round.rewrites.push_back(std::move(record));
    }
    if (round.rewrites.empty())
        return round;
    auto after = std::move(edit).finish();
    if (!after)
        return fail(after.error());
    round.after = std::move(*after);
    return round;
}

/// Rules that no region can hold, at the unsupported nodes, until they find nothing more there.
Result<void> applyOnWhole(RewritePlan &plan, const RuleSet &rules, const PlanGoal &goal,
                          const PlanOptions &options, const TaskContext &context)
{
    for (int i = 0; i < options.apply.rounds; ++i) {
        const std::size_t known = plan.rewrites.size();
        for (const auto &rule : rules.rules()) {
            const RuleSpec &spec = rule->spec();
            if (!spec.onWhole || spec.ruleClass > goal.dearest || options.excluded.contains(spec.id))
                continue;
            std::vector<NodeId> places;
            const ModelFacts facts(plan.result, plan.types.types);
            for (const NodeId id : allNodes(plan.result)) {
                if (!goal.isSupported(facts, id) && findMatch(*rule, facts, id))
                    places.push_back(id);
            }
            if (places.empty())
                continue;
            auto done = applyRule(plan.result, plan.types, *rule, places, options.apply, context);
            if (!done)
                return fail(done.error());
            std::move(done->rewrites.begin(), done->rewrites.end(), std::back_inserter(plan.rewrites));
            plan.result = std::move(done->model);
            plan.types = std::move(done->types);
        }
        if (plan.rewrites.size() == known)
            break;
    }
    return {};
}

/// Rules of the plan that are exact for finite operands alone.
std::set<std::string> rulesForFinite(const RewritePlan &plan, const RuleSet &rules)
{
    std::set<std::string> out;
    const auto look = [&](const std::string &id) {
        const Rule *rule = rules.find(id);
        if (rule != nullptr && rule->spec().needsFinite)
            out.insert(id);
    };
    for (const RewriteRecord &record : plan.rewrites) {
        look(record.rule);
        std::for_each(record.followedBy.begin(), record.followedBy.end(), look);
    }
    return out;
}

double boundOf(const RewritePlan &plan, const RuleSet &rules)
{
    double bound = 0;
    const auto add = [&](const std::string &id) {
        const Rule *rule = rules.find(id);
        bound += rule != nullptr ? rule->spec().errorBound : 0;
    };
    for (const RewriteRecord &record : plan.rewrites) {
        add(record.rule);
        std::for_each(record.followedBy.begin(), record.followedBy.end(), add);
    }
    return bound;
}

Result<RewritePlan> planOnce(const Model &model, const TypeReport &types, const RuleSet &rules,
                             const PlanGoal &goal, const PlanOptions &options, const TaskContext &context)
{
    RewritePlan plan{model, types, {}, {}};
    if (auto done = applyOnWhole(plan, rules, goal, options, context); !done)
        return fail(done.error());
    PlanSearch search(rules, goal, options);
    for (int i = 0; i < options.apply.rounds; ++i) {
        const ModelFacts facts(plan.result, plan.types.types);
        auto round = runRound(facts, search, goal, options, context);
        if (!round)
            return fail(round.error());
        std::move(round->rewrites.begin(), round->rewrites.end(), std::back_inserter(plan.rewrites));
        plan.unmended = std::move(round->unmended);
        if (!round->after)
            break;
        TypeReport report = inferTypes(*round->after, plan.result, plan.types, context);
        plan.result = std::move(*round->after);
        plan.types = std::move(report);
    }
    return plan;
}

} // namespace

Result<RewritePlan> planRewrites(const Model &model, const TypeReport &types, const RuleSet &rules,
                                 const PlanGoal &goal, const PlanOptions &options, const TaskContext &context)
{
    auto plan = planOnce(model, types, rules, goal, options, context);
    if (!plan || !options.apply.verify)
        return plan;
    const std::set<std::string> doubtful = rulesForFinite(*plan, rules);
    if (doubtful.empty())
        return plan;
    const auto verified =
        verifyEquivalence(model, types.types, plan->result,
                          {options.runs, options.apply.seed, boundOf(*plan, rules)}, context, options.inputs);
    if (!verified)
        return fail(verified.error());
    if (verified->passed != false)
        return plan;
    PlanOptions without = options;
    without.excluded.insert(doubtful.begin(), doubtful.end());
    return planOnce(model, types, rules, goal, without, context);
}

std::vector<RuleTrial> tryRules(const ModelFacts &facts, NodeId id, const RuleSet &rules,
                                const PlanGoal &goal, const PlanOptions &options)
{
    PlanSearch search(rules, goal, options);
    std::vector<RuleTrial> out;
    const Node &node = facts.model().node(id);
    for (const Rule *rule : rules.forOperator(node.domain, node.opType)) {
        if (rule->spec().ruleClass > goal.dearest)
            continue;
        RuleTrial trial{rule->spec().id, rule->spec().ruleClass};
        if (rule->spec().onWhole) {
            const Found found = findMatch(*rule, facts, id);
            trial.mends = found.has_value();
            if (!found)
                trial.refusal = found.error();
        } else {
            PlanSearch::Answer answer = search.run(facts, id, rule);
            trial.mends = answer.plan.has_value();
            trial.refusal = std::move(answer.refusal);
            if (answer.plan) {
                trial.ruleClass = answer.plan->price.dearest;
                for (std::size_t i = 1; i < answer.plan->steps.size(); ++i)
                    trial.followedBy.push_back(answer.plan->steps[i]->spec().id);
            }
        }
        if (trial.mends || !rule->spec().isForAnyOperator())
            out.push_back(std::move(trial));
    }
    std::stable_partition(out.begin(), out.end(), [](const RuleTrial &each) { return each.mends; });
    return out;
}

std::map<NodeId, std::vector<std::string>> findFixes(const ModelFacts &facts,
                                                     const std::vector<NodeId> &unsupported,
                                                     const RuleSet &rules, const PlanGoal &goal,
                                                     const PlanOptions &options, const TaskContext &context)
{
    PlanSearch search(rules, goal, options);
    std::map<NodeId, std::vector<std::string>> fixes;
    for (const NodeId id : unsupported) {
        if (context.isStopped())
            break;
        const Node &node = facts.model().node(id);
        std::vector<std::pair<PlanPrice, std::string>> found;
        for (const Rule *rule : rules.forOperator(node.domain, node.opType)) {
            if (rule->spec().onWhole) {
                if (rule->spec().ruleClass <= goal.dearest && findMatch(*rule, facts, id))
                    found.emplace_back(PlanPrice{rule->spec().ruleClass, 0, 0, 1}, rule->spec().id);
                continue;
            }
            const PlanSearch::Answer answer = search.run(facts, id, rule);
            if (answer.plan)
                found.emplace_back(answer.plan->price, rule->spec().id);
        }
        std::sort(found.begin(), found.end());
        for (auto &entry : found)
            fixes[id].push_back(std::move(entry.second));
    }
    return fixes;
}

} // namespace espalier
