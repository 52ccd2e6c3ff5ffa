// SPDX-License-Identifier: Apache-2.0
// Copy-on-write edits of nodes, values, ports and the envelope.
#include "model/graph/model_edit.h"

#include "model/graph/check_invariants.h"

#include <algorithm>

namespace espalier {

namespace {

template <class Proto> std::shared_ptr<Proto> copyOf(const std::shared_ptr<const Proto> &proto)
{
    return proto ? std::make_shared<Proto>(*proto) : std::make_shared<Proto>();
}

void setEntry(auto *entries, std::string_view key, std::string value)
{
    for (auto &entry : *entries) {
        if (entry.key() == key) {
            entry.set_value(std::move(value));
            return;
        }
    }
    auto *entry = entries->Add();
    entry->set_key(std::string(key));
    entry->set_value(std::move(value));
}

auto findPort(std::vector<GraphPort> &ports, ValueId value)
{
    return std::find_if(ports.begin(), ports.end(),
                        [&](const GraphPort &port) { return port.value == value; });
}

std::shared_ptr<const onnx::ValueInfoProto>
withType(const std::shared_ptr<const onnx::ValueInfoProto> &declared, const std::string &name,
         const ValueType &type)
{
    auto copy = copyOf(declared);
    copy->set_name(name);
    typeToProto(type, *copy->mutable_type());
    return copy;
}

} // namespace

ModelEdit::ModelEdit(const Model &model) : m_model(model), m_edited(model.graphCount()) { }

Graph &ModelEdit::edit(GraphId id)
{
    std::shared_ptr<Graph> &own = m_edited[id.index()];
    if (!own) {
        own = std::make_shared<Graph>(m_model.graph(id));
        own->isEdited = true;
        m_model.m_graphs[id.index()] = own;
    }
    return *own;
}

Node &ModelEdit::edit(NodeId id)
{
    m_touchedNodes.insert(id);
    return edit(id.graph).nodes.edit(id.index);
}

Value &ModelEdit::edit(ValueId id)
{
    m_touchedValues.insert(id);
    return edit(id.graph).values.edit(id.index);
}

onnx::ModelProto &ModelEdit::editEnvelope()
{
    auto copy = copyOf(m_model.m_envelope);
    onnx::ModelProto &proto = *copy;
    m_model.m_envelope = std::move(copy);
    return proto;
}

std::string ModelEdit::freeName(std::string_view wish)
{
    if (!m_names)
        m_names = std::make_unique<NameAuthority>(m_model);
    return m_names->take(wish);
}

std::string ModelEdit::freeNodeName(std::string wish)
{
    if (wish.empty())
        return wish;
    if (!m_nodeNames) {
        m_nodeNames.emplace();
        for (std::uint32_t g = 0; g < m_model.graphCount(); ++g) {
            const Graph *graph = m_model.findGraph(GraphId(g));
            for (std::size_t i = 0; graph != nullptr && i < graph->nodes.size(); ++i) {
                if (const Node *node = graph->nodes.find(i))
                    ++(*m_nodeNames)[node->name];
            }
        }
    }
    std::string name = wish;
    while ((*m_nodeNames)[name] > 0)
        name = wish + "_" + std::to_string(++m_nodeSuffixes[wish]);
    ++(*m_nodeNames)[name];
    return name;
}

ValueId ModelEdit::addValue(GraphId graph, Value value)
{
    const std::size_t index = edit(graph).values.add(std::make_shared<Value>(std::move(value)));
    const ValueId id{graph, static_cast<std::uint32_t>(index)};
    m_touchedValues.insert(id);
    return id;
}

void ModelEdit::addUse(ValueId value, NodeId node, std::size_t input)
{
    if (value.isValid())
        edit(value).uses.push_back({node, static_cast<std::uint32_t>(input)});
}

void ModelEdit::dropUse(ValueId value, NodeId node, std::size_t input)
{
    if (value.isValid())
        std::erase(edit(value).uses, Use{node, static_cast<std::uint32_t>(input)});
}

/// Ranks in use in a graph, gathered when a first node is added to it.
std::set<std::int64_t> &ModelEdit::ranks(GraphId id)
{
    const auto [entry, isNew] = m_ranks.try_emplace(id);
    if (isNew) {
        const Graph &graph = m_model.graph(id);
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            if (const Node *node = graph.nodes.find(i))
                entry->second.insert(node->rank);
        }
    }
    return entry->second;
}

