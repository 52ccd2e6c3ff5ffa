// SPDX-License-Identifier: Apache-2.0
// Takes an Identity away.
//   before: y = Identity (x)
//   after:  x in place of y
// Equal: the output is the input.
// Refuses: the node does something; it stands between a graph input and a graph output.
// Wanted by targets without Identity, and by models that should be smaller.
#include "rewrites/removal_rule.h"

namespace espalier {

namespace {

class RemoveIdentity final : public RemovalRule {
public:
    RemoveIdentity()
        : RemovalRule({.id = "remove-identity",
                       .title = "Remove Identity",
                       .ruleClass = RuleClass::Exact,
                       .opset = {7, 28},
                       .why = "the output is the input: bit for bit",
                       .operators = {"Identity"},
                       .produces = {},
                       .simplifies = true,
                       .examples = {"g (float[2,3] x) => (z) { y = Identity (x)  z = Relu (y) }"}})
    {
    }

protected:
    Check checkNothing(const ModelFacts &facts, const Node &node) const override
    {
        (void)facts;
        (void)node;
        return std::nullopt;
    }
};

} // namespace

std::unique_ptr<Rule> make_remove_identity()
{
    return std::make_unique<RemoveIdentity>();
}

} // namespace espalier
