// SPDX-License-Identifier: Apache-2.0
// Places the stubs of buses at their boxes.
#pragma once

#include "model/layout/layout.h"

namespace espalier {

/// Fills `exit` and `entries` of all buses from the places of the boxes; several at one box share its edge.
void drawBuses(Layout &layout);

} // namespace espalier
