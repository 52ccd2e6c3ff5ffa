// SPDX-License-Identifier: Apache-2.0
// What a screen reader is told of the canvas.
#pragma once

namespace espalier {

/// Registers the canvas' accessible interface; more than once does no harm.
void installCanvasAccessibility();

} // namespace espalier
