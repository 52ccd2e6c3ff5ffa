// SPDX-License-Identifier: Apache-2.0
// Plans for single places, and their application.
#include "rewrites/fix.h"

#include "model/graph/name_authority.h"

#include <algorithm>
#include <unordered_set>

namespace espalier {

namespace {

tl::expected<FixPreview, Refusal> previewWith(PlanSearch &search, const ModelFacts &facts, NodeId node,
                                              const Rule &rule)
{
    PlanSearch::Answer answer = search.run(facts, node, &rule);
    if (!answer.plan)
        return tl::unexpected<Refusal>(std::move(answer.refusal));
    FixPreview out;
    for (const Rule *step : answer.plan->steps) {
        out.rules.push_back(step->spec().id);
        out.bound += step->spec().errorBound;
    }
    out.price = answer.plan->price;
    out.trial = std::move(answer.plan->trial);
    return out;
}

} // namespace

tl::expected<FixPreview, Refusal> previewFix(const ModelFacts &facts, NodeId node, const Rule &rule,
                                             const RuleSet &rules, const PlanGoal &goal)
{
    const PlanOptions options;
    PlanSearch search(rules, goal, options);
    return previewWith(search, facts, node, rule);
}

Result<Rewritten> applyFix(const ModelFacts &facts, const TypeReport &types, const std::vector<NodeId> &nodes,
                           const Rule &rule, const RuleSet &rules, const PlanGoal &goal,
                           const ApplyOptions &options, const TaskContext &context)
{
    const PlanOptions planOptions;
    PlanSearch search(rules, goal, planOptions);
    Rewritten result{facts.model(), types, {}, {}};
    ModelEdit edit(facts.model());
    Redirects redirects;
    std::unordered_set<NodeId> used;
    const auto names = nodeNames(facts.model());
    const auto nameOf = [&](NodeId id) { return names.contains(id) ? names.at(id) : std::string(); };
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (context.isStopped())
            return fail(TaskContext::cancelled());
        context.report(static_cast<double>(i) / static_cast<double>(nodes.size()), "rewrite");
        const auto isGone = [&](NodeId id) {
            return used.contains(id) || edit.model().findNode(id) == nullptr;
        };
        if (isGone(nodes[i]))
            continue; // an earlier place took it along
        auto preview = previewWith(search, facts, nodes[i], rule);
        if (!preview) {
            result.refusals.push_back({nameOf(nodes[i]), rule.spec().id, std::move(preview.error())});
            continue;
        }
        const std::vector<NodeId> &place = preview->trial.region.nodes;
        if (std::any_of(place.begin(), place.end(), isGone)) {
            result.refusals.push_back(
                {nameOf(nodes[i]), rule.spec().id,
                 Refusal{
                     "place_taken",
                     QT_TRANSLATE_NOOP("rewrites", "Another place changed the same nodes; apply it again."),
                     {nodes[i]},
                     100}});
            continue;
        }
        RewriteRecord record{rule.spec().id, preview->price.dearest, {}, {}, {}};
        record.followedBy.assign(preview->rules.begin() + 1, preview->rules.end());
        for (const NodeId each : place)
            record.nodes.push_back(nameOf(each));
        if (options.verify) {
            auto verification = verifyTrial(preview->trial, {1, options.seed, preview->bound}, context);
            if (!verification)
                return fail(std::move(verification.error()));
            if (verification->passed == false && preview->price.dearest != RuleClass::Retrain)
                return fail(verificationFailed(rule.spec().id, nameOf(nodes[i]), *verification));
            record.verification = std::move(*verification);
        }
        spliceRegion(edit, preview->trial.region, preview->trial.after, redirects);
        used.insert(place.begin(), place.end());
        result.rewrites.push_back(std::move(record));
    }
    if (result.rewrites.empty())
        return result;
    auto after = std::move(edit).finish();
    if (!after)
        return fail(std::move(after.error()));
    result.types = inferTypes(*after, facts.model(), types, context);
    result.model = std::move(*after);
    return result;
}

} // namespace espalier
