// SPDX-License-Identifier: Apache-2.0
// Splits a shape into what is walked for each result and what is taken together.
#include "model/compute/reduced_axes.h"

namespace espalier {

namespace {

/// Axes whose flag is `which`; neighbours become one axis.
void collect(const std::vector<std::int64_t> &shape, const std::vector<std::int64_t> &steps,
             const std::vector<bool> &flags, bool which, std::vector<std::int64_t> &toShape,
             std::vector<std::int64_t> &toSteps)
{
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (flags[i] != which || shape[i] == 1)
            continue;
        if (!toShape.empty() && toSteps.back() == shape[i] * steps[i]) {
            toShape.back() *= shape[i];
            toSteps.back() = steps[i];
        } else {
            toShape.push_back(shape[i]);
            toSteps.push_back(steps[i]);
        }
    }
    if (toShape.empty()) {
        toShape = {1};
        toSteps = {0};
    }
}

} // namespace

std::optional<ReducedAxes> reducedAxes(const std::vector<std::int64_t> &shape,
                                       const std::optional<std::vector<std::int64_t>> &axes, bool keepDims)
{
    ReducedAxes out;
    const auto rank = static_cast<std::int64_t>(shape.size());
    out.reduced.assign(shape.size(), !axes.has_value());
    for (const std::int64_t axis : axes.value_or(std::vector<std::int64_t>())) {
        const auto normal = normalAxis(axis, rank);
        if (!normal || *normal >= rank)
            return std::nullopt;
        out.reduced[static_cast<std::size_t>(*normal)] = true;
    }
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (!out.reduced[i])
            out.result.push_back(shape[i]);
        else if (keepDims)
            out.result.push_back(1);
    }
    const std::vector<std::int64_t> steps = rowMajorStrides(shape);
    collect(shape, steps, out.reduced, false, out.shapeAt, out.stepsAt);
    collect(shape, steps, out.reduced, true, out.shapeOver, out.stepsOver);
    return out;
}

} // namespace espalier
