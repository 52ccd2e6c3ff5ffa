// SPDX-License-Identifier: Apache-2.0
// Writes Clip from 0 as Relu, with a Min where there is an upper bound.
//   before: y = Clip (x, 0, 6)
//   after:  r = Relu (x)   y = Min (r, 6)
// Equal: relu(x) = max(x, 0).
// Refuses: the lower bound is not known to be 0; not floating-point.
// Wanted by targets with Relu and without Clip.
#include "rewrites/clip_bounds.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

namespace espalier {

namespace {

class ClipToRelu final : public NodeRule {
public:
    ClipToRelu()
        : NodeRule(
            {.id = "clip-to-relu",
             .title = "Clip from 0 as Relu",
             .ruleClass = RuleClass::Exact,
             .opset = {8, 28},
             .why = "clip(x, 0, b) = min(relu(x), b): bit for bit",
             .operators = {"Clip"},
             .produces = {"Relu", "Min"},
             .examples = {"g (float[2,3] x) => (y) <float a = {0}, float b = {0.5}> { y = Clip (x, a, b) }",
                          "g (float[2,3] x) => (y) { y = Clip <min: float = 0.0> (x) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        const auto bounds = clipBounds(facts, node);
        if (!bounds || !bounds->low || *bounds->low != 0)
            return no("bound_not_zero",
                      QT_TRANSLATE_NOOP("rewrites", "The lower bound is not known to be 0."));
        return needFloat(facts, node.output(0));
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const ClipBounds bounds = *clipBounds(to.facts(), node);
        const ValueId positive = to.add("Relu", {node.inputs[0]});
        if (!bounds.high)
            return {positive};
        return {to.add("Min", {positive, to.scalar(*bounds.high, dtypeOf(to.facts(), node.inputs[0]))})};
    }
};

} // namespace

std::unique_ptr<Rule> make_clip_to_relu()
{
    return std::make_unique<ClipToRelu>();
}

} // namespace espalier