/// A rank between the node and the one before it, nearer to the latter: ranks of a file are `rankStep` apart,
/// so some 200 insertions one after the other before one node fit before the graph is numbered anew.
std::int64_t ModelEdit::rankBefore(NodeId id)
{
    const std::set<std::int64_t> &taken = ranks(id.graph);
    const std::int64_t own = m_model.node(id).rank;
    const auto at = taken.find(own);
    const std::int64_t previous = at == taken.begin() ? own - rankStep : *std::prev(at);
    if (own - previous > 1)
        return previous + std::max<std::int64_t>((own - previous) / 16, 1);
    std::int64_t rank = 0;
    for (const NodeId each : nodesInOrder(m_model, id.graph))
        edit(each).rank = rank += rankStep;
    m_ranks.erase(id.graph);
    return m_model.node(id).rank - rankStep / 2;
}

NodeId ModelEdit::insert(GraphId graphId, std::int64_t rank, bool atEnd, NewNode wanted)
{
    Graph &graph = edit(graphId);
    const NodeId id{graphId, static_cast<std::uint32_t>(graph.nodes.size())};
    auto node = std::make_shared<Node>();
    node->name = freeNodeName(std::move(wanted.name));
    node->opType = std::move(wanted.opType);
    node->domain = std::move(wanted.domain);
    node->overload = std::move(wanted.overload);
    node->rest = std::move(wanted.rest);
    node->attributes = std::move(wanted.attributes);
    node->inputs = wanted.inputs;
    node->rank = rank;
    for (std::size_t i = 0; i < wanted.outputNames.size(); ++i) {
        const std::optional<std::string> &wish = wanted.outputNames[i];
        if (!wish) {
            node->outputs.emplace_back();
            continue;
        }
        Value value;
        value.name = freeName(wish->empty() ? node->opType + "_out" : *wish);
        value.producer = id;
        value.outputIndex = static_cast<std::uint32_t>(i);
        node->outputs.push_back(addValue(graphId, std::move(value)));
    }
    graph.nodes.add(std::move(node));
    ranks(graphId).insert(rank);
    graph.inRankOrder = graph.inRankOrder && atEnd;
    ++graph.nodeCount;
    m_touchedNodes.insert(id);
    for (std::size_t i = 0; i < wanted.inputs.size(); ++i)
        addUse(wanted.inputs[i], id, i);
    return id;
}

NodeId ModelEdit::addNodeBefore(NodeId before, NewNode node)
{
    return insert(before.graph, rankBefore(before), false, std::move(node));
}

NodeId ModelEdit::addNodeAtEnd(GraphId graph, NewNode node)
{
    const std::set<std::int64_t> &taken = ranks(graph);
    return insert(graph, (taken.empty() ? 0 : *taken.rbegin()) + rankStep, true, std::move(node));
}

void ModelEdit::removeBody(GraphId id)
{
    const Graph *graph = m_model.findGraph(id);
    if (graph == nullptr)
        return;
    for (const NodeId node : nodesInOrder(m_model, id)) {
        const Node &record = m_model.node(node);
        for (std::size_t i = 0; i < record.inputs.size(); ++i) {
            if (record.inputs[i].graph != id)
                dropUse(record.inputs[i], node, i);
        }
        for (const Attribute &attribute : record.attributes) {
            for (const GraphId body : attribute.graphs)
                removeBody(body);
        }
    }
    // An output port of a body may name a captured value of an outer graph.
    for (const GraphPort &port : m_model.graph(id).outputs) {
        if (port.value.graph != id)
            --edit(port.value).graphOutputs;
    }
    m_edited[id.index()].reset();
    m_model.m_graphs[id.index()].reset();
    m_ranks.erase(id);
}

