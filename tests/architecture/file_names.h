// SPDX-License-Identifier: Apache-2.0
// How files are named and how they begin.
#pragma once

#include "tests/architecture/source_tree.h"

namespace espalier::test {

/// Faults: a name that is not snake_case, or has a word that says nothing (manager, helper, …). Files that
/// belong to a model's name, and those that tools name, are free.
[[nodiscard]] Faults nameFaults(const std::filesystem::path &root);
/// Faults: C++ that does not begin with the licence and one sentence on what the file is for, or a header
/// without
/// `#pragma once`.
[[nodiscard]] Faults openingFaults(const std::filesystem::path &root);

} // namespace espalier::test
