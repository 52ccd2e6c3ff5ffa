// SPDX-License-Identifier: Apache-2.0
// Picks and places elements by index. Negative indices count from the end; one outside gives code 2.
#pragma once

#include "half.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace espalier::kernels {

constexpr int indexOutside = 2;

template <class I> bool resolveIndex(I index, std::int64_t length, std::int64_t &place)
{
    place = static_cast<std::int64_t>(index);
    place += place < 0 ? length : 0;
    return place >= 0 && place < length;
}

/// y[o, j, i] = x[o, indices[j], i] for x of [outer, length, inner].
template <class T, class I>
int gather(const T *x, const I *indices, T *y, std::int64_t outer, std::int64_t length, std::int64_t inner,
           std::int64_t count)
{
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t j = 0; j < count; ++j) {
            std::int64_t place = 0;
            if (!resolveIndex(indices[j], length, place))
                return indexOutside;
            std::memcpy(y + (o * count + j) * inner, x + (o * length + place) * inner,
                        static_cast<std::size_t>(inner) * sizeof(T));
        }
    }
    return 0;
}

/// GatherElements: y[…, j, …] = x[…, indices[…, j, …], …] along `axis`; y and indices have `shape`, x has
/// `from`.
template <class T, class I>
int gatherElements(const T *x, const I *indices, T *y, std::int64_t rank, const std::int64_t *from,
                   const std::int64_t *shape, std::int64_t axis)
{
    std::int64_t count = 1;
    for (std::int64_t a = 0; a < rank; ++a)
        count *= shape[a];
    for (std::int64_t i = 0; i < count; ++i) {
        std::int64_t rest = i;
        std::int64_t place = 0;
        std::int64_t step = 1;
        for (std::int64_t a = rank - 1; a >= 0; --a) {
            std::int64_t at = rest % shape[a];
            rest /= shape[a];
            if (a == axis && !resolveIndex(indices[i], from[a], at))
                return indexOutside;
            place += at * step;
            step *= from[a];
        }
        y[i] = x[place];
    }
    return 0;
}

/// GatherND: for each of `batch` batches and `count` tuples of `depth` indices, a block of `inner` elements.
/// x has `sizes` along the indexed axes.
template <class T, class I>
int gatherNd(const T *x, const I *indices, T *y, std::int64_t batch, std::int64_t count, std::int64_t depth,
             const std::int64_t *sizes, std::int64_t inner)
{
    std::int64_t perBatch = inner;
    for (std::int64_t d = 0; d < depth; ++d)
        perBatch *= sizes[d];
    for (std::int64_t b = 0; b < batch; ++b) {
        for (std::int64_t j = 0; j < count; ++j) {
            std::int64_t place = 0;
            for (std::int64_t d = 0; d < depth; ++d) {
                std::int64_t at = 0;
                if (!resolveIndex(indices[(b * count + j) * depth + d], sizes[d], at))
                    return indexOutside;
                place = place * sizes[d] + at;
            }
            std::memcpy(y + (b * count + j) * inner, x + b * perBatch + place * inner,
                        static_cast<std::size_t>(inner) * sizeof(T));
        }
    }
    return 0;
}

/// How a scattered element meets the one that is there.
enum ScatterMode : std::int64_t {
    scatterSet = 0,
    scatterAdd = 1,
    scatterMul = 2,
    scatterMax = 3,
    scatterMin = 4
};

template <class T> T scattered(T old, T update, std::int64_t mode)
{
    const Wide<T> a = static_cast<Wide<T>>(old);
    const Wide<T> b = static_cast<Wide<T>>(update);
    if (mode == scatterAdd)
        return static_cast<T>(static_cast<Wide<T>>(a + b));
    if (mode == scatterMul)
        return static_cast<T>(static_cast<Wide<T>>(a * b));
    if (mode == scatterMax)
        return static_cast<T>(std::max(a, b));
    return mode == scatterMin ? static_cast<T>(std::min(a, b)) : update;
}

/// ScatterElements: y = x, then y[…, indices[…, j, …], …] meets updates[…, j, …]; updates and indices have
/// `shape`.
template <class T, class I>
int scatterElements(const T *x, const I *indices, const T *updates, T *y, std::int64_t rank,
                    const std::int64_t *from, const std::int64_t *shape, std::int64_t axis, std::int64_t mode)
{
    std::int64_t total = 1;
    std::int64_t count = 1;
    for (std::int64_t a = 0; a < rank; ++a) {
        total *= from[a];
        count *= shape[a];
    }
    std::copy(x, x + total, y);
    for (std::int64_t i = 0; i < count; ++i) {
        std::int64_t rest = i;
        std::int64_t place = 0;
        std::int64_t step = 1;
        for (std::int64_t a = rank - 1; a >= 0; --a) {
            std::int64_t at = rest % shape[a];
            rest /= shape[a];
            if (a == axis && !resolveIndex(indices[i], from[a], at))
                return indexOutside;
            place += at * step;
            step *= from[a];
        }
        y[place] = scattered(y[place], updates[i], mode);
    }
    return 0;
}

/// ScatterND: y = x, then the block at each of `count` tuples of `depth` indices meets a block of updates.
template <class T, class I>
int scatterNd(const T *x, const I *indices, const T *updates, T *y, std::int64_t total, std::int64_t count,
              std::int64_t depth, const std::int64_t *sizes, std::int64_t inner, std::int64_t mode)
{
    std::copy(x, x + total, y);
    for (std::int64_t j = 0; j < count; ++j) {
        std::int64_t place = 0;
        for (std::int64_t d = 0; d < depth; ++d) {
            std::int64_t at = 0;
            if (!resolveIndex(indices[j * depth + d], sizes[d], at))
                return indexOutside;
            place = place * sizes[d] + at;
        }
        for (std::int64_t i = 0; i < inner; ++i)
            y[place * inner + i] = scattered(y[place * inner + i], updates[j * inner + i], mode);
    }
    return 0;
}

} // namespace espalier::kernels
