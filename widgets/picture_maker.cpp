// SPDX-License-Identifier: Apache-2.0
// From model to frame, away from the window's thread.
#include "widgets/picture_maker.h"

#include "exporters/manifest.h"
#include "model/layout/open_gutter.h"
#include "widgets/canvas/frame_text.h"
#include "widgets/number_text.h"

#include <algorithm>

namespace espalier {

namespace {

int nextNumber()
{
    static int number = 0;
    return ++number;
}

constexpr std::string_view retrainKey = "espalier.retrain";

/// Marks that do not follow from verdicts: nodes that need training, and those that a cut would move.
std::unordered_map<NodeId, NodeMark> marksOf(const Model &model, const std::vector<NodeId> &moved)
{
    std::unordered_map<NodeId, NodeMark> out;
    for (const NodeId id : moved)
        out[id].isGenerated = true;
    for (std::uint32_t g = 0; g < model.graphCount(); ++g) {
        if (model.findGraph(GraphId(g)) == nullptr)
            continue;
        for (const NodeId id : nodesInOrder(model, GraphId(g))) {
            const Node &node = model.node(id);
            if (!node.rest)
                continue;
            const auto &entries = node.rest->metadata_props();
            if (std::any_of(entries.begin(), entries.end(),
                            [](const auto &e) { return e.key() == retrainKey; }))
                out[id].needsTraining = true;
        }
    }
    return out;
}

/// MACs as ink bars.
struct Heat {
    std::unordered_map<NodeId, double> amounts;
    QString name;
    QString largest;
};

Heat heatOf(const Analysis &analysis)
{
    Heat out{{}, PictureMaker::tr("MACs"), {}};
    double largest = 0;
    for (const auto &[node, macs] : analysis.macs.nodes) {
        if (macs.value_or(0) <= 0)
            continue;
        out.amounts.emplace(node, static_cast<double>(*macs));
        largest = std::max(largest, static_cast<double>(*macs));
    }
    out.largest = countText(largest);
    return out;
}

/// `encoder/layer.0`: names of a group and of those around it.
std::string pathOf(const Grouping &grouping, std::int32_t group)
{
    std::string path;
    for (; group >= 0; group = grouping.groups[static_cast<std::size_t>(group)].parent) {
        const std::string &name = grouping.groups[static_cast<std::size_t>(group)].name;
        path = path.empty() ? name : name + "/" + path;
    }
    return path;
}

std::vector<GroupFacts> factsOf(const Grouping &grouping)
{
    std::vector<GroupFacts> out;
    for (const Group &group : grouping.groups) {
        GroupFacts facts;
        facts.name = plainText(group.name);
        facts.alike = group.alike;
        out.push_back(std::move(facts));
    }
    for (const auto &[node, innermost] : grouping.groupOf) {
        for (std::int32_t group = innermost; group >= 0;
             group = grouping.groups[static_cast<std::size_t>(group)].parent)
            out[static_cast<std::size_t>(group)].nodes.push_back(node);
    }
    for (GroupFacts &facts : out)
        std::sort(facts.nodes.begin(), facts.nodes.end());
    return out;
}

/// With room for the line of a cut, if there is one.
std::shared_ptr<const Layout> openedFor(const std::shared_ptr<const Layout> &layout, const Model &model,
                                        const std::vector<GroupFacts> &groups,
                                        const std::vector<NodeId> &moved)
{
    if (moved.empty())
        return layout;
    const std::unordered_set<NodeId> behind(moved.begin(), moved.end());
    std::vector<bool> isBehind;
    for (const LayoutBox &box : layout->boxes) {
        switch (box.kind) {
        case LayoutBox::Kind::Node:
        case LayoutBox::Kind::Frame:
            isBehind.push_back(behind.contains(box.node));
            break;
        case LayoutBox::Kind::Input:
            isBehind.push_back(false);
            break;
        case LayoutBox::Kind::Output:
            isBehind.push_back(behind.contains(model.value(box.value).producer));
            break;
        case LayoutBox::Kind::Group: {
            const auto &nodes = groups[static_cast<std::size_t>(box.group)].nodes;
            isBehind.push_back(
                std::all_of(nodes.begin(), nodes.end(), [&](NodeId node) { return behind.contains(node); }));
            break;
        }
        }
    }
    return std::make_shared<const Layout>(openGutter(*layout, isBehind));
}

} // namespace

PictureMaker::PictureMaker(Workbench &workbench, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_number(nextNumber())
{
    connect(&workbench, &Workbench::opened, this, &PictureMaker::startLayout);
    connect(&workbench, &Workbench::modelChanged, this, [this] {
        if (m_workbench.model().findGraph(m_graph) == nullptr)
            m_graph = Model::mainGraphId();
        startLayout();
    });
    connect(&workbench, &Workbench::analysisChanged, this, &PictureMaker::startFrame);
    connect(&workbench, &Workbench::supportChanged, this, &PictureMaker::startFrame);
    connect(&workbench, &Workbench::cutChanged, this, &PictureMaker::startFrame);
}

std::string PictureMaker::key(const char *job) const
{
    return "picture" + std::to_string(m_number) + "/" + job;
}

void PictureMaker::setGraph(GraphId graph)
{
    if (graph == m_graph)
        return;
    if (m_states)
        m_otherStates[m_graph] = std::move(*m_states);
    const auto known = m_otherStates.find(graph);
    m_states = known != m_otherStates.end() ? std::optional(known->second) : std::nullopt;
    m_graph = graph;
    m_layout.reset();
    m_grouping.reset();
    Q_EMIT graphChanged();
    startLayout();
}

void PictureMaker::setWrapped(bool isWrapped)
{
    if (isWrapped == m_isWrapped)
        return;
    m_isWrapped = isWrapped;
    startLayout();
}

Result<PictureMaker::Arrangement>
PictureMaker::arrange(const Model &model, LayoutOptions options,
                      const std::optional<std::map<std::string, GroupState>> &states, const Layout *previous,
                      const TaskContext &context)
{
    Arrangement out;
    auto grouping = std::make_shared<const Grouping>(groupNodes(model, options.graph));
    if (states) {
        out.states.resize(grouping->groups.size(), GroupState::Open);
        for (std::size_t i = 0; i < out.states.size(); ++i) {
            const auto known = states->find(pathOf(*grouping, static_cast<std::int32_t>(i)));
            if (known != states->end())
                out.states[i] = known->second;
        }
    } else {
        out.states = firstView(model, *grouping);
    }
    options.grouping = grouping.get();
    options.groupStates = out.states;
    auto layout = layoutModel(model, options, context, previous);
    if (!layout)
        return fail(std::move(layout.error()));
    out.layout = std::make_shared<const Layout>(std::move(*layout));
    out.grouping = std::move(grouping);
    return out;
}

void PictureMaker::startLayout()
{
    if (!m_workbench.isOpen())
        return;
    LayoutOptions options;
    options.graph = m_graph;
    options.canvasWidth = m_canvas.width();
    options.canvasHeight = m_canvas.height();
    options.columns = m_isWrapped;
    const Model model = m_workbench.model();
    m_workbench.session().jobs().run<Arrangement>(
        {.key = key("layout"), .title = tr("Laying out %1").arg(m_workbench.title()), .receiver = this},
        [model, options, states = m_states, previous = m_layout](const TaskContext &context) {
            return arrange(model, options, states, previous.get(), context);
        },
        [this, model](Result<Arrangement> made) {
            if (!made)
                return;
            m_layout = std::move(made->layout);
            m_grouping = std::move(made->grouping);
            m_laidOut = model;
            if (!m_states) {
                m_states.emplace();
                for (std::size_t i = 0; i < made->states.size(); ++i)
                    m_states->emplace(pathOf(*m_grouping, static_cast<std::int32_t>(i)), made->states[i]);
            }
            startFrame();
        });
}

GroupState PictureMaker::state(std::int32_t group) const
{
    const auto found = m_states->find(pathOf(*m_grouping, group));
    return found == m_states->end() ? GroupState::Open : found->second;
}

void PictureMaker::setState(std::int32_t group, GroupState state)
{
    (*m_states)[pathOf(*m_grouping, group)] = state;
}

void PictureMaker::toggleGroup(int index)
{
    const auto group = static_cast<std::int32_t>(index);
    if (!m_grouping || !m_states || group < 0 || static_cast<std::size_t>(group) >= m_grouping->groups.size())
        return;
    if (state(group) != GroupState::Folded) {
        setState(group, GroupState::Folded);
    } else {
        setState(group, GroupState::Framed);
        const bool isLarge = m_grouping->groups[static_cast<std::size_t>(group)].nodeCount > mostBoxesFolded;
        for (std::size_t i = 0; isLarge && i < m_grouping->groups.size(); ++i) {
            if (m_grouping->groups[i].parent == group)
                setState(static_cast<std::int32_t>(i), GroupState::Folded);
        }
    }
    startLayout();
}

void PictureMaker::foldAround(NodeId node)
{
    if (!m_grouping || !m_states)
        return;
    const auto found = m_grouping->groupOf.find(node);
    std::int32_t innermost = -1;
    for (std::int32_t group = found == m_grouping->groupOf.end() ? -1 : found->second; group >= 0;
         group = m_grouping->groups[static_cast<std::size_t>(group)].parent) {
        if (state(group) == GroupState::Folded)
            innermost = -1; // what is in it is not to be seen
        else if (innermost < 0)
            innermost = group;
    }
    if (innermost >= 0)
        toggleGroup(innermost);
}

bool PictureMaker::unfoldAround(NodeId node)
{
    if (!m_grouping || !m_states)
        return false;
    bool isChanged = false;
    const auto found = m_grouping->groupOf.find(node);
    for (std::int32_t group = found == m_grouping->groupOf.end() ? -1 : found->second; group >= 0;
         group = m_grouping->groups[static_cast<std::size_t>(group)].parent) {
        if (state(group) != GroupState::Folded)
            continue;
        setState(group, GroupState::Framed);
        isChanged = true;
    }
    if (isChanged)
        startLayout();
    return isChanged;
}

void PictureMaker::startFrame()
{
    if (!m_layout || &m_laidOut.mainGraph() != &m_workbench.model().mainGraph())
        return; // the layout of this state is under way
    const auto analysis = m_workbench.analysis();
    const bool isCurrent = analysis && !m_workbench.isStale();
    if (!isCurrent && m_hasPicture)
        return; // the old picture stays, pale, until the verdicts are there
    const auto &draft = m_workbench.cutDraft();
    // Before the first analysis boxes have no verdicts, and shapes are those that the model declares.
    m_workbench.session().jobs().run<FramePointer>(
        {.key = key("frame"), .title = tr("Drawing"), .receiver = this, .isQuiet = true},
        [model = m_laidOut, layout = m_layout, grouping = m_grouping, analysis, isCurrent,
         moved = draft && !draft->error ? draft->behind : std::vector<NodeId>(),
         support = isCurrent ? m_workbench.support()
                             : nullptr](const TaskContext &context) -> Result<FramePointer> {
            static const ValueTypes unknown;
            const Heat heat = isCurrent ? heatOf(*analysis) : Heat{};
            auto groups = grouping ? factsOf(*grouping) : std::vector<GroupFacts>();
            const auto opened = openedFor(layout, model, groups, moved);
            const FrameSource source{model,
                                     isCurrent ? analysis->types.types : unknown,
                                     *opened,
                                     support.get(),
                                     std::move(groups),
                                     marksOf(model, moved),
                                     {},
                                     heat.amounts,
                                     heat.name,
                                     heat.largest};
            auto frame = std::make_shared<const Frame>(buildFrame(source, context));
            if (context.isStopped())
                return fail(TaskContext::cancelled());
            return FramePointer(std::move(frame));
        },
        [this](Result<FramePointer> frame) {
            if (!frame)
                return;
            m_hasPicture = true;
            Q_EMIT pictureReady(*frame);
        });
}

} // namespace espalier
