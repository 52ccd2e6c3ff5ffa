// SPDX-License-Identifier: Apache-2.0
// What the numbers of a verification say, in words.
#pragma once

#include "rewrites/apply.h"

#include <QString>

namespace espalier {

/// `bit-equal`, `within 6.1e-5`, `not verified`: the worst of a step's rewrites; empty if there are none.
[[nodiscard]] QString worstText(const std::vector<RewriteRecord> &records);

} // namespace espalier
