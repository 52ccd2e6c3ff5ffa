// SPDX-License-Identifier: Apache-2.0
// Finds the values that made a clause fail.
#pragma once

#include "model/targets/condition.h"
#include "model/targets/expression.h"

namespace espalier {

/// Code and values; of an `and` the parts that fail, of an `or` all. `clause` is the text that the tree was
/// read from.
[[nodiscard]] ClauseFailure explainClause(const Expression &root, const std::string &clause,
                                          const OperandResolver &resolver);

} // namespace espalier
