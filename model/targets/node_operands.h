// SPDX-License-Identifier: Apache-2.0
// The names of a condition, for one node on one device of a target.
#pragma once

#include "model/targets/operand_resolver.h"
#include "model/targets/operator_version.h"

#include <map>
#include <string>

namespace espalier {

/// What a condition knows besides the model.
struct ConditionSetting {
    std::string device;
    std::string format;
    std::map<std::string, Term, std::less<>> options;
};

class NodeOperands final : public OperandResolver {
public:
    NodeOperands(const ModelFacts &facts, NodeId node, OperatorVersion &version,
                 const ConditionSetting &setting)
        : OperandResolver(facts), m_id(node), m_node(facts.model().node(node)), m_version(version),
          m_setting(setting)
    {
    }

    [[nodiscard]] std::optional<Operands> operands(std::string_view name) const override;
    [[nodiscard]] Term attribute(std::string_view name) const override;
    [[nodiscard]] Term parameter(std::string_view name) const override;
    [[nodiscard]] Term word(ConditionWord word) const override;
    [[nodiscard]] Term option(std::string_view name) const override;
    [[nodiscard]] NodeId node() const override { return m_id; }

private:
    [[nodiscard]] Term given(std::string_view attribute) const;
    [[nodiscard]] Term documentedDefault(std::string_view attribute) const;

    NodeId m_id;
    const Node &m_node;
    OperatorVersion &m_version;
    const ConditionSetting &m_setting;
};

} // namespace espalier
