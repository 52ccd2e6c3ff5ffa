// SPDX-License-Identifier: Apache-2.0
// A rule whose before and after are graphs in ONNX text.
#pragma once

#include "model/targets/condition.h"
#include "rewrites/match.h"

namespace espalier {

/// What a rule file says, read.
struct TextRuleParts {
    RuleSpec spec;
    Pattern match;
    Pattern replace;
    std::vector<Condition> where;
    /// No condition speaks of a dtype: the rule is for floating-point outputs.
    bool floatsOnly = true;
};

class TextRule final : public Rule {
public:
    explicit TextRule(TextRuleParts parts);

    [[nodiscard]] Found find(const ModelFacts &facts, NodeId node) const override;
    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override;

private:
    [[nodiscard]] std::optional<Refusal> check(const ModelFacts &facts, const Binding &binding) const;

    TextRuleParts m_parts;
    std::vector<int> m_inputOf; ///< value of `replace` -> value of `match` of the same name; -1 for new ones
};

} // namespace espalier
