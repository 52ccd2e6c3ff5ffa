// SPDX-License-Identifier: Apache-2.0
// Kernel functions whose pointers have lost their types: those of all dtypes are then values of one type,
// chosen first and made a call of once. A call made within the choice is compiled once per dtype, which takes
// long.
#pragma once

#include "model/compute/kernel_call.h"

#include <array>
#include <string>
#include <utility>

namespace espalier {

/// Pointers are to bytes; `types` says what they, and the numbers, are in C++.
template <class R, class... P> struct UntypedFunction {
    R (*call)(P...) = nullptr;
    std::array<const char *, sizeof...(P)> types{};

    explicit operator bool() const { return call != nullptr; }
};

namespace detail {

template <class P>
using Untyped = std::conditional_t<
    !std::is_pointer_v<P>, P,
    std::conditional_t<std::is_const_v<std::remove_pointer_t<P>>, const std::uint8_t *, std::uint8_t *>>;

template <class P> P typedAgain(Untyped<P> argument)
{
    if constexpr (std::is_pointer_v<P>)
        return reinterpret_cast<P>(argument);
    else
        return argument;
}

template <auto Function> struct Untype;

template <class R, class... P, R (*Function)(P...)> struct Untype<Function> {
    static R call(Untyped<P>... arguments) { return Function(typedAgain<P>(arguments)...); }

    static constexpr UntypedFunction<R, Untyped<P>...> value{
        &call, {typeName<std::remove_cv_t<std::remove_pointer_t<P>>>()...}};
};

template <class P, class A> P untypedValue(const A &argument, const KernelBuffers &buffers)
{
    if constexpr (std::is_same_v<A, Ints> || std::is_same_v<A, Reals>)
        return reinterpret_cast<P>(argument.values.data());
    else if constexpr (std::is_same_v<A, RowShape>)
        return reinterpret_cast<P>(value<const std::int64_t *>(argument, buffers));
    else if constexpr (std::is_same_v<A, Count>)
        return reinterpret_cast<P>(buffers.counts + argument.index);
    else
        return value<P>(argument, buffers);
}

} // namespace detail

template <auto Function> constexpr auto untyped = detail::Untype<Function>::value;

/// As for a function with types.
template <class R, class... P, class... A>
KernelCall makeCall(std::string header, std::string name, const UntypedFunction<R, P...> &function,
                    A... arguments)
{
    static_assert(sizeof...(P) == sizeof...(A));
    KernelCall call;
    call.header = std::move(header);
    call.function = std::move(name);
    call.arguments = {detail::describe<P>(arguments)...};
    for (std::size_t i = 0; i < function.types.size(); ++i)
        call.arguments[i].type = function.types[i];
    call.hasCode = !std::is_void_v<R>;
    call.run = [run = function.call, arguments...](const KernelBuffers &buffers) -> int {
        if constexpr (std::is_void_v<R>) {
            run(detail::untypedValue<P>(arguments, buffers)...);
            return 0;
        } else {
            return run(detail::untypedValue<P>(arguments, buffers)...);
        }
    };
    return call;
}

} // namespace espalier
