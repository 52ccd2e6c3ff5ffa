// SPDX-License-Identifier: Apache-2.0
// Asks libonnx for function bodies; its exceptions end here.
#include "model/shapes/schema_function.h"

#include "model/io/model_to_proto.h"
#include "model/io/proto_to_model.h"
#include "model/shapes/microsoft_body.h"
#include "model/shapes/microsoft_schema.h"
#include "model/shapes/operator_schema.h"

#include <algorithm>
#include <onnx/defs/schema.h>

namespace espalier {

namespace {

/// The call with made-up names, as builders of bodies read it: attributes, and which operands are there.
std::optional<onnx::NodeProto> callOf(const Model &model, NodeId id, const Node &node,
                                      const std::vector<ValueType> &inputTypes)
{
    onnx::NodeProto call;
    call.set_op_type(node.opType);
    call.set_domain(isDefaultDomain(node.domain) ? std::string() : node.domain);
    for (std::size_t i = 0; i < inputTypes.size(); ++i)
        call.add_input(inputTypes[i].kind == ValueType::Kind::Unknown ? "" : "i" + std::to_string(i));
    for (std::size_t i = 0; i < node.outputs.size(); ++i)
        call.add_output(node.outputs[i].isValid() ? "o" + std::to_string(i) : "");
    const bool hasBodies = std::any_of(node.attributes.begin(), node.attributes.end(),
                                       [](const Attribute &attribute) { return !attribute.graphs.empty(); });
    if (hasBodies) {
        *call.mutable_attribute() = nodeToProto(model, id).attribute();
        return call;
    }
    for (const Attribute &attribute : node.attributes) {
        onnx::AttributeProto &proto = *call.add_attribute();
        proto = *attribute.proto;
        for (const auto &tensor : attribute.tensors) {
            auto message = tensorToProto(*tensor);
            if (!message)
                return std::nullopt;
            if (proto.type() == onnx::AttributeProto_AttributeType_TENSORS)
                *proto.add_tensors() = *std::move(message);
            else
                *proto.mutable_t() = *std::move(message);
        }
    }
    return call;
}

std::optional<onnx::FunctionProto> bodyOf(const onnx::OpSchema &schema, std::int64_t opset,
                                          const std::optional<onnx::NodeProto> &call,
                                          const std::vector<ValueType> &inputTypes) noexcept
{
    try {
        // libonnx imports this version into the body of an operator of the default domain.
        const bool isOfRuntime = &schema == microsoftSchema(schema.domain(), schema.Name());
        const auto version = isOfRuntime ? bodyOpset : static_cast<int>(opset);
        if (schema.HasFunction()) {
            if (const onnx::FunctionProto *body = schema.GetFunction(version))
                return *body;
        }
        if (!schema.HasContextDependentFunction())
            return std::nullopt;
        if (!call)
            return std::nullopt;
        std::vector<onnx::TypeProto> types(inputTypes.size());
        for (std::size_t i = 0; i < types.size(); ++i) {
            if (inputTypes[i].kind != ValueType::Kind::Unknown)
                typeToProto(inputTypes[i], types[i]);
        }
        const onnx::FunctionBodyBuildContextImpl context(*call, types);
        onnx::FunctionProto body;
        if (schema.BuildContextDependentFunction(context, body, version))
            return body;
    } catch (...) { // NOLINT(bugprone-empty-catch): no body for these types
    }
    return std::nullopt;
}

} // namespace

Node withSchemaDefaults(const Node &node, std::int64_t opset)
{
    Node complete = node;
    const auto schema = OperatorSchema::find(node.domain, node.opType, opset);
    if (!schema)
        return complete;
    for (const FormalAttribute &attribute : schema->attributes()) {
        if (attribute.defaultValue != nullptr && node.attribute(attribute.name) == nullptr)
            complete.attributes.push_back(
                {std::make_shared<const onnx::AttributeProto>(*attribute.defaultValue), {}, {}});
    }
    return complete;
}

bool hasSchemaFunction(std::string_view domain, std::string_view op, std::int64_t opset)
{
    const auto schema = OperatorSchema::find(domain, op, opset);
    return schema && (schema->raw().HasFunction() || schema->raw().HasContextDependentFunction());
}

Result<std::optional<Model>> schemaFunction(const Model &model, NodeId id, const Node &node,
                                            const std::vector<ValueType> &inputTypes)
{
    const std::int64_t opset = model.opset(node.domain, id.graph).value_or(1);
    const auto schema = OperatorSchema::find(node.domain, node.opType, opset);
    if (!schema)
        return std::optional<Model>();
    const auto body = bodyOf(schema->raw(), opset, callOf(model, id, node, inputTypes), inputTypes);
    if (!body)
        return std::optional<Model>();
    onnx::ModelProto proto;
    proto.set_ir_version(onnx::Version::IR_VERSION);
    *proto.mutable_opset_import() = body->opset_import();
    const bool hasDefault = std::any_of(body->opset_import().begin(), body->opset_import().end(),
                                        [](const auto &import) { return isDefaultDomain(import.domain()); });
    if (!hasDefault)
        proto.add_opset_import()->set_version(model.opset("", id.graph).value_or(newestOpset()));
    onnx::GraphProto &graph = *proto.mutable_graph();
    graph.set_name(node.opType);
    *graph.mutable_node() = body->node();
    for (const std::string &name : body->input())
        graph.add_input()->set_name(name);
    for (const std::string &name : body->output())
        graph.add_output()->set_name(name);
    const std::string bytes = proto.SerializeAsString();
    auto read = protoToModel(std::as_bytes(std::span(bytes)), {});
    if (!read)
        return fail(std::move(read.error()));
    return std::optional(*std::move(read));
}

} // namespace espalier
