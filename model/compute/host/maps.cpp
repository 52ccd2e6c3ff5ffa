// SPDX-License-Identifier: Apache-2.0
// Maps of ai.onnx.ml: CastMap, DictVectorizer, ZipMap.
#include "model/compute/host_kernel.h"

#include <algorithm>

namespace espalier {

namespace {

using Outputs = Result<std::vector<HostValue>>;

Result<HostValue::Map> mapOf(const HostCall &call)
{
    if (!call.has(0) || call.inputs[0]->map() == nullptr)
        return fail(call.error("wrong_kind",
                               {QT_TRANSLATE_NOOP("compute", "input %1 of %2 must be a map"),
                                std::string("0"), call.node.opType}));
    return *call.inputs[0]->map();
}

/// A row for each key of the vocabulary, of the map's values under it.
Outputs vectorize(const HostCall &call)
{
    const auto map = mapOf(call);
    if (!map)
        return fail(map.error());
    const auto names = call.texts("string_vocabulary");
    const auto numbers = call.node.intsOr("int64_vocabulary", {});
    const bool isText = map->keys.dtype() == DType::String;
    const std::size_t length = isText ? names.size() : numbers.size();
    const std::vector<std::int64_t> keys = isText ? std::vector<std::int64_t>{} : map->keys.integers();
    const bool areTexts = map->values.dtype() == DType::String;
    const std::vector<double> values = areTexts ? std::vector<double>{} : map->values.numbers();
    std::vector<double> out(length, 0);
    std::vector<std::string> texts(areTexts ? length : 0);
    for (std::size_t i = 0; i < length; ++i) {
        for (std::size_t k = 0; k < static_cast<std::size_t>(map->keys.count()); ++k) {
            if (isText ? map->keys.strings()[k] != names[i] : keys[k] != numbers[i])
                continue;
            if (areTexts)
                texts[i] = map->values.strings()[k];
            else
                out[i] = values.at(k);
        }
    }
    const std::vector<std::int64_t> shape{1, static_cast<std::int64_t>(length)};
    if (areTexts)
        return std::vector<HostValue>{stringTensor(shape, std::move(texts))};
    auto made = tensorOfNumbers(call, map->values.dtype(), shape, out);
    if (!made)
        return fail(std::move(made.error()));
    return std::vector<HostValue>{*std::move(made)};
}

/// The values in the order of their keys; a sparse form has the length `max_map`, and zeros where there is no
/// key.
Outputs cast(const HostCall &call)
{
    const auto map = mapOf(call);
    if (!map)
        return fail(map.error());
    if (map->keys.dtype() != DType::Int64)
        return fail(call.dtypeNotComputed(map->keys.dtype()));
    const auto keys = map->keys.integers();
    std::vector<std::size_t> order(keys.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    const bool isSparse = call.node.stringOr("map_form", "DENSE") == "SPARSE";
    const std::int64_t most = call.node.intOr("max_map", 1);
    const auto length = isSparse ? static_cast<std::size_t>(std::max<std::int64_t>(most, 0)) : keys.size();
    const std::vector<std::int64_t> shape{1, static_cast<std::int64_t>(length)};
    const DenseTensor room(TensorSpec{DType::Double, shape});
    const std::string to = call.node.stringOr("cast_to", "TO_FLOAT");
    const bool areTexts = map->values.dtype() == DType::String;
    const std::vector<double> values = areTexts ? std::vector<double>{} : map->values.numbers();
    std::vector<double> numbers(length, 0);
    std::vector<std::string> texts(length, isSparse && to == "TO_STRING" ? "0" : "");
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::size_t from = order[i];
        const std::size_t at = isSparse ? static_cast<std::size_t>(keys[from]) : i;
        if (isSparse && (keys[from] < 0 || at >= length))
            return fail(call.wrongShapes());
        if (areTexts) {
            texts[at] = map->values.strings()[from];
            numbers[at] = to == "TO_STRING" ? 0 : std::strtod(texts[at].c_str(), nullptr);
        } else {
            numbers[at] = values.at(from);
            texts[at] = std::to_string(values.at(from));
        }
    }
    if (to == "TO_STRING")
        return std::vector<HostValue>{stringTensor(shape, std::move(texts))};
    auto made = tensorOfNumbers(call, to == "TO_INT64" ? DType::Int64 : DType::Float, shape, numbers);
    if (!made)
        return fail(std::move(made.error()));
    return std::vector<HostValue>{*std::move(made)};
}

/// A map for each row, from the class labels to its numbers.
Outputs zip(const HostCall &call)
{
    const auto x = call.tensor(0);
    const auto numbers = call.numbers(0);
    if (!numbers)
        return fail(numbers.error());
    auto names = call.texts("classlabels_strings");
    const auto labels = call.node.intsOr("classlabels_int64s", {});
    const std::size_t classes = names.empty() ? labels.size() : names.size();
    const bool fits = !x->shape().empty() && x->shape().size() <= 2
        && x->shape().back() == static_cast<std::int64_t>(classes) && classes > 0;
    if (!fits)
        return fail(call.wrongShapes());
    const std::vector<std::int64_t> length{static_cast<std::int64_t>(classes)};
    HostValue::Sequence out;
    for (std::size_t row = 0; row < numbers->size(); row += classes) {
        HostValue::Map map;
        map.keys = names.empty() ? DenseTensor::of<std::int64_t>(DType::Int64, length, labels)
                                 : stringTensor(length, names);
        auto values = tensorOfNumbers(call, DType::Float, length,
                                      {numbers->begin() + static_cast<std::ptrdiff_t>(row),
                                       numbers->begin() + static_cast<std::ptrdiff_t>(row + classes)});
        if (!values)
            return fail(std::move(values.error()));
        map.values = *std::move(values);
        out.push_back(HostValue::of(std::move(map)));
    }
    return std::vector<HostValue>{HostValue::of(std::move(out))};
}

class Maps : public HostKernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"CastMap", 1, 0, "ai.onnx.ml"},
                {"DictVectorizer", 1, 0, "ai.onnx.ml"},
                {"ZipMap", 1, 0, "ai.onnx.ml"}};
    }

    Outputs run(const HostCall &call) const override
    {
        const std::string &op = call.node.opType;
        if (op == "CastMap")
            return cast(call);
        return op == "ZipMap" ? zip(call) : vectorize(call);
    }
};

} // namespace

std::unique_ptr<HostKernel> make_maps()
{
    return std::make_unique<Maps>();
}

} // namespace espalier
