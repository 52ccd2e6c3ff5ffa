// SPDX-License-Identifier: Apache-2.0
// Chooses the tail and makes the two models.
#include "rewrites/cut.h"

#include "model/graph/name_authority.h"
#include "model/graph/walk.h"
#include "rewrites/min_cut.h"

#include <algorithm>
#include <unordered_map>

namespace espalier {

namespace {

Error refusal(const char *reason, Message message, Message remedy)
{
    return makeError(ErrorCode::RewriteRefused, reason, std::move(message)).withRemedy(std::move(remedy));
}

Error frontEmpty()
{
    return refusal("front_empty", QT_TRANSLATE_NOOP("cut", "nothing would be left of the model"),
                   QT_TRANSLATE_NOOP("cut", "cut at a later tensor"));
}

/// Constants stand on both sides; they never cross.
bool isConstantNode(const Node &node)
{
    return node.isOp("Constant");
}

bool isRecurrent(const Node &node)
{
    return node.isOp("LSTM") || node.isOp("GRU") || node.isOp("RNN");
}

/// Nodes that `auto` never moves (product.md, "Cut"): Conv, ConvTranspose, a Gemm or MatMul with constant
/// weights, and recurrent ones; also a node with such a one in a body.
bool isWeighted(const Model &model, NodeId id)
{
    const Node &node = model.node(id);
    if (node.isOp("Conv") || node.isOp("ConvTranspose") || isRecurrent(node))
        return true;
    if (node.isOp("Gemm") || node.isOp("MatMul")) {
        for (const ValueId input : {node.input(0), node.input(1)}) {
            if (!input.isValid())
                continue;
            const NodeId producer = model.value(input).producer;
            if (model.value(input).isInitializer()
                || (producer.isValid() && isConstantNode(model.node(producer))))
                return true;
        }
    }
    for (const Attribute &attribute : node.attributes) {
        for (const GraphId body : attribute.graphs) {
            for (const NodeId inner : nodesInOrder(model, body)) {
                if (isWeighted(model, inner))
                    return true;
            }
        }
    }
    return false;
}

std::uint64_t bytesOf(const ValueType &type)
{
    const auto count = type.isTensor() && type.shape ? elementCount(*type.shape) : std::nullopt;
    return count ? packedBytes(type.dtype, static_cast<std::uint64_t>(*count)).value_or(0) : 0;
}

/// Nodes of the main graph but Constants, in topological order, and the tensors between them.
class MainGraph {
public:
    explicit MainGraph(const Model &model) : m_model(model)
    {
        for (const NodeId id : topologicalOrder(model).nodes) {
            if (isConstantNode(model.node(id)))
                continue;
            m_place.emplace(id, m_nodes.size());
            m_nodes.push_back(id);
        }
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            forEachValueRead(model, m_nodes[i], [&](ValueId value) {
                if (value.graph != Model::mainGraphId() || !isTensor(value))
                    return;
                const auto [entry, isNew] = m_tensorOf.try_emplace(value, m_tensors.size());
                if (isNew)
                    m_tensors.push_back({value, {}});
                m_tensors[entry->second].readers.push_back(i);
            });
        }
    }

    struct Tensor {
        ValueId value;
        std::vector<std::size_t> readers;
    };
    [[nodiscard]] const std::vector<NodeId> &nodes() const { return m_nodes; }
    [[nodiscard]] const std::vector<Tensor> &tensors() const { return m_tensors; }
    [[nodiscard]] std::optional<std::size_t> producerOf(ValueId value) const
    {
        const auto found = m_place.find(m_model.value(value).producer);
        return found == m_place.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] std::size_t placeOf(NodeId node) const { return m_place.at(node); }

private:
    /// A graph input or what a node other than Constant makes.
    [[nodiscard]] bool isTensor(ValueId value) const
    {
        const Value &record = m_model.value(value);
        return producerOf(value).has_value() || (record.isGraphInput && !record.isInitializer());
    }

