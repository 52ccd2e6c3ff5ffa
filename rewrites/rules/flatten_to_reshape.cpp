// SPDX-License-Identifier: Apache-2.0
// Writes Flatten as Reshape.
//   before: y = Flatten <axis> (x)
//   after:  y = Reshape (x, [d0·…·d(axis-1), d(axis)·…])
// Equal: both keep the order of the elements.
// Refuses: more than one length of the result is unknown.
// Wanted by targets without Flatten.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

namespace espalier {

namespace {

class FlattenToReshape final : public NodeRule {
public:
    FlattenToReshape()
        : NodeRule({.id = "flatten-to-reshape",
                    .title = "Flatten as Reshape",
                    .ruleClass = RuleClass::Exact,
                    .opset = {7, 28},
                    .why = "both keep the order of the elements: bit for bit",
                    .operators = {"Flatten"},
                    .produces = {"Reshape"},
                    .examples = {"g (float[2,3,4] x) => (y) { y = Flatten <axis: int = 1> (x) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        if (!reshapeTarget(facts, node.output(0)))
            return no("shape_unknown",
                      QT_TRANSLATE_NOOP("rewrites", "Two lengths of the result are unknown."));
        return std::nullopt;
    }
    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        return {addReshape(to, node.input(0), *reshapeTarget(to.facts(), node.output(0)))};
    }
};

} // namespace

std::unique_ptr<Rule> make_flatten_to_reshape()
{
    return std::make_unique<FlattenToReshape>();
}

} // namespace espalier
