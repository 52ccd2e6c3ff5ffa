// SPDX-License-Identifier: Apache-2.0
// What must hold of every layout.
#pragma once

#include "model/graph/model.h"
#include "model/layout/layout.h"

#include <string>
#include <vector>

namespace espalier::test {

/// One line for each fault: boxes that overlap, nodes without a box or with two, edges that do not go from
/// their box to their box, missing edges, stubs off their boxes, anything outside the bounds. Empty if sound.
/// `graph` is what was laid out, nothing in it folded or unfolded.
std::vector<std::string> layoutFaults(const Model &model, GraphId graph, const Layout &layout);

/// The geometrical part of it.
std::vector<std::string> geometryFaults(const Layout &layout);

} // namespace espalier::test
