// SPDX-License-Identifier: Apache-2.0
// Cuts nodes out into a model of their own, and puts a changed one back.
#include "rewrites/region.h"

#include "model/graph/model_builder.h"
#include "model/graph/walk.h"
#include "rewrites/dead_code.h"

#include <algorithm>

namespace espalier {

namespace {

/// Bodies, calls and parameters of functions cannot be moved into another model.
bool canMove(const Model &model, const Node &node)
{
    if (model.findFunction(node.domain, node.opType, node.overload) != nullptr)
        return false;
    return std::all_of(node.attributes.begin(), node.attributes.end(), [](const Attribute &attribute) {
        return attribute.graphs.empty() && attribute.proto->ref_attr_name().empty();
    });
}

class Extraction {
public:
    explicit Extraction(const ModelFacts &facts) : m_facts(facts), m_whole(facts.model())
    {
        m_graph = Model::mainGraphId();
    }

    Region run(std::vector<NodeId> nodes)
    {
        std::sort(nodes.begin(), nodes.end(),
                  [&](NodeId a, NodeId b) { return m_whole.node(a).rank < m_whole.node(b).rank; });
        m_region.nodes = nodes;
        m_region.source = NodeId{m_graph, 0};
        m_region.sink = NodeId{m_graph, static_cast<std::uint32_t>(nodes.size()) + 1};
        parts().nodes.push_back(stub("Source"));
        for (std::uint32_t i = 0; i < nodes.size(); ++i) {
            const NodeId inside{m_graph, i + 1};
            m_region.nodeOf.emplace(nodes[i], inside);
            const Node &node = m_whole.node(nodes[i]);
            for (std::uint32_t k = 0; k < node.outputs.size(); ++k) {
                if (node.outputs[k].isValid())
                    addProduced(node.outputs[k], inside, k);
            }
        }
        for (const NodeId id : nodes)
            addNode(m_whole.node(id), m_region.nodeOf.at(id));
        addSink(nodes);
        setEnvelope(nodes.front().graph);
        m_region.model = std::move(m_builder).build();
        return std::move(m_region);
    }

private:
    ModelBuilder::Parts &parts() { return m_builder.parts(m_graph); }

    static Node stub(const char *op)
    {
        Node node;
        node.opType = op;
        node.domain = regionDomain;
        return node;
    }

    ValueId addValue(ValueId original, Value value)
    {
        const ValueId id{m_graph, static_cast<std::uint32_t>(parts().values.size())};
        parts().values.push_back(std::move(value));
        m_valueOf.emplace(original, id);
        return id;
    }

    std::shared_ptr<const onnx::ValueInfoProto> typeInfo(ValueId original) const
    {
        auto entry = std::make_shared<onnx::ValueInfoProto>();
        entry->set_name(m_whole.value(original).name);
        typeToProto(m_facts.type(original), *entry->mutable_type());
        return entry;
    }

    void addProduced(ValueId original, NodeId producer, std::uint32_t index)
    {
        Value value;
        value.name = m_whole.value(original).name;
        value.producer = producer;
        value.outputIndex = index;
        addValue(original, std::move(value));
    }

    /// A value that none of the nodes makes.
    ValueId source(ValueId original)
    {
        if (const auto known = m_valueOf.find(original); known != m_valueOf.end())
            return known->second;
        const Value &outside = m_whole.value(original);
        Value value;
        value.name = outside.name;
        if (const auto tensor = m_facts.constant(original)) {
            value.initializer = std::make_shared<const Tensor>(tensor->renamed(value.name));
        } else if (outside.isGraphInput) {
            value.isGraphInput = true;
        } else {
            value.producer = m_region.source;
            value.outputIndex = static_cast<std::uint32_t>(parts().nodes.front().outputs.size());
            value.declared = typeInfo(original);
        }
        const bool isInput = value.isGraphInput;
        const bool isMade = value.producer.isValid();
        const ValueId id = addValue(original, std::move(value));
        if (isInput)
            parts().inputs.push_back({id, typeInfo(original)});
        if (isMade)
            parts().nodes.front().outputs.push_back(id);
        m_region.sources.emplace(id, original);
        return id;
    }

    void addNode(const Node &original, NodeId id)
    {
        Node node = original;
        for (std::uint32_t i = 0; i < node.inputs.size(); ++i) {
            if (!original.inputs[i].isValid())
                continue;
            node.inputs[i] = source(original.inputs[i]);
            m_builder.value(node.inputs[i]).uses.push_back({id, i});
        }
        for (ValueId &output : node.outputs) {
            if (output.isValid())
                output = m_valueOf.at(output);
        }
        parts().nodes.push_back(std::move(node));
    }

