// SPDX-License-Identifier: Apache-2.0
// Takes neighbouring axes that a Slice leaves whole as one.
//   before: y = Slice (x, 0…2 of axis 4)                x: [N, A, H, W, 6]
//   after:  m = Reshape (x, [N·A·H·W, 6])  s = Slice (m, 0…2 of axis 1)  y = Reshape (s, [N, A, H, W, 2])
// Equal: axes left whole keep their order as one.
// Refuses: no two such axes stand side by side; a shape is not known; parameters are not constant.
// Wanted by targets whose Slice knows few axes.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/merged_axes.h"
#include "rewrites/node_rule.h"

#include <algorithm>
#include <numeric>

namespace espalier {

namespace {

struct Cut {
    std::int64_t axis, start, end, step;
};

class SliceToMergedAxes final : public NodeRule {
public:
    SliceToMergedAxes()
        : NodeRule(
            {.id = "slice-to-merged-axes",
             .title = "A Slice of merged axes",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "axes left whole keep their order as one: bit for bit",
             .operators = {"Slice"},
             .produces = {"Reshape", "Slice"},
             .examples = {"g (float[2,2,2,3,5] x) => (y) <int64[1] s = {1}, int64[1] e = {4}, int64[1] a = "
                          "{-1}> { y = Slice (x, s, e, a) }",
                          "g (float[2,2,2,3,5] x) => (y) { y = Slice <axes: ints = [2], starts: ints = "
                          "[1], ends: ints = [9]> (x) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        for (const ValueId value : {node.input(0), node.output(0)}) {
            if (const auto refusal = needShape(facts, value))
                return refusal;
        }
        const auto cuts = readCuts(facts, node);
        if (!cuts)
            return no("not_constant",
                      QT_TRANSLATE_NOOP("rewrites", "Starts, ends, axes or steps are not constant."));
        const std::vector<std::int64_t> shape = *staticShape(facts, node.input(0));
        if (cuts->empty() || mergeAxes(shape, axesOf(*cuts)).shape.size() == shape.size())
            return no("nothing_to_merge",
                      {QT_TRANSLATE_NOOP("rewrites", "No two neighbouring axes of %1 are left whole."),
                       facts.type(node.input(0)).text()});
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const std::vector<Cut> cuts = *readCuts(to.facts(), node);
        const MergedAxes merged = mergeAxes(*staticShape(to.facts(), node.input(0)), axesOf(cuts));
        std::vector<std::int64_t> starts;
        std::vector<std::int64_t> ends;
        std::vector<std::int64_t> steps;
        for (const Cut &cut : cuts) {
            starts.push_back(cut.start);
            ends.push_back(cut.end);
            steps.push_back(cut.step);
        }
        const ValueId apart = addReshape(to, node.input(0), merged.shape);
        const ValueId part = addSlice(to, apart, starts, ends, merged.axes, steps);
        return {addReshape(to, part, *staticShape(to.facts(), node.output(0)))};
    }

private:
    static std::vector<std::int64_t> axesOf(const std::vector<Cut> &cuts)
    {
        std::vector<std::int64_t> axes;
        for (const Cut &cut : cuts)
            axes.push_back(cut.axis);
        return axes;
    }

    /// The axes that are cut, ascending. Ends and starts stay as they are written: ONNX clamps them.
    static std::optional<std::vector<Cut>> readCuts(const ModelFacts &facts, const Node &node)
    {
        const std::vector<std::int64_t> shape = *staticShape(facts, node.input(0));
        const std::vector<std::int64_t> result = *staticShape(facts, node.output(0));
        const IntegerParameter starts = integerParameter(facts, node, "starts", 1);
        const IntegerParameter ends = integerParameter(facts, node, "ends", 2);
        const IntegerParameter given = integerParameter(facts, node, "axes", 3);
        const IntegerParameter steps = integerParameter(facts, node, "steps", 4);
        if (!starts.values || !ends.values || starts.values->size() != ends.values->size()
            || (given.isPresent && !given.values) || (steps.isPresent && !steps.values))
            return std::nullopt;
        std::vector<std::int64_t> axes(starts.values->size());
        std::iota(axes.begin(), axes.end(), 0);
        const auto places =
            positiveAxes(given.values.value_or(axes), static_cast<std::int64_t>(shape.size()));
        if (!places || places->size() != axes.size())
            return std::nullopt;
        std::vector<Cut> cuts;
        for (std::size_t i = 0; i < axes.size(); ++i) {
            const std::int64_t step = steps.values ? (*steps.values)[i] : 1;
            const auto axis = static_cast<std::size_t>((*places)[i]);
            if (step != 1 || shape[axis] != result[axis])
                cuts.push_back({(*places)[i], (*starts.values)[i], (*ends.values)[i], step});
        }
        std::sort(cuts.begin(), cuts.end(), [](const Cut &a, const Cut &b) { return a.axis < b.axis; });
        return cuts;
    }
};

} // namespace

std::unique_ptr<Rule> make_slice_to_merged_axes()
{
    return std::make_unique<SliceToMergedAxes>();
}

} // namespace espalier
