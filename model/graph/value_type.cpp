// SPDX-License-Identifier: Apache-2.0
// Tables and conversions of element types, shapes and value types.
#include "model/graph/value_type.h"

#include <array>
#include <limits>
#include <onnx/onnx_pb.h>

namespace espalier {

namespace {

struct DTypeRow {
    std::string_view name;
    int bits;
    bool floating;
    bool integer;
};

/// In the order of DType. Widths: ONNX IR.md, "Tensor Element Types".
constexpr std::array<DTypeRow, 27> dtypeTable{{
    {"undefined", 0, false, false},     {"float", 32, true, false},     {"uint8", 8, false, true},
    {"int8", 8, false, true},           {"uint16", 16, false, true},    {"int16", 16, false, true},
    {"int32", 32, false, true},         {"int64", 64, false, true},     {"string", 0, false, false},
    {"bool", 8, false, false},          {"float16", 16, true, false},   {"double", 64, true, false},
    {"uint32", 32, false, true},        {"uint64", 64, false, true},    {"complex64", 64, false, false},
    {"complex128", 128, false, false},  {"bfloat16", 16, true, false},  {"float8e4m3fn", 8, true, false},
    {"float8e4m3fnuz", 8, true, false}, {"float8e5m2", 8, true, false}, {"float8e5m2fnuz", 8, true, false},
    {"uint4", 4, false, true},          {"int4", 4, false, true},       {"float4e2m1", 4, true, false},
    {"float8e8m0", 8, true, false},     {"uint2", 2, false, true},      {"int2", 2, false, true},
}};

const DTypeRow &row(DType dtype)
{
    const auto index = static_cast<std::size_t>(dtype);
    return index < dtypeTable.size() ? dtypeTable[index] : dtypeTable[0];
}

ValueType tensorFrom(ValueType::Kind kind, std::int32_t elementType, bool hasShape,
                     const onnx::TensorShapeProto &shape)
{
    ValueType type;
    type.kind = kind;
    type.dtype = static_cast<DType>(elementType);
    if (hasShape) {
        type.shape.emplace();
        for (const auto &dim : shape.dim())
            type.shape->push_back(dim.has_dim_value() ? Dim(dim.dim_value()) : Dim(dim.dim_param()));
    }
    return type;
}

void shapeToProto(const Shape &shape, onnx::TensorShapeProto &proto)
{
    for (const Dim &dim : shape) {
        auto *out = proto.add_dim();
        if (dim.isKnown())
            out->set_dim_value(dim.length());
        else if (!dim.symbol().empty())
            out->set_dim_param(dim.symbol());
    }
}

} // namespace

std::string_view dtypeName(DType dtype)
{
    return row(dtype).name;
}

std::optional<DType> dtypeFromName(std::string_view name)
{
    for (std::size_t i = 1; i < dtypeTable.size(); ++i) {
        if (dtypeTable[i].name == name)
            return static_cast<DType>(i);
    }
    return std::nullopt;
}

int dtypeBits(DType dtype)
{
    return row(dtype).bits;
}

bool isFloatingPoint(DType dtype)
{
    return row(dtype).floating;
}

bool isInteger(DType dtype)
{
    return row(dtype).integer;
}

std::optional<std::uint64_t> packedBytes(DType dtype, std::uint64_t count)
{
    const auto bits = static_cast<std::uint64_t>(dtypeBits(dtype));
    if (bits == 0 || count > (std::numeric_limits<std::uint64_t>::max() - 7) / bits)
        return std::nullopt;
    return (count * bits + 7) / 8;
}

std::string Dim::text() const
{
    if (isKnown())
        return std::to_string(length());
    return symbol().empty() ? "?" : symbol();
}

bool isStatic(const Shape &shape)
{
    for (const Dim &dim : shape) {
        if (!dim.isKnown())
            return false;
    }
    return true;
}

std::optional<std::int64_t> elementCount(const Shape &shape)
{
    std::int64_t count = 1;
    bool empty = false;
    for (const Dim &dim : shape) {
        if (!dim.isKnown() || dim.length() < 0)
            return std::nullopt;
        empty = empty || dim.length() == 0;
        if (!empty && __builtin_mul_overflow(count, dim.length(), &count))
            return std::nullopt;
    }
    return empty ? 0 : count;
}

std::string shapeText(const Shape &shape)
{
    if (shape.empty())
        return "scalar";
    std::string out;
    for (const Dim &dim : shape)
        out += (out.empty() ? "" : "x") + dim.text();
    return out;
}

ValueType ValueType::tensor(DType dtype, std::optional<Shape> shape)
{
    ValueType type;
    type.kind = Kind::Tensor;
    type.dtype = dtype;
    type.shape = std::move(shape);
    return type;
}

std::optional<std::int64_t> ValueType::rank() const
{
    if (!shape)
        return std::nullopt;
    return static_cast<std::int64_t>(shape->size());
}

std::string ValueType::text() const
{
    const std::string element = elements.empty() ? "unknown" : elements.front().text();
    std::string out;
    switch (kind) {
    case Kind::Unknown:
        return "unknown";
    case Kind::Sequence:
        return "seq(" + element + ")";
    case Kind::Optional:
        return "optional(" + element + ")";
    case Kind::Map:
        return "map(" + std::string(dtypeName(dtype)) + ", " + element + ")";
    case Kind::Opaque:
        return "opaque";
    case Kind::SparseTensor:
        out = "sparse_tensor(" + std::string(dtypeName(dtype));
        break;
    case Kind::Tensor:
        out = dtypeName(dtype);
        break;
    }
    if (!shape) {
        out += "[]";
    } else if (!shape->empty()) {
        std::string dims;
        for (const Dim &dim : *shape)
            dims += (dims.empty() ? "" : ",") + dim.text();
        out += "[" + dims + "]";
    }
    return kind == Kind::SparseTensor ? out + ")" : out;
}

ValueType typeFromProto(const onnx::TypeProto &proto)
{
    ValueType type;
    switch (proto.value_case()) {
    case onnx::TypeProto::kTensorType:
        return tensorFrom(ValueType::Kind::Tensor, proto.tensor_type().elem_type(),
                          proto.tensor_type().has_shape(), proto.tensor_type().shape());
    case onnx::TypeProto::kSparseTensorType:
        return tensorFrom(ValueType::Kind::SparseTensor, proto.sparse_tensor_type().elem_type(),
                          proto.sparse_tensor_type().has_shape(), proto.sparse_tensor_type().shape());
    case onnx::TypeProto::kSequenceType:
        type.kind = ValueType::Kind::Sequence;
        type.elements.push_back(typeFromProto(proto.sequence_type().elem_type()));
        break;
    case onnx::TypeProto::kOptionalType:
        type.kind = ValueType::Kind::Optional;
        type.elements.push_back(typeFromProto(proto.optional_type().elem_type()));
        break;
    case onnx::TypeProto::kMapType:
        type.kind = ValueType::Kind::Map;
        type.dtype = static_cast<DType>(proto.map_type().key_type());
        type.elements.push_back(typeFromProto(proto.map_type().value_type()));
        break;
    case onnx::TypeProto::kOpaqueType:
        type.kind = ValueType::Kind::Opaque;
        break;
    case onnx::TypeProto::VALUE_NOT_SET:
        break;
    }
    return type;
}

void typeToProto(const ValueType &type, onnx::TypeProto &proto)
{
    proto.clear_value();
    const auto element = static_cast<std::int32_t>(type.dtype);
    switch (type.kind) {
    case ValueType::Kind::Tensor:
        proto.mutable_tensor_type()->set_elem_type(element);
        if (type.shape)
            shapeToProto(*type.shape, *proto.mutable_tensor_type()->mutable_shape());
        break;
    case ValueType::Kind::SparseTensor:
        proto.mutable_sparse_tensor_type()->set_elem_type(element);
        if (type.shape)
            shapeToProto(*type.shape, *proto.mutable_sparse_tensor_type()->mutable_shape());
        break;
    case ValueType::Kind::Sequence:
        typeToProto(type.elements.front(), *proto.mutable_sequence_type()->mutable_elem_type());
        break;
    case ValueType::Kind::Optional:
        typeToProto(type.elements.front(), *proto.mutable_optional_type()->mutable_elem_type());
        break;
    case ValueType::Kind::Map:
        proto.mutable_map_type()->set_key_type(element);
        typeToProto(type.elements.front(), *proto.mutable_map_type()->mutable_value_type());
        break;
    case ValueType::Kind::Opaque:
        proto.mutable_opaque_type();
        break;
    case ValueType::Kind::Unknown:
        break;
    }
}

} // namespace espalier
