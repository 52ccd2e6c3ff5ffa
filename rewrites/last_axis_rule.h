// SPDX-License-Identifier: Apache-2.0
// Base of the rules that bring the axis of a normalisation to the end and back.
//   before: y = Op <axis = k> (x)
//   after:  t = Transpose (x)   u = Op <axis = -1> (t)   y = Transpose (u)
// Equal: each row that is normalised holds the same elements. Before opset 13 the axes from k on are
// normalised as one: then the tensor is reshaped to [rows, elements] and back. Refuses: the axis is the last
// already; the rank, or before opset 13 a length, is unknown.
#pragma once

#include "rewrites/node_rule.h"

namespace espalier {

class LastAxisRule : public NodeRule {
public:
    using NodeRule::NodeRule;

protected:
    [[nodiscard]] Check check(const ModelFacts &facts, const Node &node) const final;
    [[nodiscard]] std::vector<ValueId> write(Replacement &to, const Node &node) const final;
};

} // namespace espalier