    const Model &m_model;
    std::vector<NodeId> m_nodes;
    std::unordered_map<NodeId, std::size_t> m_place;
    std::vector<Tensor> m_tensors;
    std::unordered_map<ValueId, std::size_t> m_tensorOf;
};

/// For each node those that read what it makes, by place.
std::vector<std::vector<std::size_t>> successorsIn(const MainGraph &graph)
{
    std::vector<std::vector<std::size_t>> successors(graph.nodes().size());
    for (const MainGraph::Tensor &tensor : graph.tensors()) {
        if (const auto producer = graph.producerOf(tensor.value))
            successors[*producer].insert(successors[*producer].end(), tensor.readers.begin(),
                                         tensor.readers.end());
    }
    return successors;
}

CutPlan planFrom(const CutFacts &facts, const MainGraph &graph, const std::vector<bool> &inTail)
{
    CutPlan plan;
    for (std::size_t i = 0; i < inTail.size(); ++i) {
        const NodeId id = graph.nodes()[i];
        if (inTail[i]) {
            plan.moved.insert(id);
            plan.macsMoved += facts.macs(id);
        } else if (facts.isUnsupported(id)) {
            plan.unsupportedLeft.push_back(id);
        }
    }
    for (const MainGraph::Tensor &tensor : graph.tensors()) {
        const auto producer = graph.producerOf(tensor.value);
        const bool isRead = std::any_of(tensor.readers.begin(), tensor.readers.end(),
                                        [&](std::size_t reader) { return inTail[reader]; });
        if (!isRead || (producer && inTail[*producer]))
            continue;
        plan.bytesCrossing += bytesOf(facts.types.of(tensor.value));
        if (producer)
            plan.crossing.push_back(tensor.value);
    }
    std::sort(plan.crossing.begin(), plan.crossing.end(), [&](ValueId a, ValueId b) {
        const auto placeA = graph.producerOf(a);
        const auto placeB = graph.producerOf(b);
        return placeA != placeB ? placeA < placeB : facts.model.value(a).name < facts.model.value(b).name;
    });
    return plan;
}

Result<ValueId> findTensor(const Model &model, const std::string &name)
{
    for (std::uint32_t g = 0; g < model.graphCount(); ++g) {
        const Graph *graph = model.findGraph(GraphId(g));
        for (std::uint32_t i = 0; graph != nullptr && i < graph->values.size(); ++i) {
            const Value *value = graph->values.find(i);
            if (value == nullptr || value->name != name)
                continue;
            if (g != Model::mainGraphId().index())
                return fail(refusal(
                    "tensor_in_body",
                    {QT_TRANSLATE_NOOP("cut", "tensor %1 is inside a body, which cannot be cut"), name},
                    QT_TRANSLATE_NOOP("cut", "cut before or after the node that holds the body")));
            if (value->isInitializer()
                || (value->producer.isValid() && isConstantNode(model.node(value->producer))))
                return fail(refusal("tensor_is_constant",
                                    {QT_TRANSLATE_NOOP("cut", "tensor %1 is a constant"), name},
                                    QT_TRANSLATE_NOOP("cut", "name a tensor that is computed")));
            return ValueId{GraphId(g), i};
        }
    }
    return fail(refusal("no_such_tensor", {QT_TRANSLATE_NOOP("cut", "there is no tensor %1"), name},
                        QT_TRANSLATE_NOOP("cut", "check the name")));
}

Result<CutPlan> unlessFrontEmpty(CutPlan plan, const MainGraph &graph)
{
    if (!plan.isEmpty() && plan.moved.size() == graph.nodes().size())
        return fail(frontEmpty());
    return plan;
}

void removeNodes(ModelEdit &edit, const std::vector<NodeId> &inOrder,
                 const std::function<bool(NodeId)> &isRemoved)
{
    for (auto node = inOrder.rbegin(); node != inOrder.rend(); ++node) {
        if (isRemoved(*node))
            edit.removeNode(*node);
    }
}

/// Removes Constant nodes that nobody reads any more.
void removeIdleConstants(ModelEdit &edit)
{
    for (const NodeId id : nodesInOrder(edit.model())) {
        const Node &node = edit.model().node(id);
        if (!isConstantNode(node) || !node.output(0).isValid())
            continue;
        const Value &value = edit.model().value(node.output(0));
        if (value.uses.empty() && value.graphOutputs == 0)
            edit.removeNode(id);
    }
}

Result<Model> makeFront(const CutFacts &facts, const CutPlan &plan, const std::vector<NodeId> &order,
                        const std::vector<ValueId> &outputs, const MergeLayout &layout)
{
    ModelEdit edit(facts.model);
    for (const GraphPort &port : facts.model.mainGraph().outputs)
        edit.removeOutput(port.value);
    for (const ValueId output : outputs)
        edit.addOutput(output, facts.types.of(output));
    removeNodes(edit, order, [&](NodeId node) { return plan.moved.contains(node); });
    for (const GraphPort &port : facts.model.mainGraph().inputs) {
        const bool wasRead = !facts.model.value(port.value).uses.empty();
        const Value *now = edit.model().findValue(port.value);
        if (wasRead && now != nullptr && now->uses.empty() && now->graphOutputs == 0)
            edit.removeInput(port.value);
    }
    removeIdleConstants(edit);
    edit.removeUnusedInitializers();
    if (layout.mergedAs != MergeKind::None)
        mergeOutputs(edit, outputs, layout);
    edit.setMetadata("espalier.merge", layout.json());
    return std::move(edit).finish();
}

Result<Model> makeTail(const CutFacts &facts, const CutPlan &plan, const std::vector<NodeId> &order,
                       const std::vector<ValueId> &inputs, const MergeLayout &layout)
{
    ModelEdit edit(facts.model);
    for (const ValueId input : inputs)
        edit.makeInput(input, facts.types.of(input));
    removeNodes(edit, order, [&](NodeId node) {
        return !plan.moved.contains(node) && !isConstantNode(facts.model.node(node));
    });
    std::vector<ValueId> wanted = inputs;
    for (const GraphPort &port : facts.model.mainGraph().inputs) {
        const Value &value = edit.model().value(port.value);
        if (value.uses.empty() && value.graphOutputs == 0)
            edit.removeInput(port.value);
        else
            wanted.push_back(port.value);
    }
    edit.reorderInputs(wanted);
    removeIdleConstants(edit);
    edit.removeUnusedInitializers();
    if (layout.mergedAs != MergeKind::None)
        splitInputs(edit, inputs, layout);
    return std::move(edit).finish();
}

} // namespace

