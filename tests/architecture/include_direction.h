// SPDX-License-Identifier: Apache-2.0
// Which folder may include which: the direction of dependency, as a table.
#pragma once

#include "tests/architecture/source_tree.h"

namespace espalier::test {

/// Faults: an include that goes up or sideways, is written in another way than from the root (kernel headers,
/// whose text goes into generated code, name their neighbours), names no file, or is of Qt below widgets/.
[[nodiscard]] Faults includeFaults(const std::filesystem::path &root);

} // namespace espalier::test
