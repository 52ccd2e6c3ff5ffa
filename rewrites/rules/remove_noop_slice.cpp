// SPDX-License-Identifier: Apache-2.0
// Takes a Slice away that leaves nothing out.
//   before: y = Slice (x)
//   after:  x in place of y
// Equal: the elements are all there, in their order.
// Refuses: the node does something; it stands between a graph input and a graph output.
// Wanted by targets without Slice, and by models that should be smaller.
#include "rewrites/known.h"
#include "rewrites/removal_rule.h"

#include <algorithm>

namespace espalier {

namespace {

class RemoveNoopSlice final : public RemovalRule {
public:
    RemoveNoopSlice()
        : RemovalRule(
            {.id = "remove-noop-slice",
             .title = "Remove a Slice of everything",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "the elements are all there, in their order: bit for bit",
             .operators = {"Slice"},
             .produces = {},
             .simplifies = true,
             .examples = {"g (float[2,3] x) => (z) <int64[1] s = {0}, int64[1] e = {9}> "
                          "{ y = Slice (x, s, e)  z = Relu (y) }",
                          "g (float[2,3] x) => (z) { y = Slice <starts: ints = [0], ends: ints = [9]> (x)  z "
                          "= Relu (y) }"}})
    {
    }

protected:
    Check checkNothing(const ModelFacts &facts, const Node &node) const override
    {
        const auto before = staticShape(facts, node.inputs[0]);
        const auto after = staticShape(facts, node.output(0));
        const auto steps = constantIntegers(facts, node.input(4));
        const bool forward = !node.input(4).isValid()
            || (steps
                && std::all_of(steps->begin(), steps->end(), [](std::int64_t step) { return step > 0; }));
        if (before && after && *before == *after && forward)
            return std::nullopt;
        return no("changes_shape",
                  {QT_TRANSLATE_NOOP("rewrites", "Elements are left out: %1 to %2."),
                   facts.type(node.inputs[0]).text(), facts.type(node.output(0)).text()});
    }
};

} // namespace

std::unique_ptr<Rule> make_remove_noop_slice()
{
    return std::make_unique<RemoveNoopSlice>();
}

} // namespace espalier
