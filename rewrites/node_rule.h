// SPDX-License-Identifier: Apache-2.0
// Base of rules that replace one node and compute what they write.
#pragma once

#include "rewrites/replacement.h"

namespace espalier {

/// Takes care of what all such rules have in common: the operator, parameters of functions, outputs that are
/// read.
class NodeRule : public Rule {
public:
    using Rule::Rule;

    [[nodiscard]] Found find(const ModelFacts &facts, NodeId node) const final;
    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const final;

protected:
    using Check = std::optional<Refusal>;

    /// Nullopt if the node can be replaced.
    [[nodiscard]] virtual Check check(const ModelFacts &facts, const Node &node) const = 0;
    /// Writes the new nodes and returns what takes the place of each output (trailing ones that nobody reads
    /// may lack).
    [[nodiscard]] virtual std::vector<ValueId> write(Replacement &to, const Node &node) const = 0;
    /// How many outputs `write` returns; nodes of which more are read are refused.
    [[nodiscard]] virtual std::size_t writtenOutputs(const Node &) const { return 1; }

    [[nodiscard]] static Refusal no(std::string code, Message message)
    {
        return Refusal{std::move(code), std::move(message), {}, 1};
    }
    /// Refusals that many rules share.
    [[nodiscard]] static Check needFloat(const ModelFacts &facts, ValueId value);
    [[nodiscard]] static Check needShape(const ModelFacts &facts, ValueId value);
    [[nodiscard]] static Check needRank(const ModelFacts &facts, ValueId value);
    [[nodiscard]] static Check needConstant(const ModelFacts &facts, ValueId value);
};

} // namespace espalier
