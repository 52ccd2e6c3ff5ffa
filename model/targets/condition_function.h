// SPDX-License-Identifier: Apache-2.0
// The functions of the condition language: one table of names, parameters, documentation and code.
#pragma once

#include "model/targets/operand_resolver.h"

#include <array>
#include <span>
#include <string_view>

namespace espalier {

/// What a call gives, sorted by kind of parameter.
struct FunctionArguments {
    const OperandResolver &resolver;
    std::array<Operand, 2> operands{};
    Operands several{};
    std::array<Term, 4> terms{};
    std::size_t termCount = 0;
};

struct ConditionFunction {
    std::string_view name;
    /// One letter a parameter: `o` an operand, `O` operands by a variadic name, `t` a term, `*` up to three
    /// further terms, `q` a quantifier's clause (inside, comparisons go element by element).
    std::string_view parameters;
    /// Stable code for a clause that fails by what this function says (ClauseFailure::code).
    std::string_view code;
    std::string_view doc; ///< one sentence, for docs/conditions.md
    /// It speaks of the node as a whole and has no meaning without one.
    bool needsNode = false;
    /// It is called for absent operands as well; otherwise its answer is then none.
    bool answersForAbsent = false;
    Term (*evaluate)(const FunctionArguments &arguments) = nullptr;
};

/// Sorted by name. A predicate that the language cannot express is a row here, with a test.
[[nodiscard]] std::span<const ConditionFunction> conditionFunctions();
/// Null if there is none.
[[nodiscard]] const ConditionFunction *findConditionFunction(std::string_view name);

} // namespace espalier
