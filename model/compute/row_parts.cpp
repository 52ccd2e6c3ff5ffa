// SPDX-License-Identifier: Apache-2.0
// Shares parts out to the threads that the library of products runs on too: others would wait for its.
#include "model/compute/row_parts.h"

#include <algorithm>
#include <atomic>
#include <new>
#include <thread>
#include <vector>

namespace espalier {

namespace {

constexpr std::int64_t leastBytes = 64 << 10; ///< that a part reads and writes
constexpr std::int64_t mostBytes = 8 << 20;
constexpr std::int64_t partsPerThread = 4; ///< threads do not all run equally fast
constexpr std::int64_t wholeVectors = 256; ///< elements: a multiple of what any unrolled loop takes at once

std::int64_t bytesOfRow(const KernelRows &rows)
{
    std::size_t bytes = 0;
    for (const auto *strides : {&rows.inputs, &rows.outputs}) {
        for (const std::size_t stride : *strides)
            bytes += stride;
    }
    return std::max<std::int64_t>(static_cast<std::int64_t>(bytes), 1);
}

KernelBuffers partOf(const KernelBuffers &whole, const KernelRows &rows, std::int64_t first,
                     std::int64_t count)
{
    KernelBuffers part = whole;
    part.rows = count;
    part.rowShape = rows.shape;
    if (!part.rowShape.empty())
        part.rowShape.front() = count;
    for (std::size_t i = 0; i < part.inputs.size() && i < rows.inputs.size(); ++i) {
        if (part.inputs[i] != nullptr)
            part.inputs[i] = static_cast<const std::byte *>(part.inputs[i])
                + static_cast<std::size_t>(first) * rows.inputs[i];
    }
    for (std::size_t i = 0; i < part.outputs.size() && i < rows.outputs.size(); ++i)
        part.outputs[i] =
            static_cast<std::byte *>(part.outputs[i]) + static_cast<std::size_t>(first) * rows.outputs[i];
    return part;
}

#ifdef _OPENMP
template <class Run> void forEachPart(std::int64_t parts, unsigned threads, const Run &run)
{
#pragma omp parallel for num_threads(static_cast <int>(threads)) schedule(dynamic, 1) if (threads > 1)
    for (std::int64_t part = 0; part < parts; ++part)
        run(part);
}
#else
template <class Run> void forEachPart(std::int64_t parts, unsigned threads, const Run &run)
{
    std::atomic<std::int64_t> next = 0;
    const auto runNext = [&] {
        for (std::int64_t part = next++; part < parts; part = next++)
            run(part);
    };
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i)
        others.emplace_back(runNext);
    runNext();
}
#endif

} // namespace

std::int64_t rowsOfPart(const KernelRows &rows, unsigned threads)
{
    const std::int64_t row = bytesOfRow(rows);
    const std::int64_t total = row * rows.count;
    const std::int64_t bytes = threads == 1
        ? mostBytes
        : std::clamp(total / (partsPerThread * std::int64_t{threads}), leastBytes, mostBytes);
    std::int64_t count = std::max<std::int64_t>(bytes / row, 1);
    if (rows.isElementwise && rows.shape.size() <= 1)
        count = (count + wholeVectors - 1) / wholeVectors * wholeVectors;
    return count;
}

int runInParts(const KernelCall &call, const KernelBuffers &buffers, const TaskContext &context)
{
    const unsigned threads = std::max(1U, context.threads());
    const std::int64_t perPart = call.rows ? rowsOfPart(*call.rows, threads) : 0;
    if (!call.rows || call.rows->count <= perPart)
        return call.run(buffers);
    const KernelRows &rows = *call.rows;
    const std::int64_t parts = (rows.count + perPart - 1) / perPart;
    std::atomic<int> code = 0;
    std::atomic<bool> lacksMemory = false; // exceptions may not leave a thread
    const auto runPart = [&](std::int64_t part) {
        if (context.isStopped())
            return;
        try {
            const std::int64_t first = part * perPart;
            const int made = call.run(partOf(buffers, rows, first, std::min(perPart, rows.count - first)));
            int known = code.load();
            while (made > known && !code.compare_exchange_weak(known, made)) { }
        } catch (const std::bad_alloc &) {
            lacksMemory = true;
        }
    };
    forEachPart(parts, threads, runPart);
    if (lacksMemory)
        throw std::bad_alloc();
    return code;
}

} // namespace espalier
