// SPDX-License-Identifier: Apache-2.0
// Finds out how the calls of a node depend on a length that is known only when the code runs: by planning for
// each length, and putting neighbours together that differ by a linear formula.
#pragma once

#include "exporters/cpp/program.h"
#include "model/base/result.h"

namespace espalier::cpp {

/// Lengths 0…most for which nodes are planned: all of them, or, where that would be too many, the first ones
/// all and then some.
[[nodiscard]] std::vector<std::int64_t> sampledLengths(std::int64_t most);

/// Calls for one length, their numbers as constants (slope 0).
struct SampledCalls {
    bool isPossible = true;
    std::vector<Call> calls;
};

/// One case for each run of lengths whose calls differ only by numbers linear in the length. Error
/// runtime_length (RewriteRefused) where there would be too many, or a border lies between lengths that were
/// not tried.
[[nodiscard]] Result<std::vector<StepCase>> casesOf(const std::vector<std::int64_t> &lengths,
                                                    const std::vector<SampledCalls> &samples);

/// The same for one number; nullopt stands for “not possible” and takes part in any piece.
[[nodiscard]] Result<std::vector<LinearPiece>>
piecesOf(const std::vector<std::int64_t> &lengths, const std::vector<std::optional<std::int64_t>> &values);

} // namespace espalier::cpp
