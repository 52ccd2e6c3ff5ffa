// SPDX-License-Identifier: Apache-2.0
// One call of a kernel function, to be run here or written as C++: both come from the same arguments.
#pragma once

#include "model/compute/element_types.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
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
    std::int64_t *counts = nullptr; ///< of KernelPlan::counts
    std::int64_t rows = -1; ///< of a part of a call (KernelRows); −1: all
    std::vector<std::int64_t> rowShape{}; ///< RowShape of such a part
};

/// One argument, as C++ text is made of it.
struct KernelArgument {
    enum class Kind { Input, Output, Integer, Real, Integers, Reals, Scratch, Count };
    Kind kind = Kind::Integer;
    /// Of one element in C++: what a pointer points at, or the number's own.
    std::string type;
    std::size_t index = 0; ///< of Input, Output, Count; offset in bytes of Scratch
    std::int64_t integer = 0;
    double real = 0;
    std::vector<std::int64_t> integers{};
    std::vector<double> reals{};
    std::string name{}; ///< what a number is
};

/// A second body of a call on a library: equal to the first but for rounding, and never written as C++.
struct LibraryBody {
    /// False where the library cannot do it; the first body then does.
    std::function<bool(const KernelBuffers &)> run;
    double products = 0; ///< multiplications: whether it is worth the library's start
    /// Called before each run: bytes of scratch memory that it needs. Null: none.
    std::function<std::size_t(const KernelBuffers &)> scratch{};
};

/// How a call can be done in parts, at once or one behind the other: along rows of which none hangs on
/// another. One of its arguments is then Rows or RowShape.
struct KernelRows {
    std::int64_t count = 0;
    std::vector<std::size_t> inputs; ///< bytes from row to row, by input; 0: all rows read the same
    std::vector<std::size_t> outputs; ///< by output
    /// Each element is written after those at its place were read: the output may lie where the first operand
    /// lies, if that has its shape and dtype.
    bool isElementwise = false;
    std::vector<std::int64_t> shape{}; ///< of RowShape, the first number counting rows
};

struct KernelCall {
    std::string header; ///< file in kernels/
    std::string function; ///< in namespace espalier::kernels, with template arguments: `softmax<float>`
    std::vector<KernelArgument> arguments;
    std::size_t scratchBytes = 0; ///< a call finds what the one before it left, if both ask for as much
    bool hasCode = false; ///< the function returns a code; else it always succeeds
    /// Calls the function. Returns its code; 0 is success.
    std::function<int(const KernelBuffers &)> run;
    std::optional<LibraryBody> library{};
    std::optional<KernelRows> rows{};
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
/// An Int: of a part of the call how many rows it has.
struct Rows {
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
/// Ints of which the first counts rows.
struct RowShape {
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
/// Where the function stores a length that it finds: KernelPlan::counts.
struct Count {
    std::size_t index;
};

namespace detail {

/// The element type of a parameter: behind its pointer, or its own.
template <class P> std::string elementType()
{
    return typeName<std::remove_cv_t<std::remove_pointer_t<P>>>();
}

template <class P> KernelArgument describe(const In &a)
{
    return {.kind = KernelArgument::Kind::Input, .type = elementType<P>(), .index = a.index};
}
template <class P> KernelArgument describe(const Out &a)
{
    return {.kind = KernelArgument::Kind::Output, .type = elementType<P>(), .index = a.index};
}
template <class P> KernelArgument describe(const Int &a)
{
    return {
        .kind = KernelArgument::Kind::Integer, .type = elementType<P>(), .integer = a.value, .name = a.name};
}
template <class P> KernelArgument describe(const Rows &a)
{
    return describe<P>(Int{a.name, a.value});
}
template <class P> KernelArgument describe(const Real &a)
{
    return {.kind = KernelArgument::Kind::Real, .type = elementType<P>(), .real = a.value, .name = a.name};
}
template <class P> KernelArgument describe(const Ints &a)
{
    return {.kind = KernelArgument::Kind::Integers,
            .type = elementType<P>(),
            .integers = a.values,
            .name = a.name};
}
template <class P> KernelArgument describe(const RowShape &a)
{
    return describe<P>(Ints{a.name, a.values});
}
template <class P> KernelArgument describe(const Reals &a)
{
    return {.kind = KernelArgument::Kind::Reals, .type = elementType<P>(), .reals = a.values, .name = a.name};
}
template <class P> KernelArgument describe(const Scratch &a)
{
    return {.kind = KernelArgument::Kind::Scratch, .type = elementType<P>(), .index = a.offset};
}
template <class P> KernelArgument describe(const Count &a)
{
    return {.kind = KernelArgument::Kind::Count, .type = elementType<P>(), .index = a.index};
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
template <class P> P value(const Rows &a, const KernelBuffers &buffers)
{
    return static_cast<P>(buffers.rows >= 0 ? buffers.rows : a.value);
}
template <class P> P value(const Real &a, const KernelBuffers &)
{
    return static_cast<P>(a.value);
}
template <class P> P value(const Ints &a, const KernelBuffers &)
{
    return a.values.data();
}
template <class P> P value(const RowShape &a, const KernelBuffers &buffers)
{
    return buffers.rows >= 0 ? buffers.rowShape.data() : a.values.data();
}
template <class P> P value(const Reals &a, const KernelBuffers &)
{
    return a.values.data();
}
template <class P> P value(const Scratch &a, const KernelBuffers &buffers)
{
    return reinterpret_cast<P>(static_cast<std::byte *>(buffers.scratch) + a.offset);
}

template <class P> P value(const Count &a, const KernelBuffers &buffers)
{
    return buffers.counts + a.index;
}

} // namespace detail

/// `function` is both called and written by name: `name` must be its name in espalier::kernels.
/// Functions take pointers (In, Out, Scratch, Count), std::int64_t (Int), float or double (Real), const
/// std::int64_t* (Ints), const double* (Reals) and return void or an int code.
template <class R, class... P, class... A>
KernelCall makeCall(std::string header, std::string name, R (*function)(P...), A... arguments)
{
    static_assert(sizeof...(P) == sizeof...(A));
    KernelCall call;
    call.header = std::move(header);
    call.function = std::move(name);
    call.arguments = {detail::describe<P>(arguments)...};
    call.hasCode = !std::is_void_v<R>;
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
