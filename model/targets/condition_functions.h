// SPDX-License-Identifier: Apache-2.0
// The functions of the condition language, all in one table.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace espalier {

/// `arguments` has a letter for each one: o an operand (`X`, `inputs[0]`), l a list of operands (`inputs`) or values,
/// p the name of a parameter, v a value. Those behind `required` may be left out; a last `*` repeats the one before.
struct ConditionFunction {
    std::string_view name;
    std::string_view arguments;
    std::size_t required = 1;
};

[[nodiscard]] std::span<const ConditionFunction> conditionFunctions();
/// Null if there is none of that name.
[[nodiscard]] const ConditionFunction *findConditionFunction(std::string_view name);
/// The letter of argument `i`, or 0 if the function takes fewer.
[[nodiscard]] char argumentLetter(const ConditionFunction &function, std::size_t i);

} // namespace espalier
