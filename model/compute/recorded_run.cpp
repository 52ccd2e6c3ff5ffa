// SPDX-License-Identifier: Apache-2.0
// Chooses what is kept by the sizes that shape inference tells.
#include "model/compute/recorded_run.h"

#include "model/compute/random_inputs.h"
#include "model/graph/walk.h"
#include "model/shapes/fix_dims.h"
#include "model/shapes/infer_types.h"

#include <algorithm>
#include <chrono>

namespace espalier {

namespace {

std::optional<std::uint64_t> bytesOf(const ValueType &type)
{
    if (!type.isTensor() || !type.shape || !isStatic(*type.shape))
        return std::nullopt;
    const auto count = elementCount(*type.shape);
    return count && *count >= 0 ? packedBytes(type.dtype, static_cast<std::uint64_t>(*count)) : std::nullopt;
}

bool mayBeTensor(const ValueType &type)
{
    return type.isTensor() || type.kind == ValueType::Kind::Unknown;
}

/// Outputs of the graph that are tensors or may be, and as many outputs of nodes as `most` bytes hold.
std::vector<ValueId> chooseKept(const Model &model, const ValueTypes &types, std::uint64_t most)
{
    std::vector<ValueId> out;
    for (const GraphPort &port : model.mainGraph().outputs) {
        if (mayBeTensor(types.of(port.value)))
            out.push_back(port.value);
    }
    std::uint64_t total = 0;
    for (const NodeId node : topologicalOrder(model).nodes) {
        for (const ValueId value : model.node(node).outputs) {
            if (!value.isValid() || model.value(value).graphOutputs > 0)
                continue;
            const ValueType &type = types.of(value);
            const auto bytes = bytesOf(type);
            if (bytes ? *bytes > most - total : most != RecordedRun::everything || !mayBeTensor(type))
                continue;
            total += bytes.value_or(0);
            out.push_back(value);
        }
    }
    return out;
}

bool isDynamic(const ValueType &type)
{
    return type.isTensor() && (!type.shape || !isStatic(*type.shape));
}

} // namespace

Result<Model> shapedBy(Model model, const NamedTensors &inputs, const std::vector<std::string> &keep)
{
    for (const auto &[name, tensor] : inputs) {
        const auto &ports = model.mainGraph().inputs;
        const auto port =
            std::find_if(ports.begin(), ports.end(), [&, &wanted = name](const GraphPort &each) {
                return model.value(each.value).name == wanted;
            });
        if (port == ports.end() || std::find(keep.begin(), keep.end(), name) != keep.end()
            || !isDynamic(declaredType(model, port->value)))
            continue;
        auto fixed = fixShape(model, name, tensor.shape());
        if (!fixed)
            return fail(std::move(fixed.error()));
        model = std::move(*fixed);
    }
    return model;
}

Result<NamedTensors> inputsFor(const Model &model, const RunInputs &from)
{
    auto read = from.sources.empty() ? Result<NamedTensors>(NamedTensors()) : readInputs(model, from.sources);
    if (!read)
        return read;
    const auto shaped = shapedBy(model, *read);
    if (!shaped)
        return fail(shaped.error());
    std::vector<ValueId> missing;
    for (const GraphPort &port : shaped->mainGraph().inputs) {
        const Value &value = shaped->value(port.value);
        if (!value.isInitializer() && !read->contains(value.name))
            missing.push_back(port.value);
    }
    const auto drawn = randomTensors(*shaped, inferTypes(*shaped).types, missing, from.seed);
    if (!drawn)
        return fail(drawn.error());
    for (const auto &[value, tensor] : *drawn)
        read->insert_or_assign(shaped->value(value).name, tensor);
    return read;
}

Result<RecordedRun> RecordedRun::make(const Model &model, NamedTensors inputs, std::uint64_t most,
                                      const TaskContext &context)
{
    auto shaped = shapedBy(model, inputs);
    if (!shaped)
        return fail(std::move(shaped.error()));
    RecordedRun run(std::move(*shaped), std::move(inputs));
    const TypeReport types = inferTypes(run.m_model, context.part(0, 0.05));
    const auto begin = std::chrono::steady_clock::now();
    auto values = evaluateValues(run.m_model, run.given(), chooseKept(run.m_model, types.types, most),
                                 context.part(0.05, 0.9));
    if (!values)
        return fail(std::move(values.error()));
    run.m_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    run.m_kept = std::move(*values);
    const bool isFinite = std::none_of(run.m_model.mainGraph().outputs.begin(),
                                       run.m_model.mainGraph().outputs.end(), [&](const GraphPort &port) {
                                           const DenseTensor *tensor = run.kept(port.value);
                                           const NonFinite found =
                                               tensor != nullptr ? nonFiniteIn(*tensor) : NonFinite();
                                           return found.nans + found.infinities > 0;
                                       });
    if (isFinite)
        return run;
    auto located = firstNonFinite(run.m_model, run.m_inputs, context.part(0.9, 1));
    if (!located)
        return fail(std::move(located.error()));
    run.m_nonFinite = std::move(*located);
    return run;
}

ValueTensors RecordedRun::given() const
{
    ValueTensors out;
    for (const GraphPort &port : m_model.mainGraph().inputs) {
        const auto found = m_inputs.find(m_model.value(port.value).name);
        if (found != m_inputs.end())
            out.emplace(port.value, found->second);
    }
    return out;
}

const DenseTensor *RecordedRun::kept(ValueId value) const
{
    const auto found = m_kept.find(value);
    return found != m_kept.end() ? &found->second : nullptr;
}

Result<DenseTensor> RecordedRun::tensor(ValueId value, const TaskContext &context) const
{
    if (const DenseTensor *found = kept(value))
        return *found;
    ValueTensors known = given();
    if (const auto input = known.find(value); input != known.end())
        return input->second;
    const Value &wanted = m_model.value(value);
    if (wanted.initializer)
        return DenseTensor::from(*wanted.initializer);
    auto computed = evaluateValues(m_model, known, {value}, context);
    if (computed)
        return std::move(computed->at(value));
    if (value.graph != Model::mainGraphId() && computed.error().code != ErrorCode::Cancelled) {
        return fail(makeError(ErrorCode::CommandLine, "value_in_body",
                              QT_TRANSLATE_NOOP("compute", "it has another value in each round of a body"))
                        .withRemedy(QT_TRANSLATE_NOOP("compute",
                                                      "look at an output of the node that runs the body")));
    }
    return fail(std::move(computed.error()));
}

} // namespace espalier