void ModelEdit::moveBodies(NodeId from, NodeId to)
{
    std::vector<Attribute> kept;
    for (const Attribute &attribute : std::vector<Attribute>(m_model.node(from).attributes)) {
        if (attribute.graphs.empty()) {
            kept.push_back(attribute);
            continue;
        }
        edit(to).attributes.push_back(attribute);
        for (const GraphId body : attribute.graphs)
            edit(body).owner = to;
    }
    edit(from).attributes = std::move(kept);
}

void ModelEdit::removeNode(NodeId id)
{
    const Node node = m_model.node(id);
    for (std::size_t i = 0; i < node.inputs.size(); ++i)
        dropUse(node.inputs[i], id, i);
    for (const Attribute &attribute : node.attributes) {
        for (const GraphId body : attribute.graphs)
            removeBody(body);
    }
    for (const ValueId output : node.outputs) {
        if (!output.isValid())
            continue;
        edit(output).producer = NodeId{};
        const Value &value = m_model.value(output);
        if (value.uses.empty() && value.graphOutputs == 0)
            removeValue(output);
    }
    if (m_nodeNames)
        --(*m_nodeNames)[node.name];
    if (const auto known = m_ranks.find(id.graph); known != m_ranks.end())
        known->second.erase(node.rank);
    Graph &graph = edit(id.graph);
    graph.nodes.erase(id.index);
    --graph.nodeCount;
}

void ModelEdit::setInput(NodeId id, std::size_t input, ValueId value)
{
    Node &node = edit(id);
    if (node.inputs.size() <= input)
        node.inputs.resize(input + 1);
    const ValueId old = node.inputs[input];
    node.inputs[input] = value;
    dropUse(old, id, input);
    addUse(value, id, input);
}

void ModelEdit::setInputs(NodeId id, std::vector<ValueId> inputs)
{
    while (!inputs.empty() && !inputs.back().isValid())
        inputs.pop_back();
    const std::vector<ValueId> old = m_model.node(id).inputs;
    for (std::size_t i = 0; i < old.size(); ++i)
        dropUse(old[i], id, i);
    for (std::size_t i = 0; i < inputs.size(); ++i)
        addUse(inputs[i], id, i);
    edit(id).inputs = std::move(inputs);
}

void ModelEdit::setAttribute(NodeId id, Attribute attribute)
{
    Node &node = edit(id);
    for (Attribute &each : node.attributes) {
        if (each.name() == attribute.name()) {
            const std::vector<GraphId> bodies = each.graphs;
            each = std::move(attribute);
            for (const GraphId body : bodies)
                removeBody(body);
            return;
        }
    }
    node.attributes.push_back(std::move(attribute));
}

void ModelEdit::removeAttribute(NodeId id, std::string_view name)
{
    Node &node = edit(id);
    const auto found = std::find_if(node.attributes.begin(), node.attributes.end(),
                                    [&](const Attribute &each) { return each.name() == name; });
    if (found == node.attributes.end())
        return;
    const std::vector<GraphId> bodies = found->graphs;
    node.attributes.erase(found);
    for (const GraphId body : bodies)
        removeBody(body);
}

void ModelEdit::setOperator(NodeId id, std::string opType, std::string domain)
{
    Node &node = edit(id);
    node.opType = std::move(opType);
    node.domain = std::move(domain);
}

void ModelEdit::renameNode(NodeId id, std::string name)
{
    Node &node = edit(id);
    if (m_nodeNames) {
        --(*m_nodeNames)[node.name];
        ++(*m_nodeNames)[name];
    }
    node.name = std::move(name);
}

void ModelEdit::setNodeMetadata(NodeId id, std::string_view key, std::string value)
{
    Node &node = edit(id);
    auto rest = copyOf(node.rest);
    setEntry(rest->mutable_metadata_props(), key, std::move(value));
    node.rest = std::move(rest);
}

ValueId ModelEdit::addInitializer(GraphId graph, std::string_view name, Tensor tensor)
{
    Value value;
    value.name = freeName(name);
    value.initializer = std::make_shared<const Tensor>(tensor.renamed(value.name));
    value.initializerRank = std::numeric_limits<std::int64_t>::max();
    return addValue(graph, std::move(value));
}

