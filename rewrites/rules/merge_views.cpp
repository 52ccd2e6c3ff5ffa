// SPDX-License-Identifier: Apache-2.0
// Makes one Reshape of two nodes that only name the axes anew.
//   before: u = Unsqueeze (x, [0])  y = Reshape (u, [1, 6])               x: [2, 3]
//   after:  y = Reshape (x, [1, 6])
//   before: t = Transpose <perm = [1, 0, 2]> (x)  y = Squeeze (t, [1])    x: [1, 2, 3]
//   after:  y = Reshape (x, [2, 3])
//   before: u = Unsqueeze (x, [0])  y = Squeeze (u, [0])
//   after:  x in place of y
// Equal: neither changes the order of the elements; a Transpose does not where it moves nothing but axes of
// length 1.
// Refuses: the value between is read elsewhere; the shape of the result cannot be written down; only one of
// the two keeps the order. Wanted by models that should be smaller: what exporters write around recurrent
// nodes and convolutions in one direction.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/rule.h"

#include <algorithm>
#include <array>

namespace espalier {

namespace {

/// Whether the elements keep their order from input 0 to output 0.
bool isView(const ModelFacts &facts, const Node &node)
{
    static constexpr std::array<std::string_view, 4> views = {"Reshape", "Squeeze", "Unsqueeze", "Flatten"};
    if (!isDefaultDomain(node.domain) || !node.input(0).isValid() || !node.output(0).isValid())
        return false;
    if (std::find(views.begin(), views.end(), node.opType) != views.end())
        return true;
    const auto shape = facts.type(node.input(0)).shape;
    if (node.opType != "Transpose" || !shape)
        return false;
    const auto rank = static_cast<std::int64_t>(shape->size());
    std::vector<std::int64_t> reversed(shape->size());
    for (std::int64_t i = 0; i < rank; ++i)
        reversed[static_cast<std::size_t>(i)] = rank - 1 - i;
    std::int64_t last = -1;
    for (const std::int64_t axis : node.intsOr("perm", reversed)) {
        if (axis < 0 || axis >= rank)
            return false;
        if ((*shape)[static_cast<std::size_t>(axis)] == Dim(std::int64_t{1}))
            continue;
        if (axis < last)
            return false;
        last = axis;
    }
    return true;
}

class MergeViews final : public Rule {
public:
    MergeViews()
        : Rule({.id = "merge-views",
                .title = "Two changes of the shape as one",
                .ruleClass = RuleClass::Exact,
                .opset = {7, 28},
                .why = "neither changes the order of the elements: bit for bit",
                .operators = {"Reshape", "Squeeze", "Unsqueeze", "Flatten", "Transpose"},
                .produces = {"Reshape"},
                .simplifies = true,
                .examples = {"g (float[2,3] x) => (y) <int64[3] s = {1, 2, 3}, int64[2] r = {3, 2}> "
                             "{ u = Reshape (x, s)  y = Reshape (u, r) }",
                             "g (float[2,1,3] x) => (y) <int64[1] s = {6}> "
                             "{ u = Transpose <perm: ints = [1, 0, 2]> (x)  y = Reshape (u, s) }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        const Model &model = facts.model();
        const Node &second = model.node(id);
        const NodeId producer = second.input(0).isValid() ? model.value(second.input(0)).producer : NodeId{};
        if (!producer.isValid() || producer.graph != id.graph || !isView(facts, second)
            || !isView(facts, model.node(producer)))
            return refuse("no_views",
                          QT_TRANSLATE_NOOP("rewrites", "Not two nodes that only change the shape."), {id},
                          0);
        const Value &between = model.value(second.input(0));
        const ValueId x = model.node(producer).input(0);
        const Value &result = model.value(second.output(0));
        const bool isWhole = haveEqualShapes(facts, x, second.output(0));
        const bool joins = result.graphOutputs > 0
            && (!model.value(x).producer.isValid() || model.value(x).graphOutputs > 0);
        Match match{id, {id, producer}, isWhole && !joins};
        if (isWhole && !joins)
            return match;
        if (between.uses.size() > 1 || between.graphOutputs > 0)
            return refuse("read_elsewhere",
                          {QT_TRANSLATE_NOOP("rewrites", "%1 is read elsewhere too."), between.name},
                          {id, producer});
        if (!reshapeTarget(facts, x, second.output(0)))
            return refuse("shape_unknown",
                          QT_TRANSLATE_NOOP("rewrites", "Two lengths of the result are unknown."),
                          {id, producer});
        return match;
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override
    {
        const Model &model = facts.model();
        const Node &second = model.node(match.root);
        const NodeId producer = model.value(second.input(0)).producer;
        const ValueId x = model.node(producer).input(0);
        const Value &between = model.value(second.input(0));
        Match replaced = match;
        if (between.uses.size() > 1 || between.graphOutputs > 0)
            replaced.nodes = {match.root};
        Replacement to(edit, replaced, facts, spec());
        const bool isWhole = std::any_cast<bool>(match.state);
        to.replace(second.output(0),
                   isWhole ? x : addReshape(to, x, *reshapeTarget(facts, x, second.output(0))));
        to.finish();
    }
};

} // namespace

std::unique_ptr<Rule> make_merge_views()
{
    return std::make_unique<MergeViews>();
}

} // namespace espalier
