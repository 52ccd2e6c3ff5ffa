// SPDX-License-Identifier: Apache-2.0
// Makes one Transpose of two, or none where they undo each other.
//   before: t = Transpose <perm = [0, 2, 1]> (x)  y = Transpose <perm = [2, 0, 1]> (t)
//   after:  y = Transpose <perm = [1, 0, 2]> (x)
// Equal: axis i of y is axis q[i] of t, which is axis p[q[i]] of x.
// Refuses: the value between is read elsewhere, unless the two undo each other; the rank is unknown.
// Wanted by models that should be smaller: what converters between layouts leave.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/rule.h"

#include <algorithm>

namespace espalier {

namespace {

/// The order of axes from x to y; nullopt where one is not valid.
std::optional<std::vector<std::int64_t>> composed(const ModelFacts &facts, const Node &first,
                                                  const Node &second)
{
    const auto rank = rankOf(facts, first.input(0));
    if (!rank)
        return std::nullopt;
    std::vector<std::int64_t> reversed;
    for (std::int64_t axis = *rank; axis-- > 0;)
        reversed.push_back(axis);
    const auto p = first.intsOr("perm", reversed);
    std::vector<std::int64_t> order;
    for (const std::int64_t axis : second.intsOr("perm", reversed)) {
        if (axis < 0 || axis >= static_cast<std::int64_t>(p.size()))
            return std::nullopt;
        order.push_back(p[static_cast<std::size_t>(axis)]);
    }
    std::vector<std::int64_t> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    if (!std::equal(sorted.begin(), sorted.end(), reversed.rbegin(), reversed.rend()))
        return std::nullopt;
    return order;
}

class MergeTransposes final : public Rule {
public:
    MergeTransposes()
        : Rule({.id = "merge-transposes",
                .title = "Two Transposes as one",
                .ruleClass = RuleClass::Exact,
                .opset = {7, 28},
                .why = "axis i of the result is axis p[q[i]] of the operand: bit for bit",
                .operators = {"Transpose"},
                .produces = {"Transpose"},
                .simplifies = true,
                .examples = {"g (float[2,3,4] x) => (y) { t = Transpose <perm: ints = [0, 2, 1]> (x)  "
                             "y = Transpose <perm: ints = [2, 0, 1]> (t) }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        const Model &model = facts.model();
        const Node &second = model.node(id);
        const NodeId producer = second.input(0).isValid() ? model.value(second.input(0)).producer : NodeId{};
        if (!second.isOp("Transpose") || !producer.isValid() || producer.graph != id.graph
            || !model.node(producer).isOp("Transpose"))
            return refuse("no_transposes", QT_TRANSLATE_NOOP("rewrites", "Not two Transposes."), {id}, 0);
        const Node &first = model.node(producer);
        const auto order = composed(facts, first, second);
        if (!order)
            return refuse("rank_unknown",
                          {QT_TRANSLATE_NOOP("rewrites", "The rank is not known: %1."),
                           facts.type(first.input(0)).text()},
                          {id, producer});
        const Value &between = model.value(second.input(0));
        const Value &x = model.value(first.input(0));
        const bool joins =
            model.value(second.output(0)).graphOutputs > 0 && (!x.producer.isValid() || x.graphOutputs > 0);
        const bool isNothing = std::is_sorted(order->begin(), order->end()) && !joins;
        if (!isNothing && (between.uses.size() > 1 || between.graphOutputs > 0))
            return refuse("read_elsewhere",
                          {QT_TRANSLATE_NOOP("rewrites", "%1 is read elsewhere too."), between.name},
                          {id, producer});
        return Match{id, {id, producer}, isNothing};
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override
    {
        const Model &model = facts.model();
        const Node &second = model.node(match.root);
        const Node &first = model.node(model.value(second.input(0)).producer);
        const Value &between = model.value(second.input(0));
        Match replaced = match;
        if (between.uses.size() > 1 || between.graphOutputs > 0)
            replaced.nodes = {match.root};
        Replacement to(edit, replaced, facts, spec());
        const ValueId x = first.input(0);
        to.replace(second.output(0),
                   std::any_cast<bool>(match.state) ? x
                                                    : addTranspose(to, x, *composed(facts, first, second)));
        to.finish();
    }
};

} // namespace

std::unique_ptr<Rule> make_merge_transposes()
{
    return std::make_unique<MergeTransposes>();
}

} // namespace espalier
