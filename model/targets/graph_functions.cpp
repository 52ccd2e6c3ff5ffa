// SPDX-License-Identifier: Apache-2.0
// What conditions ask of an operand's neighbours and of a node as a whole.
#include "model/targets/condition_function_bodies.h"
#include "model/targets/window_geometry.h"

#include <algorithm>

namespace espalier::conditions {

namespace {

const Value *valueOf(const FunctionArguments &arguments)
{
    return arguments.resolver.facts().model().findValue(arguments.operands[0].value);
}

bool isMadeBy(const Model &model, const Value &value, std::initializer_list<std::string_view> operators)
{
    const Node *node = model.findNode(value.producer);
    return node != nullptr
        && std::any_of(operators.begin(), operators.end(), [&](auto op) { return node->isOp(op); });
}

} // namespace

Term isInput(const FunctionArguments &arguments)
{
    const Value *value = valueOf(arguments);
    return Term(value != nullptr && value->isGraphInput);
}

Term isOutput(const FunctionArguments &arguments)
{
    const Value *value = valueOf(arguments);
    return Term(value != nullptr && value->graphOutputs > 0);
}

Term uses(const FunctionArguments &arguments)
{
    const Value *value = valueOf(arguments);
    return Term(value != nullptr ? static_cast<std::int64_t>(value->uses.size() + value->graphOutputs)
                                 : std::int64_t{0});
}

Term producer(const FunctionArguments &arguments)
{
    const Value *value = valueOf(arguments);
    const Node *node =
        value != nullptr ? arguments.resolver.facts().model().findNode(value->producer) : nullptr;
    return node != nullptr ? Term(node->opType) : Term();
}

Term consumers(const FunctionArguments &arguments)
{
    const Model &model = arguments.resolver.facts().model();
    Term::List out;
    if (const Value *value = valueOf(arguments)) {
        for (const Use &use : value->uses)
            out.emplace_back(model.node(use.node).opType);
    }
    return Term(std::move(out));
}

Term quantized(const FunctionArguments &arguments)
{
    const Model &model = arguments.resolver.facts().model();
    const Value *value = valueOf(arguments);
    if (value == nullptr)
        return Term(false);
    if (isMadeBy(model, *value, {"QuantizeLinear", "DequantizeLinear", "DynamicQuantizeLinear"}))
        return Term(true);
    if (std::any_of(value->uses.begin(), value->uses.end(),
                    [&](const Use &use) { return model.node(use.node).isOp("QuantizeLinear"); }))
        return Term(true);
    const auto &rest = model.graph(arguments.operands[0].value.graph).rest;
    return Term(rest != nullptr
                && std::any_of(
                    rest->quantization_annotation().begin(), rest->quantization_annotation().end(),
                    [&](const onnx::TensorAnnotation &each) { return each.tensor_name() == value->name; }));
}

Term count(const FunctionArguments &arguments)
{
    const Operands &several = arguments.several;
    const auto present =
        std::count_if(several.values.begin(), several.values.end(), [](ValueId v) { return v.isValid(); });
    return Term(std::int64_t{present} + (several.attribute ? 1 : 0));
}

Term samePads(const FunctionArguments &arguments)
{
    const ModelFacts &facts = arguments.resolver.facts();
    const Node *node = facts.model().findNode(arguments.resolver.node());
    if (node == nullptr || !hasWindow(*node))
        return Term(false);
    const WindowGeometry geometry(facts, *node);
    return Term(compare(Comparison::Equal, geometry.pads(), geometry.pads(Padding::SameUpper)));
}

} // namespace espalier::conditions
