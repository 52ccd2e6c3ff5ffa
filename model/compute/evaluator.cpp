// SPDX-License-Identifier: Apache-2.0
// Runs nodes in topological order, and frees what nobody reads any more.
#include "model/compute/evaluator.h"

#include "model/compute/constant_node.h"
#include "model/graph/walk.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace espalier {

Error valueUnknown(const std::string &name)
{
    return makeError(ErrorCode::NotVerifiable, "value_unknown",
                     {QT_TRANSLATE_NOOP("compute", "nothing is known of tensor %1"), name});
}

std::string labelOf(const Model &model, const Node &node)
{
    if (!node.name.empty())
        return node.name;
    const ValueId output = node.output(0);
    return output.isValid() ? "%" + model.value(output).name : node.opType;
}

Result<const DenseTensor *> Evaluator::find(ValueId id, const ValueTensors &known)
{
    if (const auto found = known.find(id); found != known.end())
        return &found->second;
    if (const auto found = m_constants.find(id); found != m_constants.end())
        return &found->second;
    const Value &value = m_model.value(id);
    if (!value.initializer)
        return fail(valueUnknown(value.name));
    auto tensor = DenseTensor::from(*value.initializer);
    if (!tensor)
        return fail(std::move(tensor.error()));
    return &m_constants.emplace(id, std::move(*tensor)).first->second;
}

std::vector<bool> Evaluator::neededNodes(const std::vector<NodeId> &order, const ValueTensors &known,
                                         const std::vector<ValueId> &wanted) const
{
    std::unordered_set<ValueId> needed(wanted.begin(), wanted.end());
    std::vector<bool> out(order.size(), false);
    for (std::size_t i = order.size(); i-- > 0;) {
        const std::vector<ValueId> &outputs = m_model.node(order[i]).outputs;
        out[i] = std::any_of(outputs.begin(), outputs.end(), [&](ValueId value) {
            return value.isValid() && needed.contains(value) && !known.contains(value);
        });
        if (out[i])
            forEachValueRead(m_model, order[i], [&](ValueId value) { needed.insert(value); });
    }
    return out;
}

Result<void> Evaluator::run(GraphId graph, ValueTensors &known, const std::vector<ValueId> &wanted)
{
    const std::vector<NodeId> order = topologicalOrder(m_model, graph).nodes;
    const std::vector<bool> needed = neededNodes(order, known, wanted);
    // How many nodes still read each value; what falls to 0 is freed.
    std::unordered_map<ValueId, std::size_t> readers;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (needed[i])
            forEachValueRead(m_model, order[i], [&](ValueId value) { ++readers[value]; });
    }
    for (const ValueId value : wanted)
        ++readers[value];
    const std::unordered_set<ValueId> given = [&] {
        std::unordered_set<ValueId> out;
        for (const auto &entry : known)
            out.insert(entry.first);
        return out;
    }();
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (!needed[i])
            continue;
        if (m_context.isStopped())
            return fail(TaskContext::cancelled());
        if (m_depth == 0)
            m_context.report(static_cast<double>(i) / static_cast<double>(order.size()), "evaluate");
        const Node &node = m_model.node(order[i]);
        Inputs inputs;
        for (const ValueId input : node.inputs) {
            if (!input.isValid()) {
                inputs.push_back(nullptr);
                continue;
            }
            auto tensor = find(input, known);
            if (!tensor)
                return fail(std::move(tensor.error()).withNode(labelOf(m_model, node)));
            inputs.push_back(*tensor);
        }
        auto outputs = runNode(order[i], inputs, known);
        if (!outputs)
            return fail(std::move(outputs.error()));
        for (std::size_t k = 0; k < node.outputs.size() && k < outputs->size(); ++k) {
            if (node.outputs[k].isValid() && readers.contains(node.outputs[k]))
                known.insert_or_assign(node.outputs[k], std::move((*outputs)[k]));
        }
        forEachValueRead(m_model, order[i], [&](ValueId value) {
            if (--readers[value] == 0 && !given.contains(value)) {
                known.erase(value);
                m_constants.erase(value);
            }
        });
    }
    for (const ValueId value : wanted) {
        if (known.contains(value))
            continue;
        auto tensor = find(value, known);
        if (!tensor)
            return fail(std::move(tensor.error()));
        known.emplace(value, **tensor);
    }
    return {};
}

Result<std::vector<DenseTensor>> Evaluator::runNode(NodeId id, const Inputs &inputs,
                                                    const ValueTensors &known)
{
    const Node &stored = m_model.node(id);
    const std::optional<Node> resolved =
        refersToCall(stored) ? std::optional(withCallAttributes(stored, m_call)) : std::nullopt;
    const Node &node = resolved ? *resolved : stored;
    const bool hasBody = node.isOp("If") || node.isOp("Loop") || node.isOp("Scan");
    if (hasBody && !bodiesStand(node, inputs))
        return fail(makeError(ErrorCode::NotVerifiable, "wrong_shapes",
                              {QT_TRANSLATE_NOOP("compute", "%1 lacks an operand or a body"), node.opType})
                        .withNode(labelOf(m_model, node)));
    if (node.isOp("If"))
        return runIf(node, inputs, known);
    if (node.isOp("Loop"))
        return runLoop(node, inputs, known);
    if (node.isOp("Scan"))
        return runScan(node, inputs, known);
    if (node.isOp("Constant")) {
        auto constant = constantOf(node);
        if (!constant)
            return fail(std::move(constant.error()).withNode(labelOf(m_model, node)));
        return std::vector{*std::move(constant)};
    }
    if (const Function *function = m_model.findFunction(node.domain, node.opType, node.overload))
        return runFunction(*function, node, inputs);
    auto outputs = runKernel(node, m_model.opset(node.domain, id.graph).value_or(1), inputs);
    if (!outputs)
        return fail(std::move(outputs.error()).withNode(labelOf(m_model, node)));
    return outputs;
}

Evaluator::Outputs Evaluator::runKernel(const Node &node, std::int64_t opset, const Inputs &inputs)
{
    const Kernel *kernel = findKernel(node.domain, node.opType, opset);
    KernelContext context{node, opset, {}, inputs, node.outputs.size()};
    if (kernel == nullptr) {
        const std::string domain = isDefaultDomain(node.domain) ? std::string() : node.domain + "::";
        return fail(notComputed(context, "no_kernel",
                                {QT_TRANSLATE_NOOP("compute", "there is no kernel for %1 (opset %2)"),
                                 domain + node.opType, std::to_string(opset)}));
    }
    for (const DenseTensor *input : inputs)
        context.inputs.push_back(input != nullptr ? std::optional(input->spec()) : std::nullopt);
    auto plan = kernel->plan(context);
    if (!plan)
        return fail(std::move(plan.error()));
    return runPlan(node, *plan, inputs, m_scratch);
}

} // namespace espalier
