// SPDX-License-Identifier: Apache-2.0
// Converts element types where TNN has fewer than ONNX.
#include "exporters/tnn/raw.h"

#include <cstring>
#include <limits>

namespace espalier::tnn {

namespace {

Error refused(std::string reason, Message message, const Tensor &tensor)
{
    return makeError(ErrorCode::ExportFailed, std::move(reason), std::move(message))
        .withNode(tensor.header().name());
}

template <class Element>
Raw owned(DataType type, const std::vector<Element> &elements, std::vector<std::int32_t> dims)
{
    auto bytes = std::make_shared<std::vector<std::byte>>(elements.size() * sizeof(Element));
    if (!elements.empty())
        std::memcpy(bytes->data(), elements.data(), bytes->size());
    return {type, std::move(dims), {*bytes, bytes}};
}

template <class Element>
Result<Raw> narrowed(const Tensor &tensor, DataType type, std::vector<std::int32_t> dims)
{
    const auto integers = readIntegers(tensor);
    if (!integers)
        return fail(integers.error());
    std::vector<Element> elements;
    elements.reserve(integers->size());
    for (const std::int64_t value : *integers) {
        if (value < std::numeric_limits<Element>::min() || value > std::numeric_limits<Element>::max())
            return fail(refused("integer_out_of_range",
                                {QT_TRANSLATE_NOOP("exporters", "holds %1, and TNN's integers have %2 bits"),
                                 std::to_string(value), std::to_string(8 * sizeof(Element))},
                                tensor));
        elements.push_back(static_cast<Element>(value));
    }
    return owned(type, elements, std::move(dims));
}

Result<Raw> widened(const Tensor &tensor, std::vector<std::int32_t> dims)
{
    const auto numbers = readNumbers(tensor);
    if (!numbers)
        return fail(numbers.error());
    std::vector<float> elements;
    elements.reserve(numbers->size());
    for (const double value : *numbers)
        elements.push_back(static_cast<float>(value));
    return owned(DataType::Float, elements, std::move(dims));
}

} // namespace

std::optional<DataType> dataTypeOf(DType dtype)
{
    switch (dtype) {
    case DType::Float:
    case DType::Double:
    case DType::Float16:
    case DType::BFloat16:
        return DataType::Float;
    case DType::Int64:
    case DType::Int32:
    case DType::Int16:
    case DType::UInt16:
    case DType::UInt32:
        return DataType::Int32;
    case DType::Bool:
    case DType::Int8:
    case DType::UInt8:
        return DataType::Int8;
    default:
        return std::nullopt;
    }
}

Result<Raw> rawOf(const Tensor &tensor)
{
    const auto type = dataTypeOf(tensor.dtype());
    if (!type)
        return fail(refused("no_such_type",
                            {QT_TRANSLATE_NOOP("exporters", "is of type %1, which TNN does not have"),
                             std::string(dtypeName(tensor.dtype()))},
                            tensor));
    const auto count = tensor.elementCount();
    static constexpr std::int64_t limit = std::numeric_limits<std::int32_t>::max();
    if (!count || *count > limit / static_cast<std::int64_t>(bytesOf(*type)))
        return fail(
            refused("tensor_too_large", QT_TRANSLATE_NOOP("exporters", "takes 2 GiB or more"), tensor));
    std::vector<std::int32_t> dims;
    for (const std::int64_t dim : tensor.dims())
        dims.push_back(static_cast<std::int32_t>(dim));
    const bool isStoredAlike = tensor.dtype() == DType::Float || tensor.dtype() == DType::Int32
        || tensor.dtype() == DType::Int8 || tensor.dtype() == DType::Bool;
    if (isStoredAlike) {
        const auto read = readTensor(tensor);
        if (!read)
            return fail(read.error());
        return Raw{*type, std::move(dims), {read->bytes(), read->owner()}};
    }
    if (*type == DataType::Float)
        return widened(tensor, std::move(dims));
    if (*type == DataType::Int8)
        return narrowed<std::int8_t>(tensor, *type, std::move(dims));
    return narrowed<std::int32_t>(tensor, *type, std::move(dims));
}

Raw rawFloats(const std::vector<float> &values, std::vector<std::int32_t> dims)
{
    return owned(DataType::Float, values, std::move(dims));
}

Raw rawIntegers(const std::vector<std::int32_t> &values, std::vector<std::int32_t> dims)
{
    return owned(DataType::Int32, values, std::move(dims));
}

Raw withDims(Raw raw, std::vector<std::int32_t> dims)
{
    raw.dims = std::move(dims);
    return raw;
}

} // namespace espalier::tnn
