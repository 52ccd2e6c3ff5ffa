// SPDX-License-Identifier: Apache-2.0
// Scopes are read from names; where names tell nothing, the sequence of operators is searched for a period.
#include "model/layout/grouping.h"

#include "model/graph/walk.h"
#include "model/layout/glyph_widths.h"
#include "model/layout/repeated_runs.h"

#include <algorithm>
#include <map>

namespace espalier {

namespace {

/// What exporters write as a node's place in the program: torch's dynamo exporter as metadata.
constexpr std::string_view scopeKey = "namespace";

std::vector<std::string> partsOf(std::string_view path)
{
    std::vector<std::string> out;
    std::size_t at = 0;
    while (at <= path.size()) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        if (end > at)
            out.emplace_back(path.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

/// The scopes that a node lies in, outermost first.
std::vector<std::string> scopesOf(const Node &node)
{
    if (node.rest) {
        for (const auto &entry : node.rest->metadata_props()) {
            if (entry.key() != scopeKey)
                continue;
            auto parts = partsOf(entry.value());
            for (std::string &part : parts)
                part = part.substr(0, part.find(": ")); // `layer.0: BertLayer`
            if (!parts.empty())
                parts.pop_back(); // the operator's own entry
            return parts;
        }
    }
    auto parts = partsOf(node.name);
    if (!parts.empty())
        parts.pop_back();
    return parts;
}

class ScopeTree {
public:
    explicit ScopeTree(GraphId graph) { m_out.graph = graph; }

    void add(NodeId node, const std::vector<std::string> &scopes)
    {
        std::int32_t group = -1;
        for (const std::string &scope : scopes) {
            const auto [at, isNew] =
                m_index.try_emplace({group, scope}, static_cast<std::int32_t>(m_out.groups.size()));
            if (isNew) {
                Group fresh;
                fresh.name = scope;
                fresh.parent = group;
                m_out.groups.push_back(std::move(fresh));
            }
            group = at->second;
            ++m_out.groups[static_cast<std::size_t>(group)].nodeCount;
        }
        if (group >= 0)
            m_out.groupOf.emplace(node, group);
    }

    /// Groups of one node are dropped, those that hold nothing but one other group become one with it.
    Grouping finish()
    {
        const std::size_t count = m_out.groups.size();
        std::vector<std::int32_t> onlyChild(count, -1);
        std::vector<std::size_t> children(count, 0);
        for (std::size_t i = 0; i < count; ++i) {
            if (const std::int32_t parent = m_out.groups[i].parent; parent >= 0) {
                ++children[static_cast<std::size_t>(parent)];
                onlyChild[static_cast<std::size_t>(parent)] = static_cast<std::int32_t>(i);
            }
        }
        std::vector<std::int32_t> to(count, -1); // new index; a dropped group's is its parent's
        Grouping out;
        out.graph = m_out.graph;
        std::vector<std::string> prefix(count);
        for (std::size_t i = 0; i < count; ++i) {
            Group group = m_out.groups[i];
            const std::int32_t parent = group.parent;
            const std::int32_t above = parent >= 0 ? to[static_cast<std::size_t>(parent)] : -1;
            if (parent >= 0)
                group.name.insert(0, prefix[static_cast<std::size_t>(parent)]);
            const bool isShell = children[i] == 1
                && m_out.groups[static_cast<std::size_t>(onlyChild[i])].nodeCount == group.nodeCount;
            to[i] = above;
            if (isShell)
                prefix[i] = group.name + "/";
            if (isShell || group.nodeCount < 2)
                continue;
            group.parent = above;
            group.depth = above >= 0 ? out.groups[static_cast<std::size_t>(above)].depth + 1 : 0;
            to[i] = static_cast<std::int32_t>(out.groups.size());
            out.groups.push_back(std::move(group));
        }
        for (const auto &[node, group] : m_out.groupOf) {
            if (const std::int32_t kept = to[static_cast<std::size_t>(group)]; kept >= 0)
                out.groupOf.emplace(node, kept);
        }
        return out;
    }

private:
    Grouping m_out;
    std::map<std::pair<std::int32_t, std::string>, std::int32_t> m_index;
};

void countLikeness(const Model &model, const std::vector<NodeId> &nodes, Grouping &grouping)
{
    std::vector<std::string> operators(grouping.groups.size());
    for (const NodeId id : nodes) {
        const auto found = grouping.groupOf.find(id);
        if (found == grouping.groupOf.end())
            continue;
        for (std::int32_t g = found->second; g >= 0; g = grouping.groups[static_cast<std::size_t>(g)].parent)
            operators[static_cast<std::size_t>(g)] +=
                model.node(id).domain + ":" + model.node(id).opType + " ";
    }
    std::map<std::string, std::vector<std::size_t>> classes;
    for (std::size_t g = 0; g < operators.size(); ++g)
        classes[operators[g]].push_back(g);
    std::uint32_t number = 0;
    for (const auto &[text, members] : classes) {
        for (const std::size_t g : members) {
            grouping.groups[g].likeness = number;
            grouping.groups[g].alike = static_cast<std::uint32_t>(members.size());
        }
        ++number;
    }
}

/// Whether it reads constants alone: such nodes stand in any order, and tell nothing of what repeats.
bool isSource(const Model &model, NodeId id)
{
    const Node &node = model.node(id);
    return std::none_of(node.inputs.begin(), node.inputs.end(), [&](ValueId input) {
        if (!input.isValid())
            return false;
        const Value &value = model.value(input);
        const bool isMade = value.producer.isValid() && !model.node(value.producer).isOp("Constant");
        return isMade || (value.isGraphInput && !value.isInitializer());
    });
}

/// A source whose readers are all in one group belongs to it.
void addSources(const Model &model, const std::vector<NodeId> &sources, Grouping &grouping)
{
    for (const NodeId id : sources) {
        std::int32_t group = -1;
        bool isOne = true;
        for (const ValueId output : model.node(id).outputs) {
            if (!output.isValid())
                continue;
            const Value &value = model.value(output);
            isOne = isOne && value.graphOutputs == 0;
            for (const Use &use : value.uses) {
                const auto found = grouping.groupOf.find(use.node);
                const std::int32_t readers = found == grouping.groupOf.end() ? -1 : found->second;
                isOne = isOne && readers >= 0 && (group < 0 || group == readers);
                group = readers;
            }
        }
        if (!isOne || group < 0)
            continue;
        grouping.groupOf.emplace(id, group);
        ++grouping.groups[static_cast<std::size_t>(group)].nodeCount;
    }
}

void addRepeated(const Model &model, const std::vector<NodeId> &all, Grouping &grouping)
{
    std::vector<NodeId> nodes;
    std::vector<NodeId> sources;
    for (const NodeId id : all)
        (isSource(model, id) ? sources : nodes).push_back(id);
    std::vector<std::string> operators;
    operators.reserve(nodes.size());
    for (const NodeId id : nodes)
        operators.push_back(model.node(id).domain + ":" + model.node(id).opType);
    for (const RepeatedRun &run : repeatedRuns(operators)) {
        for (std::size_t i = 0; i < run.times; ++i) {
            Group group;
            group.kind = Group::Kind::Repeated;
            group.name = "block " + std::to_string(grouping.groups.size() + 1);
            group.nodeCount = run.period;
            for (std::size_t k = 0; k < run.period; ++k)
                grouping.groupOf.emplace(nodes[run.start + i * run.period + k],
                                         static_cast<std::int32_t>(grouping.groups.size()));
            grouping.groups.push_back(std::move(group));
        }
    }
    addSources(model, sources, grouping);
}

} // namespace

Grouping groupNodes(const Model &model, GraphId graph)
{
    std::vector<NodeId> nodes;
    for (const NodeId id : topologicalOrder(model, graph).nodes) {
        if (!model.node(id).isOp("Constant"))
            nodes.push_back(id);
    }
    ScopeTree scopes(graph);
    for (const NodeId id : nodes)
        scopes.add(id, scopesOf(model.node(id)));
    Grouping out = scopes.finish();
    if (out.groupOf.size() * 2 < nodes.size()) {
        out.groups.clear();
        out.groupOf.clear();
        addRepeated(model, nodes, out);
    }
    countLikeness(model, nodes, out);
    return out;
}

std::vector<GroupState> firstView(const Model &model, const Grouping &grouping)
{
    std::vector<GroupState> states(grouping.groups.size(), GroupState::Open);
    const Graph &graph = model.graph(grouping.graph);
    const std::size_t pills = graph.inputs.size() + graph.outputs.size();
    std::size_t nodes = 0;
    std::uint32_t deepest = 0;
    for (const Group &group : grouping.groups)
        deepest = std::max(deepest, group.depth);
    // Boxes when all groups of a depth are folded: nodes outside of them, and they themselves.
    std::vector<std::size_t> loose(deepest + 1, 0);
    std::vector<std::size_t> folded(deepest + 1, 0);
    for (const Group &group : grouping.groups)
        ++folded[group.depth];
    for (const NodeId id : nodesInOrder(model, grouping.graph)) {
        if (model.node(id).isOp("Constant"))
            continue;
        ++nodes;
        const auto found = grouping.groupOf.find(id);
        const std::uint32_t depth = found != grouping.groupOf.end()
            ? grouping.groups[static_cast<std::size_t>(found->second)].depth + 1
            : 0;
        for (std::uint32_t d = depth; d <= deepest; ++d)
            ++loose[d];
    }
    if (grouping.groups.empty() || nodes + pills <= mostBoxesUnfolded)
        return states;
    std::uint32_t level = deepest;
    while (level > 0 && loose[level] + folded[level] + pills > mostBoxesFolded)
        --level;
    for (std::size_t g = 0; g < grouping.groups.size(); ++g) {
        if (grouping.groups[g].depth == level)
            states[g] = GroupState::Folded;
    }
    return states;
}

BoxText groupText(const Group &group)
{
    BoxText out;
    out.title = elideMiddle(printable(group.name), TextRole::Title, greatestBoxWidth - 2 * boxPadding);
    out.detail = std::to_string(group.nodeCount) + " nodes";
    return out;
}

} // namespace espalier
