// SPDX-License-Identifier: Apache-2.0
// Rules at a place, and further rules at what they write.
#include "rewrites/plan_search.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>

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

/// The refusal that got furthest stays.
void note(const Rule &rule, const Refusal &refusal, std::string &noted, Refusal &furthest)
{
    // That a node is not constant, say, explains no operator.
    if (!rule.spec().isForAnyOperator() && refusal.reach > furthest.reach) {
        noted = rule.spec().id;
        furthest = refusal;
    }
}

} // namespace

bool PlanSearch::isAllowed(const Rule &rule) const
{
    return rule.spec().ruleClass <= m_goal.dearest && !m_options.excluded.contains(rule.spec().id);
}

PlanState PlanSearch::judge(Trial trial, std::vector<const Rule *> steps) const
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

tl::expected<PlanSearch::Candidate, Refusal> PlanSearch::tryRule(const Place &place, const Rule &rule)
{
    std::vector<const Rule *> steps;
    tl::expected<Trial, Refusal> trial;
    if (place.state != nullptr) {
        trial = tryAgain(rule, place.state->trial, place.node);
        steps = place.state->steps;
    } else {
        const Found match = findMatch(rule, place.facts, place.node);
        if (!match)
            return tl::unexpected<Refusal>(match.error());
        trial = tryMatch(rule, place.facts, *match);
    }
    if (!trial)
        return tl::unexpected<Refusal>(std::move(trial.error()));
    steps.push_back(&rule);
    Candidate candidate{judge(std::move(*trial), std::move(steps)), &rule, {}};
    for (const NodeId id : candidate.state.unsupported) {
        const auto &before = place.state != nullptr ? place.state->unsupported : std::vector<NodeId>();
        if (id == place.node || std::find(before.begin(), before.end(), id) == before.end())
            candidate.left.push_back(id);
    }
    return candidate;
}

/// What each rule makes of the place, the cheapest first; of those that make the same only one.
std::vector<PlanSearch::Candidate> PlanSearch::candidates(const Place &place, const Rule *first, Known &known)
{
    std::vector<Candidate> out;
    std::unordered_set<std::string> seen;
    const Node &node = place.facts.model().node(place.node);
    for (const Rule *rule : m_rules.forOperator(node.domain, node.opType)) {
        if (rule->spec().onWhole || !isAllowed(*rule) || (first != nullptr && rule != first))
            continue;
        if (m_attempts <= 0) {
            m_isCutShort = true;
            break;
        }
        auto candidate = tryRule(place, *rule);
        if (!candidate) {
            note(*rule, candidate.error(), known.rule, known.refusal);
            continue;
        }
        --m_attempts;
        if (seen.insert(shapeOf(candidate->state)).second)
            out.push_back(std::move(*candidate));
    }
    std::stable_sort(out.begin(), out.end(), [](const Candidate &a, const Candidate &b) {
        return std::tuple(a.state.price.dearest, a.left.size(), a.state.price)
            < std::tuple(b.state.price.dearest, b.left.size(), b.state.price);
    });
    return out;
}

/// Mends what a rule left, one node after the other.
std::optional<PlanSearch::Mended> PlanSearch::mendRest(Candidate candidate, Known &known)
{
    Mended mended{std::move(candidate.state), {candidate.rule}};
    for (const NodeId id : candidate.left) {
        const auto &unsupported = mended.state.unsupported;
        if (std::find(unsupported.begin(), unsupported.end(), id) == unsupported.end()) {
            mended.step.then.push_back({});
            continue;
        }
        const ModelFacts facts(mended.state.trial.after, mended.state.trial.typesAfter.types);
        auto next = mend({facts, id, &mended.state});
        if (!next) {
            note(*candidate.rule,
                 Refusal{"result_unsupported",
                         {QT_TRANSLATE_NOOP("rewrites",
                                            "The rule writes %1, which the target does not run here."),
                          facts.model().node(id).opType},
                         {},
                         50},
                 known.rule, known.refusal);
            return std::nullopt;
        }
        mended.state = std::move(next->state);
        mended.step.then.push_back(std::move(next->step));
    }
    return mended;
}

std::optional<PlanSearch::Mended> PlanSearch::replay(const Place &place, const Step &step)
{
    auto candidate = tryRule(place, *step.rule);
    if (!candidate || candidate->left.size() != step.then.size())
        return std::nullopt;
    PlanState state = std::move(candidate->state);
    for (std::size_t i = 0; i < step.then.size(); ++i) {
        const NodeId id = candidate->left[i];
        const bool isOpen =
            std::find(state.unsupported.begin(), state.unsupported.end(), id) != state.unsupported.end();
        if (isOpen != (step.then[i].rule != nullptr))
            return std::nullopt;
        if (!isOpen)
            continue;
        const ModelFacts facts(state.trial.after, state.trial.typesAfter.types);
        auto next = replay({facts, id, &state}, step.then[i]);
        if (!next)
            return std::nullopt;
        state = std::move(next->state);
    }
    return Mended{std::move(state), step};
}

std::optional<PlanSearch::Mended> PlanSearch::mend(const Place &place, const Rule *first)
{
    const std::string signature =
        signatureOf(place.facts, place.node) + (first == nullptr ? "" : "#" + first->spec().id);
    if (const auto known = m_known.find(signature); known != m_known.end()) {
        if (!known->second.step)
            return std::nullopt;
        if (auto again = replay(place, Step(*known->second.step)))
            return again;
    }
    // Rules that undo each other would go round in circles.
    if (static_cast<int>(m_path.size()) >= m_options.depth
        || std::find(m_path.begin(), m_path.end(), signature) != m_path.end()) {
        m_isCutShort = true;
        return std::nullopt;
    }
    const bool wasCutShort = std::exchange(m_isCutShort, false);
    m_path.push_back(signature);
    Known known;
    known.refusal = Refusal{
        "no_rule",
        {QT_TRANSLATE_NOOP("rewrites", "No rule replaces %1."), place.facts.model().node(place.node).opType},
        {place.node},
        -1};
    std::optional<Mended> best;
    for (Candidate &candidate : candidates(place, first, known)) {
        // What follows only adds to the price.
        if (best && !(candidate.state.price < best->state.price))
            continue;
        auto mended = mendRest(std::move(candidate), known);
        if (mended && (!best || mended->state.price < best->state.price))
            best = std::move(mended);
    }
    m_path.pop_back();
    if (best)
        known.step = best->step;
    if (best || !m_isCutShort || m_path.empty())
        m_known.insert_or_assign(signature, std::move(known));
    m_isCutShort = wasCutShort || (m_isCutShort && !best);
    return best;
}

PlanSearch::Answer PlanSearch::run(const ModelFacts &facts, NodeId node, const Rule *first)
{
    m_attempts = m_options.attempts;
    m_isCutShort = false;
    Answer answer;
    if (auto mended = mend({facts, node}, first)) {
        answer.plan = std::move(mended->state);
        return answer;
    }
    const auto known =
        m_known.find(signatureOf(facts, node) + (first == nullptr ? "" : "#" + first->spec().id));
    if (known != m_known.end()) {
        answer.rule = known->second.rule;
        answer.refusal = known->second.refusal;
        answer.refusal.nodes = {node};
    }
    return answer;
}

} // namespace espalier
