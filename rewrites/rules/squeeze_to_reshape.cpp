// SPDX-License-Identifier: Apache-2.0
// Writes Squeeze as Reshape.
//   before: y = Squeeze (x, axes)
//   after:  y = Reshape (x, shape of y)
// Equal: both keep the order of the elements.
// Refuses: more than one length of the result is unknown.
// Wanted by targets without Squeeze.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

namespace espalier {

namespace {

class SqueezeToReshape final : public NodeRule {
public:
    SqueezeToReshape()
        : NodeRule({.id = "squeeze-to-reshape",
                    .title = "Squeeze as Reshape",
                    .ruleClass = RuleClass::Exact,
                    .opset = {7, 28},
                    .why = "both keep the order of the elements: bit for bit",
                    .operators = {"Squeeze"},
                    .produces = {"Reshape"},
                    .examples = {"g (float[2,1,4] x) => (y) { y = Squeeze (x) }"}})
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

std::unique_ptr<Rule> make_squeeze_to_reshape()
{
    return std::make_unique<SqueezeToReshape>();
}

} // namespace espalier
