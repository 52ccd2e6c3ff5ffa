// SPDX-License-Identifier: Apache-2.0
// What a condition says that the grammar allows but that means nothing.
#pragma once

#include "model/base/error.h"
#include "model/targets/condition_ast.h"

#include <optional>

namespace espalier {

/// Unknown functions, a wrong number of arguments, operands where a value is wanted and the other way round,
/// `for` outside all() and any(). The first one, as the error of parseCondition().
[[nodiscard]] std::optional<Error> findMisuse(const Condition &condition);

} // namespace espalier
