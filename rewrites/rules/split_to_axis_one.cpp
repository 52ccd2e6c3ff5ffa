// SPDX-License-Identifier: Apache-2.0
// Brings a Split of any rank and axis to rank 3 and axis 1.
//   before: a, b = Split <axis = 4> (x)                        x: [N, A, H, W, 6]
//   after:  m = Reshape (x, [N·A·H·W, 6])  p, q = Split <axis = 1> (m)
//           a = Reshape (p, [N, A, H, W, 3])  b = Reshape (q, [N, A, H, W, 3])
// Equal: axes before, and axes behind, keep their order as one.
// Refuses: the form is that already; a shape is not known; a part is left out.
// Wanted by targets that split low ranks, or middle axes, alone.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/merged_axes.h"
#include "rewrites/node_rule.h"

#include <algorithm>

namespace espalier {

namespace {

class SplitToAxisOne final : public NodeRule {
public:
    SplitToAxisOne()
        : NodeRule({.id = "split-to-axis-one",
                    .title = "Split along axis 1 of two or three",
                    .ruleClass = RuleClass::Exact,
                    .opset = {7, 28},
                    .why = "axes before, and axes behind, keep their order as one: bit for bit",
                    .operators = {"Split"},
                    .produces = {"Reshape", "Split"},
                    .examples = {"g (float[2,1,2,2,6] x) => (a, b) { a, b = Split <axis: int = -1> (x) }",
                                 "g (float[6,2] x) => (a, b) { n = Constant <value_ints: ints = [2, 4]> ()  "
                                 "a, b = Split (x, n) }"}})
    {
    }

protected:
    std::size_t writtenOutputs(const Node &node) const override { return node.outputs.size(); }

    Check check(const ModelFacts &facts, const Node &node) const override
    {
        for (const ValueId value : node.outputs) {
            if (!value.isValid())
                return no("output_left_out", QT_TRANSLATE_NOOP("rewrites", "A part is left out."));
            if (const auto refusal = needShape(facts, value))
                return refusal;
        }
        if (const auto refusal = needShape(facts, node.input(0)))
            return refusal;
        const std::vector<std::int64_t> shape = *staticShape(facts, node.input(0));
        const auto axis = positiveAxes({node.intOr("axis", 0)}, static_cast<std::int64_t>(shape.size()));
        if (!axis)
            return no("axis_out_of_range", QT_TRANSLATE_NOOP("rewrites", "The axis is out of range."));
        if (form(shape, axis->front()) == shape)
            return no("axis_is_one", QT_TRANSLATE_NOOP("rewrites", "The axis is 1 already."));
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const std::vector<std::int64_t> shape = *staticShape(to.facts(), node.input(0));
        const auto rank = static_cast<std::int64_t>(shape.size());
        const ValueId merged =
            addReshape(to, node.input(0), form(shape, positiveAxes({node.intOr("axis", 0)}, rank)->front()));
        std::vector<ValueId> inputs = node.inputs;
        inputs.front() = merged;
        std::vector<Attribute> attributes;
        for (const Attribute &attribute : node.attributes) {
            if (attribute.name() != "axis")
                attributes.push_back(attribute);
        }
        attributes.push_back(intAttribute("axis", 1));
        std::vector<ValueId> parts =
            to.addMany("Split", std::move(inputs), node.outputs.size(), std::move(attributes));
        for (std::size_t i = 0; i < parts.size(); ++i)
            parts[i] = addReshape(to, parts[i], *staticShape(to.facts(), node.outputs[i]));
        return parts;
    }

private:
    /// [before, axis], and the axes behind as one where there are any.
    static std::vector<std::int64_t> form(const std::vector<std::int64_t> &shape, std::int64_t axis)
    {
        const auto place = static_cast<std::size_t>(axis);
        std::vector<std::int64_t> merged = {lengthBetween(shape, 0, place), shape[place]};
        if (place + 1 < shape.size())
            merged.push_back(lengthBetween(shape, place + 1, shape.size()));
        return merged;
    }
};

} // namespace

std::unique_ptr<Rule> make_split_to_axis_one()
{
    return std::make_unique<SplitToAxisOne>();
}

} // namespace espalier
