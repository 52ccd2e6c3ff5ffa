// SPDX-License-Identifier: Apache-2.0
// Best-first search over regions.
#include "rewrites/plan_search.h"

#include <algorithm>
#include <queue>
#include <unordered_set>

namespace espalier {

namespace {

/// Elements of small constants tell places apart: exponents, axes, shapes.
constexpr std::int64_t smallConstant = 16;

std::string textOf(const ModelFacts &facts, ValueId value)
{
    if (!value.isValid())
        return "-";
    std::string text = facts.type(value).text();
    if (!facts.isConstant(value))
        return text;
    text += "=";
    const auto tensor = facts.constant(value);
    if (tensor && tensor->elementCount().value_or(smallConstant + 1) <= smallConstant) {
        if (const auto bytes = readTensor(*tensor))
            text.append(reinterpret_cast<const char *>(bytes->bytes().data()), bytes->bytes().size());
    }
    return text;
}

/// All that decides which rules apply at a node and what they give: operator, attributes, operands,
/// neighbours.
std::string signatureOf(const ModelFacts &facts, NodeId id)
{
    const Model &model = facts.model();
    const Node &node = model.node(id);
    std::string text = node.domain + "::" + node.opType + "@"
        + std::to_string(model.opset(node.domain, id.graph).value_or(0));
    for (const Attribute &attribute : node.attributes) {
        text += "|" + attribute.proto->SerializeAsString();
        for (const auto &tensor : attribute.tensors)
            text += tensor->header().SerializeAsString();
    }
    for (const ValueId input : node.inputs) {
        text += "<" + textOf(facts, input);
        if (input.isValid() && model.value(input).producer.isValid())
            text += model.node(model.value(input).producer).opType
                + std::to_string(model.value(input).uses.size());
    }
    for (const ValueId output : node.outputs) {
        text += ">" + textOf(facts, output);
        if (!output.isValid())
            continue;
        const Value &value = model.value(output);
        text += std::to_string(value.graphOutputs);
        std::vector<std::string> readers;
        for (const Use &use : value.uses)
            readers.push_back(model.node(use.node).opType);
        std::sort(readers.begin(), readers.end());
        for (const std::string &reader : readers)
            text += "," + reader;
    }
    return text;
}

/// A state's graph in short, so that rules that undo each other do not go round in circles.
std::string shapeOf(const PlanState &state)
{
    std::string text;
    for (const NodeId id : state.trial.region.nodesOf(state.trial.after)) {
        const Node &node = state.trial.after.node(id);
        text += node.opType;
        for (const Attribute &attribute : node.attributes)
            text += "|" + attribute.proto->SerializeAsString();
        for (const ValueId input : node.inputs)
            text += "<" + (input.isValid() ? state.trial.typesAfter.types.of(input).text() : std::string());
        text += ";";
    }
    return text;
}

struct Dearer {
    bool operator()(const PlanState &a, const PlanState &b) const { return b.price < a.price; }
};

} // namespace

bool PlanSearch::isAllowed(const Rule &rule) const
{
    return rule.spec().ruleClass <= m_goal.dearest && !m_options.excluded.contains(rule.spec().id);
}

std::optional<PlanState> PlanSearch::judge(Trial trial, std::vector<const Rule *> steps)
{
    PlanState state;
    state.steps = std::move(steps);
    const ModelFacts before(trial.region.model, trial.typesBefore.types);
    const ModelFacts after(trial.after, trial.typesAfter.types);
    const auto count = [&](const ModelFacts &facts, std::int64_t sign) {
        for (const NodeId id : trial.region.nodesOf(facts.model())) {
            state.price.nodesAdded += sign;
            if (m_goal.macs)
                state.price.macsAdded += sign * static_cast<std::int64_t>(m_goal.macs(facts, id));
        }
    };
    count(before, -1);
    count(after, 1);
    for (const Rule *rule : state.steps)
        state.price.dearest = std::max(state.price.dearest, rule->spec().ruleClass);
    state.price.steps = static_cast<std::int64_t>(state.steps.size());
    for (const NodeId id : trial.region.nodesOf(trial.after)) {
        // The copy that gives a graph output its name is no work of the rule's.
        const Node &node = trial.after.node(id);
        const bool isName = node.isOp("Identity") && trial.after.value(node.outputs[0]).graphOutputs > 0;
        if (!isName && !m_goal.isSupported(after, id))
            state.unsupported.push_back(id);
    }
    state.trial = std::move(trial);
    return state;
}

PlanSearch::Answer PlanSearch::search(const ModelFacts &facts, NodeId node,
                                      const std::vector<const Rule *> *only, const Rule *first)
{
    Answer answer;
    answer.refusal =
        Refusal{"no_rule",
                {QT_TRANSLATE_NOOP("rewrites", "No rule replaces %1."), facts.model().node(node).opType},
                {node},
                -1};
    const auto note = [&](const Rule &rule, const Refusal &refusal) {
        // That a node is not constant, say, explains no operator.
        if (!rule.spec().isForAnyOperator() && refusal.reach > answer.refusal.reach) {
            answer.rule = rule.spec().id;
            answer.refusal = refusal;
        }
    };
    std::priority_queue<PlanState, std::vector<PlanState>, Dearer> open;
    std::unordered_set<std::string> seen;
    const auto push = [&](tl::expected<Trial, Refusal> trial, const Rule &rule,
                          std::vector<const Rule *> steps) {
        if (!trial) {
            note(rule, trial.error());
            return;
        }
        auto state = judge(std::move(*trial), std::move(steps));
        if (state && seen.insert(shapeOf(*state)).second)
            open.push(std::move(*state));
    };
    const auto mayUse = [&](const Rule &rule, std::size_t step) {
        if (rule.spec().onWhole || (step == 0 && first != nullptr && &rule != first))
            return false;
        return isAllowed(rule) && (only == nullptr || (step < only->size() && (*only)[step] == &rule));
    };
    const Node &root = facts.model().node(node);
    for (const Rule *rule : m_rules.forOperator(root.domain, root.opType)) {
        if (!mayUse(*rule, 0))
            continue;
        const Found match = findMatch(*rule, facts, node);
        if (!match)
            note(*rule, match.error());
        else
            push(tryMatch(*rule, facts, *match), *rule, {rule});
    }
    for (int attempt = 0; attempt < m_options.attempts && !open.empty(); ++attempt) {
        PlanState state = open.top();
        open.pop();
        if (state.unsupported.empty()) {
            answer.plan = std::move(state);
            return answer;
        }
        const NodeId bad = state.unsupported.front();
        const Node &lacking = state.trial.after.node(bad);
        note(
            *state.steps.front(),
            Refusal{"result_unsupported",
                    {QT_TRANSLATE_NOOP("rewrites", "The rule writes %1, which the target does not run here."),
                     lacking.opType},
                    {node},
                    50});
        if (static_cast<int>(state.steps.size()) >= m_options.depth)
            continue;
        for (const Rule *rule : m_rules.forOperator(lacking.domain, lacking.opType)) {
            if (!mayUse(*rule, state.steps.size()))
                continue;
            std::vector<const Rule *> steps = state.steps;
            steps.push_back(rule);
            if (auto next = tryAgain(*rule, state.trial, bad))
                push(std::move(next), *rule, std::move(steps));
        }
    }
    return answer;
}

PlanSearch::Answer PlanSearch::run(const ModelFacts &facts, NodeId node, const Rule *first)
{
    const std::string signature = signatureOf(facts, node) + (first == nullptr ? "" : "#" + first->spec().id);
    if (const auto known = m_known.find(signature); known != m_known.end()) {
        if (known->second.steps.empty())
            return {std::nullopt, known->second.rule, known->second.refusal};
        Answer again = search(facts, node, &known->second.steps, first);
        if (again.plan)
            return again;
    }
    Answer answer = search(facts, node, nullptr, first);
    Known &entry = m_known[signature];
    entry.rule = answer.rule;
    entry.refusal = answer.refusal;
    if (answer.plan)
        entry.steps = answer.plan->steps;
    return answer;
}

} // namespace espalier
