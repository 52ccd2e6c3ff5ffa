// SPDX-License-Identifier: Apache-2.0
// The rewriting steps of a run, and their proof.
#include "app/model_run.h"

#include "app/explain.h"
#include "app/stage.h"
#include "model/graph/find_faults.h"
#include "model/graph/name_authority.h"
#include "model/statistics/macs.h"
#include "model/targets/model_facts.h"
#include "rewrites/verify_cut.h"

#include <algorithm>
#include <unordered_map>

namespace espalier {

bool ModelRun::rewrite()
{
    const bool isWanted = m_request.simplify || !m_request.apply.empty() || m_request.fit || m_request.cut
        || m_request.merge != MergeKind::None;
    if (!isWanted)
        return true;
    if (auto broken = firstBroken(m_model, findFaults(m_model)))
        return failed(std::move(*broken));
    const Stage stage(m_report, "rewrite");
    return simplify() && applyRules() && fit() && cut();
}

bool ModelRun::take(Rewritten rewritten)
{
    for (const RewriteRecord &record : rewritten.rewrites)
        m_report.rewrites.push_back(reportedRewrite(record, m_rules));
    m_model = std::move(rewritten.model);
    m_types = std::move(rewritten.types);
    return true;
}

bool ModelRun::simplify()
{
    if (!m_request.simplify)
        return true;
    ApplyOptions options;
    options.verify = m_request.verify;
    auto rewritten = simplifyModel(m_model, m_types, m_rules, options, m_context.part(0.2, 0.3));
    return rewritten ? take(std::move(*rewritten)) : failed(std::move(rewritten.error()));
}

bool ModelRun::applyRules()
{
    return std::all_of(m_request.apply.begin(), m_request.apply.end(),
                       [this](const RuleRequest &wanted) { return applyOne(wanted); });
}

bool ModelRun::applyOne(const RuleRequest &wanted)
{
    const Rule *rule = m_rules.find(wanted.rule);
    if (rule == nullptr)
        return failed(makeError(ErrorCode::CommandLine, "no_such_rule",
                                {QT_TRANSLATE_NOOP("app", "there is no rule “%1”"), wanted.rule})
                          .withRemedy(QT_TRANSLATE_NOOP("app", "--list rules names them")));
    std::unordered_map<std::string, NodeId> byName;
    if (!wanted.nodes.empty()) {
        for (const auto &[id, name] : nodeNames(m_model))
            byName.emplace(name, id);
    }
    std::vector<NodeId> nodes;
    for (const std::string &name : wanted.nodes) {
        const auto found = byName.find(name);
        if (found == byName.end())
            return failed(noSuchNode(name));
        nodes.push_back(found->second);
    }
    ApplyOptions options;
    options.verify = m_request.verify;
    auto rewritten = applyRule(m_model, m_types, *rule, nodes, options, m_context.part(0.3, 0.4));
    if (!rewritten)
        return failed(std::move(rewritten.error()));
    for (const NodeRefusal &refusal : rewritten->refusals)
        return failed(
            makeError(ErrorCode::RewriteRefused, refusal.refusal.code, refusal.refusal.message)
                .withNode(refusal.node)
                .withRemedy({QT_TRANSLATE_NOOP("app", "leave the node out of --apply %1"), wanted.rule}));
    return take(std::move(*rewritten));
}

bool ModelRun::fit()
{
    if (!m_request.fit)
        return true;
    PlanOptions options;
    options.apply.verify = m_request.verify;
    options.runs = m_request.verifyRuns;
    options.inputs = m_request.inputs.empty() ? nullptr : &m_inputs;
    auto plan = planRewrites(m_model, m_types, m_rules, goalOf(m_targets.front(), *m_request.fit), options,
                             m_context.part(0.4, 0.7));
    if (!plan)
        return failed(std::move(plan.error()));
    return take({std::move(plan->result), std::move(plan->types), std::move(plan->rewrites), {}});
}

bool ModelRun::cut()
{
    if (!m_request.cut)
        return true;
    const ModelFacts facts(m_model, m_types.types);
    const MacCount macs = countMacs(m_model, m_types);
    const SupportReport support = m_targets.empty()
        ? SupportReport()
        : checkSupport(facts, *m_targets.front().target, m_targets.front().device, m_targets.front().support);
    const CutFacts cutFacts = cutFactsOf(m_model, m_types.types, support, macs);
    const bool movesAll = m_request.cut->front() == "auto:all";
    const bool isAuto = movesAll || m_request.cut->front() == "auto";
    auto plan = isAuto ? planAutoCut(cutFacts, movesAll) : planCutAt(cutFacts, *m_request.cut);
    if (!plan && isAuto && plan.error().reason == "front_empty") {
        m_report.findings.push_back({"warning", plan.error().reason, plan.error().message.english(), {}});
        return true; // what is not supported stays, and is told
    }
    if (!plan)
        return failed(std::move(plan.error()));
    if (plan->isEmpty())
        return true;
    const MergeKind merge = m_targets.empty()
        ? m_request.merge
        : mergeFor(m_request.merge, m_targets.front(), frontOutputs(m_model, *plan).size());
    auto result = applyCut(cutFacts, *plan, merge);
    if (!result)
        return failed(std::move(result.error()));
    m_report.cut = ReportedCut{result->layout, plan->macsMoved, plan->bytesCrossing, result->nodesMoved};
    if (!m_request.pictures.empty())
        m_whole = Whole{m_model, m_types, *plan};
    m_cut = std::move(*result);
    m_model = m_cut->front;
    m_types = inferTypes(m_model, m_context);
    return true;
}

bool ModelRun::verify()
{
    if (!m_request.verify || !isRewritten())
        return true;
    const Stage stage(m_report, "verify");
    VerifyOptions options;
    options.runs = m_request.verifyRuns;
    for (const ReportedRewrite &rewrite : m_report.rewrites)
        options.bound += rewrite.bound;
    const NamedTensors *given = m_request.inputs.empty() ? nullptr : &m_inputs;
    Result<Verification> verification = Verification{};
    if (m_cut) {
        auto both =
            verifyCut(m_original, m_originalTypes.types, *m_cut, options, m_context.part(0.7, 0.9), given);
        if (!both)
            return failed(std::move(both.error()));
        m_vectors = std::move(both->vectors);
        verification = std::move(both->verification);
    } else {
        verification = verifyEquivalence(m_original, m_originalTypes.types, m_model, options,
                                         m_context.part(0.7, 0.9), given);
    }
    if (!verification)
        return failed(std::move(verification.error()));
    m_report.verification = *verification;
    const bool needsTraining =
        std::any_of(m_report.rewrites.begin(), m_report.rewrites.end(),
                    [](const ReportedRewrite &each) { return each.ruleClass == "retrain"; });
    if (verification->passed == false && !needsTraining)
        return failed(
            makeError(ErrorCode::VerificationFailed, "verification_failed",
                      {QT_TRANSLATE_NOOP("app", "the result differs from the original: error %1"),
                       std::to_string(verification->error.value_or(0))})
                .withRemedy(QT_TRANSLATE_NOOP(
                    "app", "leave out one rewrite after the other to find the one at fault, and report it")));
    return true;
}

} // namespace espalier
