// SPDX-License-Identifier: Apache-2.0
// Runs one operator: on a kernel, on a host kernel, or as the function that ONNX gives for it.
#include "model/compute/evaluator.h"
#include "model/compute/host_kernel.h"
#include "model/compute/string_codes.h"
#include "model/io/model_to_proto.h"
#include "model/shapes/operator_schema.h"
#include "model/shapes/schema_function.h"

#include <algorithm>

namespace espalier {

namespace {

bool isOfHost(const HostValue *input)
{
    return input != nullptr && (input->tensor() == nullptr || input->tensor()->dtype() == DType::String);
}

/// What another way of computing the operator may still do.
bool mayBeDoneOtherwise(const Error &error)
{
    return error.reason == "dtype_not_computed" || error.reason == "attribute_not_computed";
}

std::vector<ValueType> typesOf(const std::vector<const HostValue *> &inputs)
{
    std::vector<ValueType> out;
    for (const HostValue *input : inputs)
        out.push_back(input != nullptr ? input->type() : ValueType());
    return out;
}

/// Tells calls apart whose bodies may differ.
std::string bodyKey(const Model &model, NodeId id, const Node &node, const std::vector<ValueType> &types)
{
    std::string key = node.domain + "::" + node.opType;
    for (const std::string &domain : {node.domain, std::string()})
        key += " " + std::to_string(model.opset(domain, id.graph).value_or(0));
    for (const ValueType &type : types)
        key += " " + type.text();
    for (const ValueId output : node.outputs)
        key += output.isValid() ? " o" : " -";
    for (const Attribute &attribute : node.attributes) {
        key += " " + attribute.proto->SerializeAsString();
        for (const auto &tensor : attribute.tensors)
            key += tensor->header().SerializeAsString()
                + std::to_string(reinterpret_cast<std::uintptr_t>(tensor.get()));
        if (!attribute.graphs.empty())
            key += " " + nodeToProto(model, id).SerializeAsString();
    }
    return key;
}

bool haveSameBytes(const DenseTensor &a, const DenseTensor &b)
{
    return a.data() == b.data()
        || std::equal(a.bytes().begin(), a.bytes().end(), b.bytes().begin(), b.bytes().end());
}

/// Whether what a plan was made for is what stands there now.
bool stillFits(const std::vector<std::optional<TensorSpec>> &specs,
               const std::vector<std::pair<std::size_t, DenseTensor>> &read,
               const std::vector<const DenseTensor *> &inputs)
{
    if (inputs.empty() || specs.size() != inputs.size())
        return false;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (specs[i].has_value() != (inputs[i] != nullptr) || (specs[i] && *specs[i] != inputs[i]->spec()))
            return false;
    }
    return std::all_of(read.begin(), read.end(),
                       [&](const auto &entry) { return haveSameBytes(entry.second, *inputs[entry.first]); });
}

} // namespace

Evaluator::Outputs Evaluator::runOperator(NodeId id, const Node &node, const Inputs &inputs)
{
    const std::int64_t opset = m_model.opset(node.domain, id.graph).value_or(1);
    std::vector<bool> given;
    for (const HostValue *input : inputs)
        given.push_back(input != nullptr);
    const auto schema = OperatorSchema::find(node.domain, node.opType, opset);
    const bool stands = !schema || schema->takes(given);
    const Kernel *kernel = findKernel(node.domain, node.opType, opset);
    const HostKernel *host = findHostKernel(node.domain, node.opType, opset);
    if (!stands && host == nullptr) // host kernels look for themselves: an optional may be empty
        return fail(wrongOperands(node));
    const bool isOfHosts = std::any_of(inputs.begin(), inputs.end(), isOfHost);
    std::optional<Error> failure;
    if (kernel != nullptr && stands && !(isOfHosts && host != nullptr)) {
        auto outputs = runKernel(*kernel, id, node, inputs);
        if (outputs || !mayBeDoneOtherwise(outputs.error()))
            return outputs;
        failure = std::move(outputs.error());
    }
    if (host != nullptr) {
        HostCall call{node, opset, inputs, node.outputs.size()};
        call.draw = m_shared->hostCalls++;
        auto outputs = host->run(call);
        if (outputs || !mayBeDoneOtherwise(outputs.error()))
            return outputs;
        failure = std::move(outputs.error());
    }
    if (stands && hasSchemaFunction(node.domain, node.opType, opset)) {
        auto outputs = runSchemaFunction(id, node, inputs);
        if (outputs || outputs.error().reason != "no_kernel" || !failure)
            return outputs;
    }
    if (failure)
        return fail(*std::move(failure));
    const std::string domain = isDefaultDomain(node.domain) ? std::string() : node.domain + "::";
    return fail(makeError(ErrorCode::NotVerifiable, "no_kernel",
                          {QT_TRANSLATE_NOOP("compute", "there is no kernel for %1 (opset %2)"),
                           domain + node.opType, std::to_string(opset)}));
}

