// SPDX-License-Identifier: Apache-2.0
// Models for tests, written in ONNX text.
#pragma once

#include "model/graph/model.h"

#include <string_view>

namespace espalier::test {

/// Parses `text`; a header `<ir_version: 8, opset_import: ["" : 17]>` is put before a text that starts
/// without one. Fails the test with the parser's message.
Model modelFromText(std::string_view text);
/// The value or node of that name in the main graph; fails the test if there is none.
ValueId valueNamed(const Model &model, std::string_view name);
/// The first node of that operator.
NodeId nodeOf(const Model &model, std::string_view opType);
/// Serialised message, for comparing whole models.
std::string bytesOf(const Model &model);

} // namespace espalier::test
