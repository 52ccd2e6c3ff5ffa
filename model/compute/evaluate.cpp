// SPDX-License-Identifier: Apache-2.0
// Runs models and single nodes on given inputs.
#include "model/compute/evaluate.h"

#include "model/compute/evaluator.h"
#include "model/compute/host_kernel.h"
#include "model/compute/tensor_memory.h"
#include "model/graph/walk.h"
#include "model/shapes/schema_function.h"

#include <cmath>
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

std::optional<Error> checkInput(const Model &model, ValueId value, const HostValue &given)
{
    const ValueType type = declaredType(model, value);
    if (!type.isTensor())
        return std::nullopt;
    const DenseTensor *tensor = given.tensor();
    bool fits = tensor != nullptr && type.dtype == tensor->dtype();
    if (fits && type.shape) {
        fits = type.shape->size() == tensor->shape().size();
        for (std::size_t i = 0; fits && i < tensor->shape().size(); ++i)
            fits = !(*type.shape)[i].isKnown() || (*type.shape)[i].length() < 0
                || // some exporters write −1 for any
                (*type.shape)[i].length() == tensor->shape()[i];
    }
    if (fits)
        return std::nullopt;
    return badInput("input_type",
                    {QT_TRANSLATE_NOOP("compute", "input %1 is %2, the model wants %3"),
                     model.value(value).name, given.type().text(), type.text()});
}

/// Runs `task` and turns what it throws into an error.
template <class Task> auto safely(Task &&task) -> decltype(task())
{
    try {
        return task();
    } catch (const std::bad_alloc &) {
        return fail(outOfMemory());
    } catch (const std::length_error &) {
        return fail(outOfMemory());
    } catch (const std::exception &error) { // a body or operand that a broken model lacks
        return fail(makeError(ErrorCode::NotVerifiable, "model_not_computable",
                              {QT_TRANSLATE_NOOP("compute", "the model cannot be run (%1)"), error.what()}));
    }
}

Result<DenseTensor> tensorOf(const HostValue &value, const std::string &name)
{
    if (value.tensor() != nullptr)
        return *value.tensor();
    return fail(
        makeError(ErrorCode::NotVerifiable, "wrong_kind",
                  {QT_TRANSLATE_NOOP("compute", "%1 is no tensor but %2"), name, value.type().text()}));
}

Result<NamedValues> runModel(const Model &model, Evaluator &evaluator, const NamedValues &inputs,
                             const TaskContext &context)
{
    KnownValues known;
    for (const GraphPort &port : model.mainGraph().inputs) {
        const Value &value = model.value(port.value);
        const auto given = inputs.find(value.name);
        if (given == inputs.end()) {
            if (value.isInitializer() || (value.uses.empty() && value.graphOutputs == 0))
                continue;
            return fail(
                badInput("input_missing", {QT_TRANSLATE_NOOP("compute", "input %1 is missing"), value.name}));
        }
        if (auto error = checkInput(model, port.value, given->second))
            return fail(std::move(*error));
        known.put(port.value, given->second);
    }
    const std::vector<ValueId> wanted = outputValues(model);
    auto done = safely([&] { return evaluator.run(Model::mainGraphId(), known, wanted, context); });
    if (!done)
        return fail(std::move(done.error()));
    NamedValues outputs;
    for (const ValueId value : wanted)
        outputs.emplace(model.value(value).name, *known.find(value));
    return outputs;
}

template <class T> void countIn(const DenseTensor &tensor, NonFinite &into)
{
    const T *elements = tensor.as<T>();
    for (std::int64_t i = 0; i < tensor.count(); ++i) {
        const auto value = static_cast<double>(elements[i]);
        into.nans += std::isnan(value) ? 1U : 0U;
        into.infinities += std::isinf(value) ? 1U : 0U;
    }
}

/// The same by bits, where all bits of the exponent are set and the lower ones tell NaN from infinity.
void countHalves(const DenseTensor &tensor, unsigned exponent, unsigned fraction, NonFinite &into)
{
    const auto *elements = tensor.as<std::uint16_t>();
    for (std::int64_t i = 0; i < tensor.count(); ++i) {
        if ((elements[i] & exponent) != exponent)
            continue;
        ++((elements[i] & fraction) != 0 ? into.nans : into.infinities);
    }
}

void countNonFinite(const DenseTensor &tensor, NonFinite &into)
{
    if (tensor.dtype() == DType::Float)
        countIn<float>(tensor, into);
    else if (tensor.dtype() == DType::Double)
        countIn<double>(tensor, into);
    else if (tensor.dtype() == DType::Float16)
        countHalves(tensor, 0x7C00U, 0x03FFU, into);
    else if (tensor.dtype() == DType::BFloat16)
        countHalves(tensor, 0x7F80U, 0x007FU, into);
}

Result<NamedTensors> tensorsOf(const NamedValues &values)
{
    NamedTensors out;
    for (const auto &[name, value] : values) {
        auto tensor = tensorOf(value, name);
        if (!tensor)
            return fail(std::move(tensor.error()));
        out.emplace(name, *std::move(tensor));
    }
    return out;
}

} // namespace

Result<NamedValues> evaluateAny(const Model &model, const NamedValues &inputs, const TaskContext &context)
{
    Evaluator evaluator(model);
    return runModel(model, evaluator, inputs, context);
}

