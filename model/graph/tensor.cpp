// SPDX-License-Identifier: Apache-2.0
// Reads the elements of tensors wherever they lie.
#include "model/graph/tensor.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace espalier {

static_assert(std::endian::native == std::endian::little, "raw_data is little-endian and is used as it lies");

namespace {

Error broken(const Tensor &tensor, std::string reason, Message message)
{
    return makeError(ErrorCode::Unreadable, std::move(reason), std::move(message))
        .withNode(tensor.header().name())
        .withRemedy(QT_TRANSLATE_NOOP("tensor", "export the model again"));
}

/// Decodes a run of protobuf varints; nullopt where one is cut off or longer than 10 bytes.
std::optional<std::vector<std::uint64_t>> decodeVarints(std::span<const std::byte> bytes)
{
    std::vector<std::uint64_t> out;
    std::uint64_t value = 0;
    unsigned shift = 0;
    for (const std::byte byte : bytes) {
        if (shift > 63)
            return std::nullopt;
        value |= static_cast<std::uint64_t>(byte & std::byte{0x7F}) << shift;
        shift += 7;
        if ((byte & std::byte{0x80}) == std::byte{0}) {
            out.push_back(value);
            value = 0;
            shift = 0;
        }
    }
    return shift == 0 ? std::optional(std::move(out)) : std::nullopt;
}

TensorBytes owned(std::vector<std::byte> bytes)
{
    auto memory = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
    return {std::span(*memory), memory};
}

/// Bytes in a file may start anywhere; elements in memory are read where they are aligned, so others are
/// copied.
TensorBytes aligned(TensorBytes read, DType dtype)
{
    const auto address = reinterpret_cast<std::uintptr_t>(read.bytes().data());
    const auto width = static_cast<std::uintptr_t>(std::max(dtypeBits(dtype) / 8, 1));
    if (address % std::min<std::uintptr_t>(width, 8) == 0)
        return read;
    return owned({read.bytes().begin(), read.bytes().end()});
}

template <class To, class From> std::vector<std::byte> narrowed(const From &values)
{
    std::vector<std::byte> out(static_cast<std::size_t>(values.size()) * sizeof(To));
    std::size_t at = 0;
    for (const auto value : values) {
        const auto element = static_cast<To>(value);
        std::memcpy(out.data() + at, &element, sizeof(To));
        at += sizeof(To);
    }
    return out;
}

/// int32_data holds one element per entry, of any width up to 32 bits (onnx.proto, TensorProto.int32_data);
/// types of under 8 bits hold one packed byte per entry.
template <class From> std::vector<std::byte> fromInt32Data(const From &values, DType dtype)
{
    switch (dtypeBits(dtype)) {
    case 16:
        return narrowed<std::uint16_t>(values);
    case 32:
        return narrowed<std::uint32_t>(values);
    default:
        return narrowed<std::uint8_t>(values);
    }
}

std::vector<std::byte> fromHeader(const onnx::TensorProto &header, DType dtype)
{
    if (header.has_raw_data()) {
        const auto *begin = reinterpret_cast<const std::byte *>(header.raw_data().data());
        return {begin, begin + header.raw_data().size()};
    }
    if (header.int32_data_size() > 0)
        return fromInt32Data(header.int32_data(), dtype);
    if (header.int64_data_size() > 0)
        return narrowed<std::int64_t>(header.int64_data());
    if (header.float_data_size() > 0)
        return narrowed<float>(header.float_data());
    if (header.double_data_size() > 0)
        return narrowed<double>(header.double_data());
    if (header.uint64_data_size() > 0)
        return dtypeBits(dtype) == 32 ? narrowed<std::uint32_t>(header.uint64_data())
                                      : narrowed<std::uint64_t>(header.uint64_data());
    return {};
}

Result<TensorBytes> readPayload(const Tensor &tensor)
{
    if (const auto *memory = std::get_if<Tensor::Owned>(&tensor.payload()))
        return TensorBytes(std::span(**memory), *memory);
    if (const auto *external = std::get_if<Tensor::External>(&tensor.payload())) {
        const auto span = locateExternal(tensor.header(), external->folder);
        if (!span)
            return fail(span.error());
        return TensorBytes(span->bytes(), span->file);
    }
    const auto *inModel = std::get_if<Tensor::InModel>(&tensor.payload());
    if (inModel == nullptr)
        return owned(fromHeader(tensor.header(), tensor.dtype()));
    const bool isVarints = inModel->field == 5 || inModel->field == 7 || inModel->field == 11;
    if (!isVarints)
        return TensorBytes(inModel->span.bytes(), inModel->span.file);
    const auto values = decodeVarints(inModel->span.bytes());
    if (!values)
        return fail(broken(tensor, "tensor_data_broken",
                           QT_TRANSLATE_NOOP("tensor", "the tensor's elements are cut off")));
    if (inModel->field == 5)
        return owned(fromInt32Data(*values, tensor.dtype()));
    return owned(dtypeBits(tensor.dtype()) == 32 ? narrowed<std::uint32_t>(*values)
                                                 : narrowed<std::uint64_t>(*values));
}

float halfToFloat(std::uint16_t half)
{
    const std::uint32_t sign = (half & 0x8000U) << 16U;
    const std::uint32_t exponent = (half >> 10U) & 0x1FU;
    const std::uint32_t fraction = half & 0x3FFU;
    if (exponent == 0) { // zero or subnormal: fraction · 2^-24
        const float magnitude = static_cast<float>(fraction) * 0x1p-24F;
        return sign != 0 ? -magnitude : magnitude;
    }
    const std::uint32_t wide = exponent == 0x1F ? 0xFFU : exponent + 112U;
    return std::bit_cast<float>(sign | (wide << 23U) | (fraction << 13U));
}

template <class To, class Stored, class Convert>
std::vector<To> convertAll(std::span<const std::byte> bytes, Convert convert)
{
    std::vector<To> out(bytes.size() / sizeof(Stored));
    for (std::size_t i = 0; i < out.size(); ++i) {
        Stored element{};
        std::memcpy(&element, bytes.data() + i * sizeof(Stored), sizeof(Stored));
        out[i] = convert(element);
    }
    return out;
}

template <class To, class Stored> std::vector<To> castAll(std::span<const std::byte> bytes)
{
    return convertAll<To, Stored>(bytes, [](Stored element) { return static_cast<To>(element); });
}

template <class To> std::optional<std::vector<To>> integersAs(std::span<const std::byte> bytes, DType dtype)
{
    switch (dtype) {
    case DType::Int64:
        return castAll<To, std::int64_t>(bytes);
    case DType::Int32:
        return castAll<To, std::int32_t>(bytes);
    case DType::Int16:
        return castAll<To, std::int16_t>(bytes);
    case DType::Int8:
        return castAll<To, std::int8_t>(bytes);
    case DType::UInt64:
        return castAll<To, std::uint64_t>(bytes);
    case DType::UInt32:
        return castAll<To, std::uint32_t>(bytes);
    case DType::UInt16:
        return castAll<To, std::uint16_t>(bytes);
    case DType::UInt8:
    case DType::Bool:
        return castAll<To, std::uint8_t>(bytes);
    default:
        return std::nullopt;
    }
}

} // namespace

