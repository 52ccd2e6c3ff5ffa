// SPDX-License-Identifier: Apache-2.0
// Padding in front of layers that cannot pad so themselves.
#pragma once

#include "exporters/tnn/node_export.h"

namespace espalier::tnn {

/// A Pad layer (constant `value`) over the last two axes of a rank-4 blob; returns the padded blob.
[[nodiscard]] std::string writePadHeightWidth(NodeExport &node, const std::string &input, const Dims &begin,
                                              const Dims &end, float value);

} // namespace espalier::tnn
