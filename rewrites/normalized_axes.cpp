// SPDX-License-Identifier: Apache-2.0
// Axes of Softmax by opset.
#include "rewrites/normalized_axes.h"

namespace espalier {

std::optional<std::vector<std::int64_t>> normalizedAxes(const ModelFacts &facts, const Node &node,
                                                        std::int64_t opset)
{
    const auto rank = rankOf(facts, node.input(0));
    if (!rank || *rank == 0)
        return std::nullopt;
    std::int64_t axis = node.intOr("axis", opset < 13 ? 1 : -1);
    if (axis < -*rank || axis > *rank || (axis == *rank && opset >= 13))
        return std::nullopt;
    axis += axis < 0 ? *rank : 0;
    std::vector<std::int64_t> axes;
    for (std::int64_t i = axis; i < (opset < 13 ? *rank : axis + 1); ++i)
        axes.push_back(i);
    return axes;
}

} // namespace espalier
