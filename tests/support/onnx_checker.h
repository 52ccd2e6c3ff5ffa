// SPDX-License-Identifier: Apache-2.0
// ONNX's own checker as a judge.
#pragma once

#include "model/graph/model.h"

#include <string>

namespace espalier::test {

/// What onnx::checker::check_model says against the model, inferred types included; empty if nothing.
[[nodiscard]] std::string onnxCheckerFault(const Model &model);

} // namespace espalier::test
