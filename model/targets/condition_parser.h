// SPDX-License-Identifier: Apache-2.0
// Reads conditions.
#pragma once

#include "model/base/result.h"
#include "model/targets/condition_ast.h"

namespace espalier {

/// Precedence, loosest first: `->` (to the right), `or`, `and`, `not`, comparisons and `in` (not chained), `..`,
/// `+ -`, `* / // %`, unary `-`, `[ ]`. An identifier before "(" is a function, any other an operand; functions must
/// exist with that many arguments. `body for name in list` stands only as the argument of all() and any().
/// Error: Unreadable, `condition_syntax`, naming the column.
[[nodiscard]] Result<Condition> parseCondition(std::string_view text);

} // namespace espalier
