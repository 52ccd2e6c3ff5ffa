// SPDX-License-Identifier: Apache-2.0
// Kernel functions compiled for wider vectors too, the widest that the processor has being chosen when the
// program starts.
#pragma once

#include <type_traits>

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(ESPALIER_SANITIZED)
// Sanitizers would have to run before they are set up: the choice is made while the program is loaded.
#define ESPALIER_FOR_WIDE_VECTORS [[gnu::target_clones("default", "avx2"), gnu::flatten]]
#else
#define ESPALIER_FOR_WIDE_VECTORS
#endif

namespace espalier {

namespace detail {

template <auto Function> struct Vectorised;

template <class R, class... P, R (*Function)(P...)> struct Vectorised<Function> {
    ESPALIER_FOR_WIDE_VECTORS static R call(P... arguments) { return Function(arguments...); }
};

} // namespace detail

/// The same function, with bit-equal results: AVX2 alone has no operation that rounds a multiplication and an
/// addition once.
template <auto Function> constexpr auto vectorised = &detail::Vectorised<Function>::call;

/// That for float, the function as it is for other types: long ones take long to compile.
template <class T, auto Function>
constexpr auto vectorisedForFloat = [] {
    if constexpr (std::is_same_v<T, float>)
        return vectorised<Function>;
    else
        return Function;
}();

} // namespace espalier

#undef ESPALIER_FOR_WIDE_VECTORS
