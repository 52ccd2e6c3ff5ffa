// SPDX-License-Identifier: Apache-2.0
// Runs If, Loop, Scan, SequenceMap and other bodies.
#include "model/compute/evaluator.h"
#include "model/compute/stack_slices.h"

#include <algorithm>

namespace espalier {

namespace {

HostValue valueOf(const HostValue *input)
{
    return input != nullptr ? *input : HostValue();
}

/// The one element of an integer or bool tensor, if that is what the value is.
std::optional<std::int64_t> integerOf(const HostValue *value)
{
    if (value == nullptr || value->tensor() == nullptr || value->tensor()->count() != 1)
        return std::nullopt;
    const auto list = value->tensor()->integers();
    return list.size() == 1 ? std::optional(list.front()) : std::nullopt;
}

/// Scan's attributes; directions and axes for each scanned input and each collected output.
struct ScanForm {
    std::size_t states = 0;
    std::size_t scanned = 0;
    std::vector<std::int64_t> inAxes, inDirections, outAxes, outDirections;
    std::int64_t length = 0;
};

} // namespace

Error Evaluator::wrongOperands(const Node &node) const
{
    return makeError(
               ErrorCode::NotVerifiable, "wrong_shapes",
               {QT_TRANSLATE_NOOP("compute", "%1 lacks an operand or a body, or has one of another kind"),
                node.opType})
        .withNode(labelOf(m_model, node));
}

Result<GraphId> Evaluator::bodyOf(const Node &node, const char *attribute) const
{
    const Attribute *found = node.attribute(attribute);
    if (found == nullptr || found->graphs.empty() || m_model.findGraph(found->graphs.front()) == nullptr)
        return fail(wrongOperands(node));
    return found->graphs.front();
}

Evaluator::Outputs Evaluator::runControlFlow(const Node &node, std::int64_t opset, const Inputs &inputs,
                                             const KnownValues &known)
{
    if (node.opType == "If")
        return runIf(node, inputs, known);
    if (node.opType == "Loop")
        return runLoop(node, inputs, known);
    if (node.opType == "SequenceMap")
        return runSequenceMap(node, inputs, known);
    return opset < 9 ? runBatchedScan(node, inputs, known) : runScan(node, inputs, known);
}

/// Runs a body on values in the order of its ports; those of the graphs around it are taken from `outer`.
/// Outputs without a valid entry in `requested` are Nothing; all are wanted where there is none.
Evaluator::Outputs Evaluator::runBody(GraphId body, std::vector<HostValue> inputs, const KnownValues *outer,
                                      const std::vector<ValueId> *requested)
{
    const Graph &graph = m_model.graph(body);
    if (m_depth >= maximumDepth)
        return fail(
            makeError(ErrorCode::NotVerifiable, "nested_too_deeply",
                      QT_TRANSLATE_NOOP("compute", "bodies and functions call each other without end"))
                .withRemedy(QT_TRANSLATE_NOOP("compute", "take the function that calls itself apart")));
    KnownValues inner(outer);
    for (std::size_t i = 0; i < graph.inputs.size() && i < inputs.size(); ++i)
        inner.put(graph.inputs[i].value, std::move(inputs[i]));
    std::vector<ValueId> wanted;
    const std::size_t count =
        requested != nullptr ? std::min(requested->size(), graph.outputs.size()) : graph.outputs.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (requested == nullptr || (*requested)[i].isValid())
            wanted.push_back(graph.outputs[i].value);
    }
    ++m_depth;
    auto done = runSchedule(scheduleOf(body, inner, wanted), inner);
    --m_depth;
    if (!done)
        return fail(std::move(done.error()));
    std::vector<HostValue> outputs;
    for (std::size_t i = 0; i < count; ++i) {
        const bool isWanted = requested == nullptr || (*requested)[i].isValid();
        outputs.push_back(isWanted ? valueOf(inner.find(graph.outputs[i].value)) : HostValue());
    }
    return outputs;
}

