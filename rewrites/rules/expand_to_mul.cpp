// SPDX-License-Identifier: Apache-2.0
// Spreads a tensor with Mul by ones instead of Expand.
//   before: y = Expand (x, [2, 3, 4])          x: [3, 1]
//   after:  y = Mul (x, ones [2, 1, 4])
// Equal: x·1 = x, and Mul spreads as Expand does.
// Refuses: a shape that is not known; not floating-point; more than a million ones.
// Wanted by targets without Expand.
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

namespace espalier {

namespace {

/// What x has to be multiplied with: 1 along axes that stay.
std::optional<std::vector<std::int64_t>> onesShape(const ModelFacts &facts, const Node &node)
{
    const auto before = staticShape(facts, node.input(0));
    auto after = staticShape(facts, node.output(0));
    if (!before || !after || before->size() > after->size())
        return std::nullopt;
    const std::size_t front = after->size() - before->size();
    for (std::size_t i = 0; i < before->size(); ++i) {
        if ((*before)[i] == (*after)[front + i])
            (*after)[front + i] = 1;
    }
    return after;
}

class ExpandToMul final : public NodeRule {
public:
    ExpandToMul()
        : NodeRule(
            {.id = "expand-to-mul",
             .title = "Expand as a product with ones",
             .ruleClass = RuleClass::Exact,
             .opset = {8, 28},
             .why = "x·1 = x: bit for bit",
             .operators = {"Expand"},
             .produces = {"Mul"},
             .examples = {"g (float[3,1] x) => (y) { s = Constant <value_ints: ints = [2, 1, 4]> ()  y = "
                          "Expand (x, s) }",
                          "g (float[3,1] x) => (y) <int64[2] s = {1, 4}> { y = Expand (x, s) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        static constexpr std::int64_t limit = 1 << 20;
        if (const auto refusal = needFloat(facts, node.input(0)))
            return refusal;
        const auto ones = onesShape(facts, node);
        if (!ones)
            return no("shape_unknown",
                      {QT_TRANSLATE_NOOP("rewrites", "The shape is not known: %1 to %2."),
                       facts.type(node.input(0)).text(), facts.type(node.output(0)).text()});
        std::int64_t count = 1;
        for (const std::int64_t length : *ones)
            count *= length;
        if (count > limit)
            return no("too_large",
                      {QT_TRANSLATE_NOOP("rewrites", "%1 ones would be written."), std::to_string(count)});
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const std::vector<std::int64_t> shape = *onesShape(to.facts(), node);
        std::size_t count = 1;
        for (const std::int64_t length : shape)
            count *= static_cast<std::size_t>(length);
        const ValueId ones = to.constant(
            numbersTensor(dtypeOf(to.facts(), node.input(0)), shape, std::vector<double>(count, 1.0)));
        return {to.add("Mul", {node.input(0), ones})};
    }
};

} // namespace

std::unique_ptr<Rule> make_expand_to_mul()
{
    return std::make_unique<ExpandToMul>();
}

} // namespace espalier
