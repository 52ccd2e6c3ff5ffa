// SPDX-License-Identifier: Apache-2.0
// Writes Unsqueeze as Reshape.
//   before: y = Unsqueeze (x, axes)
//   after:  y = Reshape (x, shape of y)
// Equal: both keep the order of the elements.
// Refuses: more than one length of the result is unknown.
// Wanted by targets without Unsqueeze.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

namespace espalier {

namespace {

class UnsqueezeToReshape final : public NodeRule {
public:
    UnsqueezeToReshape()
        : NodeRule(
            {.id = "unsqueeze-to-reshape",
             .title = "Unsqueeze as Reshape",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "both keep the order of the elements: bit for bit",
             .operators = {"Unsqueeze"},
             .produces = {"Reshape"},
             .examples = {
                 "g (float[2,3] x) => (y) { a = Constant <value_ints: ints = [1]> ()  y = Unsqueeze (x, a) }",
                 "g (float[2,3] x) => (y) { y = Unsqueeze <axes: ints = [1]> (x) }"}})
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

std::unique_ptr<Rule> make_unsqueeze_to_reshape()
{
    return std::make_unique<UnsqueezeToReshape>();
}

} // namespace espalier
