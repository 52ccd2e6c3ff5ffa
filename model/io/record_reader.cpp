// SPDX-License-Identifier: Apache-2.0
// Takes records apart by field number (onnx.proto, ONNX 1.23) and keeps what it does not know.
#include "model/io/record_reader.h"

#include "model/io/proto_to_model.h"
#include "model/io/wire_scan.h"

namespace espalier {

namespace {

/// Fields of TensorProto that hold elements and can be left in the file.
bool isPayloadField(std::uint32_t number)
{
    return number == 9 || number == 4 || number == 5 || number == 7 || number == 10 || number == 11;
}

/// The member that a text field fills. An empty text that is written out stays in `rest`: ONNX's messages
/// tell it from an absent one.
std::string *textField(Node &node, const WireField &field)
{
    if (field.contents.empty())
        return nullptr;
    if (field.is(3))
        return &node.name;
    if (field.is(4))
        return &node.opType;
    if (field.is(7))
        return &node.domain;
    return field.is(8) ? &node.overload : nullptr;
}

} // namespace

std::uint64_t RecordReader::offsetOf(std::span<const std::byte> part) const
{
    const std::less<> before;
    const bool isInside =
        !before(part.data(), m_bytes.data()) && before(part.data(), m_bytes.data() + m_bytes.size());
    return isInside ? static_cast<std::uint64_t>(part.data() - m_bytes.data()) : 0;
}

Error RecordReader::unparsable(std::span<const std::byte> bytes) const
{
    return makeError(
               ErrorCode::Unreadable, "not_a_model",
               {QT_TRANSLATE_NOOP("io", "the record at byte %1 is broken"), std::to_string(offsetOf(bytes))})
        .withRemedy(QT_TRANSLATE_NOOP("io", "it is damaged or no ONNX model; fetch or export it again"));
}

Result<Tensor> RecordReader::readTensor(std::span<const std::byte> bytes) const
{
    std::string small;
    std::optional<WireField> payload;
    bool isSplit = false; // elements in several pieces: leave them to protobuf
    WireScan scan(bytes, offsetOf(bytes));
    WireField field;
    while (m_file != nullptr && scan.next(field)) {
        const bool isPayload = field.type == WireField::Type::Bytes && isPayloadField(field.number);
        isSplit = isSplit || (payload && isPayloadField(field.number));
        if (isPayload && !payload && field.contents.size() >= payloadThreshold)
            payload = field;
        else
            appendBytes(small, field.whole);
    }
    if (scan.isBroken())
        return fail(scan.fault());
    onnx::TensorProto header;
    const bool takesAll = m_file == nullptr || isSplit || !payload;
    if (!parseInto(header, takesAll ? bytes : std::as_bytes(std::span(small))))
        return fail(unparsable(bytes));
    if (header.data_location() == onnx::TensorProto_DataLocation_EXTERNAL)
        return Tensor(std::move(header), Tensor::External{m_folder});
    if (takesAll)
        return Tensor(std::move(header), Tensor::InHeader{});
    return Tensor(std::move(header),
                  Tensor::InModel{static_cast<int>(payload->number),
                                  {m_file, offsetOf(payload->contents), payload->contents.size()}});
}

bool RecordReader::readAttribute(std::span<const std::byte> bytes, NodeRecord &record,
                                 std::optional<Error> &error) const
{
    Attribute attribute;
    AttributeBodies bodies;
    std::string rest;
    WireScan scan(bytes, offsetOf(bytes));
    WireField field;
    while (scan.next(field)) {
        if (field.is(5) || field.is(10)) {
            auto tensor = readTensor(field.contents);
            if (!tensor) {
                error = std::move(tensor.error());
                return false;
            }
            attribute.tensors.push_back(std::make_shared<const Tensor>(std::move(*tensor)));
        } else if (field.is(6) || field.is(11)) {
            bodies.push_back(field.contents);
        } else {
            appendBytes(rest, field.whole);
        }
    }
    if (scan.isBroken()) {
        error = scan.fault();
        return false;
    }
    auto proto = parse<onnx::AttributeProto>(std::as_bytes(std::span(rest)));
    if (!proto) {
        error = std::move(proto.error());
        return false;
    }
    attribute.proto = std::move(*proto);
    record.node.attributes.push_back(std::move(attribute));
    record.bodies.push_back(std::move(bodies));
    return true;
}

Result<NodeRecord> RecordReader::readNode(std::span<const std::byte> bytes) const
{
    NodeRecord record;
    std::string rest;
    std::optional<Error> error;
    WireScan scan(bytes, offsetOf(bytes));
    WireField field;
    while (scan.next(field)) {
        if (field.is(1))
            record.inputs.push_back(field.text());
        else if (field.is(2))
            record.outputs.push_back(field.text());
        else if (std::string *text = textField(record.node, field))
            *text = field.text();
        else if (field.is(5)) {
            if (!readAttribute(field.contents, record, error))
                return fail(std::move(*error));
        } else {
            appendBytes(rest, field.whole);
        }
    }
    if (scan.isBroken())
        return fail(scan.fault());
    if (!rest.empty()) {
        auto proto = parse<onnx::NodeProto>(std::as_bytes(std::span(rest)));
        if (!proto)
            return fail(std::move(proto.error()));
        record.node.rest = std::move(*proto);
    }
    return record;
}

} // namespace espalier