void ModelEdit::setInitializer(ValueId id, Tensor tensor)
{
    Value &value = edit(id);
    value.initializer = std::make_shared<const Tensor>(tensor.renamed(value.name));
    value.sparseInitializer.reset();
}

void ModelEdit::removeValue(ValueId id)
{
    if (m_names)
        m_names->release(m_model.value(id).name);
    if (m_model.value(id).isGraphInput)
        std::erase_if(edit(id.graph).inputs, [&](const GraphPort &port) { return port.value == id; });
    edit(id.graph).values.erase(id.index);
}

void ModelEdit::renameValue(ValueId id, std::string name)
{
    if (m_model.value(id).name == name)
        return;
    const std::string free = freeName(name);
    Value &value = edit(id);
    if (m_names)
        m_names->release(value.name);
    value.name = free;
    if (value.initializer)
        value.initializer = std::make_shared<const Tensor>(value.initializer->renamed(free));
    if (value.sparseInitializer) {
        auto copy = std::make_shared<onnx::SparseTensorProto>(*value.sparseInitializer);
        copy->mutable_values()->set_name(free);
        value.sparseInitializer = std::move(copy);
    }
}

void ModelEdit::setDeclaredType(ValueId id, const ValueType &type)
{
    Value &value = edit(id);
    if (value.isGraphInput || value.graphOutputs > 0) {
        Graph &graph = edit(id.graph);
        for (auto *ports : {&graph.inputs, &graph.outputs}) {
            for (GraphPort &port : *ports) {
                if (port.value == id)
                    port.declared = withType(port.declared, value.name, type);
            }
        }
        return;
    }
    if (!value.declared)
        value.declaredRank = std::numeric_limits<std::int64_t>::max();
    value.declared = withType(value.declared, value.name, type);
}

void ModelEdit::dropValueInfo()
{
    for (std::uint32_t g = 0; g < m_model.graphCount(); ++g) {
        const Graph *graph = m_model.findGraph(GraphId(g));
        if (graph == nullptr)
            continue;
        for (std::uint32_t i = 0; i < graph->values.size(); ++i) {
            const Value *value = graph->values.find(i);
            if (value != nullptr && value->declared)
                edit(ValueId{GraphId(g), i}).declared.reset();
        }
    }
}

/// Gives the place of graph output `from` to `to`, name included.
void ModelEdit::moveOutput(ValueId from, ValueId to)
{
    const std::string name = m_model.value(from).name;
    const Value &target = m_model.value(to);
    if (!target.producer.isValid() || target.graphOutputs > 0 || to.graph != from.graph) {
        const NodeId copy = addNodeAtEnd(from.graph, {"Identity", {to}, {name}});
        to = m_model.node(copy).outputs[0];
    }
    for (std::uint32_t g = 0; g < m_model.graphCount(); ++g) {
        const Graph *graph = m_model.findGraph(GraphId(g));
        if (graph == nullptr)
            continue;
        for (std::size_t i = 0; i < graph->outputs.size(); ++i) {
            if (graph->outputs[i].value == from)
                edit(GraphId(g)).outputs[i].value = to;
        }
    }
    const std::uint32_t count = m_model.value(from).graphOutputs;
    edit(from).graphOutputs = 0;
    edit(to).graphOutputs += count;
    const std::string other = freeName(name);
    edit(from).name = other;
    const std::string given = m_model.value(to).name;
    if (m_names) {
        m_names->release(given);
        m_names->release(name);
        (void)m_names->take(name);
    }
    edit(to).name = name;
}

void ModelEdit::replaceUses(ValueId from, ValueId to)
{
    if (from == to)
        return;
    const std::vector<Use> uses = m_model.value(from).uses;
    edit(from).uses.clear();
    Value &target = edit(to);
    for (const Use &use : uses) {
        edit(use.node).inputs[use.input] = to;
        target.uses.push_back(use);
    }
    if (m_model.value(from).graphOutputs > 0)
        moveOutput(from, to);
}

