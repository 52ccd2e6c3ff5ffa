// SPDX-License-Identifier: Apache-2.0
// Works out facts on demand and keeps them.
#include "model/targets/model_facts.h"

#include "model/compute/evaluate.h"
#include "model/shapes/infer_types.h"
#include "model/targets/constant_tensor.h"
#include "model/targets/repeatable.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace espalier {

namespace {

enum class Constness : std::uint8_t { Undecided, Constant, Variable };

/// The outputs of a node from all that it reads; empty where no kernel computes it.
ValueTensors runNode(const Model &model, NodeId id, const ValueTensors &known)
{
    const Node &node = model.node(id);
    const bool hasBody = std::any_of(node.attributes.begin(), node.attributes.end(),
                                     [](const Attribute &each) { return !each.graphs.empty(); });
    std::vector<ValueId> wanted;
    std::copy_if(node.outputs.begin(), node.outputs.end(), std::back_inserter(wanted),
                 [](ValueId output) { return output.isValid(); });
    if (hasBody)
        return evaluateValues(model, known, wanted).value_or(ValueTensors{});
    std::vector<const DenseTensor *> inputs;
    for (const ValueId input : node.inputs)
        inputs.push_back(input.isValid() ? &known.at(input) : nullptr);
    ValueTensors computed;
    const auto outputs = evaluateNode(model, id, inputs);
    for (std::size_t i = 0; outputs && i < std::min(outputs->size(), node.outputs.size()); ++i) {
        if (node.outputs[i].isValid())
            computed.emplace(node.outputs[i], (*outputs)[i]);
    }
    return computed;
}

/// From IR 4 on an initializer that is also an input is only a default.
bool hasDefaults(const Model &model)
{
    const auto &inputs = model.mainGraph().inputs;
    return model.envelope().ir_version() >= 4
        && std::any_of(inputs.begin(), inputs.end(),
                       [&](const GraphPort &port) { return model.value(port.value).isInitializer(); });
}

} // namespace

struct ModelFacts::State {
    State(Model ownModel, ValueTypes ownTypes) : model(std::move(ownModel)), types(std::move(ownTypes))
    {
        hasOverridable = hasDefaults(model);
        constness.resize(model.graphCount());
        for (std::uint32_t i = 0; i < model.graphCount(); ++i) {
            if (const Graph *graph = model.findGraph(GraphId(i)))
                constness[i] = std::vector<std::atomic<Constness>>(graph->values.size());
        }
    }

    [[nodiscard]] bool isInCall(GraphId graph) const
    {
        while (graph != body && graph.isValid()) {
            const Graph *at = model.findGraph(graph);
            graph = at != nullptr && at->owner.isValid() ? at->owner.graph : GraphId{};
        }
        return graph.isValid();
    }
    /// What the call gives for a formal input; an invalid id also where it leaves it out.
    [[nodiscard]] ValueId argument(ValueId formal) const
    {
        const auto &inputs = model.graph(body).inputs;
        const auto at =
            std::find_if(inputs.begin(), inputs.end(), [&](const GraphPort &p) { return p.value == formal; });
        return model.node(call).input(static_cast<std::size_t>(at - inputs.begin()));
    }
    [[nodiscard]] bool isFormal(ValueId value) const
    {
        return outside != nullptr && value.graph == body && model.value(value).isGraphInput;
    }

    Model model;
    ValueTypes types;
    bool hasOverridable = false;

    // Facts of a call: what the call stands in, the call, and the body of its function.
    const ModelFacts *outside = nullptr;
    NodeId call;
    GraphId body;
    std::vector<NodeId> calls; ///< from the main graph inwards

    std::vector<std::vector<std::atomic<Constness>>> constness; ///< by graph and value index
    std::mutex mutex; ///< guards what follows
    std::unordered_map<GraphId, std::unique_ptr<TopologicalOrder>> orders;
    std::unordered_map<ValueId, std::shared_ptr<const Tensor>> constants;
    std::unordered_map<NodeId, std::shared_ptr<const ModelFacts>> inCalls;
    std::unordered_map<std::string, std::unique_ptr<Attribute>> attributeDefaults;
};

ModelFacts::ModelFacts(std::unique_ptr<State> state) : m_state(std::move(state)) { }
ModelFacts::ModelFacts(Model model, ValueTypes types)
    : m_state(std::make_unique<State>(std::move(model), std::move(types)))
{
}
ModelFacts::~ModelFacts() = default;
ModelFacts::ModelFacts(ModelFacts &&) noexcept = default;
ModelFacts &ModelFacts::operator=(ModelFacts &&) noexcept = default;

ModelFacts ModelFacts::infer(const Model &model, const TaskContext &context)
{
    return ModelFacts(model, inferTypes(model, context).types);
}

const Model &ModelFacts::model() const
{
    return m_state->model;
}

const ValueTypes &ModelFacts::types() const
{
    return m_state->types;
}

const ValueType &ModelFacts::type(ValueId value) const
{
    return m_state->types.of(value);
}

