// SPDX-License-Identifier: Apache-2.0
// Writes Split as one Slice per part.
//   before: a, b = Split <axis> (x)
//   after:  a = Slice (x, [0], [3], [axis])   b = Slice (x, [3], [5], [axis])
// Equal: the parts are the same elements.
// Refuses: the axis or a part's length is not known.
// Wanted by targets without Split, or with equal parts alone.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

#include <algorithm>

namespace espalier {

namespace {

class SplitToSlices final : public NodeRule {
public:
    SplitToSlices()
        : NodeRule(
            {.id = "split-to-slices",
             .title = "Split as slices",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "the parts are the same elements: bit for bit",
             .operators = {"Split"},
             .produces = {"Slice"},
             .examples = {
                 "g (float[2,6] x) => (a, b) { a, b = Split <axis: int = 1> (x) }",
                 "g (float[2,6] x) => (a, b) "
                 "{ n = Constant <value_ints: ints = [2, 4]> ()  a, b = Split <axis: int = 1> (x, n) }"}})
    {
    }

protected:
    std::size_t writtenOutputs(const Node &node) const override { return node.outputs.size(); }

    Check check(const ModelFacts &facts, const Node &node) const override
    {
        if (const auto refusal = needRank(facts, node.input(0)))
            return refusal;
        const std::int64_t rank = *rankOf(facts, node.input(0));
        const std::int64_t axis = node.intOr("axis", 0);
        if (axis < -rank || axis >= rank)
            return no("axis_out_of_range", QT_TRANSLATE_NOOP("rewrites", "The axis is out of range."));
        for (const ValueId output : node.outputs) {
            const ValueType &type = facts.type(output);
            if (output.isValid() && (!type.shape || !(*type.shape)[place(axis, rank)].isKnown()))
                return no("shape_unknown",
                          {QT_TRANSLATE_NOOP("rewrites", "A part's length is not known: %1."), type.text()});
        }
        if (std::any_of(node.outputs.begin(), node.outputs.end(),
                        [](ValueId output) { return !output.isValid(); }))
            return no("output_left_out", QT_TRANSLATE_NOOP("rewrites", "A part is left out."));
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const std::int64_t rank = *rankOf(to.facts(), node.input(0));
        const std::int64_t axis = node.intOr("axis", 0);
        std::vector<ValueId> parts;
        std::int64_t start = 0;
        for (const ValueId output : node.outputs) {
            const std::int64_t length = (*to.facts().type(output).shape)[place(axis, rank)].length();
            parts.push_back(addSlice(to, node.input(0), {start}, {start + length},
                                     {static_cast<std::int64_t>(place(axis, rank))}));
            start += length;
        }
        return parts;
    }

private:
    static std::size_t place(std::int64_t axis, std::int64_t rank)
    {
        return static_cast<std::size_t>(axis < 0 ? axis + rank : axis);
    }
};

} // namespace

std::unique_ptr<Rule> make_split_to_slices()
{
    return std::make_unique<SplitToSlices>();
}

} // namespace espalier