    void addSink(const std::vector<NodeId> &nodes)
    {
        Node sink = stub("Sink");
        for (const NodeId id : nodes) {
            for (const ValueId output : m_whole.node(id).outputs) {
                if (output.isValid())
                    addOutput(output, sink);
            }
        }
        parts().nodes.push_back(std::move(sink));
    }

    void addOutput(ValueId output, Node &sink)
    {
        const Value &value = m_whole.value(output);
        const bool readOutside = std::any_of(value.uses.begin(), value.uses.end(), [&](const Use &use) {
            return !m_region.nodeOf.contains(use.node);
        });
        if (!readOutside && value.graphOutputs == 0)
            return;
        const ValueId inside = m_valueOf.at(output);
        const auto place = static_cast<std::uint32_t>(sink.inputs.size());
        sink.inputs.push_back(inside);
        m_builder.value(inside).uses.push_back({m_region.sink, place});
        m_region.outputs.push_back({output, place});
        if (value.graphOutputs > 0) {
            m_builder.value(inside).graphOutputs = 1;
            parts().outputs.push_back({inside, typeInfo(output)});
        }
    }

    /// IR 8 at least, so that initializers need not be listed as inputs.
    void setEnvelope(GraphId graph)
    {
        onnx::ModelProto &envelope = *m_builder.envelope;
        envelope.set_ir_version(std::max<std::int64_t>(m_whole.envelope().ir_version(), 8));
        envelope.set_producer_name(m_whole.envelope().producer_name());
        if (const Function *function = enclosingFunction(m_whole, graph))
            *envelope.mutable_opset_import() = function->rest->opset_import();
        else
            *envelope.mutable_opset_import() = m_whole.envelope().opset_import();
        auto *import = envelope.add_opset_import();
        import->set_domain(std::string(regionDomain));
        import->set_version(1);
        parts().name = "region";
    }

    const ModelFacts &m_facts;
    const Model &m_whole;
    GraphId m_graph;
    ModelBuilder m_builder;
    Region m_region;
    std::unordered_map<ValueId, ValueId> m_valueOf; ///< whole -> region
};

/// Initializers are no part of function bodies, and before IR 4 they would have to be inputs.
bool needsConstantNode(const Model &model, GraphId graph)
{
    return model.envelope().ir_version() < 4 || enclosingFunction(model, graph) != nullptr;
}

class Splice {
public:
    Splice(ModelEdit &edit, const Region &region, const Model &after, Redirects &redirects)
        : m_edit(edit), m_region(region), m_after(after), m_redirects(redirects), m_place(region.nodes.back())
    {
    }

    std::vector<NodeId> run()
    {
        importDomains();
        for (const NodeId id : m_region.nodes) // their names are free for those that take their places
            m_edit.renameNode(id, {});
        for (const NodeId id : m_region.nodesOf(m_after)) {
            if (!isCopyOfOutput(id))
                addNode(m_after.node(id));
        }
        const std::vector<ValueId> fresh = m_region.outputsOf(m_after);
        for (std::size_t i = 0; i < fresh.size(); ++i)
            replace(m_redirects.resolve(m_region.outputs[i].whole), peel(fresh[i]));
        removeOld();
        return std::move(m_added);
    }

private:
    /// Domains that rules brought in.
    void importDomains()
    {
        for (const auto &import : m_after.envelope().opset_import()) {
            if (import.domain() != regionDomain && !m_edit.model().opset(import.domain(), m_place.graph))
                m_edit.setOpset(import.domain(), import.version());
        }
    }

    /// An Identity that only gives a graph output its name: the edit of the whole adds one where it needs it.
    bool isCopyOfOutput(NodeId id) const
    {
        const Node &node = m_after.node(id);
        if (!node.isOp("Identity"))
            return false;
        const Value &output = m_after.value(node.outputs[0]);
        return output.graphOutputs > 0
            && std::all_of(output.uses.begin(), output.uses.end(),
                           [&](const Use &use) { return use.node == m_region.sink; });
    }

    ValueId peel(ValueId value) const
    {
        const NodeId producer = m_after.value(value).producer;
        return producer.isValid() && isCopyOfOutput(producer) ? peel(m_after.node(producer).inputs[0])
                                                              : value;
    }

    /// The value of the whole for one of `after` that no node makes.
    ValueId source(ValueId inside)
    {
        if (const auto known = m_valueOf.find(inside); known != m_valueOf.end())
            return known->second;
        const Value &value = m_after.value(inside);
        ValueId outside;
        const auto original = m_region.sources.find(inside);
        const Value *before = m_region.model.findValue(inside);
        if (original != m_region.sources.end() && before != nullptr
            && before->initializer == value.initializer)
            outside = m_redirects.resolve(original->second);
        else
            outside = addConstant(*value.initializer, value.name);
        m_valueOf.emplace(inside, outside);
        return outside;
    }

