// SPDX-License-Identifier: Apache-2.0
// Runs the calls of one node's plan, and settles attributes that refer to a function's call.
#pragma once

#include "model/base/task_context.h"
#include "model/compute/kernel.h"
#include "model/compute/memory_pool.h"
#include "model/graph/model.h"

#include <cstddef>
#include <limits>
#include <vector>

namespace espalier {

/// Least number of products for which a call's library body runs: from a run on that starts the library for
/// one node, to none at all.
struct LibraryUse {
    double leastProducts;

    static constexpr LibraryUse never() { return {std::numeric_limits<double>::infinity()}; }
    static constexpr LibraryUse oneRun() { return {2e6}; }
    static constexpr LibraryUse manyRuns() { return {2e4}; }
};

/// What a plan runs with.
struct PlanRun {
    MemoryPool &memory;
    LibraryUse libraryUse = LibraryUse::never();
    TaskContext context{};
    /// By input: nobody reads it afterwards and nobody else holds its memory, so that the output may take it.
    std::vector<bool> isLast{};
};

/// The outputs, in shapes that hold as much as was found. An input may be null where no call reads it.
/// Errors: kernel_failed (NotVerifiable) where a call ends with a code; Cancelled.
[[nodiscard]] Result<std::vector<DenseTensor>> runPlan(const Node &node, const KernelPlan &plan,
                                                       const std::vector<const DenseTensor *> &inputs,
                                                       const PlanRun &run);
/// Whether the one output of a plan may take the memory of its first operand.
[[nodiscard]] bool mayTakeFirst(const KernelPlan &plan, const std::vector<const DenseTensor *> &inputs,
                                const std::vector<bool> &isLast);

/// The node with attributes that refer to the call's (AttributeProto.ref_attr_name) replaced by those, or
/// left out where the call has none; `call` may be null.
[[nodiscard]] Node withCallAttributes(const Node &node, const Node *call);
/// Whether there is anything to replace.
[[nodiscard]] bool refersToCall(const Node &node);

/// The call with the defaults of attributes that it does not give (FunctionProto.attribute_proto).
[[nodiscard]] Node withDefaults(const Node &call, const Function &function);

} // namespace espalier