const TopologicalOrder &ModelFacts::order(GraphId graph) const
{
    const std::lock_guard lock(m_state->mutex);
    auto &kept = m_state->orders[graph];
    if (!kept)
        kept = std::make_unique<TopologicalOrder>(topologicalOrder(m_state->model, graph));
    return *kept;
}

bool ModelFacts::isConstant(ValueId value) const
{
    if (m_state->model.findValue(value) == nullptr)
        return !value.isValid();
    if (m_state->outside != nullptr && !m_state->isInCall(value.graph))
        return m_state->outside->isConstant(value);
    const Constness known = m_state->constness[value.graph.index()][value.index];
    return known == Constness::Undecided ? decideConstant(value) : known == Constness::Constant;
}

bool ModelFacts::isConstantNode(NodeId id) const
{
    const Node &node = m_state->model.node(id);
    return !node.outputs.empty()
        && std::all_of(node.outputs.begin(), node.outputs.end(), [&](ValueId v) { return isConstant(v); });
}

/// Depth-first over producers with a stack of its own, for chains may be as long as the model. Each value is
/// decided once; two threads may decide the same one, alike.
bool ModelFacts::decideConstant(ValueId root) const
{
    State &state = *m_state;
    const Model &model = state.model;
    struct Open {
        ValueId value;
        std::vector<ValueId> reads;
        std::size_t next = 0;
    };
    std::vector<Open> stack;
    std::unordered_set<ValueId> open;
    const auto cell = [&](ValueId v) -> std::atomic<Constness> & {
        return state.constness[v.graph.index()][v.index];
    };

    /// Decides a value by itself, or opens it to look at what it is computed from.
    const auto enter = [&](ValueId id) {
        const Value &value = model.value(id);
        const Node *node = model.findNode(value.producer);
        const auto decide = [&](bool isConstant) {
            cell(id) = isConstant ? Constness::Constant : Constness::Variable;
        };
        if (node == nullptr) {
            decide(state.isFormal(id) ? state.outside->isConstant(state.argument(id))
                                      : isConstantInitializer(model, id));
            return;
        }
        const KnownElements *elements = state.types.elementsOf(id);
        const bool isTrusted = !state.hasOverridable || node->isOp("Shape") || node->isOp("Size");
        if (elements != nullptr && isTrusted && elements->isComplete()) {
            decide(true);
            return;
        }
        Open next{id, {}, 0};
        if (!isRepeatable(model, value.producer)) {
            decide(false);
            return;
        }
        const bool hasBodies = std::any_of(node->attributes.begin(), node->attributes.end(),
                                           [](const Attribute &a) { return !a.graphs.empty(); });
        if (hasBodies)
            forEachValueRead(model, value.producer, [&](ValueId read) { next.reads.push_back(read); });
        else
            next.reads = node->inputs;
        open.insert(id);
        stack.push_back(std::move(next));
    };

    enter(root);
    while (!stack.empty()) {
        Open &top = stack.back();
        bool isVariable = false;
        bool isPushed = false;
        while (!isPushed && !isVariable && top.next < top.reads.size()) {
            const ValueId read = top.reads[top.next];
            const bool isElsewhere =
                read.isValid() && state.outside != nullptr && !state.isInCall(read.graph);
            const Constness known = !read.isValid() ? Constness::Constant
                : isElsewhere                       ? Constness::Variable
                                                    : cell(read).load();
            if (known == Constness::Undecided && !open.contains(read)) {
                isPushed = true;
                enter(read); // may move `top`
            } else {
                isVariable = known != Constness::Constant; // one that is open is on a cycle
                ++top.next;
            }
        }
        if (isPushed)
            continue;
        cell(top.value) = isVariable ? Constness::Variable : Constness::Constant;
        open.erase(top.value);
        stack.pop_back();
    }
    return cell(root) == Constness::Constant;
}

std::shared_ptr<const Tensor> ModelFacts::constant(ValueId wanted) const
{
    if (!wanted.isValid() || !isConstant(wanted))
        return nullptr;
    // A stack of its own, for chains may be as long as the model.
    std::vector<ValueId> stack{wanted};
    while (!stack.empty()) {
        const ValueId value = stack.back();
        if (constantAtHand(value)) {
            stack.pop_back();
            continue;
        }
        const std::size_t before = stack.size();
        const NodeId producer = m_state->model.value(value).producer;
        forEachValueRead(m_state->model, producer, [&](ValueId read) {
            // Known elements may make a value constant whose inputs are not.
            if (isConstant(read) && !constantAtHand(read))
                stack.push_back(read);
        });
        if (stack.size() == before)
            computeOutputs(producer);
    }
    return *constantAtHand(wanted);
}

