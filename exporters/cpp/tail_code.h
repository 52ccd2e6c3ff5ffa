// SPDX-License-Identifier: Apache-2.0
// Everything that the generated files are written from.
#pragma once

#include "exporters/cpp/memory.h"
#include "exporters/cpp/program.h"
#include "rewrites/merge.h"

#include <string>
#include <vector>

namespace espalier::cpp {

/// A tensor at the border of the generated code.
struct Port {
    std::string identifier; ///< of its field, and the beginning of its constants
    std::string name; ///< in the model
    std::size_t tensor = none;
    std::string type; ///< of an element in C++
    std::vector<std::int64_t> shape; ///< the largest
};

/// A tensor that is part of the merged input.
struct MergedPart {
    std::string identifier;
    MergedTensor tensor;
};

/// A function that the user has to write.
struct UsersFunction {
    std::string identifier;
    std::size_t step = none;
};

struct TailCode {
    std::string stem; ///< of the files
    std::string space; ///< the namespace
    std::string modelName; ///< for comments
    Program program;
    Memory memory;
    std::vector<Port> inputs;
    std::vector<Port> outputs;
    MergeKind mergedAs = MergeKind::None;
    std::vector<MergedPart> parts; ///< of input 0; empty where nothing is merged
    std::vector<UsersFunction> functions;
};

/// Gives names to everything and places the tensors.
[[nodiscard]] TailCode makeTailCode(Program program, const MergeLayout &layout, const std::string &stem,
                                    const std::string &modelName);

/// Fields and constants of a port for each of its dims that is known only when the code runs: `boxes_count`,
/// or `boxes_count_2` for a second one.
[[nodiscard]] std::string countField(const Port &port, std::size_t runtimeDim);
/// The type in C++ as seen from outside namespace kernels.
[[nodiscard]] std::string outerType(const std::string &type);
/// `float[1,3]`; a dim that is known only when the code runs as `0..most`.
[[nodiscard]] std::string typeText(const Program &program, const Port &port);

} // namespace espalier::cpp
