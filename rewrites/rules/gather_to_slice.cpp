// SPDX-License-Identifier: Apache-2.0
// Takes one element, or evenly spaced ones, with Slice instead of Gather.
//   before: y = Gather <axis = 1> (x, 2)             after: s = Slice (x, 2…3 of axis 1)  y = Squeeze (s)
//   before: y = Gather <axis = 1> (x, [1, 3, 5])     after: y = Slice (x, 1…6 of axis 1, step 2)
// Equal: the same elements in the same order.
// Refuses: indices that are not constant, or do not ascend evenly; an axis of unknown length.
// Wanted by targets without Gather.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

namespace espalier {

namespace {

struct Run {
    std::int64_t axis = 0;
    std::int64_t start = 0;
    std::int64_t step = 1;
    std::int64_t count = 1;
};

class GatherToSlice final : public NodeRule {
public:
    GatherToSlice()
        : NodeRule(
            {.id = "gather-to-slice",
             .title = "Gather of evenly spaced elements as Slice",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "the same elements in the same order: bit for bit",
             .operators = {"Gather"},
             .produces = {"Slice", "Squeeze"},
             .examples = {"g (float[2,3,4] x) => (y) <int64 i = {-1}> { y = Gather <axis: int = 1> (x, i) }",
                          "g (float[2,3,6] x) => (y) <int64[3] i = {1, 2, 3}> { y = Gather <axis: int = 2> "
                          "(x, i) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        if (const auto refusal = needConstant(facts, node.input(1)))
            return refusal;
        if (const auto refusal = needRank(facts, node.input(1)))
            return refusal;
        if (const auto refusal = needRank(facts, node.input(0)))
            return refusal;
        const auto run = readRun(facts, node);
        if (!run)
            return no("not_evenly_spaced",
                      QT_TRANSLATE_NOOP("rewrites",
                                        "The indices do not ascend evenly, or the axis has no "
                                        "known length."));
        static constexpr std::int64_t firstWithSteps = 10;
        if (run->step != 1
            && facts.model().opset("", node.output(0).graph).value_or(firstWithSteps) < firstWithSteps)
            return no("no_steps", QT_TRANSLATE_NOOP("rewrites", "Slice has no steps before opset 10."));
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const Run run = *readRun(to.facts(), node);
        const std::int64_t end = run.start + (run.count - 1) * run.step + 1;
        const ValueId part = addSlice(to, node.input(0), {run.start}, {end}, {run.axis}, {run.step});
        return {rankOf(to.facts(), node.input(1)) == 0 ? addSqueeze(to, part, {run.axis}) : part};
    }

private:
    static std::optional<Run> readRun(const ModelFacts &facts, const Node &node)
    {
        const ValueType &type = facts.type(node.input(0));
        const auto indices = constantIntegers(facts, node.input(1));
        const auto rank = rankOf(facts, node.input(1));
        if (!indices || indices->empty() || !rank || *rank > 1 || !type.shape)
            return std::nullopt;
        const auto axis =
            positiveAxes({node.intOr("axis", 0)}, static_cast<std::int64_t>(type.shape->size()));
        if (!axis)
            return std::nullopt;
        const Dim &dim = (*type.shape)[static_cast<std::size_t>(axis->front())];
        if (!dim.isKnown())
            return std::nullopt;
        std::vector<std::int64_t> places = *indices;
        for (std::int64_t &place : places)
            place += place < 0 ? dim.length() : 0;
        Run run;
        run.axis = axis->front();
        run.start = places.front();
        run.count = static_cast<std::int64_t>(places.size());
        run.step = run.count > 1 ? places[1] - places[0] : 1;
        for (std::size_t i = 1; i < places.size(); ++i) {
            if (places[i] - places[i - 1] != run.step)
                return std::nullopt;
        }
        return run.step > 0 ? std::optional(run) : std::nullopt;
    }
};

} // namespace

std::unique_ptr<Rule> make_gather_to_slice()
{
    return std::make_unique<GatherToSlice>();
}

} // namespace espalier
