// SPDX-License-Identifier: Apache-2.0
// What the names in a condition stand for: a node's operands, or those of a rule's pattern.
#pragma once

#include "model/targets/model_facts.h"
#include "model/targets/term.h"

#include <optional>
#include <span>
#include <string_view>

namespace espalier {

/// Words that stand for themselves in a condition.
enum class ConditionWord { Opset, Device, Format, Since, Domain, ModelProducer, ModelIr };

/// One operand. Absent: neither a value nor an attribute.
struct Operand {
    ValueId value;
    std::optional<Term> attribute; ///< its value, where this version of the operator has it as an attribute

    [[nodiscard]] bool isPresent() const { return value.isValid() || attribute.has_value(); }
};

/// What one name stands for: one operand, or any number of a variadic one. The span is the resolver's.
struct Operands {
    std::span<const ValueId> values; ///< invalid ids are left out; empty: absent
    bool isVariadic = false;
    std::optional<Term> attribute;
};

/// Answers for one place in a model. Its answers need only live as long as it does.
class OperandResolver {
public:
    explicit OperandResolver(const ModelFacts &facts) : m_facts(facts) { }
    virtual ~OperandResolver() = default;
    OperandResolver(const OperandResolver &) = delete;
    OperandResolver &operator=(const OperandResolver &) = delete;
    OperandResolver(OperandResolver &&) = delete;
    OperandResolver &operator=(OperandResolver &&) = delete;

    [[nodiscard]] const ModelFacts &facts() const { return m_facts; }

    /// Nullopt if nothing has this name here.
    [[nodiscard]] virtual std::optional<Operands> operands(std::string_view name) const = 0;
    /// attr.NAME
    [[nodiscard]] virtual Term attribute(std::string_view name) const = 0;
    /// param(NAME)
    [[nodiscard]] virtual Term parameter(std::string_view name) const;
    /// By default opset, model.producer and model.ir from the model, the others unknown.
    [[nodiscard]] virtual Term word(ConditionWord word) const;
    /// option.NAME
    [[nodiscard]] virtual Term option(std::string_view name) const;
    /// The node that predicates without operands, such as same_pads(), speak of; invalid if there is none.
    [[nodiscard]] virtual NodeId node() const { return {}; }

private:
    const ModelFacts &m_facts;
};

} // namespace espalier
