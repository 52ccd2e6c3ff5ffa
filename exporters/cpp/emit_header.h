// SPDX-License-Identifier: Apache-2.0
// Writes <stem>_post.hpp.
#pragma once

#include "exporters/cpp/tail_code.h"
#include "model/base/result.h"

#include <string>

namespace espalier::cpp {

/// The header as text. Errors: those of KernelText.
[[nodiscard]] Result<std::string> headerText(const TailCode &code);

/// The declarations of functions that the user writes, with what they are for; empty if there are none.
[[nodiscard]] std::string usersFunctions(const TailCode &code);

} // namespace espalier::cpp
