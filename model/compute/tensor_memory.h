// SPDX-License-Identifier: Apache-2.0
// How much memory tensors may take, in all runs of the program together.
#pragma once

#include "model/base/error.h"

#include <cstddef>

namespace espalier {

/// From now on. At the start it is the machine's memory.
void limitTensorMemory(std::size_t bytes);
[[nodiscard]] std::size_t tensorMemoryLimit();
[[nodiscard]] std::size_t tensorMemoryInUse();
/// The most that was in use at once since the program began.
[[nodiscard]] std::size_t tensorMemoryPeak();

/// The error where tensors would go beyond the limit.
[[nodiscard]] Error outOfMemory();

/// Memory of one tensor, counted as long as this lives. The constructor throws std::bad_alloc beyond the
/// limit.
class MemoryShare {
public:
    explicit MemoryShare(std::size_t bytes);
    ~MemoryShare();
    MemoryShare(const MemoryShare &) = delete;
    MemoryShare &operator=(const MemoryShare &) = delete;
    MemoryShare(MemoryShare &&) = delete;
    MemoryShare &operator=(MemoryShare &&) = delete;

private:
    std::size_t m_bytes;
};

} // namespace espalier
