// SPDX-License-Identifier: Apache-2.0
// Scalar functions of two operands. Integers wrap; division by zero gives 0 for integers instead of a trap.
#pragma once

#include "elementwise.h"
#include "select.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>

namespace espalier::kernels {

/// Unsigned twin of an integer type, wide enough not to be promoted to a signed one.
template <class T>
using Wrapping = std::conditional_t<(sizeof(T) < 4), std::uint32_t, std::make_unsigned_t<T>>;

struct Add {
    template <class T> static T apply(T a, T b)
    {
        if constexpr (std::is_integral<T>::value)
            return static_cast<T>(static_cast<Wrapping<T>>(a) + static_cast<Wrapping<T>>(b));
        else
            return a + b;
    }
};
struct Sub {
    template <class T> static T apply(T a, T b)
    {
        if constexpr (std::is_integral<T>::value)
            return static_cast<T>(static_cast<Wrapping<T>>(a) - static_cast<Wrapping<T>>(b));
        else
            return a - b;
    }
};
struct Mul {
    template <class T> static T apply(T a, T b)
    {
        if constexpr (std::is_integral<T>::value)
            return static_cast<T>(static_cast<Wrapping<T>>(a) * static_cast<Wrapping<T>>(b));
        else
            return a * b;
    }
};
struct Div {
    /// Integers are cut off towards 0.
    template <class T> static T apply(T a, T b)
    {
        if constexpr (std::is_integral<T>::value) {
            if (b == T(0))
                return T(0);
            if constexpr (std::is_signed<T>::value) {
                if (b == T(-1))
                    return Sub::apply(T(0), a);
            }
            return static_cast<T>(a / b);
        } else {
            return a / b;
        }
    }
};
/// Mod with fmod = 0: the result has the divisor's sign (Mod-10 of integers, Mod-28 of floats too).
struct Modulo {
    template <class T> static T apply(T a, T b)
    {
        if constexpr (std::is_integral<T>::value) {
            if (b == T(0))
                return T(0);
            if constexpr (std::is_signed<T>::value) {
                if (b == T(-1))
                    return T(0);
                const T rest = static_cast<T>(a % b);
                return rest != T(0) && (rest < T(0)) != (b < T(0)) ? static_cast<T>(rest + b) : rest;
            } else {
                return static_cast<T>(a % b);
            }
        } else {
            const T rest = std::fmod(a, b);
            if (rest == T(0))
                return std::copysign(rest, b);
            return (rest < T(0)) != (b < T(0)) ? rest + b : rest;
        }
    }
};
/// Mod with fmod = 1: the result has the dividend's sign.
struct Fmod {
    template <class T> static T apply(T a, T b)
    {
        if constexpr (std::is_integral<T>::value)
            return b == T(0) || (std::is_signed<T>::value && b == static_cast<T>(-1)) ? T(0)
                                                                                      : static_cast<T>(a % b);
        else
            return std::fmod(a, b);
    }
};
/// NaN wins, as in NumPy.
struct Maximum {
    template <class T> static T apply(T a, T b) { return a != a || a > b ? a : b; }
};
struct Minimum {
    template <class T> static T apply(T a, T b) { return a != a || a < b ? a : b; }
};
struct PRelu {
    template <class T> static T apply(T x, T slope) { return x < T(0) ? Mul::apply(x, slope) : x; }
};
struct Equal {
    template <class T> static bool apply(T a, T b) { return a == b; }
};
struct Greater {
    template <class T> static bool apply(T a, T b) { return a > b; }
};
struct GreaterOrEqual {
    template <class T> static bool apply(T a, T b) { return a >= b; }
};
struct Less {
    template <class T> static bool apply(T a, T b) { return a < b; }
};
struct LessOrEqual {
    template <class T> static bool apply(T a, T b) { return a <= b; }
};
struct And {
    static bool apply(bool a, bool b) { return a && b; }
};
struct Or {
    static bool apply(bool a, bool b) { return a || b; }
};
struct Xor {
    static bool apply(bool a, bool b) { return a != b; }
};
struct BitwiseAnd {
    template <class T> static T apply(T a, T b) { return static_cast<T>(a & b); }
};
struct BitwiseOr {
    template <class T> static T apply(T a, T b) { return static_cast<T>(a | b); }
};
struct BitwiseXor {
    template <class T> static T apply(T a, T b) { return static_cast<T>(a ^ b); }
};

/// y = a^b with an exponent of its own type; the result has the base's type (Pow-12).
template <class T, class E>
void power(const T *a, const E *b, T *y, std::int64_t rank, const std::int64_t *shape,
           const std::int64_t *stepsA, const std::int64_t *stepsB)
{
    std::int64_t count = 1;
    for (std::int64_t axis = 0; axis < rank; ++axis)
        count *= shape[axis];
    for (std::int64_t i = 0; i < count; ++i) {
        std::int64_t rest = i;
        std::int64_t fromA = 0;
        std::int64_t fromB = 0;
        for (std::int64_t axis = rank - 1; axis >= 0; --axis) {
            const std::int64_t at = rest % shape[axis];
            rest /= shape[axis];
            fromA += at * stepsA[axis];
            fromB += at * stepsB[axis];
        }
        using W = std::conditional_t<std::is_same<Wide<T>, float>::value && !std::is_same<E, double>::value,
                                     float, double>;
        const W base = static_cast<W>(static_cast<Wide<T>>(a[fromA]));
        const W exponent = static_cast<W>(static_cast<Wide<E>>(b[fromB]));
        y[i] = static_cast<T>(static_cast<Wide<T>>(std::pow(base, exponent)));
    }
}

} // namespace espalier::kernels
