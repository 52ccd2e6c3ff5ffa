// SPDX-License-Identifier: Apache-2.0
// Asks the clauses of each entry in turn.
#include "model/targets/choose_entry.h"

#include <optional>

namespace espalier {

namespace {

/// How an entry fared.
struct Outcome {
    const TargetEntry *entry = nullptr;
    Truth truth = Truth::True;
    const TargetClause *clause =
        nullptr; ///< the first false one, else the first unknown one; null: the device
    int passed = 0; ///< clauses that hold before that one; -1: not for this device
    std::vector<const TargetClause *> assumed;
};

Outcome ask(const TargetEntry &entry, const OperandResolver &node, std::string_view device)
{
    Outcome outcome{&entry, Truth::True, nullptr, 0, {}};
    if (!entry.isFor(device)) {
        outcome.truth = Truth::False;
        outcome.passed = -1;
        return outcome;
    }
    int passed = 0;
    const auto askClause = [&](const TargetClause &clause, Truth truth) {
        if (truth < outcome.truth) {
            outcome.truth = truth;
            outcome.clause = &clause;
            outcome.passed = passed;
        }
        ++passed;
        return truth != Truth::False;
    };
    for (const TargetClause &clause : entry.when) {
        if (!askClause(clause, clause.condition.evaluate(node)))
            return outcome;
    }
    for (const TargetClause &clause : entry.assume) {
        const Truth truth = clause.condition.evaluate(node);
        if (truth == Truth::Unknown)
            outcome.assumed.push_back(&clause);
        else if (!askClause(clause, truth))
            return outcome;
    }
    return outcome;
}

std::string devicesOf(const TargetEntry &entry)
{
    std::string list;
    for (const TargetEntry::Place &place : entry.places)
        list += (list.empty() ? "" : ", ") + place.device;
    return list;
}

/// What is true of the entry whatever its clauses say.
NodeVerdict start(const TargetEntry &entry, Verdict verdict)
{
    NodeVerdict out;
    out.verdict = verdict;
    out.lowConfidence = entry.lowConfidence;
    out.source = entry.source;
    out.line = entry.line;
    return out;
}

NodeVerdict holding(const Outcome &outcome, std::string_view device)
{
    const TargetEntry &entry = *outcome.entry;
    if (entry.kind == TargetEntry::Kind::Unsupported) {
        NodeVerdict out = start(entry, Verdict::Unsupported);
        out.code = "no_such_layer";
        out.reason = {QT_TRANSLATE_NOOP("targets", "%1"), entry.text};
        return out;
    }
    NodeVerdict out = start(entry, Verdict::Supported);
    out.isFolded = entry.kind == TargetEntry::Kind::Folded;
    if (const TargetEntry::Place *place = entry.placeOn(device))
        out.fallsBackTo = place->fallback;
    for (const TargetClause *clause : outcome.assumed)
        out.assumed.push_back(clause->condition.text());
    out.converter = entry.converter;
    out.as = entry.as;
    return out;
}

NodeVerdict failing(const Outcome &outcome, const OperandResolver &node, std::string_view device)
{
    NodeVerdict out =
        start(*outcome.entry, outcome.truth == Truth::False ? Verdict::Unsupported : Verdict::Unknown);
    if (outcome.clause == nullptr) {
        out.code = "device";
        out.reason = {QT_TRANSLATE_NOOP("targets", "not on %1, only on %2"), device,
                      devicesOf(*outcome.entry)};
        return out;
    }
    const ClauseFailure failure = outcome.clause->condition.explain(node);
    out.code = failure.code;
    out.reason = failure.message();
    out.clause = outcome.clause->condition.text();
    out.line = outcome.clause->line;
    return out;
}

/// Of the entry that speaks; nullopt if none is for a node like this.
std::optional<Outcome> decide(const std::vector<TargetEntry> &entries, const OperandResolver &node,
                              std::string_view device)
{
    std::optional<Outcome> furthest;
    for (const TargetEntry &entry : entries) {
        Outcome outcome = ask(entry, node, device);
        const bool isRefusal = entry.kind == TargetEntry::Kind::Unsupported;
        // Whether a refusal holds has to be known before a later entry may speak.
        if (outcome.truth == Truth::True || (isRefusal && outcome.truth == Truth::Unknown))
            return outcome;
        // A refusal that does not apply is no reason.
        const bool isFurther = !furthest || outcome.truth > furthest->truth
            || (outcome.truth == furthest->truth && outcome.passed > furthest->passed);
        if (!isRefusal && isFurther)
            furthest = std::move(outcome);
    }
    return furthest;
}

void addOutcomes(std::vector<ClauseOutcome> &out, const Condition &condition, const OperandResolver &node,
                 bool isAssumption)
{
    for (const Condition &part : condition.conjuncts()) {
        ClauseOutcome outcome;
        outcome.clause = part.text();
        outcome.truth = part.evaluate(node);
        outcome.isAssumed = isAssumption && outcome.truth == Truth::Unknown;
        if (outcome.truth != Truth::True)
            outcome.values = part.explain(node).values;
        out.push_back(std::move(outcome));
    }
}

} // namespace

NodeVerdict chooseEntry(const std::vector<TargetEntry> &entries, const OperandResolver &node,
                        std::string_view device)
{
    const std::optional<Outcome> outcome = decide(entries, node, device);
    if (outcome)
        return outcome->truth == Truth::True ? holding(*outcome, device) : failing(*outcome, node, device);
    NodeVerdict out = start(entries.back(), Verdict::Unsupported);
    out.code = "no_entry_applies";
    out.reason = QT_TRANSLATE_NOOP("targets", "no entry of the target is for a node like this");
    return out;
}

std::vector<ClauseOutcome> clauseOutcomes(const std::vector<TargetEntry> &entries,
                                          const OperandResolver &node, std::string_view device)
{
    std::vector<ClauseOutcome> out;
    const std::optional<Outcome> outcome = decide(entries, node, device);
    if (!outcome || !outcome->entry->isFor(device))
        return out;
    for (const TargetClause &clause : outcome->entry->when)
        addOutcomes(out, clause.condition, node, false);
    for (const TargetClause &clause : outcome->entry->assume)
        addOutcomes(out, clause.condition, node, true);
    return out;
}

} // namespace espalier
