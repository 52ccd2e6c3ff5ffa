// SPDX-License-Identifier: Apache-2.0
// What the ConvTranspose rules share.
#include "rewrites/transposed_rule.h"

#include "rewrites/forms.h"

#include <algorithm>

namespace espalier {

NodeRule::Check TransposedRule::check(const ModelFacts &facts, const Node &node) const
{
    const auto geometry = readGeometry(facts, node);
    return geometry ? checkForm(*geometry) : Check(geometry.error());
}

std::vector<ValueId> TransposedRule::write(Replacement &to, const Node &node) const
{
    const TransposedGeometry geometry = *readGeometry(to.facts(), node);
    const std::vector<SubpixelAxis> planned = axes(geometry);
    const bool hasPhases =
        std::any_of(planned.begin(), planned.end(), [](const SubpixelAxis &axis) { return axis.stride > 1; });
    ValueId x = addSubpixelConv(to, node, geometry, planned, order(to));
    if (hasPhases)
        x = interleave(to, x, geometry, planned);
    return {addCrop(to, x, planned)};
}

ValueId interleaveAtOnce(Replacement &to, ValueId x, std::int64_t channels,
                         const std::vector<SubpixelAxis> &axes)
{
    std::vector<std::int64_t> apart = {0, channels};
    std::vector<std::int64_t> perm = {0, 1};
    std::vector<std::int64_t> together = {0, channels};
    const auto count = static_cast<std::int64_t>(axes.size());
    for (const SubpixelAxis &axis : axes)
        apart.push_back(axis.stride);
    for (std::int64_t i = 0; i < count; ++i) {
        const SubpixelAxis &axis = axes[static_cast<std::size_t>(i)];
        apart.push_back(axis.positions);
        perm.push_back(2 + count + i);
        perm.push_back(2 + i);
        together.push_back(axis.positions * axis.stride);
    }
    x = addReshape(to, x, apart);
    x = addTranspose(to, x, perm);
    return addReshape(to, x, together);
}

// Terms: axes k = n…1, last first. Before axis k the elements stand as [A, s_k, P, R]: A = N·Cout·s_1…s_(k-1)
// phases not yet placed, P = Q_1…Q_k, R = what the later axes have become. Moving s_k behind P gives [A, P,
// s_k, R]. After the first axis R = 1, so the first step has rank 3. Shapes begin with -1, for N may be
// unknown.
ValueId interleaveByAxis(Replacement &to, ValueId x, std::int64_t channels,
                         const std::vector<SubpixelAxis> &axes)
{
    std::int64_t rest = 1;
    for (std::size_t k = axes.size(); k-- > 0;) {
        const SubpixelAxis &axis = axes[k];
        if (axis.stride > 1) {
            std::int64_t places = 1;
            for (std::size_t i = 0; i <= k; ++i)
                places *= axes[i].positions;
            if (rest == 1) {
                x = addReshape(to, x, {-1, axis.stride, places});
                x = addTranspose(to, x, {0, 2, 1});
            } else {
                x = addReshape(to, x, {-1, axis.stride, places, rest});
                x = addTranspose(to, x, {0, 2, 1, 3});
            }
        }
        rest *= axis.positions * axis.stride;
    }
    std::vector<std::int64_t> shape = {-1, channels};
    for (const SubpixelAxis &axis : axes)
        shape.push_back(axis.positions * axis.stride);
    return addReshape(to, x, shape);
}

} // namespace espalier
