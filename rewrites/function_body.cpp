// SPDX-License-Identifier: Apache-2.0
// Binds a body's attributes and types; copies its nodes.
#include "rewrites/function_body.h"

#include "model/graph/walk.h"
#include "model/shapes/operator_schema.h"
#include "model/shapes/schema_function.h"

#include <algorithm>
#include <array>

namespace espalier {

namespace {

/// The attribute as the body names it, with what the call gives for it.
Attribute bound(const Attribute &reference, const Attribute &given)
{
    Attribute own = given;
    onnx::AttributeProto proto = *given.proto;
    proto.set_name(reference.name());
    own.proto = std::make_shared<const onnx::AttributeProto>(std::move(proto));
    return own;
}

void bindAttributes(ModelEdit &edit, NodeId id, const Node &call)
{
    const std::vector<Attribute> attributes = edit.model().node(id).attributes;
    for (const Attribute &attribute : attributes) {
        const std::string &reference = attribute.proto->ref_attr_name();
        if (reference.empty())
            continue;
        const Attribute *given = call.attribute(reference);
        if (given != nullptr)
            edit.setAttribute(id, bound(attribute, *given));
        else
            edit.removeAttribute(id, attribute.name());
    }
}

std::optional<Refusal> faultOf(const Node &inner, std::int64_t opset, std::int64_t bodyOpset)
{
    static constexpr std::array<std::string_view, 6> random = {
        "RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike", "Bernoulli", "Multinomial"};
    if (std::find(random.begin(), random.end(), inner.opType) != random.end())
        return Refusal{
            "body_is_random",
            {QT_TRANSLATE_NOOP("rewrites", "Its function draws random numbers: %1."), inner.opType},
            {},
            1};
    const bool hasGraph = std::any_of(inner.attributes.begin(), inner.attributes.end(), [](const auto &each) {
        return each.type() == onnx::AttributeProto_AttributeType_GRAPH
            || each.type() == onnx::AttributeProto_AttributeType_GRAPHS;
    });
    if (hasGraph)
        return Refusal{"body_has_control_flow",
                       {QT_TRANSLATE_NOOP("rewrites", "Its function has control flow: %1."), inner.opType},
                       {},
                       1};
    const auto here = OperatorSchema::find(inner.domain, inner.opType, opset);
    const auto there = OperatorSchema::find(inner.domain, inner.opType, bodyOpset);
    if (!here || !there || here->since() != there->since())
        return Refusal{"opset_differs",
                       {QT_TRANSLATE_NOOP("rewrites", "Its function has %1 as opset %2 knows it."),
                        inner.opType, std::to_string(bodyOpset)},
                       {},
                       2};
    return std::nullopt;
}

} // namespace

tl::expected<std::shared_ptr<const ModelFacts>, Refusal> readFunctionBody(const ModelFacts &facts, NodeId id)
{
    const Model &model = facts.model();
    const std::int64_t opset = model.opset("", id.graph).value_or(1);
    const Node node =
        withSchemaDefaults(model.node(id), model.opset(model.node(id).domain, id.graph).value_or(1));
    std::vector<ValueType> types;
    for (const ValueId input : node.inputs) {
        types.push_back(input.isValid() ? facts.type(input) : ValueType());
        if (input.isValid() && types.back().dtype == DType::Undefined)
            return refuse(
                "dtype_unknown",
                {QT_TRANSLATE_NOOP("rewrites", "The type of %1 is not known."), model.value(input).name},
                {id});
    }
    auto body = schemaFunction(model, id, node, types);
    if (!body || !*body)
        return refuse(
            "no_function_body",
            {QT_TRANSLATE_NOOP("rewrites", "ONNX gives %1 no function for these operands."), node.opType},
            {id});
    ModelEdit edit(**body);
    const GraphId main = Model::mainGraphId();
    const std::int64_t bodyOpset = edit.model().opset("", main).value_or(opset);
    for (const NodeId inner : topologicalOrder(edit.model(), main).nodes) {
        if (auto fault = faultOf(edit.model().node(inner), opset, bodyOpset)) {
            fault->nodes = {id};
            return tl::unexpected<Refusal>(std::move(*fault));
        }
        bindAttributes(edit, inner, node);
    }
    const std::vector<GraphPort> inputs = edit.model().graph(main).inputs;
    for (std::size_t i = 0; i < inputs.size() && i < types.size(); ++i) {
        if (types[i].kind != ValueType::Kind::Unknown)
            edit.setDeclaredType(inputs[i].value, types[i]);
    }
    auto finished = std::move(edit).finish();
    if (!finished)
        return refuse(
            "no_function_body",
            {QT_TRANSLATE_NOOP("rewrites", "ONNX gives %1 no function for these operands."), node.opType},
            {id});
    return std::make_shared<const ModelFacts>(ModelFacts::infer(*finished));
}

std::vector<ValueId> writeFunctionBody(Replacement &to, const Node &node, const ModelFacts &body)
{
    const Model &model = body.model();
    const GraphId main = Model::mainGraphId();
    std::unordered_map<ValueId, ValueId> moved;
    const auto &inputs = model.graph(main).inputs;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        moved[inputs[i].value] = node.input(i);
    const auto use = [&](ValueId value) {
        if (!value.isValid())
            return ValueId();
        if (const auto known = moved.find(value); known != moved.end())
            return known->second;
        const auto tensor = body.constant(value);
        return moved[value] = tensor ? to.constant(*tensor) : ValueId();
    };
    for (const NodeId id : body.order(main).nodes) {
        const Node &inner = model.node(id);
        const bool isFixed = std::all_of(inner.outputs.begin(), inner.outputs.end(), [&](ValueId output) {
            return !output.isValid() || body.constant(output) != nullptr;
        });
        if (isFixed)
            continue; // made where it is read
        std::vector<ValueId> operands;
        for (const ValueId input : inner.inputs)
            operands.push_back(use(input));
        const bool isCast = inner.isOp("Cast") || inner.isOp("CastLike");
        const DType dtype = isCast ? body.type(inner.outputs[0]).dtype : DType::Undefined;
        const bool isNoCast =
            isCast && dtype != DType::Undefined && dtype == body.type(inner.inputs[0]).dtype;
        if (inner.isOp("Identity") || isNoCast) {
            moved[inner.outputs[0]] = operands[0];
        } else if (isCast && dtype != DType::Undefined) {
            moved[inner.outputs[0]] =
                to.add("Cast", {operands[0]}, {intAttribute("to", static_cast<std::int64_t>(dtype))});
        } else {
            const std::vector<ValueId> made =
                to.addMany(inner.opType, std::move(operands), inner.outputs.size(), inner.attributes);
            for (std::size_t i = 0; i < inner.outputs.size(); ++i) {
                if (inner.outputs[i].isValid())
                    moved[inner.outputs[i]] = made[i];
            }
        }
    }
    std::vector<ValueId> out;
    for (const GraphPort &port : model.graph(main).outputs)
        out.push_back(use(port.value));
    return out;
}

} // namespace espalier
