// SPDX-License-Identifier: Apache-2.0
// Walks graphs, bodies and function calls, and records what inference says.
#include "model/shapes/type_inference.h"

#include "model/graph/walk.h"
#include "model/shapes/merge_types.h"

#include <algorithm>
#include <limits>

namespace espalier {

void TypeInference::add(Finding::Severity severity, const char *code, Message message, NodeId node,
                        ValueId value)
{
    const bool isInFunction = m_outermostCall.isValid();
    m_findings.push_back({severity, code, std::move(message), isInFunction ? m_outermostCall : node,
                          isInFunction ? ValueId{} : value});
}

void TypeInference::keep(std::vector<Finding> findings)
{
    std::move(findings.begin(), findings.end(), std::back_inserter(m_findings));
}

std::int64_t TypeInference::opset(std::string_view domain, GraphId graph)
{
    auto &versions = m_opsets[graph];
    const std::string_view key = isDefaultDomain(domain) ? std::string_view() : domain;
    const auto known = versions.find(key);
    if (known != versions.end())
        return known->second;
    // Without an import the model is at fault (findFaults says so); the newest operator is the best guess.
    const std::int64_t version = m_model.opset(domain, graph).value_or(std::numeric_limits<int>::max());
    versions.emplace(key, version);
    return version;
}

ValueType TypeInference::declared(ValueId id)
{
    const Value &value = m_model.value(id);
    if (value.isGraphInput || value.graphOutputs > 0) {
        auto [ports, isNew] = m_ports.try_emplace(id.graph);
        if (isNew) {
            const Graph &graph = m_model.graph(id.graph);
            for (const auto *list : {&graph.inputs, &graph.outputs}) {
                for (const GraphPort &port : *list) {
                    if (port.value.graph == id.graph && port.declared && port.declared->has_type())
                        ports->second.try_emplace(port.value.index, port.declared.get());
                }
            }
        }
        const auto port = ports->second.find(id.index);
        if (port != ports->second.end())
            return meaningfulType(typeFromProto(port->second->type()));
    }
    if (value.declared && value.declared->has_type())
        return meaningfulType(typeFromProto(value.declared->type()));
    return {};
}

bool TypeInference::mayBeKnown(ValueId id) const
{
    const ValueTypes::Record *record = m_types.find(id);
    if (record != nullptr && record->elements)
        return true;
    const Value &value = m_model.value(id);
    if (value.initializer) {
        const auto count = value.initializer->elementCount();
        return count
            && *count <= (isFloatingPoint(value.initializer->dtype()) ? knownRealsLimit : knownIntegersLimit);
    }
    const Node *producer = m_model.findNode(value.producer);
    return producer != nullptr && producer->isOp("Constant");
}

bool TypeInference::put(ValueId value, ValueTypes::Record record)
{
    const ValueTypes::Record *old = m_types.find(value);
    const bool sameElements = old != nullptr
        && (old->elements == record.elements
            || (old->elements && record.elements && *old->elements == *record.elements));
    if (sameElements && old->type == record.type)
        return false;
    m_types.set(value, std::move(record));
    return true;
}

bool TypeInference::inferSource(ValueId id)
{
    const Value &value = m_model.value(id);
    ValueType certain;
    if (value.initializer) {
        certain = value.initializer->type();
    } else if (value.sparseInitializer) {
        // Operators see it as a dense tensor (onnx.proto, GraphProto.sparse_initializer).
        Shape shape;
        for (const std::int64_t length : value.sparseInitializer->dims())
            shape.emplace_back(length);
        certain = ValueType::tensor(static_cast<DType>(value.sparseInitializer->values().data_type()), shape);
    }
    const ValueType wished = declared(id);
    MergedType merged = mergeTypes(certain, wished);
    if (merged.isContradiction)
        add(Finding::Severity::Warning, "declared_type_differs",
            {QT_TRANSLATE_NOOP("shapes", "%1 is declared as %2, but is %3"), value.name, wished.text(),
             merged.type.text()},
            {}, id);
    return put(id, {std::move(merged.type), nullptr});
}

void TypeInference::inferGraph(GraphId id)
{
    const Graph &graph = m_model.graph(id);
    for (std::uint32_t i = 0; i < graph.values.size(); ++i) {
        const Value *value = graph.values.find(i);
        const bool isBodyInput = value != nullptr && value->isGraphInput && id != Model::mainGraphId()
            && m_types.find({id, i}) != nullptr; // given by inferBody
        if (value != nullptr && !value->producer.isValid() && !isBodyInput)
            inferSource({id, i});
    }
    const std::vector<NodeId> order = topologicalOrder(m_model, id).nodes;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i % 64 == 0) {
            if (m_context.isStopped())
                return;
            if (id == Model::mainGraphId())
                m_context.report(static_cast<double>(i) / static_cast<double>(order.size()), "infer shapes");
        }
        inferNode(order[i]);
    }
}

