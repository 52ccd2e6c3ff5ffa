// SPDX-License-Identifier: Apache-2.0
// What rules ask about operands: shapes and constants as plain numbers.
#pragma once

#include "model/targets/model_facts.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace espalier {

/// Lengths, if all are known.
[[nodiscard]] std::optional<std::vector<std::int64_t>> staticShape(const ModelFacts &facts, ValueId value);
/// Lengths with -1 for one that is not known; nullopt if the rank is unknown or more than one length is.
[[nodiscard]] std::optional<std::vector<std::int64_t>> reshapeTarget(const ModelFacts &facts, ValueId value);
/// The same as Reshape takes it from `from`: also 0 for lengths that are not known but are those of the same
/// axis of `from`.
[[nodiscard]] std::optional<std::vector<std::int64_t>> reshapeTarget(const ModelFacts &facts, ValueId from,
                                                                     ValueId to);
/// Whether two lengths are equal: known ones, or of one name. Names that exporters give to whatever they do
/// not know (`?`, `-1`) prove nothing.
[[nodiscard]] bool areEqual(const Dim &a, const Dim &b);
/// Whether two values are known to have the same shape.
[[nodiscard]] bool haveEqualShapes(const ModelFacts &facts, ValueId a, ValueId b);
[[nodiscard]] std::optional<std::int64_t> rankOf(const ModelFacts &facts, ValueId value);
[[nodiscard]] DType dtypeOf(const ModelFacts &facts, ValueId value);
/// Elements of a constant; nullopt if it is not constant or not numeric.
[[nodiscard]] std::optional<std::vector<std::int64_t>> constantIntegers(const ModelFacts &facts,
                                                                        ValueId value);
[[nodiscard]] std::optional<std::vector<double>> constantNumbers(const ModelFacts &facts, ValueId value);
/// The only element of a constant.
[[nodiscard]] std::optional<double> constantScalar(const ModelFacts &facts, ValueId value);

/// A parameter that is an attribute in some versions and a constant input in others.
struct IntegerParameter {
    bool isPresent = false;
    /// Nullopt where it is an input that is not constant.
    std::optional<std::vector<std::int64_t>> values;
};
[[nodiscard]] IntegerParameter integerParameter(const ModelFacts &facts, const Node &node,
                                                std::string_view attribute, std::size_t input);
/// Axes made positive; nullopt if one is out of range.
[[nodiscard]] std::optional<std::vector<std::int64_t>> positiveAxes(std::vector<std::int64_t> axes,
                                                                    std::int64_t rank);

} // namespace espalier
