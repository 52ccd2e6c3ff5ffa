// SPDX-License-Identifier: Apache-2.0
// Compares a model with what was read back of it, without touching its weights.
#pragma once

#include "model/base/task_context.h"
#include "model/graph/model.h"

#include <optional>
#include <string>

namespace espalier {

/// Where two models differ in anything but the place and encoding of tensor payloads: nodes, attributes,
/// values, dims and dtypes of tensors, ports, functions, metadata. nullopt: nowhere.
[[nodiscard]] std::optional<std::string> structuralDifference(const Model &written, const Model &read);

} // namespace espalier
