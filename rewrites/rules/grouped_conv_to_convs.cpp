// SPDX-License-Identifier: Apache-2.0
// Writes a convolution in groups as one for each group.
//   before: y = Conv <group = 2> (x, w, b)
//   after:  y = Concat <axis = 1> (Conv (Slice (x), w_0, b_0), Conv (Slice (x), w_1, b_1))
// Equal: a group reads its own channels and makes its own: the same products and sums.
// Refuses: one group; more than 32; one channel each (depthwise, for which targets have layers); channels not
// known; weights that are not constant.
// Wanted by targets without grouped convolution.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

namespace espalier {

namespace {

class GroupedConvToConvs final : public NodeRule {
public:
    GroupedConvToConvs()
        : NodeRule(
            {.id = "grouped-conv-to-convs",
             .title = "A convolution for each group",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "a group reads its own channels and makes its own: the same products and sums",
             .operators = {"Conv"},
             .produces = {"Slice", "Conv", "Concat"},
             .examples = {"g (float[1,4,3] x) => (y) <float[2,2,2] w = {1, 2, 3, -1, 0.5, 2, 4, -2}, "
                          "float[2] b = {1, 2}> { y = Conv <group: int = 2, pads: ints = [1, 0]> (x, w, b) "
                          "}"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        static constexpr std::int64_t mostGroups = 32;
        const std::int64_t group = node.intOr("group", 1);
        if (group < 2 || group > mostGroups)
            return no(
                "group_count",
                {QT_TRANSLATE_NOOP("rewrites", "The convolution has %1 groups."), std::to_string(group)});
        if (const auto refusal = needFloat(facts, node.input(0)))
            return refusal;
        for (const std::size_t i : {1U, 2U}) {
            if (const auto refusal = needConstant(facts, node.input(i)))
                return refusal;
        }
        const auto shape = staticShape(facts, node.input(1));
        if (!shape || shape->size() < 3 || (*shape)[0] % group != 0)
            return no("shape_unknown",
                      {QT_TRANSLATE_NOOP("rewrites", "The shape is not known: %1."),
                       facts.type(node.input(1)).text()});
        if ((*shape)[1] == 1)
            return no("depthwise", QT_TRANSLATE_NOOP("rewrites", "Each group has one channel."));
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const std::int64_t group = node.intOr("group", 1);
        const std::vector<std::int64_t> shape = *staticShape(to.facts(), node.input(1));
        const std::int64_t made = shape[0] / group;
        const std::int64_t read = shape[1];
        std::vector<Attribute> attributes;
        for (const Attribute &attribute : node.attributes) {
            if (attribute.name() != "group")
                attributes.push_back(attribute);
        }
        std::vector<ValueId> parts;
        for (std::int64_t i = 0; i < group; ++i) {
            std::vector<ValueId> inputs = {addSlice(to, node.input(0), {i * read}, {(i + 1) * read}, {1}),
                                           addSlice(to, node.input(1), {i * made}, {(i + 1) * made}, {0})};
            if (node.input(2).isValid())
                inputs.push_back(addSlice(to, node.input(2), {i * made}, {(i + 1) * made}, {0}));
            parts.push_back(to.add("Conv", std::move(inputs), attributes));
        }
        return {addConcat(to, std::move(parts), 1)};
    }
};

} // namespace

std::unique_ptr<Rule> make_grouped_conv_to_convs()
{
    return std::make_unique<GroupedConvToConvs>();
}

} // namespace espalier
