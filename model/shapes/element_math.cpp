// SPDX-License-Identifier: Apache-2.0
// Tables of scalar functions on elements.
#include "model/shapes/element_math.h"

#include <array>
#include <cmath>
#include <limits>

namespace espalier {

namespace {

bool isReal(DType dtype)
{
    return dtype == DType::Float || dtype == DType::Double;
}

/// float32 results of + − × ÷ √ computed in double and rounded once more are the correctly rounded ones.
Element realOf(DType dtype, double value)
{
    return Element(dtype == DType::Float ? static_cast<double>(static_cast<float>(value)) : value);
}

template <class Integer> bool fits(std::int64_t value)
{
    return value >= std::int64_t{std::numeric_limits<Integer>::min()}
    && value <= std::int64_t{std::numeric_limits<Integer>::max()};
}

bool fitsDType(DType dtype, std::int64_t value)
{
    switch (dtype) {
    case DType::Int64:
        return true;
    case DType::Int32:
        return fits<std::int32_t>(value);
    case DType::Int16:
        return fits<std::int16_t>(value);
    case DType::Int8:
        return fits<std::int8_t>(value);
    case DType::UInt32:
        return fits<std::uint32_t>(value);
    case DType::UInt16:
        return fits<std::uint16_t>(value);
    case DType::UInt8:
        return fits<std::uint8_t>(value);
    case DType::Bool:
        return value == 0 || value == 1;
    default:
        return false;
    }
}

Element integerOf(DType dtype, std::int64_t value)
{
    return fitsDType(dtype, value) ? Element(value) : Element();
}

Element truth(bool value)
{
    return Element(std::int64_t{value ? 1 : 0});
}

bool isInteger(const Element &element, std::int64_t value)
{
    return element.isInteger() && element.integer() == value;
}

bool isSymbol(const Element &element)
{
    return !element.isNumber() && !element.dim().symbol().empty();
}

bool isNegative(const Element &element)
{
    return element.isInteger() && element.integer() < 0;
}

bool bothNumbers(const Element &a, const Element &b)
{
    return a.isNumber() && b.isNumber();
}

using Overflowing = bool (*)(std::int64_t, std::int64_t, std::int64_t *);

Element exact(DType dtype, const Element &a, const Element &b, Overflowing integers, double reals)
{
    if (isReal(dtype))
        return realOf(dtype, reals);
    std::int64_t value = 0;
    if (!a.isInteger() || !b.isInteger() || integers(a.integer(), b.integer(), &value))
        return {};
    return integerOf(dtype, value);
}

Element add(DType dtype, const Element &a, const Element &b)
{
    if (isInteger(a, 0))
        return b;
    if (isInteger(b, 0))
        return a;
    if (!bothNumbers(a, b))
        return {};
    return exact(
        dtype, a, b, [](auto x, auto y, auto *z) { return __builtin_add_overflow(x, y, z); },
        a.real() + b.real());
}

Element subtract(DType dtype, const Element &a, const Element &b)
{
    if (isInteger(b, 0))
        return a;
    if (isSymbol(a) && a == b)
        return integerOf(dtype, 0);
    if (!bothNumbers(a, b))
        return {};
    return exact(
        dtype, a, b, [](auto x, auto y, auto *z) { return __builtin_sub_overflow(x, y, z); },
        a.real() - b.real());
}

Element multiply(DType dtype, const Element &a, const Element &b)
{
    if (isInteger(a, 0) || isInteger(b, 0))
        return integerOf(dtype, 0);
    if (isInteger(a, 1))
        return b;
    if (isInteger(b, 1))
        return a;
    if (!bothNumbers(a, b))
        return {};
    return exact(
        dtype, a, b, [](auto x, auto y, auto *z) { return __builtin_mul_overflow(x, y, z); },
        a.real() * b.real());
}

/// Integers are truncated towards zero (ONNX Div-14).
Element divide(DType dtype, const Element &a, const Element &b)
{
    if (isInteger(b, 1))
        return a;
    if (!bothNumbers(a, b))
        return {};
    if (isReal(dtype))
        return realOf(dtype, a.real() / b.real());
    if (!a.isInteger() || !b.isInteger() || b.integer() == 0
        || (b.integer() == -1 && a.integer() == std::numeric_limits<std::int64_t>::min()))
        return {};
    return integerOf(dtype, a.integer() / b.integer());
}

/// Mod with fmod = 0: the result has the divisor's sign.
Element modulo(DType dtype, const Element &a, const Element &b)
{
    if (!a.isInteger() || !b.isInteger() || b.integer() == 0 || b.integer() == -1)
        return isInteger(b, -1) && a.isInteger() ? integerOf(dtype, 0) : Element();
    const std::int64_t rest = a.integer() % b.integer();
    return integerOf(dtype, rest != 0 && (rest < 0) != (b.integer() < 0) ? rest + b.integer() : rest);
}

Element smaller(DType /*dtype*/, const Element &a, const Element &b)
{
    if (bothNumbers(a, b))
        return b.real() < a.real() ? b : a;
    if (isSymbol(a) && (a == b || isInteger(b, 0) || isNegative(b)))
        return b;
    return isSymbol(b) && (isInteger(a, 0) || isNegative(a)) ? a : Element();
}

Element larger(DType /*dtype*/, const Element &a, const Element &b)
{
    if (bothNumbers(a, b))
        return b.real() > a.real() ? b : a;
    if (isSymbol(a) && (a == b || isInteger(b, 0) || isNegative(b)))
        return a;
    return isSymbol(b) && (isInteger(a, 0) || isNegative(a)) ? b : Element();
}

/// Integers are compared exactly, reals as such. -1, 0, 1, or 2 if it does not follow.
int order(const Element &a, const Element &b)
{
    if (a.isInteger() && b.isInteger())
        return a.integer() < b.integer() ? -1 : (a.integer() > b.integer() ? 1 : 0);
    if (bothNumbers(a, b))
        return a.real() < b.real() ? -1 : (a.real() > b.real() ? 1 : (a.real() == b.real() ? 0 : 2));
    if (isSymbol(a) && isSymbol(b))
        return a == b ? 0 : 2;
    if (isSymbol(a) && isNegative(b))
        return 1;
    return isSymbol(b) && isNegative(a) ? -1 : 2;
}

template <class Holds> Element compared(const Element &a, const Element &b, Holds holds)
{
    const int relation = order(a, b);
    return relation == 2 ? Element() : truth(holds(relation));
}

Element rounded(DType dtype, const Element &a, double (*function)(double))
{
    return a.isReal() && isReal(dtype) ? realOf(dtype, function(a.real())) : Element();
}

struct UnaryRow {
    std::string_view op;
    UnaryMath function;
};

constexpr std::array unaryTable{
    UnaryRow{"Abs",
             [](DType dtype, const Element &a) {
                 return isSymbol(a) || (a.isNumber() && a.real() >= 0)
                     ? a
                     : subtract(dtype, Element(std::int64_t{0}), a);
             }},
    UnaryRow{"Neg",
             [](DType dtype, const Element &a) { return subtract(dtype, Element(std::int64_t{0}), a); }},
    UnaryRow{"Floor", [](DType dtype, const Element &a) { return rounded(dtype, a, std::floor); }},
    UnaryRow{"Ceil", [](DType dtype, const Element &a) { return rounded(dtype, a, std::ceil); }},
    UnaryRow{"Round", [](DType dtype, const Element &a) { return rounded(dtype, a, std::nearbyint); }},
    UnaryRow{"Sqrt", [](DType dtype, const Element &a) { return rounded(dtype, a, std::sqrt); }},
    UnaryRow{"Not",
             [](DType, const Element &a) { return a.isInteger() ? truth(a.integer() == 0) : Element(); }},
};

struct BinaryRow {
    std::string_view op;
    BinaryMath function;
};

constexpr std::array binaryTable{
    BinaryRow{"Add", add},
    BinaryRow{"Sub", subtract},
    BinaryRow{"Mul", multiply},
    BinaryRow{"Div", divide},
    BinaryRow{"Mod", modulo},
    BinaryRow{"Min", smaller},
    BinaryRow{"Max", larger},
    BinaryRow{"Equal",
              [](DType, const Element &a, const Element &b) {
                  return compared(a, b, [](int relation) { return relation == 0; });
              }},
    BinaryRow{"Less",
              [](DType, const Element &a, const Element &b) {
                  return compared(a, b, [](int relation) { return relation < 0; });
              }},
    BinaryRow{"LessOrEqual",
              [](DType, const Element &a, const Element &b) {
                  return compared(a, b, [](int relation) { return relation <= 0; });
              }},
    BinaryRow{"Greater",
              [](DType, const Element &a, const Element &b) {
                  return compared(a, b, [](int relation) { return relation > 0; });
              }},
    BinaryRow{"GreaterOrEqual",
              [](DType, const Element &a, const Element &b) {
                  return compared(a, b, [](int relation) { return relation >= 0; });
              }},
    BinaryRow{"And",
              [](DType, const Element &a, const Element &b) {
                  if (isInteger(a, 0) || isInteger(b, 0))
                      return truth(false);
                  return bothNumbers(a, b) ? truth(true) : Element();
              }},
    BinaryRow{"Or",
              [](DType, const Element &a, const Element &b) {
                  if (isInteger(a, 1) || isInteger(b, 1))
                      return truth(true);
                  return bothNumbers(a, b) ? truth(false) : Element();
              }},
    BinaryRow{"Xor",
              [](DType, const Element &a, const Element &b) {
                  return bothNumbers(a, b) ? truth(a != b) : Element();
              }},
};

} // namespace

UnaryMath unaryMath(std::string_view op)
{
    for (const UnaryRow &row : unaryTable) {
        if (row.op == op)
            return row.function;
    }
    return nullptr;
}

BinaryMath binaryMath(std::string_view op)
{
    for (const BinaryRow &row : binaryTable) {
        if (row.op == op)
            return row.function;
    }
    return nullptr;
}

Element castElement(const Element &a, DType from, DType to)
{
    if (!hasElementMath(from) || !hasElementMath(to))
        return {};
    if (!a.isNumber()) // a dim that is only named stays one where integers stay integers
        return espalier::isInteger(from) && espalier::isInteger(to) ? a : Element();
    if (to == DType::Bool)
        return truth(a.real() != 0);
    if (isReal(to))
        return realOf(to, a.real());
    if (a.isInteger())
        return integerOf(to, a.integer());
    const double whole = std::trunc(a.real());
    const bool inRange = whole >= -0x1p63 && whole < 0x1p63; // false for NaN
    return inRange ? integerOf(to, static_cast<std::int64_t>(whole)) : Element();
}

bool hasElementMath(DType dtype)
{
    return isReal(dtype) || fitsDType(dtype, 0);
}

} // namespace espalier
