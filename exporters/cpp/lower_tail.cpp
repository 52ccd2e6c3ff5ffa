// SPDX-License-Identifier: Apache-2.0
// Walks the nodes of a tail and plans each of them, for every length that is not settled.
#include "exporters/cpp/lower_tail.h"

#include "exporters/cpp/finish_program.h"
#include "exporters/cpp/pieces.h"
#include "exporters/cpp/sampled_plan.h"
#include "model/compute/constant_node.h"
#include "model/compute/run_plan.h"
#include "model/graph/name_authority.h"
#include "model/graph/walk.h"
#include "model/shapes/schema_function.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace espalier::cpp {

namespace {

constexpr int deepest = 64; ///< of bodies and function calls

Error refusal(const char *reason, Message message)
{
    return makeError(ErrorCode::RewriteRefused, reason, std::move(message))
        .withRemedy(QT_TRANSLATE_NOOP("exporters", "cut behind it, or fix the model's input shapes"));
}

class Lowering {
public:
    Lowering(const Model &tail, const ValueTypes &types, std::int64_t capacity)
        : m_model(tail), m_types(types), m_capacity(capacity), m_names(nodeNames(tail))
    {
    }

    Result<Program> lower();

private:
    /// Tensors of values. A call of a function has a scope of its own.
    using Scope = std::unordered_map<ValueId, std::size_t>;

    Result<void> addInputs(Scope &scope);
    Result<std::size_t> lengthOfInput(const Dim &dim, std::size_t axis, const std::string &name);
    std::size_t addLength(std::int64_t most);
    Result<void> lowerGraph(GraphId graph, Scope &scope, const Node *call);
    Result<void> lowerNode(NodeId id, Scope &scope, const Node *call);
    Result<void> lowerIf(const Node &node, Scope &scope, const Node *call);
    Result<void> inlineFunction(const Function &function, const Node &node, Scope &scope);
    Result<void> lowerOperator(NodeId id, const Node &node, Scope &scope);
    Result<std::vector<std::size_t>> lowerBody(const Node &node, std::int64_t opset,
                                               const Operands &operands);
    Result<bool> inlineBody(NodeId id, const Node &node, const Operands &operands, Scope &scope);
    Result<void> addPlanned(const Node &node, const SampledPlan &plan, const Operands &operands,
                            Scope &scope);
    Result<void> addUsers(const Node &node, const Operands &operands, Error reason, Scope &scope);
    Result<std::vector<LoweredTensor>> outputsOf(const Node &node, const SampledPlan &plan,
                                                 std::size_t found) const;
    Result<bool> computeValues(const Node &node, const SampledPlan &plan, const Operands &operands,
                               std::vector<LoweredTensor> &outputs);
    Result<std::size_t> find(ValueId value, Scope &scope);
    [[nodiscard]] std::string titleOf(const Node &node) const;

    std::size_t add(LoweredTensor tensor)
    {
        if (tensor.storage == none)
            tensor.storage = m_lowered.tensors.size();
        m_lowered.tensors.push_back(std::move(tensor));
        return m_lowered.tensors.size() - 1;
    }
    /// Binds the node's outputs, of which the last may be left out.
    static void bind(const Node &node, const std::vector<std::size_t> &tensors, Scope &scope)
    {
        for (std::size_t i = 0; i < node.outputs.size() && i < tensors.size(); ++i) {
            if (node.outputs[i].isValid())
                scope.insert_or_assign(node.outputs[i], tensors[i]);
        }
    }