Tensor Tensor::make(std::string name, DType dtype, const std::vector<std::int64_t> &shape,
                    std::vector<std::byte> bytes)
{
    onnx::TensorProto header;
    header.set_name(std::move(name));
    header.set_data_type(static_cast<std::int32_t>(dtype));
    for (const std::int64_t length : shape)
        header.add_dims(length);
    return {std::move(header), std::make_shared<const std::vector<std::byte>>(std::move(bytes))};
}

std::optional<std::int64_t> Tensor::elementCount() const
{
    Shape shape;
    for (const std::int64_t length : m_header.dims())
        shape.emplace_back(length);
    return espalier::elementCount(shape);
}

ValueType Tensor::type() const
{
    Shape shape;
    for (const std::int64_t length : m_header.dims())
        shape.emplace_back(length);
    return ValueType::tensor(dtype(), std::move(shape));
}

Tensor Tensor::renamed(std::string name) const
{
    Tensor copy(*this);
    copy.m_header.set_name(std::move(name));
    return copy;
}

std::uint64_t Tensor::storedBytes() const
{
    if (const auto *inModel = std::get_if<InModel>(&m_payload))
        return inModel->span.length;
    if (const auto *memory = std::get_if<Owned>(&m_payload))
        return (*memory)->size();
    if (std::holds_alternative<External>(m_payload))
        return packedBytes(dtype(), static_cast<std::uint64_t>(elementCount().value_or(0))).value_or(0);
    return m_header.ByteSizeLong();
}

Result<TensorBytes> readTensor(const Tensor &tensor)
{
    if (tensor.dtype() == DType::String)
        return fail(
            broken(tensor, "tensor_is_strings", QT_TRANSLATE_NOOP("tensor", "the tensor holds strings")));
    auto read = readPayload(tensor);
    if (!read)
        return read;
    const auto count = tensor.elementCount();
    const std::uint64_t stored = read->bytes().size();
    if (!count || packedBytes(tensor.dtype(), static_cast<std::uint64_t>(*count)) != stored)
        return fail(broken(tensor, "tensor_size_differs",
                           {QT_TRANSLATE_NOOP("tensor", "%1 and %2 stored bytes do not fit each other"),
                            tensor.type().text(), std::to_string(stored)}));
    return aligned(std::move(*read), tensor.dtype());
}

Result<std::vector<std::int64_t>> readIntegers(const Tensor &tensor)
{
    const auto read = readTensor(tensor);
    if (!read)
        return fail(read.error());
    auto values = integersAs<std::int64_t>(read->bytes(), tensor.dtype());
    if (!values)
        return fail(broken(
            tensor, "tensor_not_integer",
            {QT_TRANSLATE_NOOP("tensor", "integers are needed, the tensor is %1"), tensor.type().text()}));
    return std::move(*values);
}

Result<std::vector<double>> readNumbers(const Tensor &tensor)
{
    const auto read = readTensor(tensor);
    if (!read)
        return fail(read.error());
    const auto bytes = read->bytes();
    switch (tensor.dtype()) {
    case DType::Float:
        return castAll<double, float>(bytes);
    case DType::Double:
        return castAll<double, double>(bytes);
    case DType::Float16:
        return convertAll<double, std::uint16_t>(bytes,
                                                 [](std::uint16_t h) { return double{halfToFloat(h)}; });
    case DType::BFloat16:
        return convertAll<double, std::uint16_t>(
            bytes, [](std::uint16_t b) { return double{std::bit_cast<float>(std::uint32_t{b} << 16U)}; });
    default:
        break;
    }
    auto values = integersAs<double>(bytes, tensor.dtype());
    if (!values)
        return fail(broken(
            tensor, "tensor_not_number",
            {QT_TRANSLATE_NOOP("tensor", "numbers are needed, the tensor is %1"), tensor.type().text()}));
    return std::move(*values);
}

} // namespace espalier
