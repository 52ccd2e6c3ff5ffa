// SPDX-License-Identifier: Apache-2.0
// A model's structure as text in which names of values and nodes play no part.
#pragma once

#include "model/graph/model.h"

#include <string>

namespace espalier::test {

/// One line per node that an output depends on, in the order of a walk from the outputs: values are numbered
/// as they are met, graph inputs by their place, constants (initializers and Constant nodes alike) are
/// written out with six digits. Attributes stand sorted, without those that equal the operator's default.
[[nodiscard]] std::string canonicalText(const Model &model);

} // namespace espalier::test
