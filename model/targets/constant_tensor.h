// SPDX-License-Identifier: Apache-2.0
// Constants that stand in a model otherwise than as initializers, as tensors; and tensors as numbers.
#pragma once

#include "model/graph/model.h"
#include "model/shapes/known_elements.h"

#include <memory>

namespace espalier {

/// The value of a Constant node; null if it has none that is a dense tensor.
[[nodiscard]] std::shared_ptr<const Tensor> constantOfNode(const Node &node);
/// A tensor of complete elements; null if the dtype is no plain number.
[[nodiscard]] std::shared_ptr<const Tensor> constantOfElements(const KnownElements &elements, DType dtype);
/// The elements of a tensor of at most `limit` numbers; null otherwise, and when they cannot be read.
[[nodiscard]] std::shared_ptr<const KnownElements> readElements(const Tensor &tensor, std::int64_t limit);

} // namespace espalier
