// SPDX-License-Identifier: Apache-2.0
// Rounds over a model: each finds places on one state and changes them in one edit, so that the cost of a
// round does not depend on how many places there are.
#include "rewrites/apply.h"

#include "model/graph/walk.h"

#include <algorithm>
#include <unordered_set>

namespace espalier {

namespace {

/// One pass over the nodes on one state of the model.
class Round {
public:
    Round(const Model &model, const TypeReport &types, const ApplyOptions &options,
          const TaskContext &context, std::int64_t &growth)
        : m_facts(model, types.types), m_options(options), m_context(context), m_edit(model), m_growth(growth)
    {
    }

    /// Tries a rule at a node. Nullopt: applied. A refusal with an empty code: the place was changed in this
    /// round already.
    Result<std::optional<Refusal>> tryAt(const Rule &rule, NodeId node)
    {
        if (m_edit.model().findNode(node) == nullptr || m_used.contains(node))
            return std::optional(Refusal{});
        Found match = findMatch(rule, m_facts, node);
        if (!match)
            return std::optional(std::move(match.error()));
        for (const NodeId each : match->nodes) {
            if (m_used.contains(each) || m_edit.model().findNode(each) == nullptr)
                return std::optional(Refusal{});
        }
        RewriteRecord record{rule.spec().id, rule.spec().ruleClass};
        for (const NodeId each : match->nodes)
            record.nodes.push_back(nameOf(each));
        if (rule.spec().onWhole) {
            // What is known of nodes in bodies names values that may be others from now on.
            for (const Attribute &attribute : m_facts.model().node(match->root).attributes) {
                for (const GraphId body : attribute.graphs)
                    forEachNodeWithin(m_facts.model(), body, [&](NodeId each) { m_used.insert(each); });
            }
            rule.apply(m_edit, *match, m_facts);
            record.verification.reason = "verified with the whole model";
            m_used.insert(match->nodes.begin(), match->nodes.end());
            m_records.push_back(std::move(record));
            return std::optional<Refusal>();
        }
        auto trial = tryMatch(rule, m_facts, *match);
        if (!trial)
            return std::optional(std::move(trial.error()));
        const std::int64_t gained = bytesGained(*trial, m_facts.model());
        if (gained > 0 && m_growth + gained > m_options.growthLimit)
            return std::optional(
                Refusal{"too_large",
                        {QT_TRANSLATE_NOOP("rewrites", "The model would grow by %1 bytes in all."),
                         std::to_string(m_growth + gained)},
                        match->nodes,
                        100});
        if (m_options.verify) {
            auto verification = verifyTrial(*trial, {1, m_options.seed, rule.spec().errorBound}, m_context);
            if (!verification)
                return fail(verification.error());
            if (verification->passed == false && rule.spec().ruleClass != RuleClass::Retrain)
                return fail(verificationFailed(rule.spec().id, nameOf(node), *verification));
            record.verification = std::move(*verification);
        }
        spliceRegion(m_edit, trial->region, trial->after, m_redirects);
        m_growth += gained;
        m_used.insert(match->nodes.begin(), match->nodes.end());
        m_records.push_back(std::move(record));
        return std::optional<Refusal>();
    }

    [[nodiscard]] const ModelFacts &facts() const { return m_facts; }
    [[nodiscard]] std::vector<RewriteRecord> &records() { return m_records; }
    Result<Model> finish() { return std::move(m_edit).finish(); }

    std::string nameOf(NodeId node)
    {
        if (m_names.empty())
            m_names = nodeNames(m_facts.model());
        const auto found = m_names.find(node);
        return found == m_names.end() ? std::string() : found->second;
    }

private:
    ModelFacts m_facts;
    const ApplyOptions &m_options;
    const TaskContext &m_context;
    ModelEdit m_edit;
    std::int64_t &m_growth;
    Redirects m_redirects;
    std::unordered_set<NodeId> m_used;
    std::unordered_map<NodeId, std::string> m_names;
    std::vector<RewriteRecord> m_records;
};

/// Rounds until nothing applies. `rulesFor` gives the rules to try at a node.
Result<Rewritten> run(const Model &model, const TypeReport &types,
                      const std::function<std::span<const Rule *const>(const Node &)> &rulesFor,
                      const ApplyOptions &options, const TaskContext &context)
{
    Rewritten result{model, types, {}, {}};
    std::int64_t growth = 0;
    for (int round = 0; round < options.rounds; ++round) {
        Round pass(result.model, result.types, options, context, growth);
        const std::vector<NodeId> nodes = allNodes(result.model);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (context.isStopped())
                return fail(TaskContext::cancelled());
            if (i % 256 == 0)
                context.report(static_cast<double>(i) / static_cast<double>(nodes.size()), "rewrite");
            for (const Rule *rule : rulesFor(result.model.node(nodes[i]))) {
                const auto refusal = pass.tryAt(*rule, nodes[i]);
                if (!refusal)
                    return fail(refusal.error());
                if (!*refusal)
                    break;
            }
        }
        if (pass.records().empty())
            break;
        std::move(pass.records().begin(), pass.records().end(), std::back_inserter(result.rewrites));
        auto after = pass.finish();
        if (!after)
            return fail(after.error());
        TypeReport report = inferTypes(*after, result.model, result.types, context);
        result.types = std::move(report);
        result.model = std::move(*after);
    }
    return result;
}

} // namespace

