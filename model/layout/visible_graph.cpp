// SPDX-License-Identifier: Apache-2.0
// Inputs, nodes in topological order, outputs; then for each reader the box that makes what it reads.
#include "model/layout/visible_graph.h"

#include "model/graph/walk.h"
#include "model/layout/box_text.h"

#include <unordered_map>

namespace espalier {

namespace {

class Collector {
public:
    Collector(const Model &model, GraphId id) : m_model(model), m_id(id), m_graph(model.graph(id)) { }

    VisibleGraph run()
    {
        for (const GraphPort &input : m_graph.inputs) {
            if (!m_model.value(input.value).isInitializer())
                m_maker.emplace(input.value.index, addPill(LayoutBox::Kind::Input, input.value));
        }
        for (const NodeId id : topologicalOrder(m_model, m_id).nodes)
            addNode(id);
        for (const NodeId id : m_nodes)
            forEachValueRead(m_model, id, [&](ValueId value) { connect(value, m_boxOf.at(id.index)); });
        for (const GraphPort &output : m_graph.outputs)
            connect(output.value, addPill(LayoutBox::Kind::Output, output.value));
        return std::move(m_out);
    }

private:
    BoxIndex add(LayoutBox box)
    {
        m_out.boxes.push_back(box);
        return static_cast<BoxIndex>(m_out.boxes.size() - 1);
    }

    BoxIndex addPill(LayoutBox::Kind kind, ValueId value)
    {
        LayoutBox box;
        box.kind = kind;
        box.value = value;
        box.rect = {0, 0, pillWidth(pillText(m_model, value)), pillHeight};
        return add(box);
    }

    void addNode(NodeId id)
    {
        const Node &node = m_model.node(id);
        if (node.isOp("Constant"))
            return;
        LayoutBox box;
        box.node = id;
        box.rect = {0, 0, boxWidth(boxText(m_model, id)), boxHeight};
        const BoxIndex index = add(box);
        m_boxOf.emplace(id.index, index);
        m_nodes.push_back(id);
        for (const ValueId output : node.outputs) {
            if (output.isValid())
                m_maker.emplace(output.index, index);
        }
    }

    void connect(ValueId value, BoxIndex to)
    {
        if (value.graph != m_id)
            return;
        const auto maker = m_maker.find(value.index);
        if (maker != m_maker.end() && maker->second != to)
            m_out.edges.push_back({value, maker->second, to});
    }

    const Model &m_model;
    GraphId m_id;
    const Graph &m_graph;
    std::vector<NodeId> m_nodes;
    std::unordered_map<std::uint32_t, BoxIndex> m_boxOf; ///< by NodeId::index
    std::unordered_map<std::uint32_t, BoxIndex> m_maker; ///< by ValueId::index
    VisibleGraph m_out;
};

} // namespace

VisibleGraph visibleGraph(const Model &model, GraphId graph)
{
    return Collector(model, graph).run();
}

} // namespace espalier
