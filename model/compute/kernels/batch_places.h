// SPDX-License-Identifier: Apache-2.0
// Elements moved along an axis, to places that differ from one batch entry to the next.
#pragma once

#include <algorithm>
#include <cstdint>

namespace espalier::kernels {

/// Of x as [batch, time, inner] (or [time, batch, inner]) the first lengths[b] steps of each batch entry in
/// reverse order. Returns 1 where a length lies outside 0…time.
template <class T>
int reverseSequence(const T *x, const std::int64_t *lengths, T *y, std::int64_t batch, std::int64_t time,
                    std::int64_t inner, std::int64_t timeIsFirst)
{
    for (std::int64_t b = 0; b < batch; ++b) {
        const std::int64_t length = lengths[b];
        if (length < 0 || length > time)
            return 1;
        for (std::int64_t t = 0; t < time; ++t) {
            const std::int64_t source = t < length ? length - 1 - t : t;
            const T *from = x + (timeIsFirst != 0 ? source * batch + b : b * time + source) * inner;
            T *to = y + (timeIsFirst != 0 ? t * batch + b : b * time + t) * inner;
            std::copy(from, from + inner, to);
        }
    }
    return 0;
}

/// y = past, [batch, middle, most, inner], with `length` steps of update written from place starts[b] on (0
/// where `starts` is null), around the end where `isCircular`. Returns 1 where that lies outside.
template <class T>
int tensorScatter(const T *past, const T *update, const std::int64_t *starts, T *y, std::int64_t batch,
                  std::int64_t middle, std::int64_t most, std::int64_t length, std::int64_t inner,
                  std::int64_t isCircular)
{
    std::copy(past, past + batch * middle * most * inner, y);
    for (std::int64_t b = 0; b < batch; ++b) {
        const std::int64_t start = starts != nullptr ? starts[b] : 0;
        if (start < 0 || start > most || (isCircular == 0 && start > most - length))
            return 1;
        for (std::int64_t m = 0; m < middle; ++m) {
            for (std::int64_t t = 0; t < length; ++t) {
                const std::int64_t place = isCircular != 0 ? (start + t) % most : start + t;
                const T *from = update + ((b * middle + m) * length + t) * inner;
                std::copy(from, from + inner, y + ((b * middle + m) * most + place) * inner);
            }
        }
    }
    return 0;
}

} // namespace espalier::kernels