void TypeInference::forgetBody(GraphId graph)
{
    m_types.forgetGraph(graph);
    forEachNodeWithin(m_model, graph, [&](NodeId node) { m_types.forgetGraph(node.graph); });
}

void TypeInference::forgetBodies(const Node &node)
{
    for (const Attribute &attribute : node.attributes) {
        for (const GraphId body : attribute.graphs) {
            forgetBody(body);
            m_inferredBodies.erase(body);
        }
    }
}

void TypeInference::inferBodiesLeft(const Node &node)
{
    for (const Attribute &attribute : node.attributes) {
        for (const GraphId body : attribute.graphs) {
            if (!m_inferredBodies.contains(body))
                (void)inferBody(body, {});
        }
    }
}

std::vector<ValueType> TypeInference::inferBody(GraphId id, const std::vector<ValueType> &inputs)
{
    forgetBody(id);
    m_inferredBodies.insert(id);
    const Graph &body = m_model.graph(id);
    for (std::size_t i = 0; i < std::min(inputs.size(), body.inputs.size()); ++i) {
        const ValueId value = body.inputs[i].value;
        put(value, {mergeTypes(inputs[i], declared(value)).type, nullptr});
    }
    inferGraph(id);
    std::vector<ValueType> out;
    for (const GraphPort &output : body.outputs)
        out.push_back(m_types.of(output.value));
    return out;
}

Node TypeInference::bound(const Node &node) const
{
    Node out = node;
    out.attributes.clear();
    for (const Attribute &attribute : node.attributes) {
        const std::string &reference = attribute.proto->ref_attr_name();
        if (reference.empty()) {
            out.attributes.push_back(attribute);
            continue;
        }
        if (m_calls.empty())
            continue;
        const auto given = m_calls.back().attributes.find(reference);
        if (given == m_calls.back().attributes.end())
            continue; // the caller leaves it out, so the node does too (onnx.proto,
                      // AttributeProto.ref_attr_name)
        Attribute renamed = given->second;
        auto proto = std::make_shared<onnx::AttributeProto>(*renamed.proto);
        proto->set_name(attribute.name());
        renamed.proto = std::move(proto);
        out.attributes.push_back(std::move(renamed));
    }
    return out;
}

TypeInference::Outcome TypeInference::inferCall(NodeId id, const Node &node, const Function &function,
                                                bool keepsBody)
{
    Outcome outcome;
    const bool isRecursive = std::any_of(m_calls.begin(), m_calls.end(),
                                         [&](const Call &call) { return call.function == &function; });
    if (isRecursive) {
        add(Finding::Severity::Broken, "recursive_function",
            {QT_TRANSLATE_NOOP("shapes", "function %1 calls itself"), function.name}, id);
        return outcome;
    }
    Call call{&function, {}};
    for (const onnx::AttributeProto &fallback : function.rest->attribute_proto()) {
        Attribute attribute{std::make_shared<const onnx::AttributeProto>(fallback), {}, {}};
        if (fallback.has_t())
            attribute.tensors.push_back(std::make_shared<const Tensor>(fallback.t(), Tensor::InHeader{}));
        call.attributes.insert_or_assign(fallback.name(), std::move(attribute));
    }
    for (const Attribute &attribute : node.attributes)
        call.attributes.insert_or_assign(attribute.name(), attribute);

    forgetBody(function.body);
    const Graph &body = m_model.graph(function.body);
    for (std::size_t i = 0; i < body.inputs.size(); ++i) {
        const ValueId formal = body.inputs[i].value;
        const ValueId actual = node.input(i);
        if (!actual.isValid() || isLeftOut(actual)) {
            m_leftOut.insert(formal);
            continue;
        }
        m_leftOut.erase(formal);
        put(formal, {m_types.of(actual), elements(actual)});
    }
    const bool isOutermost = !m_outermostCall.isValid();
    if (isOutermost)
        m_outermostCall = id;
    m_calls.push_back(std::move(call));
    inferGraph(function.body);
    for (const GraphPort &output : body.outputs) {
        outcome.types.push_back(m_types.of(output.value));
        outcome.elements.push_back(elements(output.value));
    }
    if (!keepsBody) {
        m_calls.pop_back();
        forgetBody(function.body);
    }
    if (isOutermost && !keepsBody)
        m_outermostCall = {};
    return outcome;
}

