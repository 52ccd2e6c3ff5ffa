// SPDX-License-Identifier: Apache-2.0
// What `--list` prints.
#pragma once

#include "app/request.h"

namespace espalier {

/// One line each, tab separated: id, class, operators, title (product.md). Returns the exit code.
[[nodiscard]] int printList(const Request &request);

} // namespace espalier
