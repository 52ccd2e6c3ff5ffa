// SPDX-License-Identifier: Apache-2.0
// The attributes of Constant: value, sparse_value, value_int(s), value_float(s), value_string(s).
#include "model/compute/constant_node.h"

#include <algorithm>

namespace espalier {

/// `indices` are places in the flattened tensor, or one row of coordinates for each value.
Result<DenseTensor> denseOf(const onnx::SparseTensorProto &sparse)
{
    const Error broken = makeError(ErrorCode::NotVerifiable, "sparse_tensor_broken",
                                   QT_TRANSLATE_NOOP("compute", "a sparse tensor's parts do not fit"));
    auto values = DenseTensor::from(Tensor(sparse.values(), Tensor::InHeader{}));
    auto indices = DenseTensor::from(Tensor(sparse.indices(), Tensor::InHeader{}));
    if (!values || !indices)
        return fail(broken);
    const std::vector<std::int64_t> shape(sparse.dims().begin(), sparse.dims().end());
    const std::vector<std::int64_t> places = indices->integers();
    const auto count = static_cast<std::size_t>(values->count());
    const auto width = static_cast<std::size_t>(dtypeBits(values->dtype())) / 8;
    const std::size_t rank = shape.size();
    const bool areRows = indices->shape().size() == 2;
    if (width == 0 || places.size() != count * (areRows ? rank : 1)
        || std::any_of(shape.begin(), shape.end(), [](std::int64_t length) { return length < 0; }))
        return fail(broken);
    DenseTensor out(TensorSpec{values->dtype(), shape});
    for (std::size_t i = 0; i < count; ++i) {
        std::int64_t place = areRows ? 0 : places[i];
        for (std::size_t axis = 0; areRows && axis < rank; ++axis) {
            const std::int64_t at = places[i * rank + axis];
            if (at < 0 || at >= shape[axis])
                return fail(broken);
            place = place * shape[axis] + at;
        }
        if (place < 0 || place >= out.count())
            return fail(broken);
        std::copy_n(values->as<std::byte>() + i * width, width,
                    out.writable<std::byte>() + static_cast<std::size_t>(place) * width);
    }
    return out;
}

Result<DenseTensor> constantOf(const Node &node)
{
    const Attribute *tensor = node.attribute("value");
    if (tensor != nullptr && !tensor->tensors.empty()) {
        auto dense = DenseTensor::from(*tensor->tensors.front());
        if (!dense)
            return fail(std::move(dense.error()));
        return dense;
    }
    for (const Attribute &attribute : node.attributes) {
        const onnx::AttributeProto &proto = *attribute.proto;
        if (attribute.name() == "sparse_value")
            return denseOf(proto.sparse_tensor());
        const auto count = [](int size) { return std::vector<std::int64_t>{size}; };
        if (attribute.name() == "value_int")
            return DenseTensor::of<std::int64_t>(DType::Int64, {}, {proto.i()});
        if (attribute.name() == "value_float")
            return DenseTensor::of<float>(DType::Float, {}, {proto.f()});
        if (attribute.name() == "value_ints")
            return DenseTensor::of<std::int64_t>(DType::Int64, count(proto.ints_size()),
                                                 {proto.ints().begin(), proto.ints().end()});
        if (attribute.name() == "value_floats")
            return DenseTensor::of<float>(DType::Float, count(proto.floats_size()),
                                          {proto.floats().begin(), proto.floats().end()});
        if (attribute.name() == "value_string" || attribute.name() == "value_strings") {
            const bool isOne = attribute.name() == "value_string";
            DenseTensor strings(
                TensorSpec{DType::String, isOne ? std::vector<std::int64_t>{} : count(proto.strings_size())});
            strings.setStrings(
                isOne ? std::vector<std::string>{proto.s()}
                      : std::vector<std::string>{proto.strings().begin(), proto.strings().end()});
            return strings;
        }
    }
    return fail(makeError(ErrorCode::NotVerifiable, "attribute_not_computed",
                          QT_TRANSLATE_NOOP("compute", "this form of Constant is not computed")));
}

} // namespace espalier
