// SPDX-License-Identifier: Apache-2.0
// One small ONNX model for each layer, evaluated on the blobs that are there.
#include "tests/exporters/tnn/tnn_evaluate.h"

#include "model/io/onnx_text.h"

namespace espalier::test {

namespace {

std::string declared(const std::vector<std::string> &names, const std::vector<DType> &types)
{
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i)
        out += (i == 0 ? "" : ", ") + std::string(dtypeName(types[i])) + "[] " + names[i];
    return out;
}

Result<NamedTensors> runLayer(const TnnLayer &layer, const std::vector<DenseTensor> &inputs)
{
    NamedTensors given;
    std::vector<std::string> names;
    std::vector<DType> types;
    std::vector<std::vector<std::int64_t>> shapes;
    const auto add = [&](const std::string &name, const DenseTensor &tensor) {
        given[name] = tensor;
        names.push_back(name);
        types.push_back(tensor.dtype());
    };
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        add("x" + std::to_string(i), inputs[i]);
        shapes.push_back(inputs[i].shape());
    }
    for (std::size_t i = 0; i < layer.weights.size(); ++i) {
        if (layer.weights[i].dtype() != DType::Undefined)
            add("w" + std::to_string(i), layer.weights[i]);
    }
    const auto meaning = meaningOf(layer, shapes);
    if (!meaning)
        return fail(meaning.error());
    std::vector<std::string> outputs;
    for (std::size_t i = 0; i < layer.outputs.size(); ++i)
        outputs.push_back("y" + std::to_string(i));
    const auto model = parseModelText(
        "<ir_version: 8, opset_import: [\"\" : 17]>\nlayer (" + declared(names, types) + ") => ("
        + declared(outputs, std::vector<DType>(outputs.size(), DType::Float)) + ") {\n" + *meaning + "}");
    if (!model)
        return fail(model.error());
    return evaluate(*model, given);
}

} // namespace

DenseTensor narrowed(const DenseTensor &tensor)
{
    switch (tensor.dtype()) {
    case DType::Int64:
    case DType::UInt32: {
        const auto values = tensor.integers();
        return DenseTensor::of(DType::Int32, tensor.shape(),
                               std::vector<std::int32_t>(values.begin(), values.end()));
    }
    case DType::Bool:
    case DType::UInt8: {
        const auto values = tensor.integers();
        return DenseTensor::of(DType::Int8, tensor.shape(),
                               std::vector<std::int8_t>(values.begin(), values.end()));
    }
    case DType::Double:
    case DType::Float16:
    case DType::BFloat16: {
        const auto values = tensor.numbers();
        return DenseTensor::of(DType::Float, tensor.shape(),
                               std::vector<float>(values.begin(), values.end()));
    }
    default:
        return tensor;
    }
}

Result<NamedTensors> evaluateTnn(const TnnModel &model, const NamedTensors &inputs)
{
    NamedTensors blobs(model.constants.begin(), model.constants.end());
    for (const TnnInput &input : model.inputs) {
        const auto given = inputs.find(input.name);
        if (given == inputs.end() || narrowed(given->second).spec() != input.spec)
            return fail(makeError(ErrorCode::Unreadable, "input_differs", {"input %1", input.name}));
        blobs[input.name] = narrowed(given->second);
    }
    for (const TnnLayer &layer : model.layers) {
        std::vector<DenseTensor> read;
        for (const std::string &input : layer.inputs) {
            if (!blobs.contains(input))
                return fail(makeError(ErrorCode::Unreadable, "no_such_blob", {"blob %1", input})
                                .withNode(layer.name));
            read.push_back(blobs.at(input));
        }
        auto made = runLayer(layer, read);
        if (!made)
            return fail(Error(made.error()).withNode(layer.type + " " + layer.name));
        for (std::size_t i = 0; i < layer.outputs.size(); ++i)
            blobs[layer.outputs[i]] = made->at("y" + std::to_string(i));
    }
    NamedTensors out;
    for (const std::string &output : model.outputs) {
        if (blobs.contains(output))
            out[output] = blobs.at(output);
    }
    return out;
}

} // namespace espalier::test
