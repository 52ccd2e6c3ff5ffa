// SPDX-License-Identifier: Apache-2.0
// Takes an Expand away that keeps the shape.
//   before: y = Expand (x)
//   after:  x in place of y
// Equal: the shape is the same.
// Refuses: the node does something; it stands between a graph input and a graph output.
// Wanted by targets without Expand, and by models that should be smaller.
#include "rewrites/known.h"
#include "rewrites/removal_rule.h"

namespace espalier {

namespace {

class RemoveNoopExpand final : public RemovalRule {
public:
    RemoveNoopExpand()
        : RemovalRule({.id = "remove-noop-expand",
                       .title = "Remove an Expand to the same shape",
                       .ruleClass = RuleClass::Exact,
                       .opset = {8, 28},
                       .why = "the shape is the same: bit for bit",
                       .operators = {"Expand"},
                       .produces = {},
                       .simplifies = true,
                       .examples = {"g (float[2,3] x) => (z) <int64[2] s = {2, 3}> "
                                    "{ y = Expand (x, s)  z = Relu (y) }"}})
    {
    }

protected:
    Check checkNothing(const ModelFacts &facts, const Node &node) const override
    {
        const auto before = staticShape(facts, node.inputs[0]);
        const auto after = staticShape(facts, node.output(0));
        if ((before && after && *before == *after) || haveEqualShapes(facts, node.inputs[0], node.output(0)))
            return std::nullopt;
        return no("changes_shape",
                  {QT_TRANSLATE_NOOP("rewrites", "The shape is not known to stay: %1 to %2."),
                   facts.type(node.inputs[0]).text(), facts.type(node.output(0)).text()});
    }
};

} // namespace

std::unique_ptr<Rule> make_remove_noop_expand()
{
    return std::make_unique<RemoveNoopExpand>();
}

} // namespace espalier
