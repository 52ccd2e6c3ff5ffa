// SPDX-License-Identifier: Apache-2.0
// Runs the steps of schedules, and frees what nobody reads any more.
#include "model/compute/evaluator.h"

#include "model/compute/constant_node.h"
#include "model/compute/library_products.h"
#include "model/compute/tensor_memory.h"

#include <algorithm>
#include <new>
#include <stdexcept>

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
        const Value *value = entry.first.graph == graph ? m_model.findValue(entry.first) : nullptr;
        if (value != nullptr && value->producer.isValid()) // a rewrite may have taken a given value away
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
        if (isComputed(step, node))
            continue;
        auto inputs = inputsOf(node, known);
        if (!inputs)
            return fail(std::move(inputs.error()));
        noteLastReads(step, known);
        auto outputs = runNode(step.node, *inputs, known);
        m_lastReads.clear();
        if (!outputs)
            return fail(std::move(outputs.error()));
        if (m_watch)
            m_watch(labelOf(m_model, node), node, *inputs, *outputs);
        if (isLasting(step.node, node) && keepLasting(step, node, *outputs))
            continue;
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

void Evaluator::noteLastReads(const Schedule::Step &step, const KnownValues &known)
{
    m_lastReads.clear();
    if (m_watch) // it is shown the operands behind the node
        return;
    for (const ValueId value : step.freed) {
        const auto found = known.own().find(value);
        if (found != known.own().end() && found->second.tensor() != nullptr)
            m_lastReads.push_back(found->second.tensor());
    }
}

/// By input: its memory is this value's alone, and nobody reads it any more.
std::vector<bool> Evaluator::areLast(const std::vector<const DenseTensor *> &inputs) const
{
    std::vector<bool> out;
    for (const DenseTensor *input : inputs)
        out.push_back(input != nullptr && input->memory() != nullptr && input->memory().use_count() == 1
                      && std::find(m_lastReads.begin(), m_lastReads.end(), input) != m_lastReads.end());
    return out;
}

Result<Evaluator::Inputs> Evaluator::inputsOf(const Node &node, const KnownValues &known)
{
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
    return inputs;
}

/// Whether an earlier run computed of constants all that is read of a step.
bool Evaluator::isComputed(const Schedule::Step &step, const Node &node) const
{
    if (m_lastingBytes == 0)
        return false;
    for (std::size_t k = 0; k < node.outputs.size(); ++k) {
        if (step.isKept[k] && !m_constants.contains(node.outputs[k]))
            return false;
    }
    return true;
}

/// Whether a node of the main graph gives the same in every run: its operands are constants that no caller
/// can override, and kernels draw no numbers.
bool Evaluator::isLasting(NodeId id, const Node &node) const
{
    if (m_kept != Plans::OfAll || m_depth != 0 || id.graph != Model::mainGraphId()
        || m_model.findFunction(node.domain, node.opType, node.overload) != nullptr
        || findKernel(node.domain, node.opType, m_model.opset(node.domain, id.graph).value_or(1)) == nullptr)
        return false;
    return std::all_of(node.inputs.begin(), node.inputs.end(), [&](ValueId input) {
        return !input.isValid() || (m_constants.contains(input) && !m_model.value(input).isGraphInput);
    });
}

/// Moves the outputs to the constants; false where they are too large to be kept.
bool Evaluator::keepLasting(const Schedule::Step &step, const Node &node, std::vector<HostValue> &outputs)
{
    std::size_t bytes = 1;
    for (const HostValue &output : outputs) {
        if (output.isNothing())
            continue;
        if (output.tensor() == nullptr)
            return false;
        bytes += output.tensor()->spec().bytes();
    }
    if (bytes > maximumLastingBytes - m_lastingBytes)
        return false;
    m_lastingBytes += bytes;
    for (std::size_t k = 0; k < node.outputs.size() && k < outputs.size(); ++k) {
        if (step.isKept[k])
            m_constants.insert_or_assign(node.outputs[k], std::move(outputs[k]));
    }
    return true;
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
    const auto compute = [&]() -> Outputs {
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
    };
    auto outputs = [&]() -> Outputs {
        try {
            return compute();
        } catch (const std::bad_alloc &) {
            return fail(outOfMemory());
        } catch (const std::length_error &) {
            return fail(outOfMemory());
        }
    }();
    if (outputs)
        return outputs;
    Error error = std::move(outputs.error());
    if (error.node.empty() || error.node == node.opType) // kernels know no better name
        error.node = labelOf(m_model, node);
    if (error.remedy.english().empty() && error.reason == "wrong_shapes")
        error.remedy = QT_TRANSLATE_NOOP("compute", "mend the shapes or attributes that it is given");
    return fail(std::move(error));
}

} // namespace espalier
