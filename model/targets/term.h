// SPDX-License-Identifier: Apache-2.0
// A value in a condition: a number, a text, a list, none, or not known.
#pragma once

#include "model/graph/value_type.h"
#include "model/targets/truth.h"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace espalier {

/// Immutable; copies share lists.
class Term {
public:
    using List = std::vector<Term>;
    struct None { };
    struct Unknown {
        std::string symbol; ///< two unknown terms with the same symbol (a symbolic dim) are equal
        bool mayBeNone = true; ///< false for something that is there but whose value is not known
    };

    Term() = default; ///< none
    explicit Term(bool value) : m_value(value) { }
    explicit Term(std::int64_t value) : m_value(value) { }
    explicit Term(double value) : m_value(value) { }
    explicit Term(std::string value) : m_value(std::move(value)) { }
    explicit Term(List values) : m_value(std::make_shared<const List>(std::move(values))) { }
    explicit Term(Truth truth);
    /// A known length, or unknown with the dim's symbol.
    explicit Term(const Dim &dim);
    [[nodiscard]] static Term unknown() { return Term(Unknown{}); }
    /// There, but its value is not known.
    [[nodiscard]] static Term unknownValue(std::string symbol = {})
    {
        return Term(Unknown{std::move(symbol), false});
    }
    /// The number that a person would write for it: 0.1 for the float nearest to 0.1.
    [[nodiscard]] static Term fromFloat(float value);
    [[nodiscard]] static Term integers(const std::vector<std::int64_t> &values);

    [[nodiscard]] bool isNone() const { return std::holds_alternative<None>(m_value); }
    [[nodiscard]] bool isUnknown() const { return std::holds_alternative<Unknown>(m_value); }
    [[nodiscard]] bool isInteger() const { return std::holds_alternative<std::int64_t>(m_value) || isBool(); }
    [[nodiscard]] bool isBool() const { return std::holds_alternative<bool>(m_value); }
    [[nodiscard]] bool isNumber() const { return isInteger() || std::holds_alternative<double>(m_value); }
    [[nodiscard]] bool isText() const { return std::holds_alternative<std::string>(m_value); }
    [[nodiscard]] bool isList() const { return std::holds_alternative<std::shared_ptr<const List>>(m_value); }
    /// Precondition of each: the question above answers yes (for real: isNumber).
    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] double real() const;
    [[nodiscard]] const std::string &text() const { return std::get<std::string>(m_value); }
    [[nodiscard]] const List &list() const { return *std::get<std::shared_ptr<const List>>(m_value); }
    [[nodiscard]] const Unknown &unknownPart() const { return std::get<Unknown>(m_value); }

    /// As a clause: a bool; a number is true unless 0; a list of one is its element; none, text and lists are
    /// false.
    [[nodiscard]] Truth asTruth() const;
    /// As it is written in a condition; long lists are cut short.
    [[nodiscard]] std::string written() const;

private:
    explicit Term(Unknown unknown) : m_value(std::move(unknown)) { }
    std::variant<None, Unknown, bool, std::int64_t, double, std::string, std::shared_ptr<const List>> m_value;
};

enum class Arithmetic { Add, Subtract, Multiply, Divide, FloorDivide, Remainder };
enum class Comparison { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };

/// Element by element for lists, a number going with each element; / gives a real number, // and % round
/// towards minus infinity. None for what cannot be computed: none, text, lists of unlike length, division by
/// zero.
[[nodiscard]] Term compute(Arithmetic operation, const Term &a, const Term &b);
/// One answer for lists, too. None equals none only; a list of one stands for its element; what has no order
/// (none, text with a number) is neither less nor greater.
[[nodiscard]] Truth compare(Comparison comparison, const Term &a, const Term &b);
/// The same element by element: a list of answers where an operand is a list. Lists of unlike length are one
/// false.
[[nodiscard]] Term compareEach(Comparison comparison, const Term &a, const Term &b);
/// Logic on clauses, element by element where one of them is a list.
[[nodiscard]] Term combineEach(Truth (*logic)(Truth, Truth), const Term &a, const Term &b);
/// Whether a list has an element equal to `element`.
[[nodiscard]] Truth isAmong(const Term &element, const Term &list);

} // namespace espalier
