// SPDX-License-Identifier: Apache-2.0
// Inputs, nodes in topological order, outputs; then for each reader the box that makes what it reads. Bodies
// that are unfolded are collected in the same way, into containers of their own.
#include "model/layout/visible_graph.h"

#include "model/graph/walk.h"
#include "model/layout/box_text.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace espalier {

namespace {

/// A node that reads values: itself, or the group it is folded into.
struct Reader {
    NodeId node;
    BoxIndex box;
    bool isUnfolded;
};

class Collector {
public:
    Collector(const Model &model, const VisibleParts &parts, const TaskContext &context)
        : m_model(model), m_parts(parts), m_context(context)
    {
        m_out.containers.emplace_back();
    }

    VisibleGraph run()
    {
        addGraph(m_parts.graph, 0);
        for (std::size_t i = 0; i < m_readers.size() && !m_context.isStopped(); ++i) {
            const Reader reader = m_readers[i];
            if (!reader.isUnfolded) {
                forEachValueRead(m_model, reader.node, [&](ValueId value) { connect(value, reader.box); });
                continue;
            }
            for (const ValueId value : m_model.node(reader.node).inputs)
                connect(value, reader.box);
        }
        for (const auto &[value, pill] : m_outputs)
            connect(value, pill);
        const auto order = [](const VisibleEdge &e) { return std::tie(e.from, e.to, e.value); };
        std::sort(m_out.edges.begin(), m_out.edges.end(),
                  [&](const VisibleEdge &a, const VisibleEdge &b) { return order(a) < order(b); });
        const auto same = [&](const VisibleEdge &a, const VisibleEdge &b) { return order(a) == order(b); };
        m_out.edges.erase(std::unique(m_out.edges.begin(), m_out.edges.end(), same), m_out.edges.end());
        return std::move(m_out);
    }

private:
    BoxIndex add(LayoutBox box, std::int32_t container)
    {
        const auto index = static_cast<BoxIndex>(m_out.boxes.size());
        m_out.boxes.push_back(box);
        m_out.containerOf.push_back(container);
        m_out.containers[static_cast<std::size_t>(container)].boxes.push_back(index);
        return index;
    }

    std::int32_t addContainer(LayoutBox frame, std::int32_t parent)
    {
        frame.kind = LayoutBox::Kind::Frame;
        const BoxIndex box = add(frame, parent);
        m_out.containers.push_back({parent, box, {}});
        return static_cast<std::int32_t>(m_out.containers.size() - 1);
    }

    BoxIndex addPill(LayoutBox::Kind kind, ValueId value, std::int32_t container)
    {
        LayoutBox box;
        box.kind = kind;
        box.value = value;
        box.rect = {0, 0, pillWidth(pillText(m_model, value)), pillHeight};
        return add(box, container);
    }

    void addGraph(GraphId id, std::int32_t container)
    {
        const Graph &graph = m_model.graph(id);
        for (const GraphPort &input : graph.inputs) {
            if (!m_model.value(input.value).isInitializer())
                m_maker.emplace(input.value, addPill(LayoutBox::Kind::Input, input.value, container));
        }
        for (const NodeId node : topologicalOrder(m_model, id).nodes) {
            if (!m_model.node(node).isOp("Constant") && !m_context.isStopped())
                addNode(node, container);
        }
        for (const GraphPort &output : graph.outputs)
            m_outputs.emplace_back(output.value, addPill(LayoutBox::Kind::Output, output.value, container));
    }

    [[nodiscard]] GroupState stateOf(std::int32_t group) const
    {
        const auto index = static_cast<std::size_t>(group);
        return index < m_parts.groupStates.size() ? m_parts.groupStates[index] : GroupState::Open;
    }

