// SPDX-License-Identifier: Apache-2.0
// Pairs what two runs kept by the names of values.
#include "model/compute/compare_every_tensor.h"

#include "model/compute/evaluator.h"
#include "model/graph/walk.h"

#include <algorithm>

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

const ComparedTensor *EveryTensor::ofResult(ValueId after) const
{
    const auto found = std::find_if(tensors.begin(), tensors.end(),
                                    [after](const ComparedTensor &each) { return each.after == after; });
    return found == tensors.end() ? nullptr : &*found;
}

Result<EveryTensor> compareEveryTensor(const RecordedRun &before, const RecordedRun &after, double bound,
                                       const TaskContext &context)
{
    const Names produced = producedValues(after.model());
    const Model &model = before.model();
    EveryTensor out;
    const auto order = topologicalOrder(model).nodes;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Node &node = model.node(order[i]);
        for (const ValueId value : node.outputs) {
            if (context.isStopped())
                return fail(TaskContext::cancelled());
            const auto found = value.isValid() ? produced.find(model.value(value).name) : produced.end();
            if (found == produced.end())
                continue;
            const DenseTensor *expected = before.kept(value);
            const DenseTensor *actual = after.kept(found->second);
            if (expected == nullptr || actual == nullptr)
                continue;
            ComparedTensor &each = out.tensors.emplace_back();
            each.before = value;
            each.after = found->second;
            each.name = found->first;
            each.node = labelOf(model, node);
            each.opType = node.opType;
            each.error = tensorError(*actual, *expected);
            each.passed = each.error <= (isFloatingPoint(expected->dtype())
                                             ? std::max(bound, passingError(expected->dtype()))
                                             : 0);
            each.difference = differenceOf(*actual, *expected);
        }
        context.report(static_cast<double>(i) / static_cast<double>(order.size()), "compare");
    }
    return out;
}

} // namespace espalier
