// SPDX-License-Identifier: Apache-2.0
// Reductions of axes to one value.
#pragma once

#include "half.h"
#include "strided_runs.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace espalier::kernels {

/// What elements of T are added up in: double, or the widest integer, which wraps.
template <class T>
using Accumulator =
    std::conditional_t<std::is_integral<T>::value,
                       std::conditional_t<std::is_unsigned<T>::value, std::uint64_t, std::int64_t>, double>;

template <class A> A wrappingSum(A a, A b)
{
    if constexpr (std::is_integral<A>::value)
        return static_cast<A>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
    else
        return a + b;
}
template <class A> A wrappingProduct(A a, A b)
{
    if constexpr (std::is_integral<A>::value)
        return static_cast<A>(static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b));
    else
        return a * b;
}
template <class A> A magnitude(A a)
{
    return a < A(0) ? wrappingProduct(a, static_cast<A>(-1)) : a;
}
/// The function of doubles, applied to what may be an integer.
template <class A, class Function> A throughDouble(A a, Function &&function)
{
    return static_cast<A>(function(static_cast<double>(a)));
}

struct ReduceSum {
    template <class A> struct State {
        A sum = A(0);
        void add(A x) { sum = wrappingSum(sum, x); }
        A result(std::int64_t) const { return sum; }
    };
};
struct ReduceMean {
    template <class A> struct State : ReduceSum::State<A> {
        A result(std::int64_t count) const
        {
            if (std::is_integral<A>::value && count == 0)
                return A(0);
            return this->sum / static_cast<A>(count);
        }
    };
};
struct ReduceSumSquare {
    template <class A> struct State {
        A sum = A(0);
        void add(A x) { sum = wrappingSum(sum, wrappingProduct(x, x)); }
        A result(std::int64_t) const { return sum; }
    };
};
struct ReduceL2 {
    template <class A> struct State : ReduceSumSquare::State<A> {
        A result(std::int64_t) const
        {
            return throughDouble(this->sum, [](double x) { return std::sqrt(x); });
        }
    };
};
struct ReduceL1 {
    template <class A> struct State {
        A sum = A(0);
        void add(A x) { sum = wrappingSum(sum, magnitude(x)); }
        A result(std::int64_t) const { return sum; }
    };
};
struct ReduceProd {
    template <class A> struct State {
        A product = A(1);
        void add(A x) { product = wrappingProduct(product, x); }
        A result(std::int64_t) const { return product; }
    };
};
struct ReduceLogSum {
    template <class A> struct State : ReduceSum::State<A> {
        A result(std::int64_t) const
        {
            return throughDouble(this->sum, [](double x) { return std::log(x); });
        }
    };
};
/// most + ln Σ e^(x − most), the sum rescaled whenever a larger element comes.
struct ReduceLogSumExp {
    template <class A> struct State {
        double most = -std::numeric_limits<double>::infinity();
        double sum = 0;
        void add(A element)
        {
            const auto x = static_cast<double>(element);
            if (x > most) {
                sum = sum * std::exp(most - x) + 1;
                most = x;
            } else if (x == most) {
                sum += 1;
            } else {
                sum += std::exp(x - most);
            }
        }
        A result(std::int64_t) const { return static_cast<A>(most + std::log(sum)); }
    };
};
/// NaN wins over all else.
struct ReduceMax {
    template <class A> struct State {
        A most = std::numeric_limits<A>::has_infinity ? -std::numeric_limits<A>::infinity()
                                                      : std::numeric_limits<A>::lowest();
        void add(A x)
        {
            if (x > most || x != x)
                most = x;
        }
        A result(std::int64_t) const { return most; }
    };
};
struct ReduceMin {
    template <class A> struct State {
        A least = std::numeric_limits<A>::has_infinity ? std::numeric_limits<A>::infinity()
                                                       : std::numeric_limits<A>::max();
        void add(A x)
        {
            if (x < least || x != x)
                least = x;
        }
        A result(std::int64_t) const { return least; }
    };
};

/// y[i] = Op over the axes that `over` (rank, shape, steps in elements) walks, for each place of the axes
/// that `at` walks.
template <class Op, class T>
void reduce(const T *x, T *y, std::int64_t rankAt, const std::int64_t *shapeAt, const std::int64_t *stepsAt,
            std::int64_t rankOver, const std::int64_t *shapeOver, const std::int64_t *stepsOver)
{
    using A = Accumulator<T>;
    std::int64_t elements = 1;
    for (std::int64_t axis = 0; axis < rankOver; ++axis)
        elements *= shapeOver[axis];
    forEachOffset(rankAt, shapeAt, stepsAt, [&](std::int64_t start) {
        typename Op::template State<A> state;
        forEachRun(rankOver, shapeOver, stepsOver,
                   [&](std::int64_t offset, std::int64_t count, std::int64_t step) {
                       const T *from = x + start + offset;
                       for (std::int64_t i = 0; i < count; ++i)
                           state.add(static_cast<A>(static_cast<Wide<T>>(from[i * step])));
                   });
        *y++ = static_cast<T>(static_cast<Wide<T>>(state.result(elements)));
    });
}

} // namespace espalier::kernels
