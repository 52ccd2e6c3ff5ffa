// SPDX-License-Identifier: Apache-2.0
// Inputs to try a model on, drawn from ranges in which it makes sense.
#pragma once

#include "model/compute/evaluate.h"
#include "model/shapes/value_types.h"

namespace espalier {

/// Floats uniform in −1…1, or positive where the first reader wants it (Log, Sqrt); integers that index
/// within the bounds of what they index; a single one that is compared with a constant is that constant (a
/// sampling rate, a mode); other integers 0 or 1; bools fair. The same seed gives the same
/// values on every machine. Errors (NotVerifiable): reason shape_not_fixed, dtype_not_computed,
/// out_of_memory.
[[nodiscard]] Result<ValueTensors> randomTensors(const Model &model, const ValueTypes &types,
                                                 const std::vector<ValueId> &values, std::uint64_t seed);
/// For the main graph's inputs, initializers left out.
[[nodiscard]] Result<NamedTensors> randomInputs(const Model &model, const ValueTypes &types,
                                                std::uint64_t seed);

} // namespace espalier
