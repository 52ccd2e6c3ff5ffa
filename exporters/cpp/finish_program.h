// SPDX-License-Identifier: Apache-2.0
// The last part of lowering: outputs in memory of their own, steps that nobody needs dropped, shapes as
// formulas.
#pragma once

#include "exporters/cpp/lowered_tensor.h"
#include "model/base/result.h"

namespace espalier::cpp {

/// What the walk over the nodes collects.
struct Lowered {
    std::vector<LoweredTensor> tensors;
    std::vector<RuntimeLength> lengths;
    std::vector<std::vector<std::int64_t>> samples; ///< by length
    std::vector<Step> steps;
    std::vector<std::size_t> inputs;
    std::vector<Program::Output> outputs; ///< of any tensor
};

/// In the result each output is a tensor whose memory no input, constant or other output has. Errors:
/// runtime_length; dtype_not_computed for an input or output of a type that C++ does not have.
[[nodiscard]] Result<Program> finishProgram(Lowered lowered);

} // namespace espalier::cpp
