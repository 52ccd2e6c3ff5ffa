// SPDX-License-Identifier: Apache-2.0
// Gives Softmax its axis at place 1 of a tensor of rank 2 or 3.
//   before: y = Softmax <axis = k> (x)                  [d0, …, dk, …, dn]
//   after:  r = Reshape (x, [d0·…·d(k-1), dk, d(k+1)·…·dn])   s = Softmax <axis = 1> (r)   y = Reshape (s,
//   shape of x)
// Equal: neighbouring axes that are not normalised are taken as one; the order of the elements stays.
// From opset 13 on the trailing axes make a third one of their own; before, they are part of what is
// normalised. Refuses: x has this form already; a length is unknown. Wanted by targets that normalise along
// axis 1, or up to some rank.
#include "rewrites/forms.h"
#include "rewrites/node_rule.h"
#include "rewrites/normalized_axes.h"

#include <numeric>

namespace espalier {

namespace {

class SoftmaxToAxisOne final : public NodeRule {
public:
    SoftmaxToAxisOne()
        : NodeRule({.id = "softmax-to-axis-one",
                    .title = "Softmax along axis 1, between reshapes",
                    .ruleClass = RuleClass::Exact,
                    .opset = {7, 28},
                    .why = "axes that are not normalised are taken together; the order of the elements stays",
                    .operators = {"Softmax"},
                    .produces = {"Softmax", "Reshape"},
                    .examples = {"g (float[2,3,4,5] x) => (y) { y = Softmax <axis: int = 2> (x) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        if (const auto refusal = needShape(facts, node.input(0)))
            return refusal;
        const std::vector<std::int64_t> form = target(facts, node);
        if (form.empty())
            return no("axis_out_of_range", QT_TRANSLATE_NOOP("rewrites", "The axis is out of range."));
        if (form == *staticShape(facts, node.input(0)))
            return no("axis_is_one", QT_TRANSLATE_NOOP("rewrites", "The axis is 1 already."));
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const ValueId apart = addReshape(to, node.inputs[0], target(to.facts(), node));
        const ValueId normal = to.add("Softmax", {apart}, {intAttribute("axis", 1)});
        return {addReshape(to, normal, *staticShape(to.facts(), node.inputs[0]))};
    }

private:
    static std::vector<std::int64_t> target(const ModelFacts &facts, const Node &node)
    {
        const std::int64_t opset = facts.model().opset("", node.input(0).graph).value_or(13);
        const auto axes = normalizedAxes(facts, node, opset);
        if (!axes || axes->empty())
            return {};
        const std::vector<std::int64_t> shape = *staticShape(facts, node.input(0));
        const auto product = [&](std::int64_t from, std::int64_t until) {
            return std::accumulate(shape.begin() + from, shape.begin() + until, std::int64_t{1},
                                   std::multiplies<>());
        };
        const auto rank = static_cast<std::int64_t>(shape.size());
        std::vector<std::int64_t> form = {product(0, axes->front()),
                                          product(axes->front(), axes->back() + 1)};
        if (axes->back() + 1 < rank)
            form.push_back(product(axes->back() + 1, rank));
        return form;
    }
};

} // namespace

std::unique_ptr<Rule> make_softmax_to_axis_one()
{
    return std::make_unique<SoftmaxToAxisOne>();
}

} // namespace espalier
