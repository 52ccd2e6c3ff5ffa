// SPDX-License-Identifier: Apache-2.0
// ONNX's own text syntax, by ONNX's own parser and printer: for rules and tests, never for saving (it loses
// doc strings and metadata).
#pragma once

#include "model/graph/model.h"

#include <string>
#include <string_view>

namespace espalier {

/// Parses a model. Errors (Unreadable): the parser's message, with line and column where it gives them; text
/// after the closing brace.
[[nodiscard]] Result<Model> parseModelText(std::string_view text);
/// Parses one function, header included. Same errors.
[[nodiscard]] Result<onnx::FunctionProto> parseFunctionText(std::string_view text);
/// Prints a model, weights included.
[[nodiscard]] Result<std::string> printModelText(const Model &model);

} // namespace espalier
