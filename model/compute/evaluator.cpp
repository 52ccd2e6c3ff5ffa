// SPDX-License-Identifier: Apache-2.0
// Runs the steps of schedules, and frees what nobody reads any more.
#include "model/compute/evaluator.h"

#include "model/compute/constant_node.h"
#include "model/compute/library_products.h"

#include <algorithm>

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
    const Node *node = value.producer.isValid() ? &m_model.node(value.producer) : nullptr;
    if (!value.isInitializer() && (node == nullptr || !node->isOp("Constant")))
        return fail(valueUnknown(value.name));
    auto tensor = value.initializer ? DenseTensor::from(*value.initializer)
        : value.sparseInitializer   ? denseOf(*value.sparseInitializer)
                                    : constantOf(*node);
    if (!tensor)
        return fail(node != nullptr ? std::move(tensor.error()).withNode(labelOf(m_model, *node))
                                    : std::move(tensor.error()));
    return &m_constants.emplace(id, std::move(*tensor)).first->second;
}

const Schedule &Evaluator::scheduleOf(GraphId graph, const KnownValues &known,
                                      const std::vector<ValueId> &wanted)
{
    std::vector<ValueId> given; // none in bodies: a schedule stands as long as it runs
    for (const auto &entry : known.own()) {
        if (entry.first.graph == graph && m_model.value(entry.first).producer.isValid())
            given.push_back(entry.first);
    }
    std::sort(given.begin(), given.end());
    const auto [place, isNew] = m_schedules.try_emplace({graph, wanted});
    if (isNew || place->second.given != given)
        place->second = scheduleGraph(m_model, graph, wanted, std::move(given));
    return place->second;
}

Result<void> Evaluator::run(GraphId graph, KnownValues &known, const std::vector<ValueId> &wanted,
                            const TaskContext &context)
{
    m_context = context;
    m_depth = 0;
    m_call = nullptr;
    m_libraryUse = m_kept == Plans::OfAll ? LibraryUse::manyRuns() : LibraryUse::oneRun();
    setLibraryThreads(context.threads());
    m_shared->hostCalls = 0;
    return runSchedule(scheduleOf(graph, known, wanted), known);
}

Result<void> Evaluator::runSchedule(const Schedule &schedule, KnownValues &known)
{
    for (std::size_t i = 0; i < schedule.steps.size(); ++i) {
        if (m_context.isStopped())
            return fail(TaskContext::cancelled());
        if (m_depth == 0)
            m_context.report(static_cast<double>(i) / static_cast<double>(schedule.steps.size()), "evaluate");
        const Schedule::Step &step = schedule.steps[i];
        const Node &node = m_model.node(step.node);
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
        auto outputs = runNode(step.node, inputs, known);
        if (!outputs)
            return fail(std::move(outputs.error()));
        for (std::size_t k = 0; k < node.outputs.size() && k < outputs->size(); ++k) {
            if (step.isKept[k])
                known.put(node.outputs[k], std::move((*outputs)[k]));
        }
        for (const ValueId value : step.freed)
            known.forget(value);
    }
    for (const ValueId value : schedule.wanted) {
        if (known.own().contains(value))
            continue;
        auto found = find(value, known);
        if (!found)
            return fail(std::move(found.error()));
        known.put(value, **found);
    }
    return {};
}

Evaluator::Outputs Evaluator::runNode(NodeId id, const Inputs &inputs, const TaskContext &context)
{
    m_context = context;
    m_libraryUse = LibraryUse::never(); // what is folded must not hang on the machine
    return runNode(id, inputs, KnownValues());
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