void TypeInference::enterCall(NodeId id)
{
    const Node node = bound(m_model.node(id));
    const Function *function = m_model.findFunction(node.domain, node.opType, node.overload);
    if (function != nullptr)
        (void)inferCall(id, node, *function, true);
}

bool TypeInference::record(NodeId id, const Node &node, Outcome outcome)
{
    outcome.types.resize(node.outputs.size());
    outcome.elements.resize(node.outputs.size());
    bool isChanged = false;
    for (std::size_t i = 0; i < node.outputs.size(); ++i) {
        const ValueId value = node.outputs[i];
        if (!value.isValid())
            continue;
        ValueType certain = std::move(outcome.types[i]);
        // Elements tell dims that the schema's function does not find, such as NonZero's.
        if (outcome.elements[i] && certain.isTensor()) {
            Shape shape;
            for (const std::int64_t length : outcome.elements[i]->dims)
                shape.emplace_back(length);
            certain.shape = std::move(shape);
        }
        const ValueType wished = declared(value);
        MergedType merged = mergeTypes(certain, wished);
        if (merged.isContradiction)
            add(Finding::Severity::Warning, "declared_type_differs",
                {QT_TRANSLATE_NOOP("shapes", "%1 is declared as %2, but is %3"), m_model.value(value).name,
                 wished.text(), merged.type.text()},
                id, value);
        isChanged = put(value, {std::move(merged.type), std::move(outcome.elements[i])}) || isChanged;
    }
    return isChanged;
}

bool TypeInference::inferNode(NodeId id)
{
    const Node &original = m_model.node(id);
    const bool hasReferences =
        std::any_of(original.attributes.begin(), original.attributes.end(),
                    [](const Attribute &attribute) { return !attribute.proto->ref_attr_name().empty(); });
    Node copy;
    if (hasReferences)
        copy = bound(original);
    const Node &node = hasReferences ? copy : original;

    forgetBodies(node);
    Outcome outcome = infer(id, node);
    inferBodiesLeft(node);
    return record(id, node, std::move(outcome));
}

TypeInference::Outcome TypeInference::infer(NodeId id, const Node &node)
{
    const auto schema = OperatorSchema::find(node.domain, node.opType, opset(node.domain, id.graph));
    if (schema) {
        if (schema->isDeprecated())
            add(Finding::Severity::Warning, "deprecated_operator",
                {QT_TRANSLATE_NOOP("shapes", "operator %1 is deprecated since opset %2"), node.opType,
                 std::to_string(schema->since())},
                id);
        if (!hasFittingCounts(id, node, *schema))
            return {};
        if (node.isOp("If"))
            return inferIf(id, node);
        return node.isOp("Loop") ? inferLoop(id, node) : inferBySchema(id, node, *schema);
    }
    if (const Function *function = m_model.findFunction(node.domain, node.opType, node.overload))
        return inferCall(id, node, *function, false);
    if (isOnnxDomain(node.domain))
        add(Finding::Severity::Warning, "unknown_operator",
            {QT_TRANSLATE_NOOP("shapes", "opset %1 of domain “%2” has no operator %3"),
             std::to_string(opset(node.domain, id.graph)), node.domain, node.opType},
            id);
    return {};
}

} // namespace espalier
