// SPDX-License-Identifier: Apache-2.0
// The file format of TNN: records between commas in X.tnnproto, length-prefixed parts in X.tnnmodel.
#include "exporters/tnn/write_net.h"

#include <array>

namespace espalier::tnn {

namespace {

/// Version 2: inputs are written with rank and type, constants with their dims.
constexpr std::uint32_t magic = 0xFABC0004;
/// Files with this many layer bodies or more are refused by TNN.
constexpr std::size_t bodyLimit = 10000;

std::string words(const std::vector<std::string> &texts)
{
    std::string out;
    for (const std::string &text : texts)
        out += text + " ";
    return out;
}

Result<void> checkLength(const std::string &record, const std::string &node)
{
    if (record.size() <= longestRecord)
        return {};
    return fail(
        makeError(ErrorCode::ExportFailed, "record_too_long",
                  {QT_TRANSLATE_NOOP("exporters", "takes a record of %1 characters, and TNN reads %2"),
                   std::to_string(record.size()), std::to_string(longestRecord)})
            .withNode(node)
            .withRemedy(QT_TRANSLATE_NOOP("exporters", "give inputs and outputs shorter names")));
}

void appendBits(Rope &out, std::uint32_t value)
{
    std::array<char, 4> bytes{};
    for (unsigned i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>((value >> (8 * i)) & 0xFFU);
    out.append(std::string_view(bytes.data(), bytes.size()));
}

} // namespace

std::string layerRecord(const Layer &layer)
{
    return layer.type + " " + layer.name + " " + std::to_string(layer.inputs.size()) + " "
        + std::to_string(layer.outputs.size()) + " " + words(layer.inputs) + words(layer.outputs)
        + words(layer.params);
}

Result<std::string> protoText(const Net &net)
{
    std::string inputs;
    std::string blobs;
    std::size_t blobCount = net.inputs.size();
    for (const Input &input : net.inputs) {
        inputs += (inputs.empty() ? "" : ": ") + input.name + " " + std::to_string(input.dims.size()) + " ";
        for (const std::int32_t dim : input.dims)
            inputs += std::to_string(dim) + " ";
        inputs += std::to_string(static_cast<std::int32_t>(input.type)) + " ";
        blobs += input.name + " ";
    }
    for (const Layer &layer : net.layers) {
        blobs += words(layer.outputs);
        blobCount += layer.outputs.size();
    }
    std::string text;
    const auto addRecord = [&text](const std::string &record) { text += "\"" + record + ",\"\n"; };
    addRecord("1 " + std::to_string(blobCount) + " 1 " + std::to_string(magic) + " ");
    if (auto fits = checkLength(inputs, {}); !fits)
        return fail(fits.error());
    addRecord(inputs);
    addRecord(blobs); // not read: it may be longer than a record
    const std::string outputs = words(net.outputs);
    if (auto fits = checkLength(outputs, {}); !fits)
        return fail(fits.error());
    addRecord(outputs);
    addRecord(" " + std::to_string(net.layers.size()) + " ");
    for (const Layer &layer : net.layers) {
        const std::string record = layerRecord(layer);
        if (auto fits = checkLength(record, layer.name); !fits)
            return fail(fits.error());
        addRecord(record);
    }
    return text;
}

void appendInt(Rope &out, std::int32_t value)
{
    appendBits(out, static_cast<std::uint32_t>(value));
}

void appendString(Rope &out, std::string_view text)
{
    appendBits(out, static_cast<std::uint32_t>(text.size()));
    out.append(text);
}

void appendRaw(Rope &out, const Raw &raw)
{
    appendBits(out, magic);
    appendInt(out, static_cast<std::int32_t>(raw.type));
    appendBits(out, static_cast<std::uint32_t>(raw.elements.bytes.size()));
    if (raw.elements.bytes.empty())
        return;
    appendBits(out, static_cast<std::uint32_t>(raw.dims.size()));
    for (const std::int32_t dim : raw.dims)
        appendInt(out, dim);
    out.append(raw.elements);
}

Result<Rope> modelBytes(const Net &net)
{
    Rope bodies;
    std::size_t count = 0;
    for (const Layer &layer : net.layers) {
        if (!layer.body)
            continue;
        ++count;
        appendInt(bodies, 0); // the layer's number, not used where its type is known by name
        appendString(bodies, layer.type);
        appendString(bodies, layer.name);
        bodies.append(Rope(*layer.body));
    }
    if (count >= bodyLimit)
        return fail(makeError(ErrorCode::ExportFailed, "too_many_layers",
                              {QT_TRANSLATE_NOOP("exporters", "has %1 layers with weights, and TNN reads %2"),
                               std::to_string(count), std::to_string(bodyLimit - 1)})
                        .withRemedy(QT_TRANSLATE_NOOP("exporters", "cut the model in parts")));
    Rope out;
    appendBits(out, magic);
    appendInt(out, static_cast<std::int32_t>(count));
    out.append(std::move(bodies));
    appendBits(out, magic);
    appendInt(out, static_cast<std::int32_t>(net.constants.size()));
    for (const ConstantBlob &constant : net.constants) {
        appendString(out, constant.name);
        appendRaw(out, constant.value);
    }
    return out;
}

} // namespace espalier::tnn
