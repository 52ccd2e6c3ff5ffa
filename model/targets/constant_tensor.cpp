// SPDX-License-Identifier: Apache-2.0
// Makes tensors of attributes and known elements, and reads them back.
#include "model/targets/constant_tensor.h"

#include <cstring>

namespace espalier {

namespace {

template <class Stored, class Numbers> std::vector<std::byte> stored(const Numbers &numbers)
{
    std::vector<std::byte> bytes(static_cast<std::size_t>(numbers.size()) * sizeof(Stored));
    std::size_t offset = 0;
    for (const auto number : numbers) {
        const auto value = static_cast<Stored>(number);
        std::memcpy(bytes.data() + offset, &value, sizeof value);
        offset += sizeof value;
    }
    return bytes;
}

template <class Stored, class Numbers>
std::shared_ptr<const Tensor> tensorOf(DType dtype, const std::vector<std::int64_t> &dims,
                                       const Numbers &numbers)
{
    return std::make_shared<Tensor>(Tensor::make({}, dtype, dims, stored<Stored>(numbers)));
}

std::shared_ptr<const Tensor> textTensor(const std::vector<std::int64_t> &dims,
                                         const std::vector<std::string> &texts)
{
    onnx::TensorProto proto;
    proto.set_data_type(onnx::TensorProto_DataType_STRING);
    for (const std::int64_t dim : dims)
        proto.add_dims(dim);
    for (const std::string &text : texts)
        proto.add_string_data(text);
    return std::make_shared<Tensor>(std::move(proto), Tensor::InHeader{});
}

} // namespace

std::shared_ptr<const Tensor> constantOfNode(const Node &node)
{
    for (const Attribute &attribute : node.attributes) {
        const onnx::AttributeProto &proto = *attribute.proto;
        if (attribute.name() == "value" && !attribute.tensors.empty())
            return attribute.tensors.front();
        if (attribute.name() == "value_int")
            return tensorOf<std::int64_t>(DType::Int64, {}, std::vector{proto.i()});
        if (attribute.name() == "value_ints")
            return tensorOf<std::int64_t>(DType::Int64, {proto.ints_size()}, proto.ints());
        if (attribute.name() == "value_float")
            return tensorOf<float>(DType::Float, {}, std::vector{proto.f()});
        if (attribute.name() == "value_floats")
            return tensorOf<float>(DType::Float, {proto.floats_size()}, proto.floats());
        if (attribute.name() == "value_string")
            return textTensor({}, {proto.s()});
        if (attribute.name() == "value_strings")
            return textTensor({proto.strings_size()}, {proto.strings().begin(), proto.strings().end()});
    }
    return nullptr;
}

std::shared_ptr<const Tensor> constantOfElements(const KnownElements &elements, DType dtype)
{
    std::vector<std::int64_t> integers;
    std::vector<double> reals;
    for (const Element &element : elements.values) {
        reals.push_back(element.real());
        integers.push_back(element.isInteger() ? element.integer()
                                               : static_cast<std::int64_t>(element.real()));
    }
    switch (dtype) {
    case DType::Int64:
        return tensorOf<std::int64_t>(dtype, elements.dims, integers);
    case DType::Int32:
        return tensorOf<std::int32_t>(dtype, elements.dims, integers);
    case DType::Int16:
        return tensorOf<std::int16_t>(dtype, elements.dims, integers);
    case DType::Int8:
        return tensorOf<std::int8_t>(dtype, elements.dims, integers);
    case DType::UInt64:
        return tensorOf<std::uint64_t>(dtype, elements.dims, integers);
    case DType::UInt32:
        return tensorOf<std::uint32_t>(dtype, elements.dims, integers);
    case DType::UInt16:
        return tensorOf<std::uint16_t>(dtype, elements.dims, integers);
    case DType::UInt8:
    case DType::Bool:
        return tensorOf<std::uint8_t>(dtype, elements.dims, integers);
    case DType::Float:
        return tensorOf<float>(dtype, elements.dims, reals);
    case DType::Double:
        return tensorOf<double>(dtype, elements.dims, reals);
    default:
        return nullptr;
    }
}

std::shared_ptr<const KnownElements> readElements(const Tensor &tensor, std::int64_t limit)
{
    const auto count = tensor.elementCount();
    if (!count || *count > limit)
        return nullptr;
    auto out = std::make_shared<KnownElements>();
    out->dims = tensor.dims();
    const auto keep = [&](const auto &numbers) -> std::shared_ptr<const KnownElements> {
        if (!numbers)
            return nullptr;
        out->values.reserve(numbers->size());
        for (const auto number : *numbers)
            out->values.emplace_back(number);
        return out;
    };
    return isFloatingPoint(tensor.dtype()) ? keep(readNumbers(tensor)) : keep(readIntegers(tensor));
}

} // namespace espalier
