// SPDX-License-Identifier: Apache-2.0
// Element types, dimensions and types of values, as ONNX defines them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace onnx {
class TypeProto;
}

namespace espalier {

/// Numbers as in TensorProto.DataType (onnx.proto, ONNX 1.23).
enum class DType : std::int32_t {
    Undefined = 0,
    Float = 1,
    UInt8 = 2,
    Int8 = 3,
    UInt16 = 4,
    Int16 = 5,
    Int32 = 6,
    Int64 = 7,
    String = 8,
    Bool = 9,
    Float16 = 10,
    Double = 11,
    UInt32 = 12,
    UInt64 = 13,
    Complex64 = 14,
    Complex128 = 15,
    BFloat16 = 16,
    Float8E4M3FN = 17,
    Float8E4M3FNUZ = 18,
    Float8E5M2 = 19,
    Float8E5M2FNUZ = 20,
    UInt4 = 21,
    Int4 = 22,
    Float4E2M1 = 23,
    Float8E8M0 = 24,
    UInt2 = 25,
    Int2 = 26,
};

/// ONNX text syntax: `float`, `int64`, `float8e4m3fn`…; `undefined` for a number ONNX does not know.
[[nodiscard]] std::string_view dtypeName(DType dtype);
[[nodiscard]] std::optional<DType> dtypeFromName(std::string_view name);
/// Bits of one element; 0 for strings and undefined.
[[nodiscard]] int dtypeBits(DType dtype);
[[nodiscard]] bool isFloatingPoint(DType dtype);
[[nodiscard]] bool isInteger(DType dtype);
/// Bytes of `count` elements stored as in raw_data (4-bit and 2-bit types are packed); nullopt on overflow.
[[nodiscard]] std::optional<std::uint64_t> packedBytes(DType dtype, std::uint64_t count);

/// One dimension: a known length, a symbol such as `N`, or nothing known (empty symbol).
class Dim {
public:
    Dim() = default;
    explicit Dim(std::int64_t length) : m_value(length) { }
    explicit Dim(std::string symbol) : m_value(std::move(symbol)) { }

    [[nodiscard]] bool isKnown() const { return std::holds_alternative<std::int64_t>(m_value); }
    [[nodiscard]] std::int64_t length() const { return std::get<std::int64_t>(m_value); }
    /// The symbol; empty if the dimension is known or nameless.
    [[nodiscard]] std::string symbol() const
    {
        return isKnown() ? std::string() : std::get<std::string>(m_value);
    }
    /// `3`, `N`, or `?`.
    [[nodiscard]] std::string text() const;
    friend bool operator==(const Dim &, const Dim &) = default;

private:
    std::variant<std::string, std::int64_t> m_value;
};

using Shape = std::vector<Dim>;

[[nodiscard]] bool isStatic(const Shape &shape);
/// Product of the lengths; nullopt if one is unknown or negative, or the product overflows.
[[nodiscard]] std::optional<std::int64_t> elementCount(const Shape &shape);
/// `1x3x224x224`; an empty shape is `scalar`.
[[nodiscard]] std::string shapeText(const Shape &shape);

/// What is known of a value's type. A default-made one knows nothing.
struct ValueType {
    enum class Kind { Unknown, Tensor, SparseTensor, Sequence, Optional, Map, Opaque };

    Kind kind = Kind::Unknown;
    DType dtype = DType::Undefined; ///< element type of Tensor and SparseTensor; key type of Map
    std::optional<Shape> shape; ///< of Tensor and SparseTensor; nullopt: rank unknown
    std::vector<ValueType> elements; ///< of Sequence, Optional, Map: one

    [[nodiscard]] static ValueType tensor(DType dtype, std::optional<Shape> shape = std::nullopt);
    [[nodiscard]] bool isTensor() const { return kind == Kind::Tensor; }
    [[nodiscard]] std::optional<std::int64_t> rank() const;
    /// ONNX text: `float[1,3,N]`, `seq(int64)`, or `unknown`.
    [[nodiscard]] std::string text() const;
    friend bool operator==(const ValueType &, const ValueType &) = default;
};

[[nodiscard]] ValueType typeFromProto(const onnx::TypeProto &proto);
void typeToProto(const ValueType &type, onnx::TypeProto &proto);

} // namespace espalier
