// SPDX-License-Identifier: Apache-2.0
// Makes one Slice of two along different axes.
//   before: s = Slice (x, rows 0, 2, 4…)  y = Slice (s, columns 0, 2, 4…)
//   after:  y = Slice (x, rows 0, 2, 4…, columns 0, 2, 4…)
// Equal: each axis is cut as before.
// Refuses: the value between is read by others than such Slices; both cut the same axis; starts, ends, axes
// or steps are not constant. Wanted by models that should be smaller: Focus layers.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/rule.h"

#include <algorithm>

namespace espalier {

namespace {

struct Cuts {
    std::vector<std::int64_t> starts, ends, axes, steps;
};

std::optional<Cuts> cutsOf(const ModelFacts &facts, const Node &node, std::int64_t rank)
{
    const auto starts = integerParameter(facts, node, "starts", 1);
    const auto ends = integerParameter(facts, node, "ends", 2);
    const auto axes = integerParameter(facts, node, "axes", 3);
    const auto steps = integerParameter(facts, node, "steps", 4);
    if (!starts.values || !ends.values || axes.isPresent != axes.values.has_value()
        || steps.isPresent != steps.values.has_value())
        return std::nullopt;
    Cuts cuts{*starts.values, *ends.values, {}, {}};
    const std::size_t count = cuts.starts.size();
    for (std::size_t i = 0; i < count; ++i)
        cuts.axes.push_back(static_cast<std::int64_t>(i));
    if (axes.isPresent)
        cuts.axes = *axes.values;
    cuts.steps = steps.isPresent ? *steps.values : std::vector<std::int64_t>(count, 1);
    const auto positive = positiveAxes(cuts.axes, rank);
    if (!positive || cuts.ends.size() != count || positive->size() != count || cuts.steps.size() != count)
        return std::nullopt;
    cuts.axes = *positive;
    return cuts;
}

/// Both together; nullopt where they are not known or share an axis.
std::optional<Cuts> joined(const ModelFacts &facts, const Node &first, const Node &second)
{
    const auto rank = rankOf(facts, first.input(0));
    if (!rank)
        return std::nullopt;
    auto cuts = cutsOf(facts, first, *rank);
    const auto more = cutsOf(facts, second, *rank);
    if (!cuts || !more)
        return std::nullopt;
    for (const std::int64_t axis : more->axes) {
        if (std::find(cuts->axes.begin(), cuts->axes.end(), axis) != cuts->axes.end())
            return std::nullopt;
    }
    const auto append = [](std::vector<std::int64_t> &to, const std::vector<std::int64_t> &from) {
        to.insert(to.end(), from.begin(), from.end());
    };
    append(cuts->starts, more->starts);
    append(cuts->ends, more->ends);
    append(cuts->axes, more->axes);
    append(cuts->steps, more->steps);
    return cuts;
}

class MergeSlices final : public Rule {
public:
    MergeSlices()
        : Rule(
            {.id = "merge-slices",
             .title = "Two Slices along different axes as one",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "each axis is cut as before: bit for bit",
             .operators = {"Slice"},
             .produces = {"Slice"},
             .simplifies = true,
             .examples = {"g (float[4,6] x) => (y) <int64[1] s = {0}, int64[1] e = {9}, int64[1] a = {0}, "
                          "int64[1] b = {-1}, int64[1] two = {2}> "
                          "{ t = Slice (x, s, e, a, two)  y = Slice (t, s, e, b, two) }",
                          "g (float[4,6] x) => (y) { t = Slice <starts: ints = [1], ends: ints = [3]> (x)  "
                          "y = Slice <starts: ints = [2], ends: ints = [5], axes: ints = [1]> (t) }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        const Model &model = facts.model();
        const Node &second = model.node(id);
        const NodeId producer = second.input(0).isValid() ? model.value(second.input(0)).producer : NodeId{};
        if (!second.isOp("Slice") || !producer.isValid() || producer.graph != id.graph
            || !model.node(producer).isOp("Slice"))
            return refuse("no_slices", QT_TRANSLATE_NOOP("rewrites", "Not two Slices."), {id}, 0);
        // All readers at once: else the first Slice stays, and nothing is won.
        const Value &between = model.value(second.input(0));
        Match match{id, {}, {}};
        bool areSlices = between.graphOutputs == 0;
        for (const Use &use : between.uses) {
            areSlices = areSlices && use.node.graph == id.graph && use.input == 0
                && model.node(use.node).isOp("Slice");
            match.nodes.push_back(use.node);
        }
        if (!areSlices)
            return refuse("read_elsewhere",
                          {QT_TRANSLATE_NOOP("rewrites", "%1 is read elsewhere too."), between.name},
                          {id, producer});
        for (const NodeId reader : match.nodes) {
            if (!joined(facts, model.node(producer), model.node(reader)))
                return refuse("axes_shared",
                              QT_TRANSLATE_NOOP("rewrites", "The two are not known to cut different axes."),
                              {reader, producer});
        }
        std::sort(match.nodes.begin(), match.nodes.end(),
                  [&](NodeId a, NodeId b) { return model.node(a).rank < model.node(b).rank; });
        match.root = match.nodes.front();
        match.nodes.push_back(producer);
        return match;
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override
    {
        const Model &model = facts.model();
        const NodeId producer = match.nodes.back();
        const Node &first = model.node(producer);
        Replacement to(edit, match, facts, spec());
        for (const NodeId id : match.nodes) {
            if (id == producer)
                continue;
            const Node &second = model.node(id);
            const Cuts cuts = *joined(facts, first, second);
            to.replace(second.output(0),
                       addSlice(to, first.input(0), cuts.starts, cuts.ends, cuts.axes, cuts.steps));
        }
        to.finish();
    }
};

} // namespace

std::unique_ptr<Rule> make_merge_slices()
{
    return std::make_unique<MergeSlices>();
}

} // namespace espalier