void ModelEdit::takeOver(ValueId valueId, ValueId byId)
{
    const Value by = m_model.value(byId);
    for (const Use &use : by.uses)
        edit(use.node).inputs[use.input] = valueId;
    Value &value = edit(valueId);
    value.uses.insert(value.uses.end(), by.uses.begin(), by.uses.end());
    if (value.producer.isValid())
        edit(value.producer).outputs[value.outputIndex] = ValueId{};
    value.producer = by.producer;
    value.outputIndex = by.outputIndex;
    value.initializer.reset();
    value.sparseInitializer.reset();
    edit(by.producer).outputs[by.outputIndex] = valueId;
    edit(byId).uses.clear();
    removeValue(byId);
}

ValueId ModelEdit::addInput(std::string_view name, const ValueType &type)
{
    Value value;
    value.name = freeName(name);
    value.isGraphInput = true;
    auto declared = withType(nullptr, value.name, type);
    const ValueId id = addValue(Model::mainGraphId(), std::move(value));
    edit(Model::mainGraphId()).inputs.push_back({id, std::move(declared)});
    return id;
}

void ModelEdit::makeInput(ValueId id, const ValueType &type)
{
    Value &value = edit(id);
    if (value.producer.isValid())
        edit(value.producer).outputs[value.outputIndex] = ValueId{};
    value.producer = NodeId{};
    value.outputIndex = 0;
    value.isGraphInput = true;
    edit(id.graph).inputs.push_back({id, withType(nullptr, value.name, type)});
}

void ModelEdit::reorderInputs(const std::vector<ValueId> &inputs)
{
    std::vector<GraphPort> &ports = edit(Model::mainGraphId()).inputs;
    std::vector<GraphPort> ordered;
    for (const ValueId input : inputs)
        ordered.push_back(*findPort(ports, input));
    ports = std::move(ordered);
}

void ModelEdit::removeUnusedInitializers()
{
    const Graph &graph = m_model.mainGraph();
    for (std::uint32_t i = 0; i < graph.values.size(); ++i) {
        const ValueId id{Model::mainGraphId(), i};
        const Value *value = m_model.findValue(id);
        if (value != nullptr && value->isInitializer() && value->uses.empty() && value->graphOutputs == 0
            && !value->isGraphInput)
            removeValue(id);
    }
}

void ModelEdit::removeInput(ValueId id)
{
    Graph &graph = edit(id.graph);
    std::erase_if(graph.inputs, [&](const GraphPort &port) { return port.value == id; });
    edit(id).isGraphInput = false;
    if (!m_model.value(id).isInitializer())
        removeValue(id);
}

void ModelEdit::addOutput(ValueId id, const ValueType &type)
{
    auto declared = withType(nullptr, m_model.value(id).name, type);
    edit(id.graph).outputs.push_back({id, std::move(declared)});
    ++edit(id).graphOutputs;
}

void ModelEdit::removeOutput(ValueId id)
{
    Graph &graph = edit(id.graph);
    const auto port = findPort(graph.outputs, id);
    if (port == graph.outputs.end())
        return;
    graph.outputs.erase(port);
    --edit(id).graphOutputs;
}

void ModelEdit::setOpset(std::string_view domain, std::int64_t version)
{
    onnx::ModelProto &proto = editEnvelope();
    for (auto &import : *proto.mutable_opset_import()) {
        if (import.domain() == domain || (isDefaultDomain(import.domain()) && isDefaultDomain(domain))) {
            import.set_version(version);
            return;
        }
    }
    auto *import = proto.add_opset_import();
    import->set_domain(std::string(domain));
    import->set_version(version);
}

void ModelEdit::setIrVersion(std::int64_t version)
{
    editEnvelope().set_ir_version(version);
}

void ModelEdit::setMetadata(std::string_view key, std::string value)
{
    setEntry(editEnvelope().mutable_metadata_props(), key, std::move(value));
}

Result<Model> ModelEdit::finish() &&
{
    if (auto broken = checkTouched(m_model, m_touchedNodes, m_touchedValues))
        return fail(std::move(*broken));
    return std::move(m_model);
}

} // namespace espalier
