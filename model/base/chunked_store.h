// SPDX-License-Identifier: Apache-2.0
// A sequence of immutable records that is cheap to copy and cheap to compare with an earlier copy of itself.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace espalier {

/// Slots 0…size()-1, each empty or holding a shared immutable record. A copy shares all chunks; writing to a
/// copy clones one chunk of 128 pointers. Indices never move: an erased slot stays empty. Threads: a store
/// may be read from any thread; while it is written nobody else may touch that same object.
template <class T> class ChunkedStore {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool has(std::size_t index) const { return find(index) != nullptr; }
    [[nodiscard]] const T *find(std::size_t index) const
    {
        return index < m_size ? (*m_chunks[index / chunkSize])[index % chunkSize].get() : nullptr;
    }
    [[nodiscard]] const T &operator[](std::size_t index) const { return *find(index); }
    [[nodiscard]] std::shared_ptr<const T> shared(std::size_t index) const
    {
        return (*m_chunks[index / chunkSize])[index % chunkSize];
    }

    std::size_t add(std::shared_ptr<T> record)
    {
        if (m_size % chunkSize == 0)
            m_chunks.push_back(std::make_shared<Chunk>());
        ownChunk(m_size)[m_size % chunkSize] = std::move(record);
        return m_size++;
    }
    /// The record to be written to; it and its chunk are cloned first if a copy of this store shares them.
    /// Precondition: has(index).
    [[nodiscard]] T &edit(std::size_t index)
    {
        std::shared_ptr<T> &record = ownChunk(index)[index % chunkSize];
        if (record.use_count() > 1)
            record = std::make_shared<T>(*record);
        return *record;
    }
    /// Puts a record into a slot, growing the store by empty slots where needed.
    void put(std::size_t index, std::shared_ptr<T> record)
    {
        while (m_size <= index)
            add(nullptr);
        ownChunk(index)[index % chunkSize] = std::move(record);
    }
    void erase(std::size_t index) { ownChunk(index)[index % chunkSize].reset(); }

    /// Calls `visit(index)` for each slot whose record is not the same object in both; chunks in common are
    /// skipped.
    template <class Visit> void forEachDifference(const ChunkedStore &other, Visit &&visit) const
    {
        const std::size_t slots = std::max(m_size, other.m_size);
        for (std::size_t start = 0; start < slots; start += chunkSize) {
            const std::size_t chunk = start / chunkSize;
            const bool both = chunk < m_chunks.size() && chunk < other.m_chunks.size();
            if (both && m_chunks[chunk] == other.m_chunks[chunk])
                continue;
            for (std::size_t i = start; i < std::min(start + chunkSize, slots); ++i) {
                if (find(i) != other.find(i))
                    visit(i);
            }
        }
    }

private:
    static constexpr std::size_t chunkSize = 128;
    using Chunk = std::array<std::shared_ptr<T>, chunkSize>;

    Chunk &ownChunk(std::size_t index)
    {
        std::shared_ptr<Chunk> &chunk = m_chunks[index / chunkSize];
        if (chunk.use_count() > 1)
            chunk = std::make_shared<Chunk>(*chunk);
        return *chunk;
    }

    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::size_t m_size = 0;
};

} // namespace espalier
