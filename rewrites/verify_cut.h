// SPDX-License-Identifier: Apache-2.0
// Whether the two parts of a cut, one behind the other, give the numbers of the original.
#pragma once

#include "rewrites/cut.h"
#include "rewrites/verify.h"

namespace espalier {

/// Inputs of the tail for a run of the original on `inputs`: what the front gives, and graph inputs that the
/// tail reads.
[[nodiscard]] Result<NamedTensors> tailInputs(const CutResult &cut, const NamedTensors &inputs,
                                              const TaskContext &context = {});

struct CutVerification {
    Verification verification;
    /// Of the last run: inputs of the tail and the original's outputs, by name.
    NamedTensors vectors;
};

/// Runs `before`, then front and tail, on the same inputs, as verifyEquivalence does. Fails only with
/// Cancelled.
[[nodiscard]] Result<CutVerification> verifyCut(const Model &before, const ValueTypes &typesBefore,
                                                const CutResult &cut, const VerifyOptions &options = {},
                                                const TaskContext &context = {},
                                                const NamedTensors *given = nullptr);

} // namespace espalier
