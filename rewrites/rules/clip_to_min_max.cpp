// SPDX-License-Identifier: Apache-2.0
// Writes Clip as Max and Min.
//   before: y = Clip (x, low, high)
//   after:  t = Max (x, low)   y = Min (t, high)
// Equal: by definition; NaN stays NaN. A bound that is left out drops its node.
// Refuses: no bound at all; not floating-point.
// Wanted by targets without Clip, or with fixed bounds alone.
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

namespace espalier {

namespace {

class ClipToMinMax final : public NodeRule {
public:
    ClipToMinMax()
        : NodeRule({.id = "clip-to-min-max",
                    .title = "Clip as Max and Min",
                    .ruleClass = RuleClass::Exact,
                    .opset = {8, 28},
                    .why = "clip(x, a, b) = min(max(x, a), b): bit for bit",
                    .operators = {"Clip"},
                    .produces = {"Max", "Min"},
                    .examples = {
                        "g (float[2,3] x) => (y) <float a = {-0.5}, float b = {0.5}> { y = Clip (x, a, b) }",
                        "g (float[2,3] x) => (y) { y = Clip <min: float = -0.5, max: float = 0.5> (x) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        if (node.attribute("min") == nullptr && node.attribute("max") == nullptr && !node.input(1).isValid()
            && !node.input(2).isValid())
            return no("no_bound", QT_TRANSLATE_NOOP("rewrites", "Clip has no bound."));
        return needFloat(facts, node.output(0));
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const ValueId low = bound(to, node, "min", 1);
        const ValueId high = bound(to, node, "max", 2);
        ValueId y = node.inputs[0];
        if (low.isValid())
            y = to.add("Max", {y, low});
        if (high.isValid())
            y = to.add("Min", {y, high});
        return {y};
    }

private:
    static ValueId bound(Replacement &to, const Node &node, const char *name, std::size_t input)
    {
        if (node.attribute(name) == nullptr)
            return node.input(input);
        return to.scalar(static_cast<double>(node.floatOr(name, 0)), dtypeOf(to.facts(), node.inputs[0]));
    }
};

} // namespace

std::unique_ptr<Rule> make_clip_to_min_max()
{
    return std::make_unique<ClipToMinMax>();
}

} // namespace espalier
