// SPDX-License-Identifier: Apache-2.0
// Runs If, Loop, Scan and functions of the model.
#include "model/compute/evaluator.h"

#include <algorithm>

namespace espalier {

namespace {

/// Stacks equally shaped tensors along a new axis.
DenseTensor stacked(const std::vector<DenseTensor> &parts, std::int64_t axis, bool isReversed)
{
    TensorSpec spec = parts.front().spec();
    const std::int64_t outer = product(spec.shape, 0, static_cast<std::size_t>(axis));
    spec.shape.insert(spec.shape.begin() + axis, static_cast<std::int64_t>(parts.size()));
    DenseTensor out(spec);
    const std::size_t step = outer == 0 ? 0 : parts.front().bytes().size() / static_cast<std::size_t>(outer);
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const std::size_t place = isReversed ? parts.size() - 1 - p : p;
        for (std::size_t o = 0; o < static_cast<std::size_t>(outer); ++o)
            std::copy_n(parts[p].as<std::byte>() + o * step, step,
                        out.writable<std::byte>() + (o * parts.size() + place) * step);
    }
    return out;
}

/// Slice `i` of a tensor along an axis, that axis removed.
DenseTensor sliceOf(const DenseTensor &tensor, std::int64_t axis, std::int64_t i)
{
    TensorSpec spec = tensor.spec();
    const auto length = static_cast<std::size_t>(spec.shape[static_cast<std::size_t>(axis)]);
    const std::int64_t outer = product(spec.shape, 0, static_cast<std::size_t>(axis));
    spec.shape.erase(spec.shape.begin() + axis);
    DenseTensor out(spec);
    const std::size_t step = outer == 0 ? 0 : out.bytes().size() / static_cast<std::size_t>(outer);
    for (std::size_t o = 0; o < static_cast<std::size_t>(outer); ++o)
        std::copy_n(tensor.as<std::byte>() + (o * length + static_cast<std::size_t>(i)) * step, step,
                    out.writable<std::byte>() + o * step);
    return out;
}

} // namespace

bool bodiesStand(const Node &node, const std::vector<const DenseTensor *> &inputs)
{
    const auto hasBody = [&](const char *name) {
        const Attribute *body = node.attribute(name);
        return body != nullptr && !body->graphs.empty();
    };
    if (node.isOp("If"))
        return hasBody("then_branch") && hasBody("else_branch") && !inputs.empty() && inputs[0] != nullptr
            && inputs[0]->count() == 1;
    const std::size_t optional = node.isOp("Loop") ? 2 : 0; // trip count and condition
    for (std::size_t i = optional; i < inputs.size(); ++i) {
        if (inputs[i] == nullptr)
            return false;
    }
    return hasBody("body") && inputs.size() >= optional;
}

/// Runs a body on inputs in the order of its ports; captured values come from `known`.
Evaluator::Outputs Evaluator::runBody(GraphId body, const std::vector<DenseTensor> &inputs,
                                      const ValueTensors &known)
{
    const Graph &graph = m_model.graph(body);
    if (++m_depth > maximumDepth)
        return fail(
            makeError(ErrorCode::NotVerifiable, "nested_too_deeply",
                      QT_TRANSLATE_NOOP("compute", "bodies and functions call each other without end")));
    ValueTensors inner = known;
    for (std::size_t i = 0; i < graph.inputs.size() && i < inputs.size(); ++i)
        inner.insert_or_assign(graph.inputs[i].value, inputs[i]);
    std::vector<ValueId> wanted;
    for (const GraphPort &port : graph.outputs)
        wanted.push_back(port.value);
    auto done = run(body, inner, wanted);
    --m_depth;
    if (!done)
        return fail(std::move(done.error()));
    std::vector<DenseTensor> outputs;
    for (const ValueId value : wanted)
        outputs.push_back(inner.at(value));
    return outputs;
}

Evaluator::Outputs Evaluator::runIf(const Node &node, const Inputs &inputs, const ValueTensors &known)
{
    const bool condition = inputs.at(0)->integers().at(0) != 0;
    return runBody(node.attribute(condition ? "then_branch" : "else_branch")->graphs.front(), {}, known);
}

