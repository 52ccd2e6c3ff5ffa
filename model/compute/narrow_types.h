// SPDX-License-Identifier: Apache-2.0
// From a dtype of 8 bits or fewer at run time to the C++ type that kernels are instantiated with.
#pragma once

#include "model/compute/element_types.h"
#include "model/compute/kernels/narrow.h"

namespace espalier {

/// Integers of 4 and 2 bits, one a byte.
template <class Visit> bool withSmallInteger(DType dtype, Visit &&visit)
{
    switch (dtype) {
    case DType::Int4:
        visit(std::type_identity<kernels::Int4>());
        return true;
    case DType::UInt4:
        visit(std::type_identity<kernels::UInt4>());
        return true;
    case DType::Int2:
        visit(std::type_identity<kernels::Int2>());
        return true;
    case DType::UInt2:
        visit(std::type_identity<kernels::UInt2>());
        return true;
    default:
        return false;
    }
}

/// Floats of 8 and 4 bits with a mantissa, one a byte.
template <class Visit> bool withSmallFloat(DType dtype, Visit &&visit)
{
    switch (dtype) {
    case DType::Float8E4M3FN:
        visit(std::type_identity<kernels::Float8E4M3FN>());
        return true;
    case DType::Float8E4M3FNUZ:
        visit(std::type_identity<kernels::Float8E4M3FNUZ>());
        return true;
    case DType::Float8E5M2:
        visit(std::type_identity<kernels::Float8E5M2>());
        return true;
    case DType::Float8E5M2FNUZ:
        visit(std::type_identity<kernels::Float8E5M2FNUZ>());
        return true;
    case DType::Float4E2M1:
        visit(std::type_identity<kernels::Float4E2M1>());
        return true;
    default:
        return false;
    }
}

template <> constexpr const char *typeName<kernels::Float8E4M3FN>()
{
    return "Float8E4M3FN";
}
template <> constexpr const char *typeName<kernels::Float8E4M3FNUZ>()
{
    return "Float8E4M3FNUZ";
}
template <> constexpr const char *typeName<kernels::Float8E5M2>()
{
    return "Float8E5M2";
}
template <> constexpr const char *typeName<kernels::Float8E5M2FNUZ>()
{
    return "Float8E5M2FNUZ";
}
template <> constexpr const char *typeName<kernels::Float8E8M0>()
{
    return "Float8E8M0";
}
template <> constexpr const char *typeName<kernels::Float4E2M1>()
{
    return "Float4E2M1";
}
template <> constexpr const char *typeName<kernels::Int4>()
{
    return "Int4";
}
template <> constexpr const char *typeName<kernels::UInt4>()
{
    return "UInt4";
}
template <> constexpr const char *typeName<kernels::Int2>()
{
    return "Int2";
}
template <> constexpr const char *typeName<kernels::UInt2>()
{
    return "UInt2";
}

} // namespace espalier
