// SPDX-License-Identifier: Apache-2.0
// The blocks that stand for boxes when those are under four pixels high.
#pragma once

#include "widgets/canvas/frame.h"

namespace espalier {

/// Joins neighbours of a rank that look alike into runs, and adds the ink bars of each rank and the run
/// index. Positions are those of the boxes, so nothing moves when the zoom changes.
void addRuns(Frame &frame);

} // namespace espalier