std::vector<ValueId> frontOutputs(const Model &model, const CutPlan &plan)
{
    std::vector<ValueId> out = plan.crossing;
    for (const GraphPort &port : model.mainGraph().outputs) {
        const NodeId producer = model.value(port.value).producer;
        const bool isFronts = producer.isValid() && !plan.moved.contains(producer);
        if (isFronts && std::find(out.begin(), out.end(), port.value) == out.end())
            out.push_back(port.value);
    }
    return out;
}

Result<CutPlan> planCutAt(const CutFacts &facts, const std::vector<std::string> &tensors)
{
    const MainGraph graph(facts.model);
    std::vector<bool> inTail(graph.nodes().size(), false);
    for (const std::string &name : tensors) {
        const auto tensor = findTensor(facts.model, name);
        if (!tensor)
            return fail(tensor.error());
        const std::vector<NodeId> readers = readersIn(facts.model, Model::mainGraphId(), *tensor);
        if (readers.empty())
            return fail(refusal("nothing_follows",
                                {QT_TRANSLATE_NOOP("cut", "nothing reads tensor %1"), name},
                                QT_TRANSLATE_NOOP("cut", "cut at an earlier tensor")));
        for (const NodeId reader : readers)
            inTail[graph.placeOf(reader)] = true;
    }
    // Nodes stand in topological order: one pass carries the mark on.
    const auto successors = successorsIn(graph);
    for (std::size_t i = 0; i < inTail.size(); ++i) {
        for (const std::size_t successor : successors[i])
            inTail[successor] = inTail[successor] || inTail[i];
    }
    return unlessFrontEmpty(planFrom(facts, graph, inTail), graph);
}

