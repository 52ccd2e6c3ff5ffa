// SPDX-License-Identifier: Apache-2.0
// Strings as numbers, so that kernels that only move or compare elements work on them.
#pragma once

#include "model/compute/dense_tensor.h"
#include "model/graph/node.h"

#include <deque>
#include <vector>

namespace espalier {

/// Equal strings have equal codes, greater ones greater codes; the empty string is 0, as kernels fill gaps.
class StringCodes {
public:
    /// Whether the operator only moves or compares elements.
    [[nodiscard]] static bool stand(const Node &node);
    /// Whether output `i` has the element type of an input that may hold strings.
    [[nodiscard]] static bool isCoded(const Node &node, std::int64_t opset, std::size_t i);

    /// The operands with int64 codes for strings. Null stays null; valid as long as this object.
    [[nodiscard]] std::vector<const DenseTensor *> encoded(const std::vector<const DenseTensor *> &operands);
    [[nodiscard]] DenseTensor decoded(const DenseTensor &codes) const;

private:
    std::vector<std::string> m_strings; ///< sorted
    std::deque<DenseTensor> m_codes;
};

} // namespace espalier
