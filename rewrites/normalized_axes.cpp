// SPDX-License-Identifier: Apache-2.0
// Axes of Softmax by opset.
#include "rewrites/normalized_axes.h"

#include <algorithm>
#include <numeric>

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

std::optional<std::vector<std::int64_t>> reducedAxes(const ModelFacts &facts, const Node &node)
{
    const auto rank = rankOf(facts, node.input(0));
    if (!rank)
        return std::nullopt;
    if (node.opType == "ArgMax" || node.opType == "ArgMin")
        return positiveAxes({node.intOr("axis", 0)}, *rank);
    const IntegerParameter given = integerParameter(facts, node, "axes", 1);
    if (given.isPresent && !given.values)
        return std::nullopt;
    std::vector<std::int64_t> axes = given.values.value_or(std::vector<std::int64_t>());
    if (axes.empty()) {
        if (node.intOr("noop_with_empty_axes", 0) != 0)
            return std::nullopt;
        axes.resize(static_cast<std::size_t>(*rank));
        std::iota(axes.begin(), axes.end(), 0);
    }
    auto positive = positiveAxes(std::move(axes), *rank);
    if (positive)
        std::sort(positive->begin(), positive->end());
    return positive && !positive->empty() ? positive : std::nullopt;
}

} // namespace espalier
