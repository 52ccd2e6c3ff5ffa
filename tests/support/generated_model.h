// SPDX-License-Identifier: Apache-2.0
// Models of any size, made in memory: what is too large to be kept as a file.
#pragma once

#include "model/graph/model.h"

#include <cstdint>

namespace espalier::test {

/// `nodes` unary nodes in a row.
Model chainModel(std::size_t nodes);

/// A decoder of `layers` layers of 35 nodes with names by scope (`/layers.7/attention/…`); all layers read
/// one mask.
Model transformerModel(std::size_t layers);

/// `blocks` residual blocks of 7 nodes.
Model residualModel(std::size_t blocks);

/// A random graph without cycles: each node reads one to three earlier values, mostly near ones; a part of
/// the values that nobody reads are outputs. Same seed, same graph.
Model randomModel(std::size_t nodes, std::uint32_t seed);

} // namespace espalier::test