    const Model &m_model;
    const ValueTypes &m_types;
    bool m_isInBody = false; ///< m_model is the body of an operator
    std::int64_t m_capacity;
    std::unordered_map<NodeId, std::string> m_names;
    Lowered m_lowered;
    std::map<std::string, std::size_t> m_lengthOfSymbol;
    MemoryPool m_memory;
    int m_depth = 0;
};

std::size_t Lowering::addLength(std::int64_t most)
{
    const std::int64_t bound = m_capacity > 0 ? std::min(most, m_capacity) : most;
    m_lowered.lengths.push_back({bound, {}});
    m_lowered.samples.push_back(sampledLengths(bound));
    return m_lowered.lengths.size() - 1;
}

Result<std::size_t> Lowering::lengthOfInput(const Dim &dim, std::size_t axis, const std::string &name)
{
    if (m_capacity <= 0)
        return fail(
            refusal("input_not_fixed", {QT_TRANSLATE_NOOP("exporters", "the shape of %1 is not fixed"), name})
                .withRemedy(QT_TRANSLATE_NOOP(
                    "exporters", "fix it with --dim or --shape, or give the export a capacity")));
    const std::string symbol = dim.symbol();
    auto known = symbol.empty() ? m_lengthOfSymbol.end() : m_lengthOfSymbol.find(symbol);
    std::size_t length = none;
    if (known != m_lengthOfSymbol.end()) {
        length = known->second;
    } else {
        length = addLength(m_capacity);
        if (!symbol.empty())
            m_lengthOfSymbol.emplace(symbol, length);
    }
    m_lowered.lengths[length].sources.push_back({m_lowered.tensors.size(), axis});
    return length;
}

Result<void> Lowering::addInputs(Scope &scope)
{
    for (const GraphPort &port : m_model.mainGraph().inputs) {
        const Value &value = m_model.value(port.value);
        if (value.isInitializer())
            continue;
        const ValueType type = declaredType(m_model, port.value);
        if (!type.isTensor() || !type.shape)
            return fail(
                refusal("input_not_fixed",
                        {QT_TRANSLATE_NOOP("exporters", "the shape of %1 is not fixed"), value.name}));
        LoweredTensor tensor{value.name, type.dtype, none, {}, {}, none};
        Dims shape;
        std::vector<std::size_t> axes;
        for (std::size_t axis = 0; axis < type.shape->size(); ++axis) {
            const Dim &dim = (*type.shape)[axis];
            const bool isFixed = dim.isKnown() && dim.length() >= 0;
            shape.push_back(isFixed ? dim.length() : 0);
            if (isFixed)
                continue;
            const auto length = lengthOfInput(dim.isKnown() ? Dim() : dim, axis, value.name);
            if (!length)
                return fail(length.error());
            if (tensor.length != none && tensor.length != *length)
                return fail(
                    refusal("two_runtime_lengths",
                            {QT_TRANSLATE_NOOP("exporters", "%1 has more than one dim that is not fixed"),
                             value.name}));
            tensor.length = *length;
            axes.push_back(axis);
        }
        const std::vector<std::int64_t> lengths =
            tensor.length == none ? std::vector<std::int64_t>{0} : m_lowered.samples[tensor.length];
        for (const std::int64_t n : lengths) {
            for (const std::size_t axis : axes)
                shape[axis] = n;
            tensor.shapes.emplace_back(shape);
        }
        tensor.values.resize(tensor.shapes.size());
        m_lowered.inputs.push_back(add(std::move(tensor)));
        scope.emplace(port.value, m_lowered.inputs.back());
    }
    return {};
}

Result<std::size_t> Lowering::find(ValueId id, Scope &scope)
{
    if (const auto found = scope.find(id); found != scope.end())
        return found->second;
    const Value &value = m_model.value(id);
    if (!value.initializer)
        return fail(refusal("value_unknown",
                            {QT_TRANSLATE_NOOP("exporters", "nothing is known of tensor %1"), value.name}));
    auto tensor = DenseTensor::from(*value.initializer);
    if (!tensor)
        return fail(std::move(tensor.error()));
    const std::size_t index = add(LoweredTensor::constant(value.name, std::move(*tensor)));
    scope.emplace(id, index);
    return index;
}

Result<void> Lowering::lowerGraph(GraphId graph, Scope &scope, const Node *call)
{
    if (++m_depth > deepest)
        return fail(
            refusal("nested_too_deeply",
                    QT_TRANSLATE_NOOP("exporters", "bodies and functions call each other without end")));
    for (const NodeId id : topologicalOrder(m_model, graph).nodes) {
        if (auto done = lowerNode(id, scope, call); !done) {
            Error error = std::move(done.error());
            const auto name = m_names.find(id);
            return fail(name == m_names.end() ? std::move(error) : std::move(error).withNode(name->second));
        }
    }
    --m_depth;
    return {};
}

Result<void> Lowering::lowerNode(NodeId id, Scope &scope, const Node *call)
{
    const Node &stored = m_model.node(id);
    const Node node = refersToCall(stored) ? withCallAttributes(stored, call) : stored;
    if (node.isOp("Constant")) {
        auto constant = constantOf(node);
        if (!constant)
            return fail(std::move(constant.error()));
        const std::string name = node.output(0).isValid() ? m_model.value(node.output(0)).name : "";
        bind(node, {add(LoweredTensor::constant(name, *std::move(constant)))}, scope);
        return {};
    }
    if (node.isOp("If"))
        return lowerIf(node, scope, call);
    if (const Function *function = m_model.findFunction(node.domain, node.opType, node.overload))
        return inlineFunction(*function, node, scope);
    for (const Attribute &attribute : node.attributes) {
        if (!attribute.graphs.empty())
            return fail(refusal("control_flow",
                                {QT_TRANSLATE_NOOP("exporters", "%1 does not become C++"), node.opType}));
    }
    return lowerOperator(id, node, scope);
}

Result<void> Lowering::lowerIf(const Node &node, Scope &scope, const Node *call)
{
    const auto condition = node.input(0).isValid() ? find(node.input(0), scope) : Result<std::size_t>(none);
    if (!condition)
        return fail(condition.error());
    if (*condition == none || !m_lowered.tensors[*condition].isConstant())
        return fail(
            refusal("control_flow", {QT_TRANSLATE_NOOP("exporters", "%1 does not become C++"), node.opType}));
    const auto values = m_lowered.tensors[*condition].values.front()->integers();
    const Attribute *branch =
        node.attribute(!values.empty() && values.front() != 0 ? "then_branch" : "else_branch");
    if (branch == nullptr || branch->graphs.empty())
        return fail(refusal("control_flow", QT_TRANSLATE_NOOP("exporters", "a branch is missing")));
    const GraphId body = branch->graphs.front();
    if (auto done = lowerGraph(body, scope, call); !done)
        return done;
    std::vector<std::size_t> results;
    for (const GraphPort &port : m_model.graph(body).outputs) {
        const auto result = find(port.value, scope);
        if (!result)
            return fail(result.error());
        results.push_back(*result);
    }
    bind(node, results, scope);
    return {};
}

Result<void> Lowering::inlineFunction(const Function &function, const Node &node, Scope &scope)
{
    const Graph &body = m_model.graph(function.body);
    Scope inner;
    for (std::size_t i = 0; i < body.inputs.size() && i < node.inputs.size(); ++i) {
        if (!node.inputs[i].isValid())
            continue;
        const auto operand = find(node.inputs[i], scope);
        if (!operand)
            return fail(operand.error());
        inner.emplace(body.inputs[i].value, *operand);
    }
    const Node call = withDefaults(node, function);
    if (auto done = lowerGraph(function.body, inner, &call); !done)
        return done;
    std::vector<std::size_t> results;
    for (const GraphPort &port : body.outputs) {
        const auto result = find(port.value, inner);
        if (!result)
            return fail(result.error());
        results.push_back(*result);
    }
    bind(node, results, scope);
    return {};
}

Result<void> Lowering::lowerOperator(NodeId id, const Node &node, Scope &scope)
{
    Operands operands;
    for (const ValueId input : node.inputs) {
        if (!input.isValid()) {
            operands.push_back(none);
            continue;
        }
        // In a function's body an operand may be one that the call leaves out.
        const Value &value = m_model.value(input);
        if (!scope.contains(input) && !value.initializer && !value.producer.isValid()) {
            operands.push_back(none);
            continue;
        }
        const auto operand = find(input, scope);
        if (!operand)
            return fail(operand.error());
        operands.push_back(*operand);
    }
    const std::int64_t opset = m_model.opset(node.domain, id.graph).value_or(1);
    const auto plan = planNode(node, opset, operands, m_lowered.tensors, node.outputs.size());
    if (!plan) {
        const auto isInlined = inlineBody(id, node, operands, scope);
        return isInlined && *isInlined ? Result<void>() : addUsers(node, operands, plan.error(), scope);
    }
    return addPlanned(node, *plan, operands, scope);
}

/// An operator that ONNX, or the runtime that made it up, defines by others. False where there is no body; an
/// error, and nothing added, where something in it does not become C++.
Result<bool> Lowering::inlineBody(NodeId id, const Node &node, const Operands &operands, Scope &scope)
{
    std::vector<ValueType> inputTypes;
    for (const std::size_t operand : operands) {
        const LoweredTensor *tensor = operand != none ? &m_lowered.tensors[operand] : nullptr;
        ValueType type;
        if (tensor != nullptr && tensor->length == none && tensor->shape(0)) {
            Shape shape;
            for (const std::int64_t length : *tensor->shape(0))
                shape.push_back(Dim(length));
            type = ValueType::tensor(tensor->dtype, std::move(shape));
        } else if (tensor != nullptr) {
            type = ValueType::tensor(tensor->dtype);
        }
        inputTypes.push_back(std::move(type));
    }
    const auto body = schemaFunction(m_model, id, node, inputTypes);
    if (!body)
        return fail(body.error());
    if (!*body)
        return false;
    static const ValueTypes noTypes; // nothing in a body becomes a function of the user's
    Lowering inner(**body, noTypes, m_capacity);
    inner.m_isInBody = true;
    inner.m_depth = m_depth;
    const std::array before{m_lowered.tensors.size(), m_lowered.lengths.size(), m_lowered.samples.size(),
                            m_lowered.steps.size()};
    inner.m_lowered = std::move(m_lowered);
    auto results = inner.lowerBody(node, m_model.opset(node.domain, id.graph).value_or(1), operands);
    m_lowered = std::move(inner.m_lowered);
    if (results) {
        bind(node, *results, scope);
        return true;
    }
    m_lowered.tensors.resize(before[0]);
    m_lowered.lengths.resize(before[1]);
    m_lowered.samples.resize(before[2]);
    m_lowered.steps.resize(before[3]);
    return fail(std::move(results.error()));
}

/// Of a model that is the body of the node: what its outputs are.
Result<std::vector<std::size_t>> Lowering::lowerBody(const Node &node, std::int64_t opset,
                                                     const Operands &operands)
{
    const Graph &graph = m_model.mainGraph();
    Scope own;
    for (std::size_t i = 0; i < graph.inputs.size() && i < operands.size(); ++i) {
        if (operands[i] != none)
            own.emplace(graph.inputs[i].value, operands[i]);
    }
    const Node call = withSchemaDefaults(node, opset);
    if (auto done = lowerGraph(Model::mainGraphId(), own, &call); !done)
        return fail(std::move(done.error()));
    std::vector<std::size_t> results;
    for (std::size_t i = 0; i < graph.outputs.size() && i < node.outputs.size(); ++i) {
        const auto result =
            node.outputs[i].isValid() ? find(graph.outputs[i].value, own) : Result<std::size_t>(none);
        if (!result)
            return fail(result.error());
        results.push_back(*result);
    }
    return results;
}

std::string Lowering::titleOf(const Node &node) const
{
    const ValueId output = node.output(0);
    return node.opType + " "
        + (!node.name.empty() ? node.name : (output.isValid() ? m_model.value(output).name : std::string()));
}

Result<std::vector<LoweredTensor>> Lowering::outputsOf(const Node &node, const SampledPlan &plan,
                                                       std::size_t found) const
{
    std::vector<LoweredTensor> out;
    for (std::size_t o = 0; o < plan.any().outputs.size(); ++o) {
        const std::string name =
            node.output(o).isValid() ? m_model.value(node.output(o)).name : node.opType + " output";
        LoweredTensor tensor{name, plan.any().outputs[o].dtype, plan.length, {}, {}, none};
        if (elementTypeName(tensor.dtype).empty())
            return fail(refusal("dtype_not_computed",
                                {QT_TRANSLATE_NOOP("exporters", "%1 has no type in C++"),
                                 std::string(dtypeName(tensor.dtype))}));
        for (const auto &each : plan.plans)
            tensor.shapes.push_back(each ? std::optional(each->outputs[o].shape) : std::nullopt);
        if (found != none) { // as if for the largest length of its own operands, but along the axis found
            Dims shape = plan.any().outputs[o].shape;
            tensor.length = none;
            tensor.shapes.clear();
            for (const auto &place : plan.any().counts.front().places) {
                if (place.output != o)
                    continue;
                tensor.length = found;
                for (const std::int64_t n : m_lowered.samples[found]) {
                    shape[place.axis] = n;
                    tensor.shapes.emplace_back(shape);
                }
            }
            if (tensor.length == none)
                tensor.shapes.emplace_back(shape);
        }
        tensor.values.resize(tensor.shapes.size());
        out.push_back(std::move(tensor));
    }
    return out;
}

/// Fills in the values that are known: true where the outputs are constants, so that no step is needed.
Result<bool> Lowering::computeValues(const Node &node, const SampledPlan &plan, const Operands &operands,
                                     std::vector<LoweredTensor> &outputs)
{
    static constexpr std::int64_t mostRuntimeElements = 64; // shape arithmetic, not tensors
    static constexpr std::size_t alwaysFolded = 65536; // bytes
    static constexpr std::size_t growth = 4; // how much larger than its operands a constant may be
    std::size_t operandBytes = 0;
    for (const std::size_t operand : operands)
        operandBytes += operand != none && m_lowered.tensors[operand].isConstant()
            ? m_lowered.tensors[operand].values.front()->bytes().size()
            : 0;
    for (std::size_t i = 0; i < plan.plans.size(); ++i) {
        if (!isComputable(plan, i, operands, m_lowered.tensors))
            continue;
        const bool isLarge = std::any_of(
            plan.plans[i]->outputs.begin(), plan.plans[i]->outputs.end(), [&](const TensorSpec &spec) {
                return plan.length == none ? spec.bytes() > std::max(alwaysFolded, growth * operandBytes)
                                           : spec.count() > mostRuntimeElements;
            });
        if (isLarge)
            continue;
        std::vector<const DenseTensor *> inputs;
        for (const std::size_t operand : operands) {
            const bool isKnown = operand != none && m_lowered.tensors[operand].value(i).has_value();
            inputs.push_back(isKnown ? &*m_lowered.tensors[operand].value(i) : nullptr);
        }
        auto made = runPlan(node, *plan.plans[i], inputs, {m_memory});
        if (!made)
            return fail(std::move(made.error()));
        for (std::size_t o = 0; o < outputs.size(); ++o)
            outputs[o].values[i] = std::move((*made)[o]);
    }
    return plan.length == none && !outputs.empty() && outputs.front().isConstant();
}

Result<void> Lowering::addPlanned(const Node &node, const SampledPlan &plan, const Operands &operands,
                                  Scope &scope)
{
    const std::size_t found = plan.findsLength() ? addLength(plan.mostFound()) : none;
    auto outputs = outputsOf(node, plan, found);
    if (!outputs)
        return fail(std::move(outputs.error()));
    const auto isConstant =
        found == none ? computeValues(node, plan, operands, *outputs) : Result<bool>(false);
    if (!isConstant)
        return fail(isConstant.error());
    std::vector<std::size_t> results;
    for (LoweredTensor &output : *outputs) {
        if (plan.any().isView)
            output.storage = m_lowered.tensors[operands.front()].storage;
        results.push_back(add(std::move(output)));
    }
    bind(node, results, scope);
    if (*isConstant || plan.any().isView)
        return {};
    static const std::vector<std::int64_t> noLengths;
    auto step = makeStep(plan, plan.length == none ? noLengths : m_lowered.samples[plan.length], operands,
                         results, found, found == none ? 0 : m_lowered.lengths[found].most);
    if (!step)
        return fail(std::move(step.error()));
    step->title = titleOf(node);
    m_lowered.steps.push_back(*std::move(step));
    return {};
}

Result<void> Lowering::addUsers(const Node &node, const Operands &operands, Error reason, Scope &scope)
{
    if (m_isInBody) // the user would write the whole operator
        return fail(std::move(reason));
    Step step;
    step.title = titleOf(node);
    step.isUsers = true;
    step.users = node.opType;
    step.operands = operands;
    for (const std::size_t operand : operands) {
        if (operand != none && m_lowered.tensors[operand].length != none)
            return fail(std::move(reason));
        if (operand != none && std::find(step.reads.begin(), step.reads.end(), operand) == step.reads.end())
            step.reads.push_back(operand);
    }
    std::vector<std::size_t> results;
    for (const ValueId output : node.outputs) {
        const ValueType type = output.isValid() ? m_types.of(output) : ValueType{};
        if (!type.isTensor() || !type.shape || !isStatic(*type.shape) || elementTypeName(type.dtype).empty())
            return fail(std::move(reason));
        Dims shape;
        for (const Dim &dim : *type.shape)
            shape.push_back(dim.length());
        results.push_back(
            add({m_model.value(output).name, type.dtype, none, {std::move(shape)}, {std::nullopt}, none}));
    }
    step.writes = results;
    bind(node, results, scope);
    m_lowered.steps.push_back(std::move(step));
    return {};
}

Result<Program> Lowering::lower()
{
    Scope scope;
    if (auto done = addInputs(scope); !done)
        return fail(std::move(done.error()));
    if (auto done = lowerGraph(Model::mainGraphId(), scope, nullptr); !done)
        return fail(std::move(done.error()));
    for (const GraphPort &port : m_model.mainGraph().outputs) {
        const auto tensor = find(port.value, scope);
        if (!tensor)
            return fail(tensor.error());
        m_lowered.outputs.push_back({m_model.value(port.value).name, *tensor});
    }
    return finishProgram(std::move(m_lowered));
}

} // namespace

Result<Program> lowerTail(const Model &tail, const ValueTypes &types, std::int64_t capacity)
{
    return Lowering(tail, types, capacity).lower();
}

} // namespace espalier::cpp
