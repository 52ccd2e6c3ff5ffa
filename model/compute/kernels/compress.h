// SPDX-License-Identifier: Apache-2.0
// Slices that a condition keeps, and slices each once.
#pragma once

#include "half.h"

#include <algorithm>
#include <cstdint>

namespace espalier::kernels {

/// Of x as [outer, length, inner] the places on the middle axis where the condition holds.
template <class T>
void compress(const T *x, const bool *condition, T *y, std::int64_t outer, std::int64_t length,
              std::int64_t inner, std::int64_t tested, std::int64_t *kept)
{
    *kept = 0;
    for (std::int64_t k = 0; k < tested; ++k)
        *kept += condition[k] ? 1 : 0;
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t k = 0; k < tested; ++k) {
            if (!condition[k])
                continue;
            for (std::int64_t i = 0; i < inner; ++i)
                *y++ = x[(o * length + k) * inner + i];
        }
    }
}

/// −1, 0 or 1 as slices a and b of the middle axis follow each other; NaN comes last, and equals itself.
template <class T>
int compareSlices(const T *x, std::int64_t outer, std::int64_t length, std::int64_t inner, std::int64_t a,
                  std::int64_t b)
{
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t i = 0; i < inner; ++i) {
            const auto left = static_cast<Wide<T>>(x[(o * length + a) * inner + i]);
            const auto right = static_cast<Wide<T>>(x[(o * length + b) * inner + i]);
            if (left == right)
                continue;
            if (left < right)
                return -1;
            if (left > right)
                return 1;
            const bool leftIsNan = !(left == left);
            const bool rightIsNan = !(right == right);
            if (leftIsNan != rightIsNan)
                return leftIsNan ? 1 : -1;
        }
    }
    return 0;
}

/// The slices of the middle axis of [outer, length, inner], each once, ascending or as they come first; where
/// each stands first, which of them each slice is, and how often it occurs (these may be null). `scratch`
/// holds 3 · length.
template <class T>
void unique(const T *x, T *y, std::int64_t *indices, std::int64_t *inverse, std::int64_t *occurrences,
            std::int64_t *scratch, std::int64_t outer, std::int64_t length, std::int64_t inner,
            std::int64_t isSorted, std::int64_t *found)
{
    std::int64_t *order = scratch;
    std::int64_t *groupOf = scratch + length; // by slice
    std::int64_t *firsts = scratch + 2 * length; // by group: where it stands first
    for (std::int64_t k = 0; k < length; ++k)
        order[k] = k;
    std::sort(order, order + length, [=](std::int64_t a, std::int64_t b) {
        const int compared = compareSlices(x, outer, length, inner, a, b);
        return compared != 0 ? compared < 0 : a < b;
    });
    std::int64_t groups = 0;
    for (std::int64_t k = 0; k < length; ++k) {
        if (k == 0 || compareSlices(x, outer, length, inner, order[k - 1], order[k]) != 0)
            firsts[groups++] = order[k];
        groupOf[order[k]] = groups - 1;
    }
    if (isSorted == 0) { // number the groups by their first slices
        for (std::int64_t k = 0; k < length; ++k)
            groupOf[k] = firsts[groupOf[k]];
        groups = 0;
        for (std::int64_t k = 0; k < length; ++k) {
            if (groupOf[k] == k) {
                order[k] = groups;
                firsts[groups++] = k;
            }
        }
        for (std::int64_t k = 0; k < length; ++k)
            groupOf[k] = order[groupOf[k]];
    }
    *found = groups;
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t g = 0; g < groups; ++g) {
            for (std::int64_t i = 0; i < inner; ++i)
                y[(o * groups + g) * inner + i] = x[(o * length + firsts[g]) * inner + i];
        }
    }
    if (indices != nullptr)
        std::copy(firsts, firsts + groups, indices);
    if (inverse != nullptr)
        std::copy(groupOf, groupOf + length, inverse);
    if (occurrences != nullptr) {
        std::fill(occurrences, occurrences + groups, std::int64_t(0));
        for (std::int64_t k = 0; k < length; ++k)
            ++occurrences[groupOf[k]];
    }
}

} // namespace espalier::kernels
