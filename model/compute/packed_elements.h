// SPDX-License-Identifier: Apache-2.0
// Tensors of 4-bit and 2-bit elements are packed; kernels see one element a byte.
#pragma once

#include "model/compute/kernel.h"

#include <memory>

namespace espalier {

/// The same operators; plans that read or fill packed tensors unpack them into scratch memory before, and
/// pack what was made after. Where an operand is missing that the schema asks for, the plan
/// is an error wrong_shapes.
[[nodiscard]] std::unique_ptr<Kernel> withPackedElements(std::unique_ptr<Kernel> kernel);

} // namespace espalier
