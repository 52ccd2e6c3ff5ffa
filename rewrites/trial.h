// SPDX-License-Identifier: Apache-2.0
// A rule tried on a copy of the few nodes it replaces.
#pragma once

#include "rewrites/region.h"
#include "rewrites/rule.h"

#include "model/shapes/infer_types.h"

namespace espalier {

/// The result of a rule, before it is put into the whole.
struct Trial {
    Region region;
    Model after;
    TypeReport typesBefore; ///< of region.model
    TypeReport typesAfter; ///< of after
};

/// Checks the model's opset against the rule's, then asks the rule.
[[nodiscard]] Found findMatch(const Rule &rule, const ModelFacts &facts, NodeId node);

/// Applies the rule in a region of the match's nodes. Refusals, beside the rule's own: `has_body` (a node
/// holds a graph or calls a function), `result_type_differs` (an output would have another dtype or shape).
[[nodiscard]] tl::expected<Trial, Refusal> tryMatch(const Rule &rule, const ModelFacts &facts,
                                                    const Match &match);

/// Another rule on a trial's result, as far as it is made of this region's nodes. `node` is of `trial.after`.
[[nodiscard]] tl::expected<Trial, Refusal> tryAgain(const Rule &rule, const Trial &trial, NodeId node);

/// Bytes of constants that the whole gains by the trial; what the region's nodes alone read of it goes.
/// Constants that were computed at every run count as there already.
[[nodiscard]] std::int64_t bytesGained(const Trial &trial, const Model &whole);

} // namespace espalier