/// The answer for a constant if no kernel has to run for it: found before, or not computed by a node.
std::optional<std::shared_ptr<const Tensor>> ModelFacts::constantAtHand(ValueId value) const
{
    if (m_state->outside != nullptr && !m_state->isInCall(value.graph))
        return m_state->outside->constant(value);
    if (m_state->isFormal(value))
        return m_state->outside->constant(m_state->argument(value));
    if (const auto &initializer = m_state->model.value(value).initializer)
        return initializer;
    const Node *node = m_state->model.findNode(m_state->model.value(value).producer);
    if (node == nullptr)
        return std::shared_ptr<const Tensor>();
    {
        const std::lock_guard lock(m_state->mutex);
        const auto kept = m_state->constants.find(value);
        if (kept != m_state->constants.end())
            return kept->second;
    }
    std::shared_ptr<const Tensor> tensor;
    const KnownElements *elements = m_state->types.elementsOf(value);
    if (node->isOp("Constant"))
        tensor = constantOfNode(*node);
    else if (elements != nullptr && elements->isComplete())
        tensor = constantOfElements(*elements, type(value).dtype);
    if (!tensor && !node->isOp("Constant"))
        return std::nullopt;
    const std::lock_guard lock(m_state->mutex);
    return m_state->constants.try_emplace(value, std::move(tensor)).first->second;
}

/// Runs a node on its constants, all at hand, and keeps its outputs: null where they cannot be computed.
void ModelFacts::computeOutputs(NodeId id) const
{
    const Model &model = m_state->model;
    const Node &node = model.node(id);
    // What refers to a function's attribute is known to the call alone.
    bool isComplete = std::none_of(node.attributes.begin(), node.attributes.end(), [](const Attribute &each) {
        return !each.proto->ref_attr_name().empty();
    });
    ValueTensors known;
    forEachValueRead(model, id, [&](ValueId read) {
        const auto tensor = isConstant(read) ? *constantAtHand(read) : nullptr;
        auto dense = tensor ? std::optional(DenseTensor::from(*tensor)) : std::nullopt;
        isComplete = isComplete && dense && dense->has_value();
        if (isComplete)
            known.emplace(read, std::move(**dense));
    });
    const ValueTensors computed = isComplete ? runNode(model, id, known) : ValueTensors{};
    const std::lock_guard lock(m_state->mutex);
    for (const ValueId output : node.outputs) {
        const auto found = computed.find(output);
        if (found != computed.end())
            m_state->constants.try_emplace(
                output, std::make_shared<const Tensor>(found->second.toTensor(model.value(output).name)));
        else if (output.isValid())
            m_state->constants.try_emplace(output, nullptr);
    }
}

std::shared_ptr<const KnownElements> ModelFacts::elements(ValueId value) const
{
    if (const ValueTypes::Record *record = m_state->types.find(value); record != nullptr && record->elements)
        return record->elements;
    const ValueType &known = type(value);
    const auto count = known.shape ? elementCount(*known.shape) : std::nullopt;
    const auto tensor = count.value_or(0) <= elementLimit ? constant(value) : nullptr;
    return tensor ? readElements(*tensor, elementLimit) : nullptr;
}

FoundAttribute ModelFacts::attribute(const Node &node, std::string_view name) const
{
    const Attribute *found = node.attribute(name);
    if (found == nullptr || found->proto->ref_attr_name().empty())
        return {found, true};
    if (m_state->outside == nullptr)
        return {nullptr, false};
    const std::string &reference = found->proto->ref_attr_name();
    const Node &call = m_state->model.node(m_state->call);
    const FoundAttribute given = m_state->outside->attribute(call, reference);
    if (given.attribute != nullptr || !given.isKnown)
        return given;
    const Function *function = m_state->model.findFunction(call.domain, call.opType, call.overload);
    for (const onnx::AttributeProto &proto : function->rest->attribute_proto()) {
        if (proto.name() != reference)
            continue;
        const std::lock_guard lock(m_state->mutex);
        auto &kept = m_state->attributeDefaults[reference];
        if (!kept) {
            kept = std::make_unique<Attribute>();
            kept->proto = std::make_shared<onnx::AttributeProto>(proto);
            if (proto.has_t())
                kept->tensors.push_back(std::make_shared<Tensor>(proto.t(), Tensor::InHeader{}));
        }
        return {kept.get(), true};
    }
    return {nullptr, true};
}

std::shared_ptr<const ModelFacts> ModelFacts::inCall(NodeId call) const
{
    const Node &node = m_state->model.node(call);
    const Function *function = m_state->model.findFunction(node.domain, node.opType, node.overload);
    if (function == nullptr)
        return nullptr;
    {
        const std::lock_guard lock(m_state->mutex);
        const auto kept = m_state->inCalls.find(call);
        if (kept != m_state->inCalls.end())
            return kept->second;
    }
    std::vector<NodeId> calls = m_state->calls;
    calls.push_back(call);
    auto state = std::make_unique<State>(m_state->model, inferCall(m_state->model, m_state->types, calls));
    state->outside = this;
    state->call = call;
    state->body = function->body;
    state->calls = std::move(calls);
    std::shared_ptr<const ModelFacts> facts(new ModelFacts(std::move(state)));
    const std::lock_guard lock(m_state->mutex);
    return m_state->inCalls.try_emplace(call, std::move(facts)).first->second;
}

} // namespace espalier