Evaluator::Outputs Evaluator::runLoop(const Node &node, const Inputs &inputs, const ValueTensors &known)
{
    const GraphId body = node.attribute("body")->graphs.front();
    const std::int64_t trips = inputs.at(0) != nullptr ? inputs[0]->integers().at(0) : INT64_MAX;
    bool goesOn = inputs.size() < 2 || inputs[1] == nullptr || inputs[1]->integers().at(0) != 0;
    std::vector<DenseTensor> carried;
    for (std::size_t i = 2; i < inputs.size(); ++i)
        carried.push_back(*inputs[i]);
    const std::size_t scans = m_model.graph(body).outputs.size() - 1 - carried.size();
    std::vector<std::vector<DenseTensor>> collected(scans);
    for (std::int64_t trip = 0; trip < trips && goesOn; ++trip) {
        if (m_context.isStopped())
            return fail(TaskContext::cancelled());
        std::vector<DenseTensor> given{DenseTensor::of<std::int64_t>(DType::Int64, {}, {trip}),
                                       DenseTensor::of<std::uint8_t>(DType::Bool, {}, {1})};
        given.insert(given.end(), carried.begin(), carried.end());
        auto made = runBody(body, given, known);
        if (!made)
            return made;
        goesOn = made->at(0).integers().at(0) != 0;
        for (std::size_t i = 0; i < carried.size(); ++i)
            carried[i] = (*made)[1 + i];
        for (std::size_t i = 0; i < scans; ++i)
            collected[i].push_back((*made)[1 + carried.size() + i]);
    }
    for (std::size_t i = 0; i < scans; ++i) {
        if (!collected[i].empty()) {
            carried.push_back(stacked(collected[i], 0, false));
            continue;
        }
        // No round was made: what the body declares, with no entries.
        const ValueType type =
            declaredType(m_model, m_model.graph(body).outputs[1 + (inputs.size() - 2) + i].value);
        std::vector<std::int64_t> shape{0};
        for (const Dim &dim : type.shape.value_or(Shape{}))
            shape.push_back(dim.isKnown() ? dim.length() : 0);
        carried.emplace_back(TensorSpec{type.dtype, shape});
    }
    return carried;
}

Evaluator::Outputs Evaluator::runScan(const Node &node, const Inputs &inputs, const ValueTensors &known)
{
    const GraphId body = node.attribute("body")->graphs.front();
    const auto scanned = static_cast<std::size_t>(node.intOr("num_scan_inputs", 0));
    if (scanned == 0 || scanned > inputs.size() || inputs[0] == nullptr)
        return fail(makeError(ErrorCode::NotVerifiable, "attribute_not_computed",
                              QT_TRANSLATE_NOOP("compute", "this form of Scan is not computed"))
                        .withNode(labelOf(m_model, node)));
    const std::size_t states = inputs.size() - scanned;
    const auto direction = node.intsOr("scan_input_directions", std::vector<std::int64_t>(scanned, 0));
    const auto axes = node.intsOr("scan_input_axes", std::vector<std::int64_t>(scanned, 0));
    std::vector<DenseTensor> carried;
    for (std::size_t i = 0; i < states; ++i)
        carried.push_back(*inputs[i]);
    const auto axisOf = [&](std::size_t i) {
        return normalAxis(axes[i], static_cast<std::int64_t>(inputs[states + i]->shape().size())).value_or(0);
    };
    const std::int64_t length = inputs[states]->shape().at(static_cast<std::size_t>(axisOf(0)));
    const std::size_t made = m_model.graph(body).outputs.size() - states;
    std::vector<std::vector<DenseTensor>> collected(made);
    for (std::int64_t t = 0; t < length; ++t) {
        std::vector<DenseTensor> given = carried;
        for (std::size_t i = 0; i < scanned; ++i)
            given.push_back(sliceOf(*inputs[states + i], axisOf(i), direction[i] != 0 ? length - 1 - t : t));
        auto outputs = runBody(body, given, known);
        if (!outputs)
            return outputs;
        for (std::size_t i = 0; i < states; ++i)
            carried[i] = (*outputs)[i];
        for (std::size_t i = 0; i < made; ++i)
            collected[i].push_back((*outputs)[states + i]);
    }
    const auto outAxes = node.intsOr("scan_output_axes", std::vector<std::int64_t>(made, 0));
    const auto outDirection = node.intsOr("scan_output_directions", std::vector<std::int64_t>(made, 0));
    for (std::size_t i = 0; i < made && length > 0; ++i) {
        const auto rank = static_cast<std::int64_t>(collected[i].front().shape().size()) + 1;
        carried.push_back(
            stacked(collected[i], normalAxis(outAxes[i], rank).value_or(0), outDirection[i] != 0));
    }
    return carried;
}

Evaluator::Outputs Evaluator::runFunction(const Function &function, const Node &call, const Inputs &inputs)
{
    const Graph &graph = m_model.graph(function.body);
    ValueTensors inner;
    std::vector<DenseTensor> given;
    for (std::size_t i = 0; i < graph.inputs.size() && i < inputs.size(); ++i) {
        if (inputs[i] != nullptr)
            inner.emplace(graph.inputs[i].value, *inputs[i]);
    }
    const Node complete = withDefaults(call, function);
    const Node *outer = std::exchange(m_call, &complete);
    auto outputs = runBody(function.body, given, inner);
    m_call = outer;
    return outputs;
}

} // namespace espalier
