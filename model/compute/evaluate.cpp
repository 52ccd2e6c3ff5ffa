// SPDX-License-Identifier: Apache-2.0
// Runs models and single nodes on given inputs.
#include "model/compute/evaluate.h"

#include "model/compute/evaluator.h"
#include "model/graph/walk.h"

#include <new>

namespace espalier {

namespace {

std::vector<ValueId> outputValues(const Model &model)
{
    std::vector<ValueId> out;
    for (const GraphPort &port : model.mainGraph().outputs)
        out.push_back(port.value);
    return out;
}

Error badInput(const char *reason, Message message)
{
    return makeError(ErrorCode::CommandLine, reason, std::move(message))
        .withRemedy(QT_TRANSLATE_NOOP("compute", "give inputs as the model declares them"));
}

std::optional<Error> checkInput(const Model &model, ValueId value, const DenseTensor &tensor)
{
    const ValueType type = declaredType(model, value);
    if (!type.isTensor())
        return std::nullopt;
    bool fits = type.dtype == tensor.dtype();
    if (type.shape) {
        fits = fits && type.shape->size() == tensor.shape().size();
        for (std::size_t i = 0; fits && i < tensor.shape().size(); ++i)
            fits = !(*type.shape)[i].isKnown() || (*type.shape)[i].length() < 0
                || // some exporters write −1 for any
                (*type.shape)[i].length() == tensor.shape()[i];
    }
    if (fits)
        return std::nullopt;
    return badInput("input_type",
                    {QT_TRANSLATE_NOOP("compute", "input %1 is %2, the model wants %3"),
                     model.value(value).name, tensor.spec().type().text(), type.text()});
}

Result<void> outOfMemory()
{
    return fail(makeError(ErrorCode::NotVerifiable, "out_of_memory",
                          QT_TRANSLATE_NOOP("compute", "there is not enough memory to run the model")));
}

Result<void> runSafely(const Model &model, const TaskContext &context, GraphId graph, ValueTensors &known,
                       const std::vector<ValueId> &wanted)
{
    try {
        return Evaluator(model, context).run(graph, known, wanted);
    } catch (const std::bad_alloc &) {
        return outOfMemory();
    } catch (const std::length_error &) {
        return outOfMemory();
    } catch (const std::exception &error) { // a body or operand that a broken model lacks
        return fail(makeError(ErrorCode::NotVerifiable, "model_not_computable",
                              {QT_TRANSLATE_NOOP("compute", "the model cannot be run (%1)"), error.what()}));
    }
}

} // namespace

Result<NamedTensors> evaluate(const Model &model, const NamedTensors &inputs, const TaskContext &context)
{
    ValueTensors known;
    for (const GraphPort &port : model.mainGraph().inputs) {
        const Value &value = model.value(port.value);
        const auto given = inputs.find(value.name);
        if (given == inputs.end()) {
            if (value.isInitializer())
                continue;
            return fail(
                badInput("input_missing", {QT_TRANSLATE_NOOP("compute", "input %1 is missing"), value.name}));
        }
        if (auto error = checkInput(model, port.value, given->second))
            return fail(std::move(*error));
        known.emplace(port.value, given->second);
    }
    const std::vector<ValueId> wanted = outputValues(model);
    if (auto done = runSafely(model, context, Model::mainGraphId(), known, wanted); !done)
        return fail(std::move(done.error()));
    NamedTensors outputs;
    for (const ValueId value : wanted)
        outputs.emplace(model.value(value).name, known.at(value));
    return outputs;
}

Result<ValueTensors> evaluateValues(const Model &model, const ValueTensors &known,
                                    const std::vector<ValueId> &wanted, const TaskContext &context)
{
    std::map<GraphId, std::vector<ValueId>> byGraph;
    for (const ValueId value : wanted)
        byGraph[value.graph].push_back(value);
    ValueTensors out;
    for (const auto &[graph, values] : byGraph) {
        ValueTensors tensors = known;
        if (auto done = runSafely(model, context, graph, tensors, values); !done)
            return fail(std::move(done.error()));
        for (const ValueId value : values)
            out.emplace(value, tensors.at(value));
    }
    return out;
}

Result<std::vector<DenseTensor>> evaluateNode(const Model &model, NodeId node,
                                              const std::vector<const DenseTensor *> &inputs,
                                              const TaskContext &context)
{
    try {
        return Evaluator(model, context).runNode(node, inputs, {});
    } catch (const std::bad_alloc &) {
        return fail(outOfMemory().error());
    } catch (const std::length_error &) {
        return fail(outOfMemory().error());
    }
}

std::optional<Error> firstNotComputed(const Model &model)
{
    static const std::set<std::string_view> ownOps{"If", "Loop", "Scan", "Constant"};
    for (std::uint32_t g = 0; g < model.graphCount(); ++g) {
        if (model.findGraph(GraphId(g)) == nullptr)
            continue;
        for (const NodeId id : nodesInOrder(model, GraphId(g))) {
            const Node &node = model.node(id);
            const bool isOwn = isDefaultDomain(node.domain) && ownOps.contains(node.opType);
            if (isOwn || model.findFunction(node.domain, node.opType, node.overload) != nullptr)
                continue;
            const std::int64_t opset = model.opset(node.domain, id.graph).value_or(1);
            if (findKernel(node.domain, node.opType, opset) == nullptr)
                return makeError(ErrorCode::NotVerifiable, "no_kernel",
                                 {QT_TRANSLATE_NOOP("compute", "there is no kernel for %1 (opset %2)"),
                                  node.opType, std::to_string(opset)})
                    .withNode(labelOf(model, node));
        }
    }
    return std::nullopt;
}

} // namespace espalier
