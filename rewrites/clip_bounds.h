// SPDX-License-Identifier: Apache-2.0
// The bounds of a Clip of any opset.
#pragma once

#include "model/targets/model_facts.h"

#include <optional>

namespace espalier {

struct ClipBounds {
    std::optional<double> low; ///< nullopt: none
    std::optional<double> high; ///< nullopt: none
};

/// Nullopt where a bound is an input that is not constant.
[[nodiscard]] std::optional<ClipBounds> clipBounds(const ModelFacts &facts, const Node &node);

} // namespace espalier
