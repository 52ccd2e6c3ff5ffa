// SPDX-License-Identifier: Apache-2.0
// LabelEncoder and CategoryMapper of ai.onnx.ml: from keys to values, each a number or a string.
#include "model/compute/host_kernel.h"

#include <bit>
#include <cmath>
#include <map>

namespace espalier {

namespace {

using Outputs = Result<std::vector<HostValue>>;

/// Elements of any dtype in a form that compares: strings, or bits of a number; all NaNs are one.
std::vector<std::string> keysOf(const DenseTensor &tensor)
{
    if (tensor.dtype() == DType::String)
        return tensor.strings();
    std::vector<std::string> out;
    if (isFloatingPoint(tensor.dtype())) {
        for (const double number : tensor.numbers())
            out.push_back(std::isnan(number) ? "nan"
                                             : std::to_string(std::bit_cast<std::uint64_t>(number + 0.0)));
    } else {
        for (const std::int64_t number : tensor.integers())
            out.push_back(std::to_string(number));
    }
    return out;
}

/// The list that stands in attribute `what` + _tensor, _strings, _int64s, or _floats.
Result<std::optional<DenseTensor>> listOf(const HostCall &call, const std::string &what)
{
    const Attribute *tensor = call.node.attribute(what + "_tensor");
    if (tensor != nullptr && !tensor->tensors.empty()) {
        auto dense = DenseTensor::from(*tensor->tensors.front());
        if (!dense)
            return fail(std::move(dense.error()));
        return std::optional(*std::move(dense));
    }
    const auto length = [](std::size_t size) {
        return std::vector<std::int64_t>{static_cast<std::int64_t>(size)};
    };
    if (auto strings = call.texts(what + "_strings"); !strings.empty()) {
        const auto shape = length(strings.size());
        return std::optional(stringTensor(shape, std::move(strings)));
    }
    if (const auto ints = call.node.intsOr(what + "_int64s", {}); !ints.empty())
        return std::optional(DenseTensor::of<std::int64_t>(DType::Int64, length(ints.size()), ints));
    if (const auto floats = call.floats(what + "_floats"); !floats.empty())
        return std::optional(DenseTensor::of<float>(DType::Float, length(floats.size()), floats));
    return std::optional<DenseTensor>();
}

/// What stands for a key that is not listed, in the values' dtype.
Result<DenseTensor> fallbackOf(const HostCall &call, DType dtype)
{
    const Attribute *tensor = call.node.attribute("default_tensor");
    if (tensor != nullptr && !tensor->tensors.empty()) {
        auto dense = DenseTensor::from(*tensor->tensors.front());
        if (dense && (dense->count() != 1 || dense->dtype() != dtype))
            return fail(call.wrongAttribute("default_tensor"));
        return dense;
    }
    if (dtype == DType::String)
        return stringTensor({1}, {call.node.stringOr("default_string", "_Unused")});
    if (isFloatingPoint(dtype))
        return tensorOfNumbers(call, dtype, {1}, {call.node.floatOr("default_float", -0.0F)});
    return tensorOfNumbers(call, dtype, {1}, {static_cast<double>(call.node.intOr("default_int64", -1))});
}

/// Element `from[at]` for each place.
DenseTensor picked(const DenseTensor &values, const DenseTensor &fallback,
                   const std::vector<std::int64_t> &places, std::vector<std::int64_t> shape)
{
    DenseTensor out(TensorSpec{values.dtype(), std::move(shape)});
    std::vector<std::string> strings;
    const auto width = static_cast<std::size_t>(dtypeBits(values.dtype())) / 8;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const DenseTensor &from = places[i] < 0 ? fallback : values;
        const std::size_t at = places[i] < 0 ? 0 : static_cast<std::size_t>(places[i]);
        if (values.dtype() == DType::String)
            strings.push_back(from.strings()[at]);
        else
            std::copy_n(from.as<std::byte>() + at * width, width, out.writable<std::byte>() + i * width);
    }
    if (values.dtype() == DType::String)
        out.setStrings(std::move(strings));
    return out;
}

Outputs encode(const HostCall &call, const DenseTensor &x, const DenseTensor &keys, const DenseTensor &values)
{
    if (keys.count() != values.count())
        return fail(call.wrongAttribute("keys"));
    if (x.dtype() != keys.dtype() || (values.dtype() != DType::String && dtypeBits(values.dtype()) < 8))
        return fail(call.dtypeNotComputed(x.dtype()));
    std::map<std::string, std::int64_t> places;
    for (const std::string &key : keysOf(keys))
        places.emplace(key, static_cast<std::int64_t>(places.size()));
    if (static_cast<std::int64_t>(places.size()) != keys.count())
        return fail(call.wrongAttribute("keys"));
    const auto fallback = fallbackOf(call, values.dtype());
    if (!fallback)
        return fail(fallback.error());
    std::vector<std::int64_t> wanted;
    for (const std::string &key : keysOf(x)) {
        const auto found = places.find(key);
        wanted.push_back(found != places.end() ? found->second : -1);
    }
    return std::vector<HostValue>{picked(values, *fallback, wanted, x.shape())};
}

class LabelEncoder : public HostKernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"LabelEncoder", 1, 0, "ai.onnx.ml"}, {"CategoryMapper", 1, 0, "ai.onnx.ml"}};
    }

    Outputs run(const HostCall &call) const override
    {
        const auto x = call.tensor(0);
        if (!x)
            return fail(x.error());
        const bool isMapper = call.node.opType == "CategoryMapper";
        if (!isMapper && call.opset > 1) {
            const auto keys = listOf(call, "keys");
            const auto values = listOf(call, "values");
            if (!keys || !values)
                return fail(!keys ? keys.error() : values.error());
            if (!*keys || !*values)
                return fail(call.wrongAttribute("keys"));
            return encode(call, *x, **keys, **values);
        }
        // Strings and their numbers, in either direction.
        auto names = call.texts(isMapper ? "cats_strings" : "classes_strings");
        std::vector<std::int64_t> numbers = call.node.intsOr("cats_int64s", {});
        for (std::size_t i = 0; !isMapper && i < names.size(); ++i)
            numbers.push_back(static_cast<std::int64_t>(i));
        const std::vector<std::int64_t> length{static_cast<std::int64_t>(names.size())};
        if (numbers.size() != names.size())
            return fail(call.wrongAttribute("cats_int64s"));
        const DenseTensor texts = stringTensor(length, std::move(names));
        const DenseTensor ints = DenseTensor::of<std::int64_t>(DType::Int64, length, numbers);
        return x->dtype() == DType::String ? encode(call, *x, texts, ints) : encode(call, *x, ints, texts);
    }
};

} // namespace

std::unique_ptr<HostKernel> make_label_encoder()
{
    return std::make_unique<LabelEncoder>();
}

} // namespace espalier
