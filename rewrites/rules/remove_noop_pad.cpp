// SPDX-License-Identifier: Apache-2.0
// Takes a Pad away that adds nothing.
//   before: y = Pad (x)
//   after:  x in place of y
// Equal: nothing is added.
// Refuses: the node does something; it stands between a graph input and a graph output.
// Wanted by targets without Pad, and by models that should be smaller.
#include "rewrites/known.h"
#include "rewrites/removal_rule.h"

#include <algorithm>

namespace espalier {

namespace {

class RemoveNoopPad final : public RemovalRule {
public:
    RemoveNoopPad()
        : RemovalRule(
            {.id = "remove-noop-pad",
             .title = "Remove a Pad of zero width",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "nothing is added: bit for bit",
             .operators = {"Pad"},
             .produces = {},
             .simplifies = true,
             .examples = {
                 "g (float[2,3] x) => (z) <int64[4] p = {0, 0, 0, 0}> { y = Pad (x, p)  z = Relu (y) }",
                 "g (float[2,3] x) => (z) { y = Pad <pads: ints = [0, 0, 0, 0]> (x)  z = Relu (y) }"}})
    {
    }

protected:
    Check checkNothing(const ModelFacts &facts, const Node &node) const override
    {
        const IntegerParameter pads = integerParameter(facts, node, "pads", 1);
        if (pads.values && std::all_of(pads.values->begin(), pads.values->end(), [](std::int64_t pad) {
                return pad == 0;
            }))
            return std::nullopt;
        return no("pads", QT_TRANSLATE_NOOP("rewrites", "The paddings are not known to be zero."));
    }
};

} // namespace

std::unique_ptr<Rule> make_remove_noop_pad()
{
    return std::make_unique<RemoveNoopPad>();
}

} // namespace espalier
