// SPDX-License-Identifier: Apache-2.0
// Writes the body of run().
#pragma once

#include "exporters/cpp/tail_code.h"

#include <string>

namespace espalier::cpp {

/// The function as text.
[[nodiscard]] std::string runText(const TailCode &code);
/// The field of the workspace for elements of this type: `floats`.
[[nodiscard]] std::string arenaName(const std::string &type);
/// The name of a constant: `c12`.
[[nodiscard]] std::string constantName(std::size_t tensor);

} // namespace espalier::cpp
