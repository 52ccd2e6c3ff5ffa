// SPDX-License-Identifier: Apache-2.0
// Takes a Dropout away that is not in training.
//   before: y = Dropout (x)
//   after:  x in place of y
// Equal: at inference Dropout does nothing.
// Refuses: the node does something; it stands between a graph input and a graph output.
// Wanted by targets without Dropout, and by models that should be smaller.
#include "rewrites/known.h"
#include "rewrites/removal_rule.h"

namespace espalier {

namespace {

class RemoveDropout final : public RemovalRule {
public:
    RemoveDropout()
        : RemovalRule({.id = "remove-dropout",
                       .title = "Remove Dropout at inference",
                       .ruleClass = RuleClass::Exact,
                       .opset = {7, 28},
                       .why = "at inference Dropout does nothing: bit for bit",
                       .operators = {"Dropout"},
                       .produces = {},
                       .simplifies = true,
                       .examples = {"g (float[2,3] x) => (z) { y = Dropout (x)  z = Relu (y) }"}})
    {
    }

protected:
    Check checkNothing(const ModelFacts &facts, const Node &node) const override
    {
        // From opset 12 on, training is an input that is false unless given.
        if (!node.input(2).isValid())
            return std::nullopt;
        const auto training = constantScalar(facts, node.input(2));
        if (training && *training == 0)
            return std::nullopt;
        return no("training", QT_TRANSLATE_NOOP("rewrites", "The node may be in training mode."));
    }
};

} // namespace

std::unique_ptr<Rule> make_remove_dropout()
{
    return std::make_unique<RemoveDropout>();
}

} // namespace espalier