Evaluator::Outputs Evaluator::runIf(const Node &node, const Inputs &inputs, const KnownValues &known)
{
    const auto condition = integerOf(inputs.empty() ? nullptr : inputs[0]);
    if (!condition)
        return fail(wrongOperands(node));
    const auto body = bodyOf(node, *condition != 0 ? "then_branch" : "else_branch");
    if (!body)
        return fail(body.error());
    return runBody(*body, {}, &known);
}

/// What the rounds of a body made of one output, stacked; without rounds, what the body declares with no
/// entries.
Result<HostValue> Evaluator::collected(const Node &node, const std::vector<HostValue> &rounds,
                                       const GraphPort &port, std::int64_t axis, bool isReversed) const
{
    if (rounds.empty()) {
        const ValueType type = declaredType(m_model, port.value);
        std::vector<std::int64_t> shape;
        for (const Dim &dim : type.shape.value_or(Shape{}))
            shape.push_back(dim.isKnown() ? std::max<std::int64_t>(dim.length(), 0) : 0);
        const auto at = normalAxis(axis, static_cast<std::int64_t>(shape.size()) + 1);
        shape.insert(shape.begin() + at.value_or(0), 0);
        return HostValue(DenseTensor(TensorSpec{type.dtype, shape}));
    }
    std::vector<DenseTensor> parts;
    for (const HostValue &round : rounds) {
        if (round.tensor() == nullptr)
            return fail(wrongOperands(node));
        parts.push_back(*round.tensor());
    }
    if (isReversed)
        std::reverse(parts.begin(), parts.end());
    const auto at = normalAxis(axis, static_cast<std::int64_t>(parts[0].shape().size()) + 1);
    auto out = stacked(parts, at.value_or(-1));
    if (!out)
        return fail(wrongOperands(node));
    return HostValue(*std::move(out));
}

namespace {

Error endless(Message message)
{
    return makeError(ErrorCode::NotVerifiable, "loop_without_end", std::move(message))
        .withRemedy(QT_TRANSLATE_NOOP("compute", "give it a trip count, or a condition that becomes false"));
}

} // namespace

/// Whether the condition that a loop's body hands out is the one it is given, or a constant that is true.
bool Evaluator::staysTrue(GraphId body, const KnownValues &known)
{
    const Graph &graph = m_model.graph(body);
    ValueId at = graph.outputs.front().value;
    for (std::size_t step = 0; step <= graph.nodeCount; ++step) {
        if (graph.inputs.size() > 1 && at == graph.inputs[1].value)
            return true;
        const NodeId producer = m_model.value(at).producer;
        if (at.graph == body && producer.isValid() && m_model.node(producer).isOp("Identity")) {
            at = m_model.node(producer).input(0);
            continue;
        }
        if (at.graph == body && !m_model.value(at).isInitializer()
            && !(producer.isValid() && m_model.node(producer).isOp("Constant")))
            return false;
        const auto value = find(at, known);
        return value && integerOf(*value).value_or(0) != 0;
    }
    return false;
}

