// SPDX-License-Identifier: Apache-2.0
// Runs a call in parts, on several threads and so that it can be stopped.
#pragma once

#include "model/base/task_context.h"
#include "model/compute/kernel_call.h"

#include <cstdint>

namespace espalier {

/// Rows of one part: parts are large enough to be worth a thread's start, small enough that a task stops
/// soon, and begin where whole vectors begin, so that each element comes out as it does in one part.
[[nodiscard]] std::int64_t rowsOfPart(const KernelRows &rows, unsigned threads);

/// Runs the call's own body on as many threads as the context allows. Returns its code, the greatest of all
/// parts; 0 too if it was stopped.
int runInParts(const KernelCall &call, const KernelBuffers &buffers, const TaskContext &context);

} // namespace espalier
