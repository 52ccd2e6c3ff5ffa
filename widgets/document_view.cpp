// SPDX-License-Identifier: Apache-2.0
// Connects a canvas with its workbench.
#include "widgets/document_view.h"

#include "widgets/error_text.h"
#include "widgets/thumbnail.h"

#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace espalier {

DocumentView::DocumentView(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_workbench(new Workbench(session, this)),
      m_canvas(new GraphCanvas(this)), m_legend(new LegendStrip(m_canvas, this)),
      m_pictures(new PictureMaker(*m_workbench, this)), m_strip(plainLabel({}, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_legend);
    m_strip->setMinimumHeight(32);
    m_strip->setContentsMargins(12, 0, 12, 0);
    m_strip->setTextFormat(Qt::RichText);
    m_strip->hide();
    m_canvas->setTheme(session.theme());
    connect(&session, &Session::themeChanged, m_canvas, [this] { m_canvas->setTheme(m_session.theme()); });

    connect(m_pictures, &PictureMaker::pictureReady, this, [this](const FramePointer &frame) {
        m_canvas->setFrame(frame);
        m_canvas->setSelection(m_workbench->selection());
        showCut();
        if (m_workbench->support() && !m_workbench->isStale() && !m_workbench->cutDraft()
            && m_pictures->graph() == Model::mainGraphId() && m_workbench->history().position() == 0)
            keepThumbnails(m_session, QString::fromStdString(m_workbench->path().string()), frame);
        if (m_awaited.isValid())
            m_canvas->showNode(std::exchange(m_awaited, NodeId{}), true);
    });
    connect(m_pictures, &PictureMaker::graphChanged, this, [this] {
        m_canvas->forgetView();
        Q_EMIT breadcrumbChanged();
    });
    connect(m_workbench, &Workbench::selectionChanged, this,
            [this] { m_canvas->setSelection(m_workbench->selection()); });
    connect(m_workbench, &Workbench::modelChanged, this, [this] { m_canvas->setStale(true); });
    connect(m_workbench, &Workbench::targetChanged, this, [this] { m_canvas->setStale(true); });
    connect(m_workbench, &Workbench::analysisChanged, this, &DocumentView::showFaults);
    connect(m_workbench, &Workbench::supportChanged, this,
            [this] { m_canvas->setStale(m_workbench->isStale()); });
    connect(m_workbench, &Workbench::cutChanged, this, &DocumentView::showCut);
    connect(m_workbench, &Workbench::revealRequested, this, &DocumentView::reveal);

    connect(m_canvas, &GraphCanvas::selectionRequested, m_workbench, &Workbench::select);
    connect(m_canvas, &GraphCanvas::cutGrabbed, m_workbench, &Workbench::grabCut);
    connect(m_canvas, &GraphCanvas::cutDragged, m_workbench, &Workbench::moveCutTo);
    connect(m_canvas, &GraphCanvas::cutReleased, m_workbench, &Workbench::releaseCut);
    connect(m_canvas, &GraphCanvas::hovered, this, &DocumentView::hovered);
    connect(m_canvas, &GraphCanvas::contextMenuRequested, this, &DocumentView::contextMenuRequested);
    connect(m_canvas, &GraphCanvas::columnsToggled, this,
            [this] { m_pictures->setWrapped(!m_pictures->isWrapped()); });
    connect(m_canvas, &GraphCanvas::groupToggled, m_pictures, &PictureMaker::toggleGroup);
    connect(m_canvas, &GraphCanvas::foldRequested, this, [this] {
        if (!m_workbench->selection().nodes.empty())
            m_pictures->foldAround(m_workbench->selection().nodes.front());
    });
    connect(m_canvas, &GraphCanvas::unfoldRequested, this, [this] {
        if (m_workbench->selection().nodes.empty())
            return;
        const NodeId node = m_workbench->selection().nodes.front();
        if (m_pictures->unfoldAround(node))
            m_awaited = node;
    });
    connect(m_canvas, &GraphCanvas::bodyEntered, this, [this](NodeId node) {
        for (const Attribute &attribute : m_workbench->model().node(node).attributes) {
            if (!attribute.graphs.empty()) {
                enterGraph(attribute.graphs.front());
                return;
            }
        }
    });
    connect(m_canvas, &GraphCanvas::leaveRequested, this, [this] {
        const std::vector<Crumb> crumbs = breadcrumb();
        if (crumbs.size() > 1)
            enterGraph(crumbs[crumbs.size() - 2].graph);
    });
    connect(m_legend, &LegendStrip::selectionRequested, m_workbench, &Workbench::select);
    connect(m_legend, &LegendStrip::hitsRequested, this, [this](const std::vector<NodeId> &nodes) {
        if (nodes.empty())
            setHits(std::nullopt);
        else
            setHits(std::unordered_set<NodeId>(nodes.begin(), nodes.end()));
    });
}

void DocumentView::setHits(const std::optional<std::unordered_set<NodeId>> &hits)
{
    m_canvas->setHits(hits);
}

std::vector<DocumentView::Crumb> DocumentView::breadcrumb() const
{
    std::vector<Crumb> out;
    if (!m_workbench->isOpen())
        return out;
    const Model &model = m_workbench->model();
    for (GraphId graph = m_pictures->graph(); model.findGraph(graph) != nullptr;) {
        const Graph &each = model.graph(graph);
        const QString name = each.owner.isValid() && m_workbench->analysis()
            ? m_workbench->analysis()->nameOf(each.owner)
            : QString::fromStdString(printable(each.name));
        out.insert(out.begin(), {graph, graph == Model::mainGraphId() ? tr("main") : name});
        if (!each.owner.isValid())
            break;
        graph = each.owner.graph;
    }
    return out;
}

void DocumentView::enterGraph(GraphId graph)
{
    m_pictures->setGraph(graph);
    m_canvas->setFocus();
}

void DocumentView::reveal(NodeId node)
{
    const auto &frame = m_canvas->frame();
    if (frame && frame->boxOf.contains(node)) {
        if (m_pictures->unfoldAround(node))
            m_awaited = node; // it is in a folded group, which opens
        else
            m_canvas->showNode(node, true);
        return;
    }
    const NodeId outer = enclosingNodeIn(m_workbench->model(), m_pictures->graph(), node);
    if (outer.isValid() && frame && frame->boxOf.contains(outer) && outer != node) {
        m_canvas->showNode(outer, true);
        return;
    }
    m_awaited = node;
    enterGraph(node.graph);
}

void DocumentView::showFaults()
{
    const auto analysis = m_workbench->analysis();
    const auto broken = analysis ? firstBroken(analysis->model, analysis->faults) : std::nullopt;
    m_strip->setVisible(broken.has_value());
    if (!broken)
        return;
    const QColor colour = m_session.colours().failed;
    m_strip->setText(
        QStringLiteral("<b style='color:%1'>%2</b> %3")
            .arg(colour.name(), tr("Broken model:").toHtmlEscaped(), errorText(*broken).toHtmlEscaped()));
}

void DocumentView::showCut()
{
    const auto &draft = m_workbench->cutDraft();
    if (!draft)
        m_isCutShown = false;
    if (!draft || draft->error)
        m_canvas->setCut({}, {});
    else {
        m_canvas->setCut({draft->plan.crossing.begin(), draft->plan.crossing.end()},
                         {draft->behind.begin(), draft->behind.end()},
                         m_workbench->target().target ? targetTitle(m_workbench->target()) : QString());
        if (!std::exchange(m_isCutShown, true) && !draft->plan.crossing.empty())
            m_awaited = m_workbench->model().value(draft->plan.crossing.front()).producer;
    }
}

void DocumentView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_pictures->setCanvasSize(m_canvas->viewport()->size());
}

} // namespace espalier
