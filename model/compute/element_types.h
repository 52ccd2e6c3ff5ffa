// SPDX-License-Identifier: Apache-2.0
// From a dtype at run time to the C++ type that kernels are instantiated with.
#pragma once

#include "model/compute/kernels/half.h"
#include "model/graph/value_type.h"

#include <type_traits>

namespace espalier {

/// Calls `visit(std::type_identity<T>())` for the floating-point type of `dtype`; false if it is none.
template <class Visit> bool withFloating(DType dtype, Visit &&visit)
{
    switch (dtype) {
    case DType::Float:
        visit(std::type_identity<float>());
        return true;
    case DType::Double:
        visit(std::type_identity<double>());
        return true;
    case DType::Float16:
        visit(std::type_identity<kernels::Half>());
        return true;
    case DType::BFloat16:
        visit(std::type_identity<kernels::BFloat16>());
        return true;
    default:
        return false;
    }
}

/// The same for integers of 8 to 64 bits.
template <class Visit> bool withInteger(DType dtype, Visit &&visit)
{
    switch (dtype) {
    case DType::Int8:
        visit(std::type_identity<std::int8_t>());
        return true;
    case DType::UInt8:
        visit(std::type_identity<std::uint8_t>());
        return true;
    case DType::Int16:
        visit(std::type_identity<std::int16_t>());
        return true;
    case DType::UInt16:
        visit(std::type_identity<std::uint16_t>());
        return true;
    case DType::Int32:
        visit(std::type_identity<std::int32_t>());
        return true;
    case DType::UInt32:
        visit(std::type_identity<std::uint32_t>());
        return true;
    case DType::Int64:
        visit(std::type_identity<std::int64_t>());
        return true;
    case DType::UInt64:
        visit(std::type_identity<std::uint64_t>());
        return true;
    default:
        return false;
    }
}

/// Floating-point and integer types.
template <class Visit> bool withNumber(DType dtype, Visit &&visit)
{
    return withFloating(dtype, visit) || withInteger(dtype, visit);
}

/// The unsigned type that moves elements of this width about: 1, 2, 4 or 8 bytes; false for others. Kernels
/// see elements of 4 and 2 bits one a byte.
template <class Visit> bool withWidthOf(DType dtype, Visit &&visit)
{
    switch (dtypeBits(dtype)) {
    case 2:
    case 4:
    case 8:
        visit(std::type_identity<std::uint8_t>());
        return true;
    case 16:
        visit(std::type_identity<std::uint16_t>());
        return true;
    case 32:
        visit(std::type_identity<std::uint32_t>());
        return true;
    case 64:
        visit(std::type_identity<std::uint64_t>());
        return true;
    default:
        return false;
    }
}

/// Name of that type in C++. (narrow_types.h has those of narrower ones.)
template <class T> constexpr const char *typeName()
{
    if constexpr (std::is_same_v<T, float>)
        return "float";
    else if constexpr (std::is_same_v<T, double>)
        return "double";
    else if constexpr (std::is_same_v<T, kernels::Half>)
        return "Half";
    else if constexpr (std::is_same_v<T, kernels::BFloat16>)
        return "BFloat16";
    else if constexpr (std::is_same_v<T, bool>)
        return "bool";
    else if constexpr (std::is_same_v<T, std::int8_t>)
        return "std::int8_t";
    else if constexpr (std::is_same_v<T, std::uint8_t>)
        return "std::uint8_t";
    else if constexpr (std::is_same_v<T, std::int16_t>)
        return "std::int16_t";
    else if constexpr (std::is_same_v<T, std::uint16_t>)
        return "std::uint16_t";
    else if constexpr (std::is_same_v<T, std::int32_t>)
        return "std::int32_t";
    else if constexpr (std::is_same_v<T, std::uint32_t>)
        return "std::uint32_t";
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return "std::int64_t";
    else {
        static_assert(std::is_same_v<T, std::uint64_t>);
        return "std::uint64_t";
    }
}

} // namespace espalier
