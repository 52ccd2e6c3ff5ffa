// SPDX-License-Identifier: Apache-2.0
// One order for findings, however they were found.
#pragma once

#include "model/graph/find_faults.h"

namespace espalier {

/// Sorts by graph and by the rank of the node; findings without a node come first in their graph, by value.
void sortFindings(const Model &model, std::vector<Finding> &findings);

} // namespace espalier
