// SPDX-License-Identifier: Apache-2.0
// Hands memory to calls in order.
#include "model/compute/run_plan.h"

#include "model/compute/row_parts.h"

#include <algorithm>
#include <memory>

namespace espalier {

bool mayTakeFirst(const KernelPlan &plan, const std::vector<const DenseTensor *> &inputs,
                  const std::vector<bool> &isLast)
{
    if (plan.calls.size() != 1 || plan.outputs.size() != 1 || !plan.calls[0].rows
        || !plan.calls[0].rows->isElementwise)
        return false;
    const TensorSpec &output = plan.outputs[0];
    return !inputs.empty() && inputs[0] != nullptr && !isLast.empty() && isLast[0]
        && inputs[0]->dtype() == output.dtype && inputs[0]->count() == output.count();
}

Result<std::vector<DenseTensor>> runPlan(const Node &node, const KernelPlan &plan,
                                         const std::vector<const DenseTensor *> &inputs, const PlanRun &run)
{
    MemoryPool &memory = run.memory;
    if (plan.isView)
        return std::vector{inputs[0]->reshaped(plan.outputs[0].shape)};
    for (const TensorSpec &spec : plan.outputs) {
        if (std::any_of(spec.shape.begin(), spec.shape.end(), [](std::int64_t length) { return length < 0; }))
            return fail(makeError(ErrorCode::NotVerifiable, "wrong_shapes",
                                  {QT_TRANSLATE_NOOP("compute",
                                                     "an axis of the result of %1 would have a "
                                                     "negative length"),
                                   node.opType}));
    }
    std::vector<DenseTensor> outputs;
    KernelBuffers buffers;
    for (const DenseTensor *input : inputs)
        buffers.inputs.push_back(input != nullptr ? input->data() : nullptr);
    const bool takesFirst = mayTakeFirst(plan, inputs, run.isLast);
    for (const TensorSpec &spec : plan.outputs) {
        outputs.emplace_back(spec, takesFirst ? inputs[0]->memory() : memory.get(spec.bytes()));
        buffers.outputs.push_back(outputs.back().writable<void>());
    }
    std::vector<std::int64_t> counts(plan.counts.size(), 0);
    buffers.counts = counts.data();
    std::size_t scratchBytes = 0;
    for (const KernelCall &call : plan.calls)
        scratchBytes = std::max(scratchBytes, call.scratchBytes);
    const auto scratch = scratchBytes > 0 ? memory.get(scratchBytes) : nullptr; // calls may hand it on
    for (const KernelCall &call : plan.calls) {
        if (run.context.isStopped())
            return fail(TaskContext::cancelled());
        if (call.library && call.library->products >= run.libraryUse.leastProducts) {
            const std::size_t bytes = call.library->scratch ? call.library->scratch(buffers) : 0;
            const auto own = bytes > 0 ? memory.get(bytes) : nullptr;
            buffers.scratch = own.get();
            if (call.library->run(buffers))
                continue;
        }
        buffers.scratch = scratch.get();
        if (const int code = runInParts(call, buffers, run.context); code != 0)
            return fail(makeError(ErrorCode::NotVerifiable, "kernel_failed",
                                  {QT_TRANSLATE_NOOP("compute", "%1 stopped with code %2"), node.opType,
                                   std::to_string(code)}));
    }
    if (run.context.isStopped())
        return fail(TaskContext::cancelled());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        for (const auto &[output, axis] : plan.counts[i].places) {
            std::vector<std::int64_t> shape = outputs[output].shape();
            shape[axis] = counts[i];
            outputs[output] = outputs[output].reshaped(std::move(shape));
        }
    }
    return outputs;
}

bool refersToCall(const Node &node)
{
    return std::any_of(node.attributes.begin(), node.attributes.end(),
                       [](const Attribute &attribute) { return !attribute.proto->ref_attr_name().empty(); });
}

Node withCallAttributes(const Node &node, const Node *call)
{
    Node resolved = node;
    resolved.attributes.clear();
    for (const Attribute &attribute : node.attributes) {
        const std::string &reference = attribute.proto->ref_attr_name();
        if (reference.empty()) {
            resolved.attributes.push_back(attribute);
            continue;
        }
        const Attribute *given = call != nullptr ? call->attribute(reference) : nullptr;
        if (given == nullptr)
            continue;
        auto proto = std::make_shared<onnx::AttributeProto>(*given->proto);
        proto->set_name(attribute.name());
        resolved.attributes.push_back({std::move(proto), given->tensors, given->graphs});
    }
    return resolved;
}

Node withDefaults(const Node &call, const Function &function)
{
    Node complete = call;
    for (const auto &fallback : function.rest->attribute_proto()) {
        if (call.attribute(fallback.name()) == nullptr)
            complete.attributes.push_back({std::make_shared<const onnx::AttributeProto>(fallback), {}, {}});
    }
    return complete;
}

} // namespace espalier
