// SPDX-License-Identifier: Apache-2.0
// The attributes of Constant: value, value_int(s), value_float(s), value_string(s).
#include "model/compute/constant_node.h"

namespace espalier {

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
