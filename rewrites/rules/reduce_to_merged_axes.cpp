// SPDX-License-Identifier: Apache-2.0
// Takes neighbouring axes of a reduction as one.
//   before: y = ReduceMean <axes = [3, 4], keepdims = 1> (x)    x: [N, A, B, H, W]
//   after:  m = Reshape (x, [N·A·B, H·W])  r = ReduceMean <axes = [1], keepdims = 1> (m)
//           y = Reshape (r, [N, A, B, 1, 1])
// Equal: a reduction over axes side by side is one over their product.
// Refuses: nothing would be merged; a shape is not known; the axes are not constant.
// Wanted by targets whose reductions know few axes.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/merged_axes.h"
#include "rewrites/node_rule.h"
#include "rewrites/normalized_axes.h"

namespace espalier {

namespace {

class ReduceToMergedAxes final : public NodeRule {
public:
    ReduceToMergedAxes()
        : NodeRule({.id = "reduce-to-merged-axes",
                    .title = "A reduction of merged axes",
                    .ruleClass = RuleClass::Exact,
                    .opset = {7, 28},
                    .why =
                        "a reduction over axes side by side is one over their product; sums may be added in "
                        "another order",
                    .operators = {"ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp", "ReduceMax",
                                  "ReduceMean", "ReduceMin", "ReduceProd", "ReduceSum", "ReduceSumSquare"},
                    .produces = {"Reshape"},
                    .examples = {"g (float[2,2,3,2,2] x) => (y) { y = ReduceMean <axes: ints = [3, 4]> (x) }",
                                 "g (float[2,2,3,2,2] x) => (y) { a = Constant <value_ints: ints = [1, 2]> ()"
                                 "  y = ReduceMax <keepdims: int = 0> (x, a) }",
                                 "g (float[2,2,3,2,2] x) => (y) { a = Constant <value_ints: ints = [-1]> ()"
                                 "  y = ReduceSum (x, a) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        for (const ValueId value : {node.input(0), node.output(0)}) {
            if (const auto refusal = needShape(facts, value))
                return refusal;
        }
        const auto axes = reducedAxes(facts, node);
        if (!axes)
            return no("axes_unknown", QT_TRANSLATE_NOOP("rewrites", "The axes are not known, or none."));
        const std::vector<std::int64_t> shape = *staticShape(facts, node.input(0));
        if (mergeAxes(shape, *axes, true).shape.size() == shape.size())
            return no("nothing_to_merge",
                      {QT_TRANSLATE_NOOP("rewrites", "No two neighbouring axes of %1 are alike."),
                       facts.type(node.input(0)).text()});
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const MergedAxes merged =
            mergeAxes(*staticShape(to.facts(), node.input(0)), *reducedAxes(to.facts(), node), true);
        const ValueId apart = addReshape(to, node.input(0), merged.shape);
        const ValueId reduced = addReduce(to, node.opType, apart, merged.axes, true);
        return {addReshape(to, reduced, *staticShape(to.facts(), node.output(0)))};
    }
};

} // namespace

std::unique_ptr<Rule> make_reduce_to_merged_axes()
{
    return std::make_unique<ReduceToMergedAxes>();
}

} // namespace espalier
