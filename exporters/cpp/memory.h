// SPDX-License-Identifier: Apache-2.0
// Where each tensor of a program lies while it runs.
#pragma once

#include "exporters/cpp/program.h"

#include <map>
#include <string>
#include <vector>

namespace espalier::cpp {

/// Place of a tensor: memory of the caller (`index` counts the program's inputs or outputs), a constant
/// (`index` is its tensor), or an array of the workspace from element `offset` on.
struct Place {
    enum class Kind { Nowhere, Input, Output, Constant, Workspace };
    Kind kind = Kind::Nowhere;
    std::size_t index = 0;
    std::int64_t offset = 0;
};

/// The workspace has one array for each element type, so that no memory is ever used as two types: what lies
/// in it at different times may share its elements.
struct Memory {
    std::vector<Place> places; ///< by tensor
    std::vector<std::vector<std::int64_t>> scratch; ///< offsets by step and part
    std::map<std::string, std::int64_t> sizes; ///< elements by type in C++
};

/// Tensors that are needed at the same time never overlap; the largest are placed first, each as low as it
/// fits. Offsets are multiples of 16 elements.
[[nodiscard]] Memory placeTensors(const Program &program);

} // namespace espalier::cpp
