// SPDX-License-Identifier: Apache-2.0
// Counts bytes of tensors, in any thread.
#include "model/compute/tensor_memory.h"

#include <atomic>
#include <limits>
#include <new>
#include <unistd.h>

namespace espalier {

namespace {

std::size_t machineMemory()
{
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long size = sysconf(_SC_PAGE_SIZE);
    return pages > 0 && size > 0 ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(size)
                                 : std::numeric_limits<std::size_t>::max();
}

std::atomic<std::size_t> &limit()
{
    static std::atomic<std::size_t> bytes = machineMemory();
    return bytes;
}

std::atomic<std::size_t> &inUse()
{
    static std::atomic<std::size_t> bytes = 0;
    return bytes;
}

std::atomic<std::size_t> &peak()
{
    static std::atomic<std::size_t> bytes = 0;
    return bytes;
}

} // namespace

void limitTensorMemory(std::size_t bytes)
{
    limit() = bytes;
}

std::size_t tensorMemoryLimit()
{
    return limit();
}

std::size_t tensorMemoryInUse()
{
    return inUse();
}

std::size_t tensorMemoryPeak()
{
    return peak();
}

Error outOfMemory()
{
    return makeError(ErrorCode::NotVerifiable, "out_of_memory",
                     {QT_TRANSLATE_NOOP("compute", "tensors would take more memory than the %1 MB they may"),
                      std::to_string(tensorMemoryLimit() >> 20U)})
        .withRemedy(QT_TRANSLATE_NOOP("compute", "give smaller shapes, or raise --memory-limit"));
}

MemoryShare::MemoryShare(std::size_t bytes) : m_bytes(bytes)
{
    std::size_t before = inUse();
    do {
        if (bytes > limit() || before > limit() - bytes)
            throw std::bad_alloc();
    } while (!inUse().compare_exchange_weak(before, before + bytes));
    std::size_t most = peak();
    while (before + bytes > most && !peak().compare_exchange_weak(most, before + bytes)) { }
}

MemoryShare::~MemoryShare()
{
    inUse() -= m_bytes;
}

} // namespace espalier
