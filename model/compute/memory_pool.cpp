// SPDX-License-Identifier: Apache-2.0
// A list of free blocks by size.
#include "model/compute/memory_pool.h"

#include "model/compute/tensor_memory.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <new>

namespace espalier {

namespace {

constexpr std::size_t alignment = 64;

std::size_t roundedUp(std::size_t bytes)
{
    return (std::max<std::size_t>(bytes, 1) + alignment - 1) / alignment * alignment;
}

/// Memory that counts towards the limit.
class Block {
public:
    explicit Block(std::size_t size)
        : m_share(size), m_memory(std::aligned_alloc(alignment, size)), m_size(size)
    {
        if (m_memory == nullptr)
            throw std::bad_alloc(); // caught by whoever evaluates
    }
    ~Block() { std::free(m_memory); } // NOLINT(cppcoreguidelines-no-malloc): aligned memory
    Block(const Block &) = delete;
    Block &operator=(const Block &) = delete;
    Block(Block &&) = delete;
    Block &operator=(Block &&) = delete;

    [[nodiscard]] void *memory() const { return m_memory; }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    MemoryShare m_share; // throws before anything is allocated
    void *m_memory;
    std::size_t m_size;
};

} // namespace

class MemoryPool::Blocks {
public:
    explicit Blocks(double spare) : m_spare(spare) { }

    std::unique_ptr<Block> take(std::size_t size)
    {
        const std::scoped_lock lock(m_mutex);
        std::unique_ptr<Block> block;
        const auto found = m_free.lower_bound(size);
        if (found != m_free.end() && found->first <= size + size / 4) {
            block = std::move(found->second);
            m_freeBytes -= block->size();
            m_free.erase(found);
        } else {
            const std::size_t most = std::max(m_mostUsed, m_used + size);
            while (!m_free.empty()
                   && m_used + size + m_freeBytes
                       > most + static_cast<std::size_t>(m_spare * static_cast<double>(most))) {
                m_freeBytes -= std::prev(m_free.end())->first;
                m_free.erase(std::prev(m_free.end()));
            }
            block = std::make_unique<Block>(size);
        }
        m_used += block->size();
        m_mostUsed = std::max(m_mostUsed, m_used);
        return block;
    }

    void giveBack(std::unique_ptr<Block> block)
    {
        const std::scoped_lock lock(m_mutex);
        m_used -= block->size();
        m_freeBytes += block->size();
        m_free.emplace(block->size(), std::move(block));
    }

private:
    const double m_spare;
    std::mutex m_mutex;
    std::multimap<std::size_t, std::unique_ptr<Block>> m_free;
    std::size_t m_freeBytes = 0;
    std::size_t m_used = 0;
    std::size_t m_mostUsed = 0;
};

MemoryPool::MemoryPool(double spare) : m_blocks(std::make_shared<Blocks>(spare)) { }

std::shared_ptr<void> MemoryPool::get(std::size_t bytes)
{
    if (bytes > tensorMemoryLimit())
        throw std::bad_alloc();
    Block *block = m_blocks->take(roundedUp(bytes)).release();
#ifdef ESPALIER_SANITIZED
    std::memset(block->memory(), 0xA5, block->size()); // shows who reads what nobody wrote
#endif
    return {block->memory(),
            [blocks = m_blocks, block](void *) { blocks->giveBack(std::unique_ptr<Block>(block)); }};
}

} // namespace espalier
