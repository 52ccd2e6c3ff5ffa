// SPDX-License-Identifier: Apache-2.0
// Calls libonnx's parser and printer and keeps their exceptions in here.
#include "model/io/onnx_text.h"

#include "model/io/model_to_proto.h"
#include "model/io/proto_to_model.h"

#include <onnx/defs/parser.h>
#include <onnx/defs/printer.h>
#include <sstream>

namespace espalier {

namespace {

Error badText(const std::string &what)
{
    std::string line = what;
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
        line.pop_back();
    for (char &c : line) {
        if (c == '\n')
            c = ' ';
    }
    return makeError(ErrorCode::Unreadable, "bad_onnx_text", {QT_TRANSLATE_NOOP("io", "ONNX text: %1"), line})
        .withRemedy(QT_TRANSLATE_NOOP("io", "mend the text at that place"));
}

template <class Proto> Result<Proto> parse(std::string_view text)
{
    Proto proto;
    try {
        const std::string zeroTerminated(text);
        onnx::OnnxParser parser(zeroTerminated.c_str());
        const auto status = parser.Parse(proto);
        if (!status.IsOK())
            return fail(badText(status.ErrorMessage()));
        if (!parser.EndOfInput())
            return fail(badText("there is text after the closing brace"));
    } catch (const std::exception &error) {
        return fail(badText(error.what()));
    }
    return proto;
}

} // namespace

Result<Model> parseModelText(std::string_view text)
{
    const auto proto = parse<onnx::ModelProto>(text);
    if (!proto)
        return fail(proto.error());
    const std::string bytes = proto->SerializeAsString();
    return protoToModel(std::as_bytes(std::span(bytes)), {});
}

Result<onnx::FunctionProto> parseFunctionText(std::string_view text)
{
    return parse<onnx::FunctionProto>(text);
}

Result<std::string> printModelText(const Model &model)
{
    const auto proto = modelToProto(model);
    if (!proto)
        return fail(proto.error());
    try {
        std::ostringstream out;
        out << *proto;
        return out.str();
    } catch (const std::exception &error) {
        return fail(badText(error.what()));
    }
}

} // namespace espalier
