// SPDX-License-Identifier: Apache-2.0
// From model to frame, away from the window's thread.
#include "widgets/picture_maker.h"

#include "exporters/manifest.h"
#include "model/layout/layout_model.h"
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
    m_graph = graph;
    m_layout.reset();
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

void PictureMaker::startLayout()
{
    if (!m_workbench.isOpen())
        return;
    using Made = std::shared_ptr<const Layout>;
    LayoutOptions options;
    options.graph = m_graph;
    options.canvasWidth = m_canvas.width();
    options.canvasHeight = m_canvas.height();
    options.columns = m_isWrapped;
    const Model model = m_workbench.model();
    m_workbench.session().jobs().run<Made>(
        {.key = key("layout"), .title = tr("Laying out %1").arg(m_workbench.title()), .receiver = this},
        [model, options, previous = m_layout](const TaskContext &context) -> Result<Made> {
            auto layout = layoutModel(model, options, context, previous.get());
            if (!layout)
                return fail(std::move(layout.error()));
            return std::make_shared<const Layout>(std::move(*layout));
        },
        [this, model](Result<Made> made) {
            if (!made)
                return;
            m_layout = std::move(*made);
            m_laidOut = model;
            startFrame();
        });
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
        [model = m_laidOut, layout = m_layout, analysis, isCurrent,
         moved = draft && !draft->error
             ? std::vector<NodeId>(draft->plan.moved.begin(), draft->plan.moved.end())
             : std::vector<NodeId>(),
         support = isCurrent ? m_workbench.support()
                             : nullptr](const TaskContext &context) -> Result<FramePointer> {
            static const ValueTypes unknown;
            const Heat heat = isCurrent ? heatOf(*analysis) : Heat{};
            const FrameSource source{model,     isCurrent ? analysis->types.types : unknown,
                                     *layout,   support.get(),
                                     {},        marksOf(model, moved),
                                     {},        heat.amounts,
                                     heat.name, heat.largest};
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
