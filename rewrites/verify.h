// SPDX-License-Identifier: Apache-2.0
// Whether two models give the same numbers.
#pragma once

#include "model/base/task_context.h"
#include "model/compute/compare.h"
#include "model/graph/model.h"
#include "rewrites/trial.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace espalier {

struct VerifyOptions {
    int runs = 1;
    std::uint64_t seed = 1;
    /// A bound above that of the dtypes (compare.h), for approximate rules.
    double bound = 0;
};

/// As the report has it: `error` and `passed` are nullopt where it is not known, and `reason` says why.
struct Verification {
    struct Output {
        std::string name;
        std::optional<double> error;
        std::optional<TensorDifference> difference{}; ///< of all runs together
    };

    int runs = 0;
    std::optional<double> error;
    std::optional<bool> passed;
    std::vector<Output> outputs;
    std::string reason; ///< why it is not verified, in English; empty otherwise
    /// Where the original, run on the first inputs, makes its first NaN or infinity, if its outputs have any.
    std::optional<NonFinite> nonFinite = {};
};

/// Gives the outputs of what stands for the original now; beside the inputs it is told what the original
/// gave.
using AfterRun = std::function<Result<NamedTensors>(const NamedTensors &inputs, const NamedTensors &expected,
                                                    const TaskContext &context)>;

/// verifyEquivalence with any way to run the result.
[[nodiscard]] Result<Verification> verifyRuns(const Model &before, const ValueTypes &typesBefore,
                                              const AfterRun &runAfter, const VerifyOptions &options = {},
                                              const TaskContext &context = {},
                                              const NamedTensors *given = nullptr);

/// Runs both models on the same inputs: `given`, or generated ones, other in each run. The models have inputs
/// and outputs of the same names. Fails only with Cancelled.
[[nodiscard]] Result<Verification> verifyEquivalence(const Model &before, const ValueTypes &typesBefore,
                                                     const Model &after, const VerifyOptions &options = {},
                                                     const TaskContext &context = {},
                                                     const NamedTensors *given = nullptr);

/// The same for a rule's trial, with the real weights; lengths that are not known get small ones.
[[nodiscard]] Result<Verification> verifyTrial(const Trial &trial, const VerifyOptions &options = {},
                                               const TaskContext &context = {});

} // namespace espalier
