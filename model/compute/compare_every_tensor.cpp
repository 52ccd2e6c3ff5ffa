// SPDX-License-Identifier: Apache-2.0
// Evaluates both models for every value of their main graphs that has a name in common.
#include "model/compute/compare_every_tensor.h"

#include "model/compute/evaluator.h"
#include "model/graph/walk.h"

#include <algorithm>
#include <limits>

namespace espalier {

namespace {

using Names = std::unordered_map<std::string, ValueId>;

/// Outputs of the main graph's nodes.
Names producedValues(const Model &model)
{
    Names out;
    for (const NodeId node : topologicalOrder(model).nodes) {
        for (const ValueId value : model.node(node).outputs) {
            if (value.isValid() && !model.value(value).name.empty())
                out.emplace(model.value(value).name, value);
        }
    }
    return out;
}

ValueTensors byId(const Model &model, const NamedTensors &inputs)
{
    ValueTensors out;
    for (const GraphPort &port : model.mainGraph().inputs) {
        const auto found = inputs.find(model.value(port.value).name);
        if (found != inputs.end())
            out.emplace(port.value, found->second);
    }
    return out;
}

/// Sequences, maps and optionals are not compared.
bool isOther(const ValueType &type)
{
    return type.kind != ValueType::Kind::Unknown && !type.isTensor();
}

} // namespace

const ComparedTensor *EveryTensor::firstDrift() const
{
    const auto found =
        std::find_if(tensors.begin(), tensors.end(), [](const ComparedTensor &each) { return !each.passed; });
    return found == tensors.end() ? nullptr : &*found;
}

const ComparedTensor *EveryTensor::firstNonFinite() const
{
    const auto found = std::find_if(tensors.begin(), tensors.end(), [](const ComparedTensor &each) {
        return each.difference && each.difference->nonFinite > 0;
    });
    return found == tensors.end() ? nullptr : &*found;
}

Result<EveryTensor> compareEveryTensor(const Model &before, const ValueTypes &typesBefore, const Model &after,
                                       const NamedTensors &inputs, double bound, const TaskContext &context)
{
    const Names produced = producedValues(after);
    EveryTensor out;
    std::vector<ValueId> wantedBefore;
    std::vector<ValueId> wantedAfter;
    for (const NodeId id : topologicalOrder(before).nodes) {
        const Node &node = before.node(id);
        for (const ValueId value : node.outputs) {
            const auto found = value.isValid() ? produced.find(before.value(value).name) : produced.end();
            if (found == produced.end() || isOther(typesBefore.of(value)))
                continue;
            out.tensors.push_back(
                {value, found->second, found->first, labelOf(before, node), node.opType, 0, false, {}});
            wantedBefore.push_back(value);
            wantedAfter.push_back(found->second);
        }
    }
    const auto expected = evaluateValues(before, byId(before, inputs), wantedBefore, context.part(0, 0.45));
    if (!expected)
        return fail(expected.error());
    const auto actual = evaluateValues(after, byId(after, inputs), wantedAfter, context.part(0.45, 0.9));
    if (!actual)
        return fail(actual.error());
    for (ComparedTensor &each : out.tensors) {
        if (context.isStopped())
            return fail(TaskContext::cancelled());
        const DenseTensor &a = actual->at(each.after);
        const DenseTensor &b = expected->at(each.before);
        each.error = tensorError(a, b);
        each.passed =
            each.error <= (isFloatingPoint(b.dtype()) ? std::max(bound, passingError(b.dtype())) : 0);
        each.difference = differenceOf(a, b);
    }
    return out;
}

} // namespace espalier
