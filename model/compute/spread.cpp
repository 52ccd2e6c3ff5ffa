// SPDX-License-Identifier: Apache-2.0
// Merges axes.
#include "model/compute/spread.h"

namespace espalier {

Spread spreadOver(const std::vector<std::int64_t> &to, const std::vector<std::int64_t> &a,
                  const std::vector<std::int64_t> &b)
{
    const std::vector<std::int64_t> stepsA = broadcastStrides(a, to);
    const std::vector<std::int64_t> stepsB = broadcastStrides(b, to);
    Spread out;
    for (std::size_t i = 0; i < to.size(); ++i) {
        if (to[i] == 1)
            continue;
        const bool merges = !out.shape.empty() && out.stepsA.back() == stepsA[i] * to[i]
            && out.stepsB.back() == stepsB[i] * to[i];
        if (merges) {
            out.shape.back() *= to[i];
            out.stepsA.back() = stepsA[i];
            out.stepsB.back() = stepsB[i];
        } else {
            out.shape.push_back(to[i]);
            out.stepsA.push_back(stepsA[i]);
            out.stepsB.push_back(stepsB[i]);
        }
    }
    if (out.shape.empty())
        out = {{1}, {0}, {0}};
    return out;
}

} // namespace espalier
