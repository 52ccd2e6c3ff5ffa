// SPDX-License-Identifier: Apache-2.0
// Types and constants of values as terms of conditions.
#pragma once

#include "model/targets/model_facts.h"
#include "model/targets/term.h"

namespace espalier {

/// Of an invalid id all give none; where nothing is known, unknown.
[[nodiscard]] Term rankTerm(const ModelFacts &facts, ValueId value);
[[nodiscard]] Term shapeTerm(const ModelFacts &facts, ValueId value);
/// A number for a tensor of rank 0, else a list (of lists) as the tensor is shaped.
[[nodiscard]] Term valueTerm(const ModelFacts &facts, ValueId value);
/// Axes counted from the front; none for one that the rank does not have, unknown where the rank is needed
/// and unknown.
[[nodiscard]] Term positiveAxes(const Term &axes, const Term &rank);

} // namespace espalier