Result<NamedTensors> evaluate(const Model &model, const NamedTensors &inputs, const TaskContext &context)
{
    return evaluateAny(model, NamedValues(inputs.begin(), inputs.end()), context).and_then(tensorsOf);
}

PreparedModel::PreparedModel(Model model)
    : m_model(std::make_unique<const Model>(std::move(model))),
      m_evaluator(std::make_unique<Evaluator>(*m_model, Evaluator::Plans::OfAll))
{
}

PreparedModel::~PreparedModel() = default;
PreparedModel::PreparedModel(PreparedModel &&) noexcept = default;

Result<NamedTensors> PreparedModel::run(const NamedTensors &inputs, const TaskContext &context)
{
    return runModel(*m_model, *m_evaluator, NamedValues(inputs.begin(), inputs.end()), context)
        .and_then(tensorsOf);
}

NonFinite nonFiniteIn(const DenseTensor &tensor)
{
    NonFinite out;
    countNonFinite(tensor, out);
    return out;
}

Result<std::optional<NonFinite>> firstNonFinite(const Model &model, const NamedTensors &inputs,
                                                const TaskContext &context)
{
    Evaluator evaluator(model);
    std::optional<NonFinite> found;
    evaluator.setWatch([&](const std::string &label, const Node &node, const Evaluator::Inputs &operands,
                           const std::vector<HostValue> &made) {
        if (found)
            return;
        NonFinite read;
        for (const HostValue *operand : operands) {
            if (operand != nullptr && operand->tensor() != nullptr)
                countNonFinite(*operand->tensor(), read);
        }
        for (std::size_t i = 0; i < made.size() && i < node.outputs.size(); ++i) {
            if (made[i].tensor() == nullptr || !node.outputs[i].isValid())
                continue;
            NonFinite here{label, node.opType, 0, 0};
            countNonFinite(*made[i].tensor(), here);
            const bool isNew = (here.nans > 0 && read.nans == 0)
                || (here.infinities > 0 && read.infinities == 0 && read.nans == 0);
            if (!isNew)
                continue;
            found = std::move(here);
            return;
        }
    });
    auto done = runModel(model, evaluator, NamedValues(inputs.begin(), inputs.end()), context);
    if (!done && !found)
        return fail(std::move(done.error()));
    return found;
}

Result<ValueTensors> evaluateValues(const Model &model, const ValueTensors &known,
                                    const std::vector<ValueId> &wanted, const TaskContext &context)
{
    std::map<GraphId, std::vector<ValueId>> byGraph;
    for (const ValueId value : wanted)
        byGraph[value.graph].push_back(value);
    Evaluator evaluator(model);
    ValueTensors out;
    for (const auto &[graph, values] : byGraph) {
        KnownValues computed;
        for (const auto &[id, tensor] : known)
            computed.put(id, tensor);
        auto done =
            safely([&, at = graph, &list = values] { return evaluator.run(at, computed, list, context); });
        if (!done)
            return fail(std::move(done.error()));
        for (const ValueId value : values) {
            auto tensor = tensorOf(*computed.find(value), model.value(value).name);
            if (!tensor)
                return fail(std::move(tensor.error()));
            out.emplace(value, *std::move(tensor));
        }
    }
    return out;
}

Result<std::vector<DenseTensor>> evaluateNode(const Model &model, NodeId node,
                                              const std::vector<const DenseTensor *> &inputs,
                                              const TaskContext &context)
{
    std::vector<HostValue> values;
    values.reserve(inputs.size());
    for (const DenseTensor *input : inputs)
        values.push_back(input != nullptr ? HostValue(*input) : HostValue());
    Evaluator::Inputs given;
    for (const HostValue &value : values)
        given.push_back(value.isNothing() ? nullptr : &value);
    auto made = safely([&] { return Evaluator(model).runNode(node, given, context); });
    if (!made)
        return fail(std::move(made.error()));
    std::vector<DenseTensor> outputs;
    for (const HostValue &value : *made) {
        auto tensor = tensorOf(value, labelOf(model, model.node(node)));
        if (!tensor)
            return fail(std::move(tensor.error()));
        outputs.push_back(*std::move(tensor));
    }
    return outputs;
}

std::optional<Error> firstNotComputed(const Model &model)
{
    static const std::set<std::string_view> ownOps{"If", "Loop", "Scan", "SequenceMap", "Constant"};
    for (std::uint32_t g = 0; g < model.graphCount(); ++g) {
        if (model.findGraph(GraphId(g)) == nullptr)
            continue;
        for (const NodeId id : nodesInOrder(model, GraphId(g))) {
            const Node &node = model.node(id);
            const bool isOwn = isDefaultDomain(node.domain) && ownOps.contains(node.opType);
            if (isOwn || model.findFunction(node.domain, node.opType, node.overload) != nullptr)
                continue;
            const std::int64_t opset = model.opset(node.domain, id.graph).value_or(1);
            if (findKernel(node.domain, node.opType, opset) == nullptr
                && findHostKernel(node.domain, node.opType, opset) == nullptr
                && !hasSchemaFunction(node.domain, node.opType, opset))
                return makeError(ErrorCode::NotVerifiable, "no_kernel",
                                 {QT_TRANSLATE_NOOP("compute", "there is no kernel for %1 (opset %2)"),
                                  node.opType, std::to_string(opset)})
                    .withNode(labelOf(model, node));
        }
    }
    return std::nullopt;
}

} // namespace espalier
