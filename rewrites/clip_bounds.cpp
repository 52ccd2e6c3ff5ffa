// SPDX-License-Identifier: Apache-2.0
// Attributes before opset 11, inputs from there on.
#include "rewrites/clip_bounds.h"

#include "rewrites/known.h"

namespace espalier {

std::optional<ClipBounds> clipBounds(const ModelFacts &facts, const Node &node)
{
    ClipBounds bounds;
    const auto read = [&](const char *name, std::size_t input, std::optional<double> &bound) {
        if (node.attribute(name) != nullptr)
            bound = static_cast<double>(node.floatOr(name, 0));
        else if (node.input(input).isValid())
            bound = constantScalar(facts, node.input(input));
        else
            return true;
        return bound.has_value();
    };
    if (!read("min", 1, bounds.low) || !read("max", 2, bounds.high))
        return std::nullopt;
    return bounds;
}

} // namespace espalier
