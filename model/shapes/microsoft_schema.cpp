// SPDX-License-Identifier: Apache-2.0
// Makes schemas of the operators' words once, at the first question.
#include "model/shapes/microsoft_schema.h"

#include "model/shapes/microsoft_body.h"

#include <algorithm>
#include <onnx/shape_inference/implementation.h>
#include <sstream>
#include <stdexcept>
#include <tuple>

namespace espalier {

namespace {

using Schema = onnx::OpSchema;

/// `text` between separators, without spaces around.
std::vector<std::string> split(std::string_view text, std::string_view separator)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = text.find(separator);
        std::string_view part = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + separator.size());
        while (part.starts_with(' '))
            part.remove_prefix(1);
        while (part.ends_with(' '))
            part.remove_suffix(1);
        out.emplace_back(part);
    }
    return out;
}

struct Operand {
    std::string name;
    std::string type;
    Schema::FormalParameterOption option = Schema::Single;
};

Operand operandOf(const std::string &text)
{
    const std::vector<std::string> parts = split(text, ":");
    Operand out{parts.at(0), parts.at(1)};
    if (out.type.ends_with('?'))
        out.option = Schema::Optional;
    else if (out.type.ends_with('*'))
        out.option = Schema::Variadic;
    if (out.option != Schema::Single)
        out.type.pop_back();
    return out;
}

void addOperands(Schema &schema, const char *text)
{
    const std::vector<std::string> sides = split(text, "->");
    int at = 0;
    for (const std::string &input : split(sides.at(0), ",")) {
        const Operand operand = operandOf(input);
        schema.Input(at++, operand.name, "", operand.type, operand.option,
                     operand.option != Schema::Variadic);
    }
    at = 0;
    for (const std::string &output : split(sides.at(1), ",")) {
        const Operand operand = operandOf(output);
        schema.Output(at++, operand.name, "", operand.type, operand.option);
    }
}

void addTypes(Schema &schema, const char *text)
{
    for (const std::string &constraint : split(text, ";")) {
        const std::vector<std::string> sides = split(constraint, "=");
        std::vector<std::string> types;
        for (const std::string &type : split(sides.at(1), " "))
            types.push_back("tensor(" + type + ")");
        schema.TypeConstraint(sides.at(0), types, "");
    }
}

void addAttribute(Schema &schema, const std::string &text)
{
    using Proto = onnx::AttributeProto;
    const std::vector<std::string> sides = split(text, "=");
    const std::vector<std::string> words = split(sides.at(0), ":");
    const std::string &name = words.at(0);
    std::string type = words.at(1);
    const bool isRequired = type.ends_with('!');
    if (isRequired)
        type.pop_back();
    if (sides.size() == 1) {
        const auto kind = type == "int" ? Proto::INT
            : type == "ints"            ? Proto::INTS
            : type == "float"           ? Proto::FLOAT
            : type == "floats"          ? Proto::FLOATS
                                        : Proto::STRING;
        schema.Attr(name, "", kind, isRequired);
    } else if (type == "int") {
        schema.Attr(name, "", Proto::INT, static_cast<std::int64_t>(std::stoll(sides[1])));
    } else if (type == "float") {
        schema.Attr(name, "", Proto::FLOAT, std::stof(sides[1]));
    } else {
        schema.Attr(name, "", Proto::STRING, sides[1]);
    }
}

/// A call as inference sees it, as builders of bodies read it.
class InferredCall : public onnx::FunctionBodyBuildContext {
public:
    explicit InferredCall(onnx::InferenceContext &context) : m_context(context) { }
    [[nodiscard]] const onnx::AttributeProto *getAttribute(const std::string &name) const override
    {
        return m_context.getAttribute(name);
    }
    [[nodiscard]] bool hasInput(int index) const override
    {
        const auto at = static_cast<std::size_t>(index);
        return at < m_context.getNumInputs() && m_context.hasInput(at);
    }
    [[nodiscard]] bool hasOutput(int index) const override
    {
        const auto at = static_cast<std::size_t>(index);
        return at < m_context.getNumOutputs() && m_context.hasOutput(at);
    }
    [[nodiscard]] const onnx::TypeProto *getInputType(int index) const override
    {
        return hasInput(index) ? m_context.getInputType(static_cast<std::size_t>(index)) : nullptr;
    }

private:
    onnx::InferenceContext &m_context;
};

