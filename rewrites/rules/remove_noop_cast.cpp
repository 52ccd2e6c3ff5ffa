// SPDX-License-Identifier: Apache-2.0
// Takes a Cast away that changes nothing.
//   before: y = Cast (x)
//   after:  x in place of y
// Equal: the type is the same.
// Refuses: the node does something; it stands between a graph input and a graph output.
// Wanted by targets without Cast, and by models that should be smaller.
#include "rewrites/known.h"
#include "rewrites/removal_rule.h"

namespace espalier {

namespace {

class RemoveNoopCast final : public RemovalRule {
public:
    RemoveNoopCast()
        : RemovalRule({.id = "remove-noop-cast",
                       .title = "Remove a Cast to the same type",
                       .ruleClass = RuleClass::Exact,
                       .opset = {7, 28},
                       .why = "the type is the same: bit for bit",
                       .operators = {"Cast"},
                       .produces = {},
                       .simplifies = true,
                       .examples = {"g (float[2,3] x) => (z) { y = Cast <to: int = 1> (x)  z = Relu (y) }"}})
    {
    }

protected:
    Check checkNothing(const ModelFacts &facts, const Node &node) const override
    {
        const auto to = static_cast<DType>(node.intOr("to", 0));
        if (to != DType::Undefined && dtypeOf(facts, node.inputs[0]) == to)
            return std::nullopt;
        return no("changes_type",
                  {QT_TRANSLATE_NOOP("rewrites", "The type changes from %1 to %2."),
                   std::string(dtypeName(dtypeOf(facts, node.inputs[0]))), std::string(dtypeName(to))});
    }
};

} // namespace

std::unique_ptr<Rule> make_remove_noop_cast()
{
    return std::make_unique<RemoveNoopCast>();
}

} // namespace espalier
