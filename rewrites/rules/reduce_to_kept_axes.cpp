// SPDX-License-Identifier: Apache-2.0
// Keeps the axes that a reduction takes away, and squeezes them behind it.
//   before: y = ReduceMax <axes = [1, 2], keepdims = 0> (x)
//   after:  r = ReduceMax <axes = [1, 2], keepdims = 1> (x)   y = Squeeze (r, axes 1, 2)
// Equal: axes of length 1 change no order of elements.
// Refuses: the axes are kept already, not constant, or of an unknown number.
// Wanted by targets whose reductions keep the rank.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"
#include "rewrites/normalized_axes.h"

namespace espalier {

namespace {

class ReduceToKeptAxes final : public NodeRule {
public:
    ReduceToKeptAxes()
        : NodeRule(
            {.id = "reduce-to-kept-axes",
             .title = "A reduction with kept axes, squeezed",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "axes of length 1 change no order of elements: bit for bit",
             .operators = {"ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp", "ReduceMax",
                           "ReduceMean", "ReduceMin", "ReduceProd", "ReduceSum", "ReduceSumSquare", "ArgMax",
                           "ArgMin"},
             .produces = {"Squeeze"},
             .examples = {"g (float[2,3,4] x) => (y) { y = ReduceMean <axes: ints = [1, -1], keepdims: "
                          "int = 0> (x) }",
                          "g (float[2,3,4] x) => (y) { a = Constant <value_ints: ints = [0, 2]> ()  y = "
                          "ReduceMax <keepdims: int = 0> (x, a) }",
                          "g (float[2,3,4] x) => (y) { y = ReduceSum <keepdims: int = 0> (x) }",
                          "g (float[2,3,4] x) => (y) { y = ArgMax <axis: int = 1, keepdims: int = 0> "
                          "(x) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        if (node.intOr("keepdims", 1) != 0)
            return no("axes_kept", QT_TRANSLATE_NOOP("rewrites", "The axes are kept already."));
        if (const auto refusal = needRank(facts, node.input(0)))
            return refusal;
        const auto axes = reducedAxes(facts, node);
        if (!axes)
            return no("axes_unknown", QT_TRANSLATE_NOOP("rewrites", "The axes are not known, or none."));
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        std::vector<Attribute> attributes;
        for (const Attribute &attribute : node.attributes) {
            if (attribute.name() != "keepdims")
                attributes.push_back(attribute);
        }
        attributes.push_back(intAttribute("keepdims", 1));
        const ValueId kept = to.add(node.opType, node.inputs, std::move(attributes));
        return {addSqueeze(to, kept, *reducedAxes(to.facts(), node))};
    }
};

} // namespace

std::unique_ptr<Rule> make_reduce_to_kept_axes()
{
    return std::make_unique<ReduceToKeptAxes>();
}

} // namespace espalier
