// SPDX-License-Identifier: Apache-2.0
// Whether the names in a clause mean something for its operator.
#pragma once

#include "model/targets/condition.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace espalier {

/// The first name in the clause that no version of the operator has (operands by their newest names,
/// attributes and parameters by any), or option that is not among `options`; nullopt if all are right. Of
/// operators that ONNX does not know, operands have no names but `inputs` and `outputs`, and any attribute
/// may be.
[[nodiscard]] std::optional<Error> findUnknownName(const Condition &condition, std::string_view domain,
                                                   std::string_view op,
                                                   const std::map<std::string, Term, std::less<>> &options);

} // namespace espalier
