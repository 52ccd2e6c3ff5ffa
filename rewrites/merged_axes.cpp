// SPDX-License-Identifier: Apache-2.0
// Runs of axes.
#include "rewrites/merged_axes.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace espalier {

std::int64_t lengthBetween(const std::vector<std::int64_t> &shape, std::size_t from, std::size_t until)
{
    return std::accumulate(shape.begin() + static_cast<std::ptrdiff_t>(from),
                           shape.begin() + static_cast<std::ptrdiff_t>(until), std::int64_t{1},
                           std::multiplies<>());
}

MergedAxes mergeAxes(const std::vector<std::int64_t> &shape, const std::vector<std::int64_t> &touched,
                     bool joinTouched)
{
    MergedAxes merged;
    bool lastTouched = true;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const bool isTouched =
            std::binary_search(touched.begin(), touched.end(), static_cast<std::int64_t>(i));
        if (i > 0 && isTouched == lastTouched && (!isTouched || joinTouched)) {
            merged.shape.back() *= shape[i];
            continue;
        }
        if (isTouched)
            merged.axes.push_back(static_cast<std::int64_t>(merged.shape.size()));
        merged.shape.push_back(shape[i]);
        lastTouched = isTouched;
    }
    return merged;
}

} // namespace espalier
