// SPDX-License-Identifier: Apache-2.0
// Base of rules that take away a node whose output equals its first input.
#pragma once

#include "rewrites/node_rule.h"

namespace espalier {

class RemovalRule : public NodeRule {
public:
    using NodeRule::NodeRule;

protected:
    /// Why the node does something; nullopt if its output is its input.
    [[nodiscard]] virtual Check checkNothing(const ModelFacts &facts, const Node &node) const = 0;

    /// Refuses `joins_input_and_output` as well: a graph output cannot be a graph input or a constant itself.
    [[nodiscard]] Check check(const ModelFacts &facts, const Node &node) const final
    {
        const Model &model = facts.model();
        if (!node.input(0).isValid() || !node.output(0).isValid())
            return no("input_missing", {QT_TRANSLATE_NOOP("rewrites", "%1 has no input."), node.opType});
        const Value &input = model.value(node.inputs[0]);
        if (model.value(node.outputs[0]).graphOutputs > 0
            && (!input.producer.isValid() || input.graphOutputs > 0))
            return no("joins_input_and_output",
                      {QT_TRANSLATE_NOOP("rewrites", "%1 gives the output a name of its own."), node.opType});
        return checkNothing(facts, node);
    }
    [[nodiscard]] std::vector<ValueId> write(Replacement &, const Node &node) const final
    {
        return {node.inputs[0]};
    }
};

} // namespace espalier
