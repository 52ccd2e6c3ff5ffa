// SPDX-License-Identifier: Apache-2.0
// The jobs of a workbench that change the model: rules, fit, cut; and verification.
#include "rewrites/fit.h"
#include "rewrites/fix.h"
#include "rewrites/verify_cut.h"
#include "widgets/error_text.h"
#include "widgets/rewrite_text.h"
#include "widgets/workbench.h"

#include <algorithm>

namespace espalier {

namespace {

constexpr int verificationRuns = 8;

Error noTarget()
{
    return makeError(ErrorCode::CommandLine, "no_target", QT_TRANSLATE_NOOP("widgets", "no target is chosen"))
        .withRemedy(QT_TRANSLATE_NOOP("widgets", "choose one in the toolbar"));
}

Error nothingChanged(const std::vector<NodeRefusal> &refusals)
{
    Error error = makeError(ErrorCode::RewriteRefused, "nothing_to_do",
                            QT_TRANSLATE_NOOP("widgets", "no rule applies here"));
    if (!refusals.empty()) {
        error.reason = refusals.front().refusal.code;
        error.message = refusals.front().refusal.message;
        error.node = refusals.front().node;
    }
    return error;
}

Result<Verification> verifyState(const DocumentState &state, const TaskContext &context)
{
    const TypeReport types = inferTypes(state.reference, context.part(0, 0.05));
    const VerifyOptions options{verificationRuns};
    if (!state.cut)
        return verifyEquivalence(state.reference, types.types, state.model, options, context.part(0.05, 1));
    auto verified = verifyCut(state.reference, types.types, *state.cut, options, context.part(0.05, 1));
    if (!verified)
        return fail(std::move(verified.error()));
    return std::move(verified->verification);
}

} // namespace

void Workbench::applyRuleAt(const std::string &id, std::vector<NodeId> nodes)
{
    const auto rules = m_session.rules();
    if (!isOpen() || !m_analysis || !rules || m_isStale)
        return;
    const Rule *rule = rules->find(id);
    if (rule == nullptr)
        return;
    const std::string title = rule->spec().title;
    m_session.jobs().run<Rewritten>(
        {.key = key("rewrite"), .title = QString::fromStdString(title), .receiver = this},
        [analysis = m_analysis, target = fitTarget(), rules, rule,
         nodes = std::move(nodes)](const TaskContext &context) -> Result<Rewritten> {
            if (!target.target)
                return applyRule(analysis->model, analysis->types, *rule, nodes, {}, context);
            const PlanGoal goal = goalOf(target, RuleClass::Retrain);
            auto mended =
                applyFix(*analysis->facts, analysis->types, nodes, *rule, *rules, goal, {}, context);
            if (!mended || !mended->rewrites.empty())
                return mended;
            return applyRule(analysis->model, analysis->types, *rule, nodes, {}, context); // it need not mend
        },
        [this, title, from = m_analysis](Result<Rewritten> result) {
            if (!result || result->rewrites.empty()) {
                Q_EMIT failed(result ? nothingChanged(result->refusals) : result.error());
                return;
            }
            if (m_analysis != from)
                return; // the model moved on meanwhile
            const std::size_t places = result->rewrites.size();
            const bool needsTraining = std::any_of(
                result->rewrites.begin(), result->rewrites.end(),
                [](const RewriteRecord &record) { return record.ruleClass == RuleClass::Retrain; });
            DocumentState next{std::move(result->model), state().reference, state().cut,
                               std::move(result->rewrites)};
            if (needsTraining)
                next.reference = next.model; // its numbers mean nothing before it was trained
            const Model before = model();
            commit(std::move(next),
                   places == 1 ? Message(QT_TRANSLATE_NOOP("widgets", "%1"), title)
                               : Message(QT_TRANSLATE_NOOP("widgets", "%1, %2 times"), title,
                                         std::to_string(places)));
            if (m_selection.isEmpty()) // what was selected is gone: show what stands for it
                selectNodes(diffModels(before, model()).added);
            Q_EMIT said(tr("%1 applied: %2").arg(QString::fromStdString(title), worstText(state().rewrites)));
        });
}

void Workbench::fitToTarget()
{
    const auto rules = m_session.rules();
    if (!isOpen() || !m_analysis || !rules || m_isStale)
        return;
    if (!m_target.target) {
        Q_EMIT failed(noTarget());
        return;
    }
    m_session.jobs().run<RewritePlan>(
        {.key = key("rewrite"),
         .title = tr("Fitting %1 to %2").arg(title(), targetTitle(m_target)),
         .receiver = this},
        [analysis = m_analysis, target = fitTarget(),
         rules](const TaskContext &context) -> Result<RewritePlan> {
            if (const auto broken = firstBroken(analysis->model, analysis->faults))
                return fail(*broken);
            return planRewrites(analysis->model, analysis->types, *rules, goalOf(target, RuleClass::Exact),
                                {}, context);
        },
        [this, from = m_analysis](Result<RewritePlan> plan) {
            if (!plan) {
                Q_EMIT failed(plan.error());
                return;
            }
            if (m_analysis != from)
                return;
            const std::size_t left = plan->unmended.size();
            if (plan->rewrites.empty()) {
                Q_EMIT said(left == 0 ? tr("Every node runs already.")
                                      : tr("No rule mends the %n node(s) that do not run.", nullptr,
                                           static_cast<int>(left)));
                return;
            }
            const auto made = static_cast<int>(plan->rewrites.size());
            DocumentState next{std::move(plan->result), state().reference, state().cut,
                               std::move(plan->rewrites)};
            commit(std::move(next),
                   {QT_TRANSLATE_NOOP("widgets", "Fit to %1"), targetTitle(m_target).toStdString()});
            Q_EMIT said(tr("%n place(s) mended and verified", nullptr, made)
                        + (left == 0 ? QString() : tr(", %n node(s) left", nullptr, static_cast<int>(left))));
        });
}

void Workbench::verifyModel()
{
    if (!isOpen() || !m_analysis || m_isStale)
        return;
    const DocumentState &now = state();
    m_session.jobs().run<Verification>(
        {.key = key("verify"), .title = tr("Verifying %1").arg(title()), .receiver = this},
        [now](const TaskContext &context) { return verifyState(now, context); },
        [this](Result<Verification> verification) {
            if (!verification) {
                Q_EMIT failed(verification.error());
                return;
            }
            m_verification = std::make_shared<const Verification>(std::move(*verification));
            Q_EMIT verificationChanged();
        });
}

// --- cut
// -------------------------------------------------------------------------------------------------------------

namespace {

/// Without a target every node counts as one that runs.
CutFacts factsOf(const Analysis &analysis, const std::shared_ptr<const SupportReport> &support)
{
    static const SupportReport none;
    return cutFactsOf(analysis.model, analysis.types.types, support ? *support : none, analysis.macs);
}

void addWithBodies(const Model &model, NodeId id, std::vector<NodeId> &nodes)
{
    nodes.push_back(id);
    for (const Attribute &attribute : model.node(id).attributes) {
        for (const GraphId body : attribute.graphs) {
            for (const NodeId inner : nodesInOrder(model, body))
                addWithBodies(model, inner, nodes);
        }
    }
}

/// A plan with what each way of merging would give.
CutDraft draftOf(const CutFacts &facts, CutPlan plan)
{
    CutDraft draft;
    std::vector<MergedTensor> tensors;
    std::vector<bool> isStatic;
    for (const ValueId value : plan.crossing) {
        const ValueType &type = facts.types.of(value);
        MergedTensor tensor{facts.model.value(value).name, {}, type.dtype, 0};
        const bool isKnown = type.shape && espalier::isStatic(*type.shape);
        if (isKnown) {
            for (const Dim &dim : *type.shape)
                tensor.shape.push_back(dim.length());
        }
        tensors.push_back(std::move(tensor));
        isStatic.push_back(isKnown);
    }
    for (const MergeKind kind : {MergeKind::None, MergeKind::Auto, MergeKind::Channels, MergeKind::Flatten})
        draft.merges.emplace(kind, planMerge(tensors, isStatic, kind));
    for (const NodeId node : plan.moved)
        addWithBodies(facts.model, node, draft.behind);
    draft.plan = std::move(plan);
    return draft;
}

} // namespace

void Workbench::startCut(CutChoice choose)
{
    if (!isOpen() || !m_analysis || m_isStale)
        return;
    m_grabbed.reset();
    if (state().cut) {
        Q_EMIT failed(makeError(ErrorCode::RewriteRefused, "already_cut",
                                QT_TRANSLATE_NOOP("widgets", "the model is cut already"))
                          .withRemedy(QT_TRANSLATE_NOOP("widgets", "undo that cut first")));
        return;
    }
    runCut(std::move(choose), false);
}

void Workbench::runCut(CutChoice choose, bool isMove)
{
    m_session.jobs().run<CutDraft>(
        {.key = key("cut"), .title = tr("Looking for a cut"), .receiver = this, .isQuiet = isMove},
        [analysis = m_analysis, support = m_support,
         choose = std::move(choose)](const TaskContext &) -> Result<CutDraft> {
            if (const auto broken = firstBroken(analysis->model, analysis->faults))
                return fail(*broken);
            const CutFacts facts = factsOf(*analysis, support);
            auto plan = choose(facts);
            if (!plan)
                return fail(std::move(plan.error()));
            return draftOf(facts, std::move(*plan));
        },
        [this, isMove, from = m_analysis](Result<CutDraft> draft) {
            if (m_analysis != from || (!draft && draft.error().code == ErrorCode::Cancelled))
                return;
            if (isMove && (!draft || !m_cut))
                return; // it stays where it was
            const MergeKind merge = m_cut ? m_cut->merge : MergeKind::Auto;
            if (!draft) {
                m_cut.emplace();
                m_cut->error = std::move(draft.error());
            } else {
                m_cut = std::move(*draft);
            }
            m_cut->merge = merge;
            Q_EMIT cutChanged();
        });
}

void Workbench::grabCut()
{
    m_grabbed.reset();
    if (m_cut && !m_cut->error && !m_isStale)
        m_grabbed = m_cut->plan;
}

void Workbench::moveCutTo(ValueId tensor)
{
    if (m_grabbed && m_analysis && !m_isStale)
        runCut([plan = *m_grabbed, tensor](const CutFacts &facts) { return moveCut(facts, plan, tensor); },
               true);
}

void Workbench::draftCut(const std::vector<std::string> &tensors)
{
    startCut([tensors](const CutFacts &facts) { return planCutAt(facts, tensors); });
}

void Workbench::draftAutoCut(bool movesAll)
{
    startCut([movesAll](const CutFacts &facts) { return planAutoCut(facts, movesAll); });
}

void Workbench::setCutMerge(MergeKind merge)
{
    if (!m_cut || m_cut->merge == merge)
        return;
    m_cut->merge = merge;
    Q_EMIT cutChanged();
}

void Workbench::dropCut()
{
    m_session.jobs().cancelKey(key("cut"));
    m_grabbed.reset();
    if (!m_cut)
        return;
    m_cut.reset();
    Q_EMIT cutChanged();
}

void Workbench::applyCutDraft()
{
    if (!m_cut || m_cut->error || m_cut->plan.isEmpty() || m_isStale)
        return;
    m_session.jobs().run<CutResult>(
        {.key = key("rewrite"), .title = tr("Cutting %1").arg(title()), .receiver = this},
        [analysis = m_analysis, support = m_support, plan = m_cut->plan, merge = m_cut->merge,
         target = fitTarget()](const TaskContext &) {
            const std::size_t outputs = frontOutputs(analysis->model, plan).size();
            return applyCut(factsOf(*analysis, support), plan,
                            target.target ? mergeFor(merge, target, outputs) : merge);
        },
        [this, from = m_analysis](Result<CutResult> result) {
            if (!result) {
                Q_EMIT failed(result.error());
                return;
            }
            if (m_analysis != from)
                return;
            const std::size_t moved = result->nodesMoved;
            auto cut = std::make_shared<const CutResult>(std::move(*result));
            DocumentState next{cut->front, state().reference, cut, {}};
            commit(std::move(next),
                   {QT_TRANSLATE_NOOP("widgets", "Cut, %1 nodes to C++"), std::to_string(moved)});
            Q_EMIT said(tr("%n node(s) moved to generated C++", nullptr, static_cast<int>(moved)));
        });
}

} // namespace espalier
