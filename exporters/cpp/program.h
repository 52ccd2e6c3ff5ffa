// SPDX-License-Identifier: Apache-2.0
// What generated code does, before it is text: calls of kernel functions on tensors with settled shapes.
#pragma once

#include "model/compute/dense_tensor.h"
#include "model/compute/kernel_call.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace espalier::cpp {

inline constexpr std::size_t none = static_cast<std::size_t>(-1);

/// base + slope · n, n being a length that is known only when the code runs.
struct Linear {
    std::int64_t base = 0;
    std::int64_t slope = 0;
    friend bool operator==(const Linear &, const Linear &) = default;
};

/// A formula for the lengths `first`…`last`.
struct LinearPiece {
    std::int64_t first = 0;
    std::int64_t last = 0;
    Linear value;
};

/// A length that is known only when the code runs: a dim of inputs, which must agree, or what a step finds.
struct RuntimeLength {
    struct Source {
        std::size_t tensor = none;
        std::size_t axis = 0;
    };
    std::int64_t most = 0; ///< capacity
    std::vector<Source> sources; ///< inputs; empty: a step finds it
};

struct CallArgument {
    KernelArgument::Kind kind = KernelArgument::Kind::Integer;
    std::string type; ///< as KernelArgument
    std::size_t index = none; ///< tensor (none: null), part of the step's scratch, or runtime length
    Linear number;
    std::vector<Linear> numbers;
    double real = 0;
    std::vector<double> reals;
    std::string name;
};

struct Call {
    std::string header;
    std::string function;
    bool hasCode = false;
    std::vector<CallArgument> arguments;
};

/// What a step does while its length lies in first…last.
struct StepCase {
    std::int64_t first = 0;
    std::int64_t last = 0;
    bool isPossible = true; ///< false: the operator is not defined for these lengths
    std::vector<Call> calls;
};

struct ScratchPart {
    std::string type;
    std::int64_t elements = 0;
};

struct Step {
    std::string title; ///< operator and node, as the model has them
    std::size_t length = none; ///< runtime length that chooses the case; none: there is one case
    std::vector<StepCase> cases;
    std::vector<std::size_t> reads; ///< tensors, each once
    std::vector<std::size_t> writes;
    std::vector<ScratchPart> scratch;
    /// An operator without kernel: a function that the user writes, called with the tensors read and written.
    bool isUsers = false;
    std::string users; ///< the operator's name
    std::vector<std::size_t> operands; ///< of the user's function: inputs in order, none where left out
};

/// A dim that is known only when the code runs.
struct RuntimeDim {
    std::size_t axis = 0;
    std::vector<LinearPiece> pieces;
};

struct ProgramTensor {
    std::string name; ///< as the model has it
    DType dtype = DType::Undefined;
    std::vector<std::int64_t> shape; ///< the largest
    std::size_t length = none; ///< runtime length that the shape depends on
    std::vector<RuntimeDim> runtimeDims;
    std::optional<DenseTensor> constant;
    std::size_t storage = none; ///< the tensor whose memory it is: itself, or the one that it is a view of

    [[nodiscard]] std::int64_t elements() const { return TensorSpec{dtype, shape}.count(); }
};

struct Program {
    std::vector<ProgramTensor> tensors;
    std::vector<RuntimeLength> lengths;
    std::vector<Step> steps; ///< in order; each is needed
    std::vector<std::size_t> inputs; ///< tensors
    struct Output {
        std::string name;
        std::size_t tensor = none;
    };
    std::vector<Output> outputs;
};

} // namespace espalier::cpp