Error verificationFailed(const std::string &rule, const std::string &node, const Verification &verification)
{
    return makeError(ErrorCode::VerificationFailed, "verification_failed",
                     {QT_TRANSLATE_NOOP("rewrites", "%1 changes the result: error %2"), rule,
                      std::to_string(verification.error.value_or(0))})
        .withRemedy(
            QT_TRANSLATE_NOOP("rewrites", "leave this rule out, and report it with the node extracted"))
        .withNode(node);
}

std::vector<NodeId> allNodes(const Model &model)
{
    std::vector<NodeId> nodes;
    for (std::uint32_t g = 0; g < model.graphCount(); ++g) {
        if (model.findGraph(GraphId(g)) == nullptr)
            continue;
        const TopologicalOrder order = topologicalOrder(model, GraphId(g));
        nodes.insert(nodes.end(), order.nodes.begin(), order.nodes.end());
    }
    return nodes;
}

Result<Rewritten> applyRule(const Model &model, const TypeReport &types, const Rule &rule,
                            const std::vector<NodeId> &at, const ApplyOptions &options,
                            const TaskContext &context)
{
    if (at.empty()) {
        const Rule *one = &rule;
        const auto &operators = rule.spec().operators;
        const bool any = rule.spec().isForAnyOperator();
        return run(
            model, types,
            [&](const Node &node) {
                const std::string name =
                    isDefaultDomain(node.domain) ? node.opType : node.domain + "::" + node.opType;
                const bool fits =
                    any || std::find(operators.begin(), operators.end(), name) != operators.end();
                return fits ? std::span<const Rule *const>(&one, 1) : std::span<const Rule *const>();
            },
            options, context);
    }
    Rewritten result{model, types, {}, {}};
    std::int64_t growth = 0;
    Round pass(model, types, options, context, growth);
    for (const NodeId node : at) {
        auto refusal = pass.tryAt(rule, node);
        if (!refusal)
            return fail(refusal.error());
        if (*refusal && !(*refusal)->code.empty())
            result.refusals.push_back({pass.nameOf(node), rule.spec().id, std::move(**refusal)});
    }
    result.rewrites = std::move(pass.records());
    auto after = pass.finish();
    if (!after)
        return fail(after.error());
    result.types = inferTypes(*after, model, types, context);
    result.model = std::move(*after);
    return result;
}

namespace {

/// Weights stay quantized: with their DequantizeLinear computed they would be floats of four times the size,
/// and a target that runs quantized would no longer find them.
bool undoesQuantization(const Rule &rule, const Node &node)
{
    return node.opType == "DequantizeLinear" && rule.spec().isForAnyOperator();
}

} // namespace

Result<Rewritten> simplifyModel(const Model &model, const TypeReport &types, const RuleSet &rules,
                                const ApplyOptions &options, const TaskContext &context)
{
    std::unordered_map<std::string, std::vector<const Rule *>> byOperator;
    const auto rulesFor = [&](const Node &node) {
        const std::string name =
            isDefaultDomain(node.domain) ? node.opType : node.domain + "::" + node.opType;
        const auto [entry, isNew] = byOperator.try_emplace(name);
        if (isNew) {
            for (const Rule *rule : rules.forOperator(node.domain, node.opType)) {
                if (rule->spec().simplifies && !undoesQuantization(*rule, node))
                    entry->second.push_back(rule);
            }
        }
        return std::span<const Rule *const>(entry->second);
    };
    ApplyOptions limited = options;
    limited.growthLimit = std::min(limited.growthLimit, simplifiedGrowth);
    return run(model, types, rulesFor, limited, context);
}

} // namespace espalier
