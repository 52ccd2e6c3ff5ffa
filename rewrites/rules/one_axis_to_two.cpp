// SPDX-License-Identifier: Apache-2.0
// Lets an operator on one spatial axis run on two, the first of length 1.
//   before: y = Conv <kernel_shape = [3], pads = [1, 1]> (x, w)               x: [N, C, L]
//   after:  u = Unsqueeze (x, axis 2)  v = Conv <kernel_shape = [1, 3], pads = [0, 1, 0, 1]> (u, w')
//           y = Squeeze (v, axis 2)
// Equal: a window of length 1 on an axis of length 1 leaves it alone.
// Refuses: a rank other than 3; weights that are not constant; indices of MaxPool are read.
// Wanted by targets whose layers are for images.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

#include <array>

namespace espalier {

namespace {

class OneAxisToTwo final : public NodeRule {
public:
    OneAxisToTwo()
        : NodeRule(
            {.id = "one-axis-to-two",
             .title = "One spatial axis as two",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "a window of length 1 on an axis of length 1 leaves it alone: bit for bit",
             .operators = {"AveragePool", "Conv", "ConvTranspose", "MaxPool"},
             .produces = {"Squeeze", "Unsqueeze"},
             .examples = {"g (float[1,2,6] x) => (y) <float[2,2,3] w = {1, 2, 3, -1, 0.5, 2, 4, -2, 1, 3, "
                          "2, 1}, float[2] b = {1, 2}> { y = Conv <pads: ints = [1, 0], strides: ints = "
                          "[2], dilations: ints = [2]> (x, w, b) }",
                          "g (float[1,2,3] x) => (y) <float[2,1,2] w = {1, 2, 3, -1}> { y = ConvTranspose "
                          "<kernel_shape: ints = [2], strides: ints = [2], output_padding: ints = [1]> "
                          "(x, w) }",
                          "g (float[1,2,5] x) => (y) { y = MaxPool <kernel_shape: ints = [2], auto_pad: "
                          "string = \"SAME_UPPER\"> (x) }",
                          "g (float[1,2,5] x) => (y) { y = AveragePool <kernel_shape: ints = [2], pads: "
                          "ints = [1, 0]> (x) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        if (const auto refusal = needFloat(facts, node.input(0)))
            return refusal;
        if (rankOf(facts, node.input(0)) != 3)
            return no("rank_not_three",
                      {QT_TRANSLATE_NOOP("rewrites", "The operand has not one spatial axis: %1."),
                       facts.type(node.input(0)).text()});
        return needConstant(facts, node.input(1));
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        std::vector<ValueId> inputs = node.inputs;
        inputs[0] = addUnsqueeze(to, inputs[0], {2});
        if (node.input(1).isValid())
            inputs[1] = addUnsqueeze(to, inputs[1], {2});
        std::vector<Attribute> attributes;
        for (const Attribute &attribute : node.attributes)
            attributes.push_back(widened(node, attribute));
        return {addSqueeze(to, to.add(node.opType, std::move(inputs), std::move(attributes)), {2})};
    }

private:
    /// Attributes with an entry for each spatial axis get one more in front.
    static Attribute widened(const Node &node, const Attribute &attribute)
    {
        static constexpr std::array<std::pair<std::string_view, std::int64_t>, 5> fills = {
            {{"kernel_shape", 1},
             {"strides", 1},
             {"dilations", 1},
             {"output_padding", 0},
             {"output_shape", 1}}};
        std::vector<std::int64_t> values = node.intsOr(attribute.name(), {});
        if (attribute.name() == "pads" && values.size() == 2)
            return intsAttribute("pads", {0, values[0], 0, values[1]});
        for (const auto &[name, fill] : fills) {
            if (attribute.name() != name || values.empty())
                continue;
            values.insert(values.end() - 1, fill);
            return intsAttribute(attribute.name(), values);
        }
        return attribute;
    }
};

} // namespace

std::unique_ptr<Rule> make_one_axis_to_two()
{
    return std::make_unique<OneAxisToTwo>();
}

} // namespace espalier
