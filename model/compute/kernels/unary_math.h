// SPDX-License-Identifier: Apache-2.0
// Scalar functions of one operand. Sources: ONNX operator documentation, versions named where they differ.
#pragma once

#include "elementwise.h"
#include "exponential.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace espalier::kernels {

struct Abs {
    template <class T> static T apply(T x)
    {
        if constexpr (std::is_unsigned<T>::value)
            return x;
        else
            return x < T(0) ? static_cast<T>(T(0) - x) : (x == T(0) ? T(0) : x); // |-0| is 0
    }
};
struct Neg {
    template <class T> static T apply(T x)
    {
        if constexpr (std::is_integral<T>::value) // wraps for the least integer
            return static_cast<T>(std::make_unsigned_t<T>(0) - static_cast<std::make_unsigned_t<T>>(x));
        else
            return -x;
    }
};
struct Sign {
    template <class T> static T apply(T x)
    {
        return x > T(0) ? T(1) : (x < T(0) ? static_cast<T>(T(0) - T(1)) : (x == T(0) ? T(0) : x));
    }
};
struct Sqrt {
    template <class T> static T apply(T x) { return std::sqrt(x); }
};
struct Exp {
    template <class T> static T apply(T x) { return exponential(x); }
};
struct Log {
    template <class T> static T apply(T x) { return std::log(x); }
};
struct Reciprocal {
    template <class T> static T apply(T x) { return T(1) / x; }
};
struct Floor {
    template <class T> static T apply(T x) { return std::floor(x); }
};
struct Ceil {
    template <class T> static T apply(T x) { return std::ceil(x); }
};
/// Ties go to even: nearbyint in the default rounding mode.
struct Round {
    template <class T> static T apply(T x) { return std::nearbyint(x); }
};
struct Sin {
    template <class T> static T apply(T x) { return std::sin(x); }
};
struct Cos {
    template <class T> static T apply(T x) { return std::cos(x); }
};
struct Tan {
    template <class T> static T apply(T x) { return std::tan(x); }
};
struct Asin {
    template <class T> static T apply(T x) { return std::asin(x); }
};
struct Acos {
    template <class T> static T apply(T x) { return std::acos(x); }
};
struct Atan {
    template <class T> static T apply(T x) { return std::atan(x); }
};
struct Sinh {
    template <class T> static T apply(T x) { return std::sinh(x); }
};
struct Cosh {
    template <class T> static T apply(T x) { return std::cosh(x); }
};
struct Asinh {
    template <class T> static T apply(T x) { return std::asinh(x); }
};
struct Acosh {
    template <class T> static T apply(T x) { return std::acosh(x); }
};
struct Atanh {
    template <class T> static T apply(T x) { return std::atanh(x); }
};
struct Erf {
    template <class T> static T apply(T x) { return std::erf(x); }
};
struct Tanh {
    template <class T> static T apply(T x) { return hyperbolicTangent(x); }
};
struct Sigmoid {
    template <class T> static T apply(T x) { return logistic(x); }
};
struct Relu {
    template <class T> static T apply(T x) { return x < T(0) ? T(0) : x; } // NaN stays
};
struct Softplus {
    /// ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|).
    template <class T> static T apply(T x)
    {
        return std::max(x, T(0)) + std::log1p(exponential(-std::abs(x)));
    }
};
struct Softsign {
    template <class T> static T apply(T x) { return x / (T(1) + std::abs(x)); }
};
struct HardSwish {
    /// x · max(0, min(1, x/6 + 1/2)) (HardSwish-14).
    template <class T> static T apply(T x) { return x * std::max(T(0), std::min(T(1), x / T(6) + T(0.5))); }
};
struct Mish {
    /// x · tanh(softplus(x)).
    template <class T> static T apply(T x) { return x * hyperbolicTangent(Softplus::apply(x)); }
};
struct LogicalNot {
    static bool apply(bool x) { return !x; }
};
struct IsNaN {
    template <class T> static bool apply(T x) { return x != x; }
};

} // namespace espalier::kernels
