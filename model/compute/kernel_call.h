// SPDX-License-Identifier: Apache-2.0
// One call of a kernel function, to be run here or written as C++: both come from the same arguments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace espalier {

/// Memory that a call works on. An input that is left out is null.
struct KernelBuffers {
    std::vector<const void *> inputs;
    std::vector<void *> outputs;
    void *scratch = nullptr; ///< of KernelCall::scratchBytes, aligned to 64 bytes
};

/// One argument, as C++ text is made of it.
struct KernelArgument {
    enum class Kind { Input, Output, Integer, Real, Integers, Reals, Scratch };
    Kind kind = Kind::Integer;
    std::size_t index = 0; ///< of Input, Output; offset in bytes of Scratch
    std::int64_t integer = 0;
    double real = 0;
    std::vector<std::int64_t> integers;
    std::string name; ///< what it is, for a comment
    std::vector<double> reals{};
};

struct KernelCall {
    std::string header; ///< file in kernels/
    std::string function; ///< in namespace espalier::kernels, with template arguments: `softmax<float>`
    std::vector<KernelArgument> arguments;
    std::size_t scratchBytes = 0;
    /// Calls the function. Returns its code; 0 is success.
    std::function<int(const KernelBuffers &)> run;
};

/// Arguments of makeCall.
struct In {
    std::size_t index;
};
struct Out {
    std::size_t index;
};
struct Int {
    const char *name;
    std::int64_t value;
};
struct Real {
    const char *name;
    double value;
};
struct Ints {
    const char *name;
    std::vector<std::int64_t> values;
};
struct Reals {
    const char *name;
    std::vector<double> values;
};
struct Scratch {
    std::size_t offset; ///< in bytes
};

namespace detail {

inline KernelArgument describe(const In &a)
{
    return {KernelArgument::Kind::Input, a.index, 0, 0, {}, {}};
}
inline KernelArgument describe(const Out &a)
{
    return {KernelArgument::Kind::Output, a.index, 0, 0, {}, {}};
}
inline KernelArgument describe(const Int &a)
{
    return {KernelArgument::Kind::Integer, 0, a.value, 0, {}, a.name};
}
inline KernelArgument describe(const Real &a)
{
    return {KernelArgument::Kind::Real, 0, 0, a.value, {}, a.name};
}
inline KernelArgument describe(const Ints &a)
{
    return {KernelArgument::Kind::Integers, 0, 0, 0, a.values, a.name};
}
inline KernelArgument describe(const Reals &a)
{
    return {KernelArgument::Kind::Reals, 0, 0, 0, {}, a.name, a.values};
}
inline KernelArgument describe(const Scratch &a)
{
    return {KernelArgument::Kind::Scratch, a.offset, 0, 0, {}, {}};
}

template <class P> P value(const In &a, const KernelBuffers &buffers)
{
    return a.index < buffers.inputs.size() ? static_cast<P>(buffers.inputs[a.index]) : nullptr;
}
template <class P> P value(const Out &a, const KernelBuffers &buffers)
{
    return a.index < buffers.outputs.size() ? static_cast<P>(buffers.outputs[a.index]) : nullptr;
}
template <class P> P value(const Int &a, const KernelBuffers &)
{
    return static_cast<P>(a.value);
}
template <class P> P value(const Real &a, const KernelBuffers &)
{
    return static_cast<P>(a.value);
}
template <class P> P value(const Ints &a, const KernelBuffers &)
{
    return a.values.data();
}
template <class P> P value(const Reals &a, const KernelBuffers &)
{
    return a.values.data();
}
template <class P> P value(const Scratch &a, const KernelBuffers &buffers)
{
    return reinterpret_cast<P>(static_cast<std::byte *>(buffers.scratch) + a.offset);
}

} // namespace detail

/// `function` is both called and written by name: `name` must be its name in espalier::kernels.
/// Functions take pointers (In, Out, Scratch), std::int64_t (Int), float or double (Real), const
/// std::int64_t* (Ints), const double* (Reals) and return void or an int code.
template <class R, class... P, class... A>
KernelCall makeCall(std::string header, std::string name, R (*function)(P...), A... arguments)
{
    static_assert(sizeof...(P) == sizeof...(A));
    KernelCall call;
    call.header = std::move(header);
    call.function = std::move(name);
    call.arguments = {detail::describe(arguments)...};
    call.run = [function, arguments...](const KernelBuffers &buffers) -> int {
        if constexpr (std::is_void_v<R>) {
            function(detail::value<P>(arguments, buffers)...);
            return 0;
        } else {
            return function(detail::value<P>(arguments, buffers)...);
        }
    };
    return call;
}

} // namespace espalier
