// SPDX-License-Identifier: Apache-2.0
// Reads a clause into its tree.
#pragma once

#include "model/targets/condition.h"
#include "model/targets/condition_token.h"
#include "model/targets/expression.h"

namespace espalier {

struct ParsedClause {
    Expression root;
    std::vector<ConditionName> names;
    std::vector<std::string_view> functions; ///< names in the function table
};

/// Grammar, weakest first (docs/conditions.md): `->` (to the right), or, and, not, one comparison or in, ..,
/// + -,
/// * / // %, unary -, [i] and [i:j].
[[nodiscard]] tl::expected<ParsedClause, SyntaxFault> parseClause(std::string_view clause);

} // namespace espalier