/// By input: initializers, outputs of Constant nodes and what is left out.
std::vector<bool> Evaluator::areConstant(const Node &node,
                                         const std::vector<const DenseTensor *> &inputs) const
{
    std::vector<bool> out;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const auto constant = i < node.inputs.size() ? m_constants.find(node.inputs[i]) : m_constants.end();
        out.push_back(inputs[i] == nullptr
                      || (constant != m_constants.end() && constant->second.tensor() == inputs[i]));
    }
    return out;
}

/// Plans and runs a node, or runs it as it was planned before where that still fits.
Result<std::vector<DenseTensor>> Evaluator::runPlanned(const Kernel &kernel, NodeId id, const Node &node,
                                                       const std::vector<const DenseTensor *> &inputs)
{
    // Attributes of a function's call may differ from call to call.
    const bool isKept = (m_kept == Plans::OfAll || m_depth > 0) && &node == &m_model.node(id);
    PlannedNode own;
    PlannedNode &planned = isKept ? m_plans[id] : own;
    if (!isKept || !stillFits(planned.inputs, planned.read, inputs)) {
        const std::int64_t opset = m_model.opset(node.domain, id.graph).value_or(1);
        KernelContext context{node, opset, {}, inputs, node.outputs.size(), areConstant(node, inputs)};
        for (const DenseTensor *tensor : inputs)
            context.inputs.push_back(tensor != nullptr ? std::optional(tensor->spec()) : std::nullopt);
        planned = {};
        auto plan = kernel.plan(context);
        if (!plan)
            return fail(std::move(plan.error()));
        planned.plan = *std::move(plan);
        for (const std::size_t i : context.read)
            planned.read.emplace_back(i, *inputs[i]);
        planned.inputs = std::move(context.inputs);
    }
    return runPlan(node, planned.plan, inputs, {m_memory, m_libraryUse, m_context, areLast(inputs)});
}

Evaluator::Outputs Evaluator::runKernel(const Kernel &kernel, NodeId id, const Node &node,
                                        const Inputs &inputs)
{
    const std::int64_t opset = m_model.opset(node.domain, id.graph).value_or(1);
    std::vector<const DenseTensor *> tensors;
    for (const HostValue *input : inputs) {
        tensors.push_back(input != nullptr ? input->tensor() : nullptr);
        if (input != nullptr && tensors.back() == nullptr)
            return fail(wrongOperands(node));
    }
    StringCodes codes;
    const bool isCoded = std::any_of(inputs.begin(), inputs.end(), isOfHost);
    if (isCoded) {
        if (!StringCodes::stand(node))
            return fail(makeError(ErrorCode::NotVerifiable, "dtype_not_computed",
                                  {QT_TRANSLATE_NOOP("compute", "there is no kernel of %1 for %2"),
                                   node.opType, std::string(dtypeName(DType::String))}));
        tensors = codes.encoded(tensors);
    }
    auto made = runPlanned(kernel, id, node, tensors);
    if (!made)
        return fail(std::move(made.error()));
    std::vector<HostValue> outputs;
    for (std::size_t i = 0; i < made->size(); ++i)
        outputs.emplace_back(isCoded && StringCodes::isCoded(node, opset, i) ? codes.decoded((*made)[i])
                                                                             : std::move((*made)[i]));
    return outputs;
}

Evaluator::Outputs Evaluator::runSchemaFunction(NodeId id, const Node &node, const Inputs &inputs)
{
    const std::int64_t opset = m_model.opset(node.domain, id.graph).value_or(1);
    const std::vector<ValueType> types = typesOf(inputs);
    const std::string key = bodyKey(m_model, id, node, types);
    auto found = m_shared->bodies.find(key);
    if (found == m_shared->bodies.end()) {
        auto body = schemaFunction(m_model, id, node, types);
        if (!body)
            return fail(std::move(body.error()));
        found = m_shared->bodies.emplace(key, *std::move(body)).first;
    }
    if (!found->second)
        return fail(makeError(ErrorCode::NotVerifiable, "no_kernel",
                              {QT_TRANSLATE_NOOP("compute", "there is no kernel for %1 (opset %2)"),
                               node.opType, std::to_string(opset)}));
    const Node complete = withSchemaDefaults(node, opset);
    Evaluator inner(*found->second, *this);
    auto outputs = inner.runCalled(Model::mainGraphId(), complete, inputs);
    if (!outputs)
        outputs.error().node.clear(); // the caller's node is at fault: nobody sees those of the body
    return outputs;
}

Evaluator::Outputs Evaluator::runFunction(const Function &function, const Node &call, const Inputs &inputs)
{
    return runCalled(function.body, withDefaults(call, function), inputs);
}

/// Runs the body of a function. Operands that the call leaves out are left out inside too.
Evaluator::Outputs Evaluator::runCalled(GraphId body, const Node &call, const Inputs &inputs)
{
    std::vector<HostValue> given(m_model.graph(body).inputs.size());
    for (std::size_t i = 0; i < given.size() && i < inputs.size(); ++i) {
        if (inputs[i] != nullptr)
            given[i] = *inputs[i];
    }
    const Node *outer = std::exchange(m_call, &call);
    auto outputs = runBody(body, std::move(given), nullptr, &call.outputs);
    m_call = outer;
    return outputs;
}

} // namespace espalier
