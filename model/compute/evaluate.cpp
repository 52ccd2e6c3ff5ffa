// SPDX-License-Identifier: Apache-2.0
// Runs nodes in topological order, frees what nobody reads any more, and goes into bodies and functions.
#include "model/compute/evaluate.h"

#include "model/compute/kernel.h"
#include "model/graph/walk.h"

#include <algorithm>
#include <new>
#include <set>
#include <unordered_set>

namespace espalier {

namespace {

constexpr int maximumDepth = 64; ///< of bodies and function calls

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

/// The operands and bodies without which control flow cannot run.
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

/// Aligned memory for a call.
class ScratchMemory {
public:
    void *get(std::size_t bytes)
    {
        if (bytes == 0)
            return nullptr;
        m_memory.resize(bytes + alignment);
        void *pointer = m_memory.data();
        std::size_t space = m_memory.size();
        return std::align(alignment, bytes, pointer, space);
    }

private:
    static constexpr std::size_t alignment = 64;
    std::vector<std::byte> m_memory;
};

class Evaluator {
public:
    Evaluator(const Model &model, const TaskContext &context) : m_model(model), m_context(context) { }

    /// Computes `wanted`, values of `graph`. `known` grows by what is computed and still needed.
    Result<void> run(GraphId graph, ValueTensors &known, const std::vector<ValueId> &wanted);
    Result<std::vector<DenseTensor>> runNode(NodeId id, const std::vector<const DenseTensor *> &inputs,
                                             const ValueTensors &known);

private:
    using Inputs = std::vector<const DenseTensor *>;
    using Outputs = Result<std::vector<DenseTensor>>;

    Result<const DenseTensor *> find(ValueId value, const ValueTensors &known);
    Outputs runKernel(const Node &node, std::int64_t opset, const Inputs &inputs);
    Outputs runPlan(const Node &node, const KernelPlan &plan, const Inputs &inputs);
    Outputs runIf(const Node &node, const Inputs &inputs, const ValueTensors &known);
    Outputs runLoop(const Node &node, const Inputs &inputs, const ValueTensors &known);
    Outputs runScan(const Node &node, const Inputs &inputs, const ValueTensors &known);
    Outputs runBody(GraphId body, const std::vector<DenseTensor> &inputs, const ValueTensors &known);
    Outputs runFunction(const Function &function, const Node &call, const Inputs &inputs);
    Outputs runConstant(const Node &node);
    std::vector<bool> neededNodes(const std::vector<NodeId> &order, const ValueTensors &known,
                                  const std::vector<ValueId> &wanted) const;

    const Model &m_model;
    const TaskContext &m_context;
    ValueTensors m_constants; ///< initializers in use, borrowed from the file
    ScratchMemory m_scratch;
    int m_depth = 0;
    const Node *m_call = nullptr; ///< whose attributes a function body's references mean
};

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
    // In a function body an attribute may refer to one of the call's (AttributeProto.ref_attr_name).
    std::optional<Node> resolved;
    for (std::size_t i = 0; i < stored.attributes.size(); ++i) {
        const std::string &reference = stored.attributes[i].proto->ref_attr_name();
        if (reference.empty())
            continue;
        if (!resolved)
            resolved = stored;
        const Attribute *given = m_call != nullptr ? m_call->attribute(reference) : nullptr;
        std::vector<Attribute> &own = resolved->attributes;
        const std::string name = stored.attributes[i].name();
        std::erase_if(own, [&](const Attribute &attribute) { return attribute.name() == name; });
        if (given != nullptr) {
            auto proto = std::make_shared<onnx::AttributeProto>(*given->proto);
            proto->set_name(name);
            own.push_back({std::move(proto), given->tensors, given->graphs});
        }
    }
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
    if (node.isOp("Constant"))
        return runConstant(node);
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
    return runPlan(node, *plan, inputs);
}

Evaluator::Outputs Evaluator::runPlan(const Node &node, const KernelPlan &plan, const Inputs &inputs)
{
    if (plan.onHost)
        return plan.onHost(inputs);
    if (plan.isView)
        return std::vector{inputs[0]->reshaped(plan.outputs[0].shape)};
    std::vector<DenseTensor> outputs;
    KernelBuffers buffers;
    for (const DenseTensor *input : inputs)
        buffers.inputs.push_back(input != nullptr ? input->data() : nullptr);
    for (const TensorSpec &spec : plan.outputs) {
        outputs.emplace_back(spec);
        buffers.outputs.push_back(outputs.back().writable<void>());
    }
    for (const KernelCall &call : plan.calls) {
        buffers.scratch = m_scratch.get(call.scratchBytes);
        if (const int code = call.run(buffers); code != 0)
            return fail(makeError(ErrorCode::NotVerifiable, "kernel_failed",
                                  {QT_TRANSLATE_NOOP("compute", "%1 stopped with code %2"), node.opType,
                                   std::to_string(code)}));
    }
    return outputs;
}

Evaluator::Outputs Evaluator::runConstant(const Node &node)
{
    const Attribute *tensor = node.attribute("value");
    if (tensor != nullptr && !tensor->tensors.empty()) {
        auto dense = DenseTensor::from(*tensor->tensors.front());
        if (!dense)
            return fail(std::move(dense.error()));
        return std::vector{std::move(*dense)};
    }
    for (const Attribute &attribute : node.attributes) {
        const onnx::AttributeProto &proto = *attribute.proto;
        const auto count = [](int size) { return std::vector<std::int64_t>{size}; };
        if (attribute.name() == "value_int")
            return std::vector{DenseTensor::of<std::int64_t>(DType::Int64, {}, {proto.i()})};
        if (attribute.name() == "value_float")
            return std::vector{DenseTensor::of<float>(DType::Float, {}, {proto.f()})};
        if (attribute.name() == "value_ints")
            return std::vector{DenseTensor::of<std::int64_t>(DType::Int64, count(proto.ints_size()),
                                                             {proto.ints().begin(), proto.ints().end()})};
        if (attribute.name() == "value_floats")
            return std::vector{DenseTensor::of<float>(DType::Float, count(proto.floats_size()),
                                                      {proto.floats().begin(), proto.floats().end()})};
        if (attribute.name() == "value_string" || attribute.name() == "value_strings") {
            const bool isOne = attribute.name() == "value_string";
            DenseTensor strings(
                TensorSpec{DType::String, isOne ? std::vector<std::int64_t>{} : count(proto.strings_size())});
            strings.setStrings(
                isOne ? std::vector<std::string>{proto.s()}
                      : std::vector<std::string>{proto.strings().begin(), proto.strings().end()});
            return std::vector{std::move(strings)};
        }
    }
    return fail(makeError(ErrorCode::NotVerifiable, "attribute_not_computed",
                          QT_TRANSLATE_NOOP("compute", "this form of Constant is not computed"))
                    .withNode(labelOf(m_model, node)));
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
    // Attributes with defaults that the call does not give (FunctionProto.attribute_proto).
    Node complete = call;
    for (const auto &fallback : function.rest->attribute_proto()) {
        if (call.attribute(fallback.name()) == nullptr)
            complete.attributes.push_back({std::make_shared<const onnx::AttributeProto>(fallback), {}, {}});
    }
    const Node *outer = std::exchange(m_call, &complete);
    auto outputs = runBody(function.body, given, inner);
    m_call = outer;
    return outputs;
}

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
