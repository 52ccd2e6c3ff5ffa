// SPDX-License-Identifier: Apache-2.0
// Operators that ONNX Runtime adds to ONNX's, as schemas: operands, attributes, types, and for most a body.
#pragma once

#include <cstdint>
#include <onnx/defs/schema.h>
#include <string_view>
#include <vector>

namespace espalier {

class MicrosoftBody;

/// One operator, in words that a schema is made of.
struct MicrosoftOperator {
    const char *name;
    /// `A: T, B: T?, C: tensor(float)* -> Y: T`: `?` may be left out, `*` is variadic, each of its own type.
    const char *operands;
    /// `T = float16 float; U = int32`
    const char *types;
    /// `alpha: float = 1; axes: ints; axis: int!`: `!` is required.
    const char *attributes;
    const char *doc; ///< a formula in Markdown
    /// Throws where there is no body for the call; null for an operator that a kernel computes.
    void (*body)(MicrosoftBody &) = nullptr;
    /// Null: shapes follow from the body.
    void (*infer)(onnx::InferenceContext &) = nullptr;
    const char *domain = "com.microsoft";
};

/// The schema of an operator by name, or null. They are not in libonnx's registry, where a schema of a domain
/// would make every other operator of it a fault.
[[nodiscard]] const onnx::OpSchema *microsoftSchema(std::string_view domain, std::string_view op) noexcept;
/// Sorted by domain and name.
[[nodiscard]] const std::vector<onnx::OpSchema> &microsoftSchemas() noexcept;

// Families, each in a file of its own.
[[nodiscard]] std::vector<MicrosoftOperator> microsoftFusions();
[[nodiscard]] std::vector<MicrosoftOperator> microsoftNorms();
[[nodiscard]] std::vector<MicrosoftOperator> microsoftAttentions();
[[nodiscard]] std::vector<MicrosoftOperator> microsoftQuantized();
[[nodiscard]] std::vector<MicrosoftOperator> microsoftPackedWeights();

} // namespace espalier
