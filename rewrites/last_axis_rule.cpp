// SPDX-License-Identifier: Apache-2.0
// Turns and turns back, or flattens and unflattens.
#include "rewrites/last_axis_rule.h"

#include "rewrites/forms.h"
#include "rewrites/normalized_axes.h"

#include <numeric>

namespace espalier {

LastAxisRule::Check LastAxisRule::check(const ModelFacts &facts, const Node &node) const
{
    if (const auto refusal = needRank(facts, node.input(0)))
        return refusal;
    const std::int64_t opset = facts.model().opset("", node.input(0).graph).value_or(13);
    const auto axes = normalizedAxes(facts, node, opset);
    if (!axes || axes->empty())
        return no("axis_out_of_range", QT_TRANSLATE_NOOP("rewrites", "The axis is out of range."));
    if (axes->front() == *rankOf(facts, node.input(0)) - 1)
        return no("last_axis", QT_TRANSLATE_NOOP("rewrites", "The axis is the last one already."));
    return axes->size() > 1 ? needShape(facts, node.input(0)) : std::nullopt;
}

std::vector<ValueId> LastAxisRule::write(Replacement &to, const Node &node) const
{
    const auto axes = *normalizedAxes(to.facts(), node, to.opset());
    const std::int64_t rank = *rankOf(to.facts(), node.inputs[0]);
    if (axes.size() > 1) {
        const std::vector<std::int64_t> shape = *staticShape(to.facts(), node.inputs[0]);
        const auto split = shape.begin() + static_cast<std::ptrdiff_t>(axes.front());
        const std::int64_t rows = std::accumulate(shape.begin(), split, std::int64_t{1}, std::multiplies<>());
        const std::int64_t length = std::accumulate(split, shape.end(), std::int64_t{1}, std::multiplies<>());
        const ValueId flat = addReshape(to, node.inputs[0], {rows, length});
        return {addReshape(to, to.add(node.opType, {flat}, {intAttribute("axis", 1)}), shape)};
    }
    std::vector<std::int64_t> perm(static_cast<std::size_t>(rank));
    std::iota(perm.begin(), perm.end(), 0);
    std::swap(perm[static_cast<std::size_t>(axes.front())], perm.back());
    const ValueId turned = addTranspose(to, node.inputs[0], perm);
    // The swap of two axes is its own inverse.
    return {addTranspose(to, to.add(node.opType, {turned}, {intAttribute("axis", rank - 1)}), perm)};
}

} // namespace espalier
