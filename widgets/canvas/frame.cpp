// SPDX-License-Identifier: Apache-2.0
// Joins layout, verdicts and texts into a frame.
#include "widgets/canvas/frame.h"

#include "model/layout/box_text.h"
#include "widgets/canvas/bezier.h"
#include "widgets/canvas/edge_labels.h"
#include "widgets/canvas/frame_text.h"
#include "widgets/canvas/overview.h"
#include "widgets/icons.h"

#include <algorithm>
#include <map>

namespace espalier {

namespace {

QPointF toQt(Point point)
{
    return {point.x, point.y};
}

QRectF toQt(Rect rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

Look worse(Look a, Look b)
{
    return severity(a) >= severity(b) ? a : b;
}

class FrameBuilder {
public:
    FrameBuilder(const FrameSource &source, const TaskContext &context) : m_source(source), m_context(context)
    {
    }

    Frame build() &&
    {
        addBoxes();
        if (m_context.isStopped())
            return std::move(m_frame); // edges point at boxes that are not there
        addEdges();
        addBuses();
        m_frame.bounds = toQt(m_source.layout.bounds);
        m_frame.heatName = m_source.heatName;
        m_frame.heatLargest = m_source.heatLargest;
        addIndexes();
        if (!m_context.isStopped())
            placeLabels(m_frame);
        if (!m_context.isStopped())
            addRuns(m_frame);
        takeInLabels();
        return std::move(m_frame);
    }

private:
    /// Text beside the outermost boxes belongs to the picture.
    void takeInLabels()
    {
        for (const FrameEdge &edge : m_frame.edges) {
            if (edge.label.isPlaced)
                m_frame.bounds = m_frame.bounds.united(edge.label.rect);
        }
        for (std::size_t i = 0; i < m_frame.stubs.size(); ++i)
            m_frame.bounds = m_frame.bounds.united(m_frame.stubRect(i));
    }

    [[nodiscard]] NodeMark mark(NodeId node) const
    {
        const auto found = m_source.marks.find(node);
        if (found == m_source.marks.end())
            return {};
        NodeMark mark = found->second;
        const NodeVerdict *verdict = m_source.report != nullptr ? m_source.report->find(node) : nullptr;
        if (mark.isGenerated && verdict != nullptr && lookOf(*verdict) == Look::Unknown)
            mark.isUndefined = true;
        return mark;
    }

    [[nodiscard]] Look look(NodeId node) const
    {
        const NodeMark planned = mark(node);
        if (planned.isGenerated)
            return Look::Generated;
        if (planned.isCustom)
            return Look::Custom;
        const NodeVerdict *verdict = m_source.report != nullptr ? m_source.report->find(node) : nullptr;
        return verdict != nullptr ? lookOf(*verdict) : Look::Plain;
    }

    [[nodiscard]] QString shape(ValueId value) const
    {
        const ValueType &known = m_source.types.of(value);
        return plainText(edgeText(known.shape ? known : declaredType(m_source.model, value)));
    }

    [[nodiscard]] double heat(NodeId node) const
    {
        const auto found = m_source.heat.find(node);
        return found == m_source.heat.end() || m_largestHeat <= 0 ? 0 : found->second / m_largestHeat;
    }

    void addBoxes()
    {
        for (const auto &[node, amount] : m_source.heat)
            m_largestHeat = std::max(m_largestHeat, amount);
        m_frame.boxes.reserve(m_source.layout.boxes.size());
        for (const LayoutBox &from : m_source.layout.boxes) {
            if (m_context.isStopped())
                return;
            FrameBox box;
            box.kind = from.kind;
            box.rect = toQt(from.rect);
            box.node = from.node;
            box.value = from.value;
            box.body = from.body;
            box.group = from.group;
            box.block = from.block;
            box.rank = from.rank;
            const auto index = static_cast<BoxIndex>(m_frame.boxes.size());
            fill(box, index);
            m_frame.boxes.push_back(std::move(box));
        }
    }

    void fill(FrameBox &box, BoxIndex index)
    {
        switch (box.kind) {
        case LayoutBox::Kind::Node:
            fillNode(box);
            m_frame.boxOf.emplace(box.node, index);
            break;
        case LayoutBox::Kind::Input:
        case LayoutBox::Kind::Output: {
            box.name = box.title = plainText(m_source.model.value(box.value).name);
            box.detail = shape(box.value);
            m_frame.pillOf.emplace(box.value, index);
            break;
        }
        case LayoutBox::Kind::Group:
            fillGroup(box);
            for (const NodeId node : groupOf(box).nodes)
                m_frame.boxOf.emplace(node, index);
            break;
        case LayoutBox::Kind::Frame:
            if (box.group >= 0)
                box.name = box.title = groupOf(box).name;
            else if (const Graph *body = m_source.model.findGraph(box.body))
                box.name = box.title = plainText(body->name);
            break;
        }
    }

    [[nodiscard]] const GroupFacts &groupOf(const FrameBox &box) const
    {
        static const GroupFacts none;
        const auto index = static_cast<std::size_t>(box.group);
        return box.group >= 0 && index < m_source.groups.size() ? m_source.groups[index] : none;
    }

    void fillNode(FrameBox &box)
    {
        const Node &node = m_source.model.node(box.node);
        box.name = plainText(node.opType);
        box.detail = QString::fromStdString(boxText(m_source.model, box.node).detail);
        box.title = plainText(node.name);
        box.icon = icon(node);
        box.mark = mark(box.node);
        box.look = look(box.node);
        box.heat = heat(box.node);
        if (m_source.report != nullptr) {
            if (const NodeVerdict *verdict = m_source.report->find(box.node))
                box.sentence = QString::fromStdString(verdict->reason.english());
        }
        count(box.look);
        m_frame.needsTraining = m_frame.needsTraining || box.mark.needsTraining;
    }

    void fillGroup(FrameBox &box)
    {
        const GroupFacts &facts = groupOf(box);
        box.name = box.title = facts.name;
        box.detail = QStringLiteral("%1 nodes").arg(facts.nodes.size());
        box.alike = facts.alike;
        box.members = facts.nodes;
        for (const NodeId node : facts.nodes) {
            const Look inner = look(node);
            box.look = worse(box.look, inner);
            box.memberLooks.push_back(inner);
            ++box.counts[static_cast<std::size_t>(inner)];
            box.mark.needsTraining = box.mark.needsTraining || mark(node).needsTraining;
            box.heat = std::max(box.heat, heat(node));
            count(inner);
        }
    }

    void count(Look look) { ++m_frame.counts[static_cast<std::size_t>(look)]; }

    QString icon(const Node &node)
    {
        const auto [at, isNew] = m_icons.try_emplace({node.domain, node.opType});
        if (isNew)
            at->second = operatorIconName(node.domain, node.opType);
        return at->second;
    }

    void addEdges()
    {
        m_frame.edges.reserve(m_source.layout.edges.size());
        for (const LayoutEdge &from : m_source.layout.edges) {
            FrameEdge edge;
            edge.value = from.value;
            edge.from = from.from;
            edge.to = from.to;
            edge.isCaptured = from.isCaptured;
            edge.isWrapped = from.isWrapped;
            edge.points.reserve(from.points.size());
            for (const Point point : from.points)
                edge.points.push_back(toQt(point));
            edge.bounds = boundsOf(edge.points);
            edge.label.text = shape(edge.value);
            const auto change = m_source.changedEdges.find(edge.value);
            edge.change = change == m_source.changedEdges.end() ? '\0' : change->second;
            m_frame.edges.push_back(std::move(edge));
        }
    }

    void addBuses()
    {
        for (const LayoutBus &from : m_source.layout.buses) {
            FrameBus bus;
            bus.value = from.value;
            bus.from = from.from;
            bus.to = from.to;
            bus.exit = toQt(from.exit);
            for (const Point point : from.entries)
                bus.entries.push_back(toQt(point));
            bus.name = plainText(m_source.model.value(from.value).name);
            bus.shape = shape(from.value);
            const auto index = static_cast<std::uint32_t>(m_frame.buses.size());
            if (bus.from)
                m_frame.stubs.push_back({index, -1});
            for (std::size_t i = 0; i < bus.entries.size(); ++i)
                m_frame.stubs.push_back({index, static_cast<std::int32_t>(i)});
            m_frame.buses.push_back(std::move(bus));
        }
    }

    void addIndexes()
    {
        std::vector<QRectF> rects;
        for (const FrameBox &box : m_frame.boxes)
            rects.push_back(box.rect);
        m_frame.boxIndex = SpatialIndex(rects);
        rects.clear();
        m_frame.edgesOf.resize(m_frame.boxes.size());
        m_frame.busesOf.resize(m_frame.boxes.size());
        for (std::uint32_t i = 0; i < m_frame.edges.size(); ++i) {
            const FrameEdge &edge = m_frame.edges[i];
            rects.push_back(edge.bounds);
            m_frame.edgesOf[edge.from].push_back(i);
            if (edge.to != edge.from)
                m_frame.edgesOf[edge.to].push_back(i);
        }
        m_frame.edgeIndex = SpatialIndex(rects);
        rects.clear();
        for (std::size_t i = 0; i < m_frame.stubs.size(); ++i)
            rects.push_back(m_frame.stubRect(i));
        m_frame.stubIndex = SpatialIndex(rects);
        for (std::uint32_t i = 0; i < m_frame.buses.size(); ++i) {
            if (m_frame.buses[i].from)
                m_frame.busesOf[*m_frame.buses[i].from].push_back(i);
            for (const BoxIndex box : m_frame.buses[i].to)
                m_frame.busesOf[box].push_back(i);
        }
    }

    const FrameSource &m_source;
    const TaskContext &m_context;
    Frame m_frame;
    double m_largestHeat = 0;
    std::map<std::pair<std::string, std::string>, QString> m_icons;
};

} // namespace

const FrameBox *Frame::find(NodeId node) const
{
    const auto found = boxOf.find(node);
    return found == boxOf.end() ? nullptr : &boxes[found->second];
}

std::vector<NodeId> Frame::nodesOf(Look look) const
{
    std::vector<NodeId> nodes;
    for (const FrameBox &box : boxes) {
        if (box.kind == LayoutBox::Kind::Node && box.look == look)
            nodes.push_back(box.node);
        for (std::size_t i = 0; i < box.members.size(); ++i) {
            if (box.memberLooks[i] == look)
                nodes.push_back(box.members[i]);
        }
    }
    return nodes;
}

std::optional<BoxIndex> Frame::boxAt(QPointF point) const
{
    constexpr double title = 20;
    constexpr double border = 4;
    std::optional<BoxIndex> best;
    for (const std::uint32_t index : boxIndex.in(QRectF(point, QSizeF(0, 0)))) {
        const FrameBox &box = boxes[index];
        if (box.kind == LayoutBox::Kind::Frame && point.y() > box.rect.top() + title
            && box.rect.adjusted(border, border, -border, -border).contains(point))
            continue;
        best = index; // frames stand before what is in them
    }
    return best;
}

QRectF Frame::stubRect(std::size_t stub) const
{
    const FrameBus &bus = buses[stubs[stub].bus];
    if (stubs[stub].entry < 0)
        return {bus.exit.x() - 5, bus.exit.y(),
                10 + textWidth(QStringLiteral("→ %1").arg(bus.to.size()), TextKind::Label), 20};
    const QPointF dot = bus.entries[static_cast<std::size_t>(stubs[stub].entry)];
    const double text = std::min(120.0, textWidth(bus.name, TextKind::Label));
    return {dot.x() - 6 - text, dot.y() - 7, text + 22, 14};
}

Frame buildFrame(const FrameSource &source, const TaskContext &context)
{
    return FrameBuilder(source, context).build();
}

} // namespace espalier