Evaluator::Outputs Evaluator::runLoop(const Node &node, const Inputs &inputs, const KnownValues &known)
{
    const auto body = bodyOf(node, "body");
    if (!body)
        return fail(body.error());
    const auto hasInput = [&](std::size_t i) { return i < inputs.size() && inputs[i] != nullptr; };
    const auto trips = hasInput(0) ? integerOf(inputs[0]) : std::optional<std::int64_t>(INT64_MAX);
    auto goesOn = hasInput(1) ? integerOf(inputs[1]) : std::optional<std::int64_t>(1);
    std::vector<HostValue> carried;
    for (std::size_t i = 2; i < inputs.size(); ++i)
        carried.push_back(valueOf(inputs[i]));
    const std::vector<GraphPort> &ports = m_model.graph(*body).outputs;
    if (!trips || !goesOn || ports.size() < 1 + carried.size())
        return fail(wrongOperands(node));
    if (!hasInput(0) && *goesOn != 0 && staysTrue(*body, known))
        return fail(endless(QT_TRANSLATE_NOOP(
            "compute", "nothing ends the loop: it has no trip count, and its condition stays true")));
    const std::size_t scans = ports.size() - 1 - carried.size();
    std::vector<std::vector<HostValue>> rounds(scans);
    for (std::int64_t trip = 0; trip < *trips && *goesOn != 0; ++trip) {
        if (m_context.isStopped())
            return fail(TaskContext::cancelled());
        if (trip == maximumRounds)
            return fail(endless({QT_TRANSLATE_NOOP("compute", "the loop does not end within %1 rounds"),
                                 std::to_string(maximumRounds)}));
        std::vector<HostValue> given{DenseTensor::of<std::int64_t>(DType::Int64, {}, {trip}),
                                     DenseTensor::of<std::uint8_t>(DType::Bool, {}, {1})};
        given.insert(given.end(), carried.begin(), carried.end());
        auto made = runBody(*body, std::move(given), &known);
        if (!made)
            return made;
        goesOn = integerOf(&made->front());
        if (!goesOn)
            return fail(wrongOperands(node));
        for (std::size_t i = 0; i < carried.size(); ++i)
            carried[i] = std::move((*made)[1 + i]);
        for (std::size_t i = 0; i < scans; ++i)
            rounds[i].push_back(std::move((*made)[1 + carried.size() + i]));
    }
    const std::size_t states = carried.size();
    for (std::size_t i = 0; i < scans; ++i) {
        auto out = collected(node, rounds[i], ports[1 + states + i], 0, false);
        if (!out)
            return fail(std::move(out.error()));
        carried.push_back(*std::move(out));
    }
    return carried;
}

Evaluator::Outputs Evaluator::runScan(const Node &node, const Inputs &inputs, const KnownValues &known)
{
    const auto body = bodyOf(node, "body");
    if (!body)
        return fail(body.error());
    const std::vector<GraphPort> &ports = m_model.graph(*body).outputs;
    const std::int64_t count = node.intOr("num_scan_inputs", 0);
    const bool areTensors = std::all_of(inputs.begin(), inputs.end(), [](const HostValue *input) {
        return input != nullptr && input->tensor() != nullptr && fillsBytes(input->tensor()->dtype());
    });
    if (!areTensors || count <= 0 || count > static_cast<std::int64_t>(inputs.size()))
        return fail(wrongOperands(node));
    ScanForm form;
    form.scanned = static_cast<std::size_t>(count);
    form.states = inputs.size() - form.scanned;
    if (ports.size() < form.states)
        return fail(wrongOperands(node));
    const std::size_t made = ports.size() - form.states;
    form.inAxes = node.intsOr("scan_input_axes", std::vector<std::int64_t>(form.scanned, 0));
    form.inDirections = node.intsOr("scan_input_directions", std::vector<std::int64_t>(form.scanned, 0));
    form.outAxes = node.intsOr("scan_output_axes", std::vector<std::int64_t>(made, 0));
    form.outDirections = node.intsOr("scan_output_directions", std::vector<std::int64_t>(made, 0));
    if (form.inAxes.size() != form.scanned || form.inDirections.size() != form.scanned
        || form.outAxes.size() != made || form.outDirections.size() != made)
        return fail(wrongOperands(node));
    for (std::size_t i = 0; i < form.scanned; ++i) {
        const auto &shape = inputs[form.states + i]->tensor()->shape();
        const auto axis = normalAxis(form.inAxes[i], static_cast<std::int64_t>(shape.size()));
        if (!axis || shape.empty())
            return fail(wrongOperands(node));
        form.inAxes[i] = *axis;
        const std::int64_t length = shape[static_cast<std::size_t>(*axis)];
        if (i > 0 && length != form.length)
            return fail(wrongOperands(node));
        form.length = length;
    }
    std::vector<HostValue> carried;
    for (std::size_t i = 0; i < form.states; ++i)
        carried.push_back(*inputs[i]);
    std::vector<std::vector<HostValue>> rounds(made);
    for (std::int64_t t = 0; t < form.length; ++t) {
        std::vector<HostValue> given = carried;
        for (std::size_t i = 0; i < form.scanned; ++i)
            given.emplace_back(entryOf(*inputs[form.states + i]->tensor(), form.inAxes[i],
                                       form.inDirections[i] != 0 ? form.length - 1 - t : t));
        auto outputs = runBody(*body, std::move(given), &known);
        if (!outputs)
            return outputs;
        for (std::size_t i = 0; i < form.states; ++i)
            carried[i] = std::move((*outputs)[i]);
        for (std::size_t i = 0; i < made; ++i)
            rounds[i].push_back(std::move((*outputs)[form.states + i]));
    }
    for (std::size_t i = 0; i < made; ++i) {
        auto out =
            collected(node, rounds[i], ports[form.states + i], form.outAxes[i], form.outDirections[i] != 0);
        if (!out)
            return fail(std::move(out.error()));
        carried.push_back(*std::move(out));
    }
    return carried;
}

