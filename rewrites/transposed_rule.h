// SPDX-License-Identifier: Apache-2.0
// Base of the rules that turn ConvTranspose into Conv: they differ in how the phases are put in place.
#pragma once

#include "rewrites/node_rule.h"
#include "rewrites/subpixel.h"

namespace espalier {

class TransposedRule : public NodeRule {
public:
    using NodeRule::NodeRule;

protected:
    [[nodiscard]] Check check(const ModelFacts &facts, const Node &node) const final;
    [[nodiscard]] std::vector<ValueId> write(Replacement &to, const Node &node) const final;

    /// What the form needs beyond a geometry that could be read.
    [[nodiscard]] virtual Check checkForm(const TransposedGeometry &) const { return std::nullopt; }
    [[nodiscard]] virtual std::vector<SubpixelAxis> axes(const TransposedGeometry &geometry) const
    {
        return planAxes(geometry);
    }
    [[nodiscard]] virtual PhaseOrder order(const Replacement &) const { return PhaseOrder::Inside; }
    /// [N, Cout·phases, Q…] -> [N, Cout, Q·stride…].
    [[nodiscard]] virtual ValueId interleave(Replacement &to, ValueId x, const TransposedGeometry &geometry,
                                             const std::vector<SubpixelAxis> &axes) const = 0;
};

/// Reshape, Transpose, Reshape over one tensor of rank 2 + 2·axes.
[[nodiscard]] ValueId interleaveAtOnce(Replacement &to, ValueId x, std::int64_t channels,
                                       const std::vector<SubpixelAxis> &axes);
/// Axis after axis, with no tensor of more than rank 4 (or the rank of the input).
[[nodiscard]] ValueId interleaveByAxis(Replacement &to, ValueId x, std::int64_t channels,
                                       const std::vector<SubpixelAxis> &axes);

} // namespace espalier
