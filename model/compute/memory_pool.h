// SPDX-License-Identifier: Apache-2.0
// Memory of tensors that is used again when they are gone.
#pragma once

#include <cstddef>
#include <memory>

namespace espalier {

/// Keeps what is given back for the next request of about that size, as long as all of it together stays near
/// what was in use at most: fresh pages cost more than most kernels. Threads may share one.
class MemoryPool {
public:
    /// `spare`: how much of the most that was in use may be kept beyond it.
    explicit MemoryPool(double spare = 0.5);

    /// Aligned to 64 bytes, not filled; goes back to the pool, or to the system if the pool is gone by then.
    /// Throws std::bad_alloc.
    [[nodiscard]] std::shared_ptr<void> get(std::size_t bytes);

private:
    class Blocks;
    std::shared_ptr<Blocks> m_blocks;
};

} // namespace espalier
