// SPDX-License-Identifier: Apache-2.0
// Attributes of convolutions and pools that ONNX documents but does not write into its schemas.
#pragma once

#include "model/targets/model_facts.h"
#include "model/targets/term.h"

#include <string_view>

namespace espalier {

/// An operator that slides a window: its strides, dilations, pads and kernel_shape have documented defaults.
[[nodiscard]] bool hasWindow(const Node &node);

/// How the odd cell of a padding is placed.
enum class Padding { AsGiven, SameUpper, SameLower };

/// The window of one node; lists have one term a spatial axis, unknown ones where dims are. Precondition:
/// hasWindow.
class WindowGeometry {
public:
    WindowGeometry(const ModelFacts &facts, const Node &node) : m_facts(facts), m_node(node) { }

    /// Given, else as documented: strides and dilations 1s, output_padding 0s, kernel_shape from W; none for
    /// other names.
    [[nodiscard]] Term attribute(std::string_view name) const;
    /// [begin…, end…] as the node's pads, auto_pad and output_shape say, or as SAME_UPPER or SAME_LOWER
    /// would.
    [[nodiscard]] Term pads(Padding padding = Padding::AsGiven) const;

private:
    [[nodiscard]] Term given(std::string_view name) const;
    [[nodiscard]] std::optional<std::size_t> axisCount() const;
    [[nodiscard]] Term filled(std::int64_t value, std::size_t timesAxes = 1) const;
    [[nodiscard]] Term kernelOfWeights() const;
    [[nodiscard]] Term totalPadding(std::size_t axis) const;
    [[nodiscard]] Term axisTerm(std::string_view name, std::size_t axis) const;

    const ModelFacts &m_facts;
    const Node &m_node;
};

} // namespace espalier
