// SPDX-License-Identifier: Apache-2.0
// Gives lengths to dynamic dims, or other lengths to static ones.
#pragma once

#include "model/graph/model.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace espalier {

/// Every dim of that name becomes `length`, in inputs, outputs and bodies.
/// Errors (CommandLine): `no_such_dim`, with the names that there are; `bad_length`.
[[nodiscard]] Result<Model> fixDim(const Model &model, std::string_view name, std::int64_t length);

/// The input gets these dims (none: a scalar). A name that one of its dims had is given the same length
/// everywhere else, if it has one length only. Constants that no longer fit are findings of inferTypes().
/// Errors (CommandLine): `no_such_input`, with the names that there are; `rank_differs`; `bad_length`;
/// `not_a_tensor`.
[[nodiscard]] Result<Model> fixShape(const Model &model, std::string_view input,
                                     const std::vector<std::int64_t> &dims);

} // namespace espalier
