// SPDX-License-Identifier: Apache-2.0
// Elements of small tensors as far as they are known without running the model.
#pragma once

#include "model/graph/model.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace espalier {

/// One element: a number, a symbolic dim (`N`), or unknown. Bools are the integers 0 and 1.
class Element {
public:
    Element() = default;
    explicit Element(std::int64_t integer) : m_value(integer) { }
    explicit Element(double real) : m_value(real) { }
    /// A dim as an element: its length, its symbol, or unknown.
    explicit Element(const Dim &dim);

    [[nodiscard]] bool isInteger() const { return std::holds_alternative<std::int64_t>(m_value); }
    [[nodiscard]] bool isReal() const { return std::holds_alternative<double>(m_value); }
    [[nodiscard]] bool isNumber() const { return isInteger() || isReal(); }
    [[nodiscard]] std::int64_t integer() const { return std::get<std::int64_t>(m_value); }
    /// The number, an integer converted. Precondition: isNumber().
    [[nodiscard]] double real() const;
    /// A number as known length, a symbol as such, else an unknown dim.
    [[nodiscard]] Dim dim() const;
    friend bool operator==(const Element &, const Element &) = default;

private:
    std::variant<std::monostate, std::int64_t, double, std::string> m_value;
};

/// Elements in row-major order; `dims` are their tensor's, all known.
struct KnownElements {
    std::vector<std::int64_t> dims;
    std::vector<Element> values;

    [[nodiscard]] bool isComplete() const; ///< every element is a number
    /// All elements as integers; nullopt if one is none.
    [[nodiscard]] std::optional<std::vector<std::int64_t>> integers() const;
    friend bool operator==(const KnownElements &, const KnownElements &) = default;
};

/// Tensors of more elements are never read or computed for inference.
inline constexpr std::int64_t knownIntegersLimit = 65'536;
/// The same for floating-point tensors: scales, bounds, steps.
inline constexpr std::int64_t knownRealsLimit = 64;

/// Elements of a tensor that is small enough; null otherwise, and when they cannot be read.
[[nodiscard]] std::shared_ptr<const KnownElements> constantElements(const Tensor &tensor);

/// Elements of an initializer (its default, where a caller may override it) or of a Constant node's output,
/// if it is small enough; null otherwise, and when the elements cannot be read.
[[nodiscard]] std::shared_ptr<const KnownElements> constantElements(const Model &model, ValueId value);

} // namespace espalier
