// SPDX-License-Identifier: Apache-2.0
// Reads a case's values by their declared types, runs the model, and holds outputs against the expected ones.
#include "tests/conformance/conformance_case.h"

#include "model/compute/evaluate.h"
#include "model/io/open_model.h"
#include "tests/support/places.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <onnx/onnx-data.pb.h>

namespace espalier::test {

namespace fs = std::filesystem;

namespace {

using Fault = std::optional<std::string>;

std::string contentsOf(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::optional<HostValue> valueOf(const onnx::TensorProto &proto)
{
    auto tensor = DenseTensor::from(Tensor(proto, Tensor::InHeader{}));
    return tensor ? std::optional<HostValue>(*std::move(tensor)) : std::nullopt;
}

std::optional<HostValue> valueOf(const onnx::MapProto &proto);

template <class Protos> std::optional<HostValue> listOf(const Protos &protos)
{
    HostValue::Sequence out;
    for (const auto &proto : protos) {
        auto element = valueOf(proto);
        if (!element)
            return std::nullopt;
        out.push_back(*std::move(element));
    }
    return HostValue::of(std::move(out));
}

std::optional<HostValue> valueOf(const onnx::MapProto &proto)
{
    HostValue::Map map;
    const auto keys = proto.keys_size();
    if (keys > 0) {
        map.keys =
            DenseTensor::of<std::int64_t>(DType::Int64, {keys}, {proto.keys().begin(), proto.keys().end()});
    } else {
        map.keys = DenseTensor(TensorSpec{DType::String, {proto.string_keys_size()}});
        map.keys.setStrings({proto.string_keys().begin(), proto.string_keys().end()});
    }
    const auto values = listOf(proto.values().tensor_values());
    if (!values || values->sequence()->size() != static_cast<std::size_t>(map.keys.count()))
        return std::nullopt;
    std::vector<double> numbers;
    for (const HostValue &value : *values->sequence())
        numbers.push_back(value.tensor()->numbers().at(0));
    map.values = DenseTensor::of<float>(DType::Float, {map.keys.count()}, {numbers.begin(), numbers.end()});
    return HostValue::of(std::move(map));
}

std::optional<HostValue> valueOf(const onnx::SequenceProto &proto)
{
    if (proto.elem_type() == onnx::SequenceProto_DataType_TENSOR || proto.map_values().empty())
        return listOf(proto.tensor_values());
    return listOf(proto.map_values());
}

std::optional<HostValue> valueOf(const onnx::OptionalProto &proto)
{
    if (proto.has_tensor_value())
        return valueOf(proto.tensor_value());
    if (proto.has_sequence_value())
        return valueOf(proto.sequence_value());
    return HostValue();
}

template <class Proto> std::optional<HostValue> parsed(const std::string &bytes)
{
    Proto proto;
    return proto.ParseFromString(bytes) ? valueOf(proto) : std::nullopt;
}

std::optional<HostValue> readValue(const fs::path &path, const ValueType &type)
{
    const std::string bytes = contentsOf(path);
    switch (type.kind) {
    case ValueType::Kind::Sequence:
        return parsed<onnx::SequenceProto>(bytes);
    case ValueType::Kind::Optional:
        return parsed<onnx::OptionalProto>(bytes);
    case ValueType::Kind::Map:
        return parsed<onnx::MapProto>(bytes);
    default:
        return parsed<onnx::TensorProto>(bytes);
    }
}

std::string at(std::size_t i, const std::string &what)
{
    return what + " at element " + std::to_string(i);
}

/// The formula of numpy.testing.assert_allclose; like infinities and NaNs are equal.
bool isClose(double made, double wanted)
{
    if (std::isnan(wanted) || std::isnan(made))
        return std::isnan(wanted) && std::isnan(made);
    if (std::isinf(wanted) || std::isinf(made))
        return wanted == made;
    return std::abs(made - wanted) <= 1e-7 + 1e-3 * std::abs(wanted);
}

std::vector<double> numbersOf(const DenseTensor &tensor)
{
    if (tensor.dtype() != DType::Complex64 && tensor.dtype() != DType::Complex128)
        return tensor.numbers();
    std::vector<std::int64_t> shape = tensor.shape();
    shape.push_back(2);
    const DType part = tensor.dtype() == DType::Complex64 ? DType::Float : DType::Double;
    const auto bytes = tensor.bytes();
    return DenseTensor::of<std::byte>(part, shape, {bytes.begin(), bytes.end()}).numbers();
}

Fault tensorFault(const DenseTensor &made, const DenseTensor &wanted)
{
    if (made.spec() != wanted.spec())
        return "is " + made.spec().type().text() + ", not " + wanted.spec().type().text();
    if (wanted.dtype() == DType::String)
        return made.strings() == wanted.strings() ? Fault() : Fault("has other strings");
    const std::vector<double> a = numbersOf(made);
    const std::vector<double> b = numbersOf(wanted);
    if (b.empty()) // float8, float4: by their bits
        return std::ranges::equal(made.bytes(), wanted.bytes()) ? Fault() : Fault("has other bits");
    for (std::size_t i = 0; i < b.size(); ++i) {
        if (!isClose(a[i], b[i]))
            return at(i, "has " + std::to_string(a[i]) + " for " + std::to_string(b[i]));
    }
    return {};
}

Fault valueFault(const HostValue &made, const HostValue &wanted)
{
    if (made.kind() != wanted.kind())
        return "is " + made.type().text() + ", not " + wanted.type().text();
    switch (wanted.kind()) {
    case HostValue::Kind::Nothing:
        return {};
    case HostValue::Kind::Tensor:
        return tensorFault(*made.tensor(), *wanted.tensor());
    case HostValue::Kind::Map:
        if (auto fault = tensorFault(made.map()->keys, wanted.map()->keys))
            return fault;
        return tensorFault(made.map()->values, wanted.map()->values);
    case HostValue::Kind::Sequence:
        break;
    }
    if (made.sequence()->size() != wanted.sequence()->size())
        return "has " + std::to_string(made.sequence()->size()) + " elements, not "
            + std::to_string(wanted.sequence()->size());
    for (std::size_t i = 0; i < wanted.sequence()->size(); ++i) {
        if (auto fault = valueFault((*made.sequence())[i], (*wanted.sequence())[i]))
            return at(i, *fault);
    }
    return {};
}

/// Bernoulli without a seed: 0 and 1 alone, as many ones as the probabilities give within four deviations.
Fault bernoulliFault(const DenseTensor &made, const DenseTensor &wanted, const DenseTensor &probabilities)
{
    if (made.spec() != wanted.spec())
        return "is " + made.spec().type().text() + ", not " + wanted.spec().type().text();
    double sum = 0;
    double expected = 0;
    double variance = 0;
    for (const double p : probabilities.numbers()) {
        expected += p;
        variance += p * (1 - p);
    }
    for (const double drawn : made.numbers()) {
        if (drawn != 0 && drawn != 1)
            return "draws " + std::to_string(drawn);
        sum += drawn;
    }
    if (std::abs(sum - expected) > 4 * std::sqrt(variance))
        return "draws " + std::to_string(sum) + " ones, where " + std::to_string(expected) + " are expected";
    return {};
}

/// Inputs in the order of the ports. Ports of constants come last to be given any.
Fault readInputs(const Model &model, const fs::path &folder, NamedValues &into)
{
    const auto &ports = model.mainGraph().inputs;
    std::size_t count = 0;
    while (fs::exists(folder / ("input_" + std::to_string(count) + ".pb")))
        ++count;
    std::size_t i = 0;
    for (const GraphPort &port : ports) {
        if (count < ports.size() && model.value(port.value).isInitializer())
            continue;
        if (i == count)
            return "has too few inputs";
        auto value =
            readValue(folder / ("input_" + std::to_string(i++) + ".pb"), declaredType(model, port.value));
        if (!value)
            return "has an input that cannot be read";
        into.emplace(model.value(port.value).name, *std::move(value));
    }
    return {};
}

} // namespace

fs::path conformanceFolder()
{
    const char *given = std::getenv("ESPALIER_CONFORMANCE_CASES"); // NOLINT(concurrency-mt-unsafe): read only
    const fs::path folder =
        given != nullptr ? fs::path(given) : programPath().parent_path().parent_path() / "conformance";
    return fs::exists(folder / "complete") ? folder : fs::path();
}

std::vector<fs::path> conformanceCases(const std::string &suite)
{
    std::vector<fs::path> out;
    const fs::path root = conformanceFolder();
    if (root.empty() || !fs::exists(root / suite))
        return out;
    for (const auto &entry : fs::directory_iterator(root / suite))
        out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

Fault faultOf(const fs::path &folder)
{
    const auto model = openModel(folder / "model.onnx");
    if (!model)
        return "does not open: " + model.error().message.english();
    const fs::path values = folder / "test_data_set_0";
    NamedValues inputs;
    if (auto fault = readInputs(*model, values, inputs))
        return fault;
    const auto made = evaluateAny(*model, inputs);
    if (!made)
        return made.error().reason + ": " + made.error().message.english();
    const auto &ports = model->mainGraph().outputs;
    for (std::size_t i = 0; i < ports.size(); ++i) {
        const fs::path file = values / ("output_" + std::to_string(i) + ".pb");
        const std::string &name = model->value(ports[i].value).name;
        if (!fs::exists(file))
            continue;
        const auto wanted = readValue(file, declaredType(*model, ports[i].value));
        if (!wanted)
            return "has an output that cannot be read";
        const HostValue &value = made->at(name);
        const bool isChance = folder.filename().string().starts_with("test_bernoulli");
        const auto fault = isChance && value.tensor() != nullptr
            ? bernoulliFault(*value.tensor(), *wanted->tensor(), *inputs.begin()->second.tensor())
            : valueFault(value, *wanted);
        if (fault)
            return "output " + name + " " + *fault;
    }
    return {};
}

} // namespace espalier::test