Result<CutPlan> moveCut(const CutFacts &facts, const CutPlan &plan, ValueId to)
{
    const MainGraph graph(facts.model);
    std::vector<bool> inTail(graph.nodes().size(), false);
    for (std::size_t i = 0; i < inTail.size(); ++i)
        inTail[i] = plan.moved.contains(graph.nodes()[i]);
    const auto successors = successorsIn(graph);
    if (const auto producer = graph.producerOf(to); producer && inTail[*producer]) {
        std::vector<bool> isNeeded(inTail.size(), false);
        isNeeded[*producer] = true;
        for (std::size_t i = *producer + 1; i-- > 0;) {
            isNeeded[i] = isNeeded[i]
                || std::any_of(successors[i].begin(), successors[i].end(),
                               [&](std::size_t successor) { return isNeeded[successor]; });
            if (isNeeded[i])
                inTail[i] = false;
        }
    } else {
        const std::vector<NodeId> readers = readersIn(facts.model, Model::mainGraphId(), to);
        if (std::any_of(readers.begin(), readers.end(),
                        [&](NodeId reader) { return plan.moved.contains(reader); }))
            return plan;
        for (const NodeId reader : readers)
            inTail[graph.placeOf(reader)] = true;
        for (std::size_t i = 0; i < inTail.size(); ++i) {
            for (const std::size_t successor : successors[i])
                inTail[successor] = inTail[successor] || inTail[i];
        }
    }
    if (std::none_of(inTail.begin(), inTail.end(), [](bool is) { return is; }))
        return fail(refusal("nothing_follows",
                            {QT_TRANSLATE_NOOP("cut", "nothing reads tensor %1"), facts.model.value(to).name},
                            QT_TRANSLATE_NOOP("cut", "cut at an earlier tensor")));
    return unlessFrontEmpty(planFrom(facts, graph, inTail), graph);
}

Result<CutPlan> planAutoCut(const CutFacts &facts, bool movesAll)
{
    static constexpr std::uint64_t shareOfMacs = 10; // one tenth
    const MainGraph graph(facts.model);
    CutProblem problem;
    std::uint64_t total = 0;
    for (const NodeId id : graph.nodes()) {
        const std::uint64_t macs = facts.macs(id);
        problem.nodes.push_back({!movesAll && isWeighted(facts.model, id), facts.isUnsupported(id), macs});
        total += macs;
    }
    for (const MainGraph::Tensor &tensor : graph.tensors())
        problem.tensors.push_back(
            {graph.producerOf(tensor.value), tensor.readers, bytesOf(facts.types.of(tensor.value))});
    if (!movesAll)
        problem.macsAllowed = total / shareOfMacs;
    return unlessFrontEmpty(planFrom(facts, graph, solveCut(problem).inTail), graph);
}

Result<CutResult> applyCut(const CutFacts &facts, const CutPlan &plan, MergeKind merge)
{
    const std::vector<ValueId> outputs = frontOutputs(facts.model, plan);
    std::vector<MergedTensor> tensors;
    std::vector<bool> isFixed;
    for (const ValueId output : outputs) {
        const ValueType &type = facts.types.of(output);
        if (!type.isTensor())
            return fail(refusal(
                "unknown_type",
                {QT_TRANSLATE_NOOP("cut", "the type of %1 is not known"), facts.model.value(output).name},
                QT_TRANSLATE_NOOP("cut", "fix the model's input shapes (--shape, --dim)")));
        isFixed.push_back(type.shape && isStatic(*type.shape));
        MergedTensor tensor{facts.model.value(output).name, {}, type.dtype, 0};
        for (const Dim &dim : type.shape.value_or(Shape{}))
            tensor.shape.push_back(dim.isKnown() ? dim.length() : -1);
        tensors.push_back(std::move(tensor));
    }
    auto layout = planMerge(tensors, isFixed, merge);
    if (!layout)
        return fail(std::move(layout.error()));
    const std::vector<NodeId> order = topologicalOrder(facts.model).nodes;
    auto front = makeFront(facts, plan, order, outputs, *layout);
    if (!front)
        return fail(std::move(front.error()));
    auto tail = makeTail(facts, plan, order, outputs, *layout);
    if (!tail)
        return fail(std::move(tail.error()));
    return CutResult{std::move(*front), std::move(*tail), std::move(*layout), plan.moved.size()};
}

} // namespace espalier