    ValueId addConstant(const Tensor &tensor, const std::string &name)
    {
        if (!needsConstantNode(m_edit.model(), m_place.graph))
            return m_edit.addInitializer(m_place.graph, name, tensor);
        NewNode node{"Constant", {}, {std::string(name)}, {tensorAttribute("value", tensor)}};
        const NodeId id = m_edit.addNodeBefore(m_place, std::move(node));
        m_added.push_back(id);
        return m_edit.model().node(id).outputs[0];
    }

    void addNode(const Node &node)
    {
        NewNode wanted;
        wanted.opType = node.opType;
        wanted.domain = node.domain;
        wanted.overload = node.overload;
        wanted.name = node.name;
        wanted.attributes = node.attributes;
        wanted.rest = node.rest;
        for (const ValueId input : node.inputs)
            wanted.inputs.push_back(input.isValid() ? source(input) : ValueId{});
        wanted.outputNames.clear();
        for (const ValueId output : node.outputs)
            wanted.outputNames.push_back(output.isValid() ? std::optional(m_after.value(output).name)
                                                          : std::nullopt);
        const NodeId id = m_edit.addNodeBefore(m_place, std::move(wanted));
        m_added.push_back(id);
        for (std::size_t i = 0; i < node.outputs.size(); ++i) {
            if (node.outputs[i].isValid())
                m_valueOf.emplace(node.outputs[i], m_edit.model().node(id).outputs[i]);
        }
    }

    /// Readers of `old` get what `inside` has become.
    void replace(ValueId old, ValueId inside)
    {
        const ValueId fresh = source(inside);
        if (fresh == old)
            return;
        const Value &made = m_edit.model().value(fresh);
        const bool isOwn = std::find(m_added.begin(), m_added.end(), made.producer) != m_added.end();
        if (isOwn && !m_given.contains(fresh)) {
            m_edit.takeOver(old, fresh);
            for (auto &entry : m_valueOf) {
                if (entry.second == fresh)
                    entry.second = old;
            }
            m_given.emplace(old, old);
            return;
        }
        m_edit.replaceUses(old, fresh);
        m_redirects.add(old, fresh);
    }

    void removeOld()
    {
        std::vector<ValueId> read;
        for (auto id = m_region.nodes.rbegin(); id != m_region.nodes.rend(); ++id) {
            const Node &node = m_edit.model().node(*id);
            read.insert(read.end(), node.inputs.begin(), node.inputs.end());
            m_edit.removeNode(*id);
        }
        removeUnread(m_edit, read);
    }

    ModelEdit &m_edit;
    const Region &m_region;
    const Model &m_after;
    Redirects &m_redirects;
    NodeId m_place;
    std::vector<NodeId> m_added;
    std::unordered_map<ValueId, ValueId> m_valueOf; ///< after -> whole
    std::unordered_map<ValueId, ValueId> m_given; ///< values that took the place of an output
};

} // namespace

std::vector<ValueId> Region::outputsOf(const Model &state) const
{
    std::vector<ValueId> values;
    for (const Output &output : outputs)
        values.push_back(state.node(sink).inputs[output.sinkInput]);
    return values;
}

std::vector<ValueId> Region::inputs() const
{
    std::vector<ValueId> values = model.node(source).outputs;
    for (const GraphPort &port : model.mainGraph().inputs)
        values.push_back(port.value);
    return values;
}

std::vector<NodeId> Region::nodesOf(const Model &state) const
{
    std::vector<NodeId> own = topologicalOrder(state).nodes;
    std::erase_if(own, [&](NodeId id) { return id == source || id == sink; });
    return own;
}

std::optional<Region> extractRegion(const ModelFacts &facts, const std::vector<NodeId> &nodes)
{
    for (const NodeId id : nodes) {
        if (!canMove(facts.model(), facts.model().node(id)))
            return std::nullopt;
    }
    return Extraction(facts).run(nodes);
}

ValueId Redirects::resolve(ValueId value) const
{
    for (auto found = m_to.find(value); found != m_to.end(); found = m_to.find(value))
        value = found->second;
    return value;
}

std::vector<NodeId> spliceRegion(ModelEdit &edit, const Region &region, const Model &after,
                                 Redirects &redirects)
{
    return Splice(edit, region, after, redirects).run();
}

} // namespace espalier
