// SPDX-License-Identifier: Apache-2.0
// Runs nodes in topological order, and frees what nobody reads any more.
#include "model/compute/evaluator.h"

#include "model/compute/constant_node.h"
#include "model/graph/walk.h"

#include <algorithm>
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

Result<const HostValue *> Evaluator::find(ValueId id, const KnownValues &known)
{
    if (const HostValue *found = known.find(id))
        return found;
    if (const auto found = m_constants.find(id); found != m_constants.end())
        return &found->second;
    const Value &value = m_model.value(id);
    if (!value.isInitializer())
        return fail(valueUnknown(value.name));
    auto tensor =
        value.initializer ? DenseTensor::from(*value.initializer) : denseOf(*value.sparseInitializer);
    if (!tensor)
        return fail(std::move(tensor.error()));
    return &m_constants.emplace(id, std::move(*tensor)).first->second;
}

Evaluator::Schedule Evaluator::scheduleOf(GraphId graph, const KnownValues &known,
                                          const std::vector<ValueId> &wanted) const
{
    Schedule out;
    std::unordered_set<ValueId> needed(wanted.begin(), wanted.end());
    const std::vector<NodeId> order = topologicalOrder(m_model, graph).nodes;
    for (std::size_t i = order.size(); i-- > 0;) {
        const std::vector<ValueId> &outputs = m_model.node(order[i]).outputs;
        const bool runs = std::any_of(outputs.begin(), outputs.end(), [&](ValueId value) {
            return value.isValid() && needed.contains(value) && known.find(value) == nullptr;
        });
        if (!runs)
            continue;
        out.nodes.push_back(order[i]);
        forEachValueRead(m_model, order[i], [&](ValueId value) {
            needed.insert(value);
            ++out.readers[value];
        });
    }
    std::reverse(out.nodes.begin(), out.nodes.end());
    for (const ValueId value : wanted)
        ++out.readers[value];
    return out;
}

Result<void> Evaluator::run(GraphId graph, KnownValues &known, const std::vector<ValueId> &wanted)
{
    return runSchedule(scheduleOf(graph, known, wanted), known, wanted);
}

Result<void> Evaluator::runSchedule(const Schedule &schedule, KnownValues &known,
                                    const std::vector<ValueId> &wanted)
{
    std::unordered_map<ValueId, std::size_t> readers = schedule.readers; // what falls to 0 is freed
    std::unordered_set<ValueId> given;
    for (const auto &entry : known.own())
        given.insert(entry.first);
    for (std::size_t i = 0; i < schedule.nodes.size(); ++i) {
        if (m_context.isStopped())
            return fail(TaskContext::cancelled());
        if (m_depth == 0)
            m_context.report(static_cast<double>(i) / static_cast<double>(schedule.nodes.size()), "evaluate");
        const Node &node = m_model.node(schedule.nodes[i]);
        Inputs inputs;
        for (const ValueId input : node.inputs) {
            if (!input.isValid()) {
                inputs.push_back(nullptr);
                continue;
            }
            auto value = find(input, known);
            if (!value)
                return fail(std::move(value.error()).withNode(labelOf(m_model, node)));
            inputs.push_back((*value)->isNothing() ? nullptr : *value);
        }
        auto outputs = runNode(schedule.nodes[i], inputs, known);
        if (!outputs)
            return fail(std::move(outputs.error()));
        for (std::size_t k = 0; k < node.outputs.size() && k < outputs->size(); ++k) {
            if (node.outputs[k].isValid() && readers.contains(node.outputs[k]))
                known.put(node.outputs[k], std::move((*outputs)[k]));
        }
        forEachValueRead(m_model, schedule.nodes[i], [&](ValueId value) {
            if (--readers[value] == 0 && !given.contains(value)) {
                known.forget(value);
                m_constants.erase(value);
            }
        });
    }
    for (const ValueId value : wanted) {
        if (known.own().contains(value))
            continue;
        auto found = find(value, known);
        if (!found)
            return fail(std::move(found.error()));
        known.put(value, **found);
    }
    return {};
}

Evaluator::Outputs Evaluator::runNode(NodeId id, const Inputs &inputs, const KnownValues &known)
{
    const Node &stored = m_model.node(id);
    const std::optional<Node> resolved =
        refersToCall(stored) ? std::optional(withCallAttributes(stored, m_call)) : std::nullopt;
    const Node &node = resolved ? *resolved : stored;
    const std::int64_t opset = m_model.opset(node.domain, id.graph).value_or(1);
    const auto outputs = [&]() -> Outputs {
        if (node.isOp("If") || node.isOp("Loop") || node.isOp("Scan") || node.isOp("SequenceMap"))
            return runControlFlow(node, opset, inputs, known);
        if (node.isOp("Constant")) {
            auto constant = constantOf(node);
            if (!constant)
                return fail(std::move(constant.error()));
            return std::vector<HostValue>{*std::move(constant)};
        }
        if (const Function *function = m_model.findFunction(node.domain, node.opType, node.overload))
            return runFunction(*function, node, inputs);
        return runOperator(id, node, inputs);
    }();
    if (!outputs && outputs.error().node.empty())
        return fail(Error(outputs.error()).withNode(labelOf(m_model, node)));
    return outputs;
}

} // namespace espalier
