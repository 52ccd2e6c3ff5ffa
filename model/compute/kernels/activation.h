// SPDX-License-Identifier: Apache-2.0
// Activations with parameters. Formulas: ONNX operator documentation.
#pragma once

#include "exponential.h"
#include "half.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace espalier::kernels {

/// max(0, min(1, α·x + β)).
struct HardSigmoid {
    template <class T> static T apply(T x, T alpha, T beta)
    {
        return std::max(T(0), std::min(T(1), alpha * x + beta));
    }
};
struct LeakyRelu {
    template <class T> static T apply(T x, T alpha, T) { return x < T(0) ? alpha * x : x; }
};
/// x > α ? x : 0.
struct ThresholdedRelu {
    template <class T> static T apply(T x, T alpha, T) { return x > alpha ? x : T(0); }
};
/// x < 0 ? α·(e^x − 1) : x.
struct Elu {
    template <class T> static T apply(T x, T alpha, T)
    {
        return chosen(x < T(0), alpha * exponentialLessOne(x), x);
    }
};
/// γ·(x > 0 ? x : α·(e^x − 1)).
struct Selu {
    template <class T> static T apply(T x, T alpha, T gamma)
    {
        return gamma * chosen(x > T(0), x, alpha * exponentialLessOne(x));
    }
};
/// max(0, x) + min(0, α·(e^(x/α) − 1)).
struct Celu {
    template <class T> static T apply(T x, T alpha, T)
    {
        return std::max(T(0), x) + std::min(T(0), alpha * exponentialLessOne(x / alpha));
    }
};
/// x·(1 + erf(x/√2))/2.
struct Gelu {
    template <class T> static T apply(T x, T, T)
    {
        return T(0.5) * x * (T(1) + std::erf(x * T(0.70710678118654752440)));
    }
};
/// x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))/2.
struct GeluTanh {
    template <class T> static T apply(T x, T, T)
    {
        return T(0.5) * x
            * (T(1) + hyperbolicTangent(T(0.79788456080286535588) * (x + T(0.044715) * x * x * x)));
    }
};
/// x·sigmoid(α·x).
struct Swish {
    template <class T> static T apply(T x, T alpha, T) { return x / (T(1) + exponential(-alpha * x)); }
};
/// |x| ≤ λ ? 0 : x ∓ bias.
struct Shrink {
    template <class T> static T apply(T x, T bias, T lambd)
    {
        return x < -lambd ? x + bias : (x > lambd ? x - bias : T(0));
    }
};

/// y[i] = Op::apply(x[i], a, b), computed in Wide<T>; y may be x.
template <class Op, class T> void activate(const T *x, T *y, std::int64_t count, double a, double b)
{
    if (x == y) { // of one pointer a compiler knows that loads come before stores
        for (std::int64_t i = 0; i < count; ++i)
            y[i] = static_cast<T>(
                Op::apply(static_cast<Wide<T>>(y[i]), static_cast<Wide<T>>(a), static_cast<Wide<T>>(b)));
        return;
    }
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = static_cast<T>(
            Op::apply(static_cast<Wide<T>>(x[i]), static_cast<Wide<T>>(a), static_cast<Wide<T>>(b)));
}

/// y = min(max(x, *least), *most); a bound that is null is none. NaN stays. y may be x.
template <class T> void clip(const T *x, const T *least, const T *most, T *y, std::int64_t count)
{
    const bool hasLeast = least != nullptr;
    const bool hasMost = most != nullptr;
    const T low = hasLeast ? *least : T();
    const T high = hasMost ? *most : T();
    const auto clipped = [=](T value) {
        if (hasLeast && static_cast<Wide<T>>(value) < static_cast<Wide<T>>(low))
            value = low;
        if (hasMost && static_cast<Wide<T>>(value) > static_cast<Wide<T>>(high))
            value = high;
        return value;
    };
    if (x == y) { // of one pointer a compiler knows that loads come before stores
        for (std::int64_t i = 0; i < count; ++i)
            y[i] = clipped(y[i]);
        return;
    }
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = clipped(x[i]);
}

/// The same with bounds that are part of the program.
template <class T> void clipBetween(const T *x, T *y, std::int64_t count, double least, double most)
{
    const T low = static_cast<T>(static_cast<Wide<T>>(least));
    const T high = static_cast<T>(static_cast<Wide<T>>(most));
    clip(x, &low, &high, y, count);
}

} // namespace espalier::kernels