    /// Goes into the frames around the node; returns the box of the outermost folded group, if there is one.
    std::optional<BoxIndex> enterGroups(NodeId node, std::int32_t &container)
    {
        if (m_parts.grouping == nullptr || node.graph != m_parts.graph)
            return std::nullopt;
        const auto innermost = m_parts.grouping->groupOf.find(node);
        if (innermost == m_parts.grouping->groupOf.end())
            return std::nullopt;
        std::vector<std::int32_t> path;
        for (std::int32_t g = innermost->second; g >= 0;
             g = m_parts.grouping->groups[static_cast<std::size_t>(g)].parent)
            path.push_back(g);
        for (auto g = path.rbegin(); g != path.rend(); ++g) {
            LayoutBox box;
            box.group = *g;
            if (stateOf(*g) == GroupState::Folded) {
                const auto [at, isNew] = m_folded.try_emplace(*g, 0);
                if (isNew) {
                    box.kind = LayoutBox::Kind::Group;
                    const Group &group = m_parts.grouping->groups[static_cast<std::size_t>(*g)];
                    box.rect = {0, 0, boxWidth(groupText(group)), boxHeight};
                    at->second = add(box, container);
                }
                return at->second;
            }
            if (stateOf(*g) == GroupState::Framed) {
                const auto [at, isNew] = m_framed.try_emplace(*g, 0);
                if (isNew)
                    at->second = addContainer(box, container);
                container = at->second;
            }
        }
        return std::nullopt;
    }

    void addNode(NodeId id, std::int32_t container)
    {
        const Node &node = m_model.node(id);
        std::optional<BoxIndex> index = enterGroups(id, container);
        const bool isFolded = index.has_value();
        if (!index) {
            LayoutBox box;
            box.node = id;
            box.rect = {0, 0, boxWidth(boxText(m_model, id)), boxHeight};
            index = add(box, container);
        }
        for (const ValueId output : node.outputs) {
            if (output.isValid())
                m_maker.emplace(output, *index);
        }
        const bool isUnfolded = !isFolded && m_parts.unfoldedBodies.contains(id);
        m_readers.push_back({id, *index, isUnfolded});
        if (isUnfolded)
            addBodies(id, *index, container);
    }

    void addBodies(NodeId id, BoxIndex box, std::int32_t container)
    {
        for (const Attribute &attribute : m_model.node(id).attributes) {
            for (const GraphId body : attribute.graphs) {
                if (m_model.findGraph(body) == nullptr)
                    continue;
                LayoutBox frame;
                frame.node = id;
                frame.body = body;
                const std::int32_t inside = addContainer(frame, container);
                const BoxIndex frameBox = m_out.containers[static_cast<std::size_t>(inside)].frame;
                m_out.edges.push_back({{}, box, frameBox, false, false});
                addGraph(body, inside);
            }
        }
    }

    void connect(ValueId value, BoxIndex to)
    {
        const auto maker = m_maker.find(value);
        if (maker == m_maker.end() || maker->second == to)
            return;
        m_out.edges.push_back({value, maker->second, to, isCaptured(value, to), true});
    }

    /// Whether the box stands in a body that the value is not of.
    [[nodiscard]] bool isCaptured(ValueId value, BoxIndex to) const
    {
        for (std::int32_t c = m_out.containerOf[to]; c > 0;
             c = m_out.containers[static_cast<std::size_t>(c)].parent) {
            const LayoutBox &frame = m_out.boxes[m_out.containers[static_cast<std::size_t>(c)].frame];
            if (frame.body.isValid())
                return frame.body != value.graph;
        }
        return false;
    }

    const Model &m_model;
    const VisibleParts &m_parts;
    const TaskContext &m_context;
    std::vector<Reader> m_readers;
    std::vector<std::pair<ValueId, BoxIndex>> m_outputs;
    std::unordered_map<ValueId, BoxIndex> m_maker;
    std::map<std::int32_t, BoxIndex> m_folded; ///< by group
    std::map<std::int32_t, std::int32_t> m_framed; ///< container by group
    VisibleGraph m_out;
};

} // namespace

VisibleGraph visibleGraph(const Model &model, const VisibleParts &parts, const TaskContext &context)
{
    return Collector(model, parts, context).run();
}

} // namespace espalier
