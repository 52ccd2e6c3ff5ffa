// SPDX-License-Identifier: Apache-2.0
// Computes the elements that follow from known dims and constants, so that shapes which a model computes are
// known.
#pragma once

#include "model/graph/node.h"
#include "model/shapes/element_moves.h"

#include <functional>
#include <vector>

namespace espalier {

/// One node of the default domain as the arithmetic sees it.
struct ArithmeticNode {
    const Node &node; ///< attributes bound
    std::int64_t opset = 0;
    std::vector<const ValueType *> inputs; ///< null for one that is left out
    std::vector<const ValueType *> outputs; ///< as inferred
    /// Whether anything may be known of an input's elements; cheap.
    std::function<bool(std::size_t)> mayBeKnown;
    /// What is known of them; reads a constant.
    std::function<Elements(std::size_t)> elements;

    [[nodiscard]] bool hasInput(std::size_t i) const { return i < inputs.size() && inputs[i] != nullptr; }
    [[nodiscard]] DType inputDType(std::size_t i) const
    {
        return hasInput(i) ? inputs[i]->dtype : DType::Undefined;
    }
    [[nodiscard]] DType outputDType() const
    {
        return outputs.empty() ? DType::Undefined : outputs.front()->dtype;
    }
    /// Static dims of an input or output; nullopt if they are not known.
    [[nodiscard]] static std::optional<Lengths> dims(const ValueType *type);
    /// Integers of an attribute or, where the operator's version has none, of a constant input. nullopt if
    /// they are not known; `fallback` if both are absent.
    [[nodiscard]] std::optional<Lengths> integers(std::string_view attribute, std::size_t input,
                                                  std::optional<Lengths> fallback) const;
};

/// Elements of each output, null where nothing is known. Covers what exporters build shapes from, at every
/// opset: Shape, Size, Cast, elementwise arithmetic and comparisons, Where, Reduce, Range, and moves of
/// elements.
[[nodiscard]] std::vector<Elements> computeElements(const ArithmeticNode &node);

} // namespace espalier