/// Scan of version 8: lengths of sequences first, a batch axis before the one that is scanned.
Evaluator::Outputs Evaluator::runBatchedScan(const Node &node, const Inputs &inputs, const KnownValues &known)
{
    const bool areTensors =
        inputs.size() > 1 && std::all_of(inputs.begin() + 1, inputs.end(), [](const HostValue *input) {
            return input != nullptr && input->tensor() != nullptr && !input->tensor()->shape().empty()
                && fillsBytes(input->tensor()->dtype());
        });
    if (!areTensors)
        return fail(wrongOperands(node));
    if (inputs[0] != nullptr)
        return fail(makeError(ErrorCode::NotVerifiable, "attribute_not_computed",
                              QT_TRANSLATE_NOOP("compute", "this form of Scan is not computed")));
    Node single = node;
    for (Attribute &attribute : single.attributes) {
        if (attribute.name() == "directions") {
            auto renamed = std::make_shared<onnx::AttributeProto>(*attribute.proto);
            renamed->set_name("scan_input_directions");
            attribute.proto = std::move(renamed);
        }
    }
    const std::int64_t batches = inputs[1]->tensor()->shape()[0];
    std::vector<std::vector<DenseTensor>> made;
    for (std::int64_t b = 0; b < batches; ++b) {
        std::vector<HostValue> entries;
        for (std::size_t i = 1; i < inputs.size(); ++i) {
            if (inputs[i]->tensor()->shape()[0] != batches)
                return fail(wrongOperands(node));
            entries.emplace_back(entryOf(*inputs[i]->tensor(), 0, b));
        }
        Inputs given;
        for (const HostValue &entry : entries)
            given.push_back(&entry);
        const auto outputs = runScan(single, given, known);
        if (!outputs)
            return outputs;
        made.resize(outputs->size());
        for (std::size_t i = 0; i < made.size(); ++i) {
            if ((*outputs)[i].tensor() == nullptr)
                return fail(wrongOperands(node));
            made[i].push_back(*(*outputs)[i].tensor());
        }
    }
    std::vector<HostValue> out;
    for (const auto &parts : made) {
        auto whole = stacked(parts, 0);
        if (!whole)
            return fail(wrongOperands(node));
        out.emplace_back(*std::move(whole));
    }
    return out;
}

/// Runs the body on each element of the first sequence, and that of the others in the same place.
Evaluator::Outputs Evaluator::runSequenceMap(const Node &node, const Inputs &inputs, const KnownValues &known)
{
    const auto body = bodyOf(node, "body");
    if (!body)
        return fail(body.error());
    if (inputs.empty() || inputs[0] == nullptr || inputs[0]->sequence() == nullptr)
        return fail(wrongOperands(node));
    const std::size_t length = inputs[0]->sequence()->size();
    std::vector<HostValue::Sequence> made(m_model.graph(*body).outputs.size());
    for (std::size_t k = 0; k < length; ++k) {
        std::vector<HostValue> given;
        for (const HostValue *input : inputs) {
            const HostValue::Sequence *list = input != nullptr ? input->sequence() : nullptr;
            if (list != nullptr && list->size() != length)
                return fail(wrongOperands(node));
            given.push_back(list != nullptr ? (*list)[k] : valueOf(input));
        }
        auto outputs = runBody(*body, std::move(given), &known);
        if (!outputs)
            return outputs;
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i].push_back(std::move((*outputs)[i]));
    }
    std::vector<HostValue> out;
    for (auto &elements : made)
        out.push_back(HostValue::of(std::move(elements)));
    return out;
}

} // namespace espalier
