// SPDX-License-Identifier: Apache-2.0
// Finds a free place beside each edge for the shape of its tensor.
#pragma once

#include "widgets/canvas/frame.h"

namespace espalier {

/// Sets the labels' places; one without a free place stays unplaced and is shown on hover. At a fork one
/// label at the stem speaks for all edges of the tensor; a label that repeats the one above on a straight
/// chain is left out. Needs the frame's box and edge indexes.
void placeLabels(Frame &frame);

} // namespace espalier