using Body = void (*)(MicrosoftBody &);

/// Types as the nodes of the body make them; none where there is no body for what is known of the inputs.
void inferByBody(const Schema &schema, Body write, onnx::InferenceContext &context)
{
    const InferredCall call(context);
    onnx::FunctionProto function;
    try {
        MicrosoftBody body(call, schema, function);
        write(body);
    } catch (const std::invalid_argument &) {
        return;
    }
    while (function.output_size() > static_cast<int>(context.getNumOutputs()))
        function.mutable_output()->RemoveLast();
    onnx::shape_inference::InferShapeForFunctionNode(function, onnx::OpSchemaRegistry::Instance(), context);
}

bool isDefault(std::string_view domain)
{
    return domain.empty() || domain == "ai.onnx";
}

auto keyOf(const Schema &schema)
{
    return std::tuple<std::string_view, std::string_view>(schema.domain(), schema.Name());
}

std::vector<Schema> makeSchemas()
{
    std::vector<MicrosoftOperator> rows;
    for (const auto family : {microsoftFusions, microsoftNorms, microsoftAttentions, microsoftQuantized,
                              microsoftPackedWeights}) {
        const std::vector<MicrosoftOperator> some = family();
        rows.insert(rows.end(), some.begin(), some.end());
    }
    std::vector<Schema> out;
    for (const MicrosoftOperator &row : rows) {
        Schema &schema = out.emplace_back(row.name, __FILE__, __LINE__);
        schema.SetDomain(row.domain).SinceVersion(1).SetDoc(std::string(row.doc));
        addOperands(schema, row.operands);
        addTypes(schema, row.types);
        for (const std::string &attribute : split(row.attributes, ";"))
            addAttribute(schema, attribute);
        if (const Body write = row.body) {
            schema.SetContextDependentFunctionBodyBuilder([write](const onnx::FunctionBodyBuildContext &call,
                                                                  const Schema &own,
                                                                  onnx::FunctionProto &function) {
                MicrosoftBody body(call, own, function);
                write(body);
                return true;
            });
        }
    }
    std::sort(out.begin(), out.end(), [](const Schema &a, const Schema &b) { return keyOf(a) < keyOf(b); });
    // Their places are final from here on.
    for (Schema &schema : out) {
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const MicrosoftOperator &one) {
            return schema.Name() == one.name && schema.domain() == one.domain;
        });
        if (row->infer != nullptr)
            schema.TypeAndShapeInferenceFunction(row->infer);
        else
            schema.TypeAndShapeInferenceFunction([name = schema.Name(), domain = schema.domain(),
                                                  write = row->body](onnx::InferenceContext &context) {
                inferByBody(*microsoftSchema(domain, name), write, context);
            });
        schema.Finalize();
    }
    return out;
}

} // namespace

const std::vector<onnx::OpSchema> &microsoftSchemas() noexcept
{
    static const std::vector<Schema> schemas = makeSchemas();
    return schemas;
}

const onnx::OpSchema *microsoftSchema(std::string_view domain, std::string_view op) noexcept
{
    const std::vector<Schema> &schemas = microsoftSchemas();
    const std::tuple key(isDefault(domain) ? std::string_view() : domain, op);
    const auto found =
        std::lower_bound(schemas.begin(), schemas.end(), key,
                         [](const Schema &schema, const auto &k) { return keyOf(schema) < k; });
    return found != schemas.end() && keyOf(*found) == key ? &*found : nullptr;
}

} // namespace espalier
