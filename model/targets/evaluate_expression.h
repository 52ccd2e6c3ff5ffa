// SPDX-License-Identifier: Apache-2.0
// Works out what an expression is at one place of a model.
#pragma once

#include "model/targets/expression.h"

#include <string_view>

namespace espalier {

/// A loop variable and what it is now; the innermost one first.
struct LocalVariable {
    std::string_view name;
    Operand operand; ///< of a loop over operands
    Term term; ///< of any other
    std::string writtenAs; ///< `inputs[1]`, filled where an explanation needs it
    const LocalVariable *outer = nullptr;
};

[[nodiscard]] Term evaluate(const Expression &expression, const OperandResolver &resolver,
                            const LocalVariable *locals = nullptr);
/// The operand that an argument (Operand, Element or Local) names.
[[nodiscard]] Operand operandOf(const Expression &expression, const OperandResolver &resolver,
                                const LocalVariable *locals);
/// Calls `visit(variable)` for each element of a ForEach, until it gives false. False if the source is not
/// known.
template <class Visit>
bool forEachElement(const Expression &forEach, const OperandResolver &resolver, const LocalVariable *locals,
                    Visit &&visit)
{
    const Expression &source = forEach.children[1];
    LocalVariable variable{forEach.name, {}, {}, {}, locals};
    if (forEach.isOperandLocal) {
        const auto operands = resolver.operands(source.name);
        if (!operands)
            return true;
        for (std::size_t i = 0; i < operands->values.size(); ++i) {
            variable.operand = {operands->values[i], {}};
            variable.term = Term(static_cast<std::int64_t>(i));
            if (variable.operand.isPresent() && !visit(variable))
                return true;
        }
        return true;
    }
    const Term list = evaluate(source, resolver, locals);
    if (list.isUnknown())
        return false;
    if (!list.isList())
        return true;
    for (const Term &each : list.list()) {
        variable.term = each;
        if (!visit(variable))
            break;
    }
    return true;
}

} // namespace espalier
