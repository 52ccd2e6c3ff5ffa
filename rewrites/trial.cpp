// SPDX-License-Identifier: Apache-2.0
// Region, edit, types: one attempt.
#include "rewrites/trial.h"

#include <algorithm>
#include <unordered_set>

namespace espalier {

namespace {

bool mayBeEqual(const Dim &a, const Dim &b)
{
    return !a.isKnown() || !b.isKnown() || a.length() == b.length();
}

/// Whether nothing known of the one contradicts the other.
bool mayBeEqual(const ValueType &a, const ValueType &b)
{
    if (a.kind == ValueType::Kind::Unknown || b.kind == ValueType::Kind::Unknown)
        return true;
    if (a.kind != b.kind
        || (a.dtype != b.dtype && a.dtype != DType::Undefined && b.dtype != DType::Undefined))
        return false;
    if (!a.shape || !b.shape)
        return true;
    return a.shape->size() == b.shape->size()
        && std::equal(a.shape->begin(), a.shape->end(), b.shape->begin(),
                      [](const Dim &x, const Dim &y) { return mayBeEqual(x, y); });
}

tl::expected<Model, Refusal> applyIn(const Rule &rule, const Model &model, const ValueTypes &types,
                                     NodeId node)
{
    const ModelFacts facts(model, types);
    const Found match = findMatch(rule, facts, node);
    if (!match)
        return tl::unexpected<Refusal>(match.error());
    ModelEdit edit(model);
    rule.apply(edit, *match, facts);
    auto after = std::move(edit).finish();
    if (!after)
        return refuse("rule_fault",
                      {QT_TRANSLATE_NOOP("rewrites", "The rule broke the graph: %1"), after.error().line()});
    return std::move(*after);
}

std::optional<Refusal> checkTypes(const Trial &trial)
{
    for (const Finding &finding : trial.typesAfter.findings) {
        if (finding.severity == Finding::Severity::Broken)
            return Refusal{"rule_fault",
                           {QT_TRANSLATE_NOOP("rewrites", "The replacement is not valid: %1"),
                            finding.message.english()},
                           trial.region.nodes,
                           0};
    }
    const std::vector<ValueId> before = trial.region.outputsOf(trial.region.model);
    const std::vector<ValueId> after = trial.region.outputsOf(trial.after);
    for (std::size_t i = 0; i < before.size(); ++i) {
        const ValueType &was = trial.typesBefore.types.of(before[i]);
        const ValueType &is = trial.typesAfter.types.of(after[i]);
        if (!mayBeEqual(was, is))
            return Refusal{"result_type_differs",
                           {QT_TRANSLATE_NOOP("rewrites", "The result would be %1 where it is %2."),
                            is.text(), was.text()},
                           trial.region.nodes,
                           0};
    }
    return std::nullopt;
}

} // namespace

std::int64_t bytesGained(const Trial &trial, const Model &whole)
{
    std::unordered_set<const Tensor *> before;
    std::unordered_set<const Tensor *> after;
    const auto collect = [](const Model &model, std::unordered_set<const Tensor *> &to) {
        const auto &values = model.mainGraph().values;
        for (std::uint32_t slot = 0; slot < values.size(); ++slot) {
            if (values.has(slot) && values[slot].initializer && !values[slot].uses.empty())
                to.insert(values[slot].initializer.get());
        }
    };
    collect(trial.region.model, before);
    collect(trial.after, after);
    std::int64_t gained = 0;
    for (const Tensor *tensor : after)
        gained += before.contains(tensor) ? 0 : static_cast<std::int64_t>(tensor->storedBytes());
    for (const auto &[inside, outside] : trial.region.sources) {
        const Value &value = whole.value(outside);
        const Value *own = trial.region.model.findValue(inside);
        if (own == nullptr || !own->initializer || after.contains(own->initializer.get()))
            continue;
        const bool isOnlyHere = value.graphOutputs == 0
            && std::all_of(value.uses.begin(), value.uses.end(),
                           [&](const Use &use) { return trial.region.nodeOf.contains(use.node); });
        gained -= isOnlyHere ? static_cast<std::int64_t>(own->initializer->storedBytes()) : 0;
    }
    return gained;
}

Found findMatch(const Rule &rule, const ModelFacts &facts, NodeId node)
{
    const std::int64_t opset = facts.model().opset("", node.graph).value_or(0);
    if (opset != 0 && !rule.spec().opset.contains(opset))
        return refuse("opset_out_of_range",
                      {QT_TRANSLATE_NOOP("rewrites", "The rule is for opsets %1 to %2; this is %3."),
                       std::to_string(rule.spec().opset.first), std::to_string(rule.spec().opset.last),
                       std::to_string(opset)},
                      {node}, 0);
    return rule.find(facts, node);
}

tl::expected<Trial, Refusal> tryMatch(const Rule &rule, const ModelFacts &facts, const Match &match)
{
    auto region = extractRegion(facts, match.nodes);
    if (!region)
        return refuse("has_body",
                      QT_TRANSLATE_NOOP("rewrites", "A node holds a graph of its own or calls a function."),
                      match.nodes);
    Trial trial;
    trial.typesBefore = inferTypes(region->model);
    auto after = applyIn(rule, region->model, trial.typesBefore.types, region->nodeOf.at(match.root));
    if (!after)
        return tl::unexpected<Refusal>(std::move(after.error()));
    trial.typesAfter = inferTypes(*after, region->model, trial.typesBefore);
    trial.region = std::move(*region);
    trial.after = std::move(*after);
    if (auto refusal = checkTypes(trial))
        return tl::unexpected<Refusal>(std::move(*refusal));
    return trial;
}

tl::expected<Trial, Refusal> tryAgain(const Rule &rule, const Trial &trial, NodeId node)
{
    auto after = applyIn(rule, trial.after, trial.typesAfter.types, node);
    if (!after)
        return tl::unexpected<Refusal>(std::move(after.error()));
    Trial next = trial;
    next.typesAfter = inferTypes(*after, trial.after, trial.typesAfter);
    next.after = std::move(*after);
    if (auto refusal = checkTypes(next))
        return tl::unexpected<Refusal>(std::move(*refusal));
    return next;
}

} // namespace espalier
