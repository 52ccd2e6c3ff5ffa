// SPDX-License-Identifier: Apache-2.0
// Base of rules that write an operator of many operands as a chain of one with two.
#pragma once

#include "rewrites/node_rule.h"

namespace espalier {

class PairsRule : public NodeRule {
public:
    /// `pair` is the operator of two operands.
    PairsRule(RuleSpec spec, std::string pair) : NodeRule(std::move(spec)), m_pair(std::move(pair)) { }

protected:
    [[nodiscard]] Check check(const ModelFacts &facts, const Node &node) const override
    {
        if (node.inputs.size() < 2 || (node.inputs.size() == 2 && node.opType == m_pair))
            return no("too_few_operands",
                      {QT_TRANSLATE_NOOP("rewrites", "%1 has %2 operands."), node.opType,
                       std::to_string(node.inputs.size())});
        return needFloat(facts, node.output(0));
    }
    [[nodiscard]] std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        return {chain(to, node)};
    }
    [[nodiscard]] ValueId chain(Replacement &to, const Node &node) const
    {
        ValueId total = node.inputs[0];
        for (std::size_t i = 1; i < node.inputs.size(); ++i)
            total = to.add(m_pair, {total, node.inputs[i]});
        return total;
    }

private:
    std::string m_pair;
};

} // namespace espalier
