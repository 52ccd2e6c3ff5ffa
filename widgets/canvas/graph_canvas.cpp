// SPDX-License-Identifier: Apache-2.0
// State and view of the canvas.
#include "widgets/canvas/graph_canvas.h"

#include "widgets/canvas/canvas_accessible.h"
#include "widgets/canvas/glide.h"
#include "widgets/canvas/zoom_control.h"

#include <QAccessible>
#include <QEasingCurve>
#include <QFontInfo>
#include <QScrollBar>
#include <QStyle>
#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

constexpr double largestZoom = 4;
constexpr double margin = 48; ///< of empty canvas round the graph, in pixels
constexpr int motionTime = 150;
constexpr int glideTime = 200;
constexpr int tipDelay = 500;

} // namespace

GraphCanvas::GraphCanvas(QWidget *parent)
    : QAbstractScrollArea(parent), m_palette(espalier::palette(Theme::Light)),
      m_zoomControl(new ZoomControl(viewport()))
{
    installCanvasAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Graph"));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_zoomControl->move(10, 10);
    m_motion.setEasingCurve(QEasingCurve::OutCubic);
    m_motion.setStartValue(0.0);
    m_motion.setEndValue(1.0);
    m_tipTimer.setSingleShot(true);
    m_tipTimer.setInterval(tipDelay);
    connect(&m_tipTimer, &QTimer::timeout, this, &GraphCanvas::showTip);
    connect(m_zoomControl, &ZoomControl::zoomedOut, this, [this] { zoomBy(0.8); });
    connect(m_zoomControl, &ZoomControl::zoomedIn, this, [this] { zoomBy(1.25); });
    connect(m_zoomControl, &ZoomControl::fitted, this, &GraphCanvas::fitAll);
    connect(&m_motion, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        // Zoom goes evenly by ratio, and the middle of the screen evenly along its way.
        const double t = value.toDouble();
        const QSizeF size = logicalSize();
        const QPointF half(size.width() / 2, size.height() / 2);
        View now;
        now.zoom = m_motionFrom.zoom * std::pow(m_motionTo.zoom / m_motionFrom.zoom, t);
        const QPointF from = m_motionFrom.toGraph(half);
        const QPointF to = m_motionTo.toGraph(half);
        now.origin = from + (to - from) * t - half / now.zoom;
        applyView(t >= 1 ? m_motionTo : now);
    });
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    m_glide.setStartValue(1.0);
    m_glide.setEndValue(0.0);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        const double share = value.toDouble();
        m_gliding = share > 0 && m_frame != nullptr
            ? std::make_shared<const Frame>(glided(*m_frame, m_glideOffsets, share))
            : nullptr;
        viewport()->update();
    });
    updateUnit();
}

GraphCanvas::~GraphCanvas() = default;

void GraphCanvas::setFrame(FramePointer frame)
{
    const FramePointer before = std::exchange(m_frame, std::move(frame));
    const View viewBefore = m_view;
    m_motion.stop();
    m_glide.stop();
    m_gliding.reset();
    m_minimap.forget();
    m_overlay.hoveredBox.reset();
    m_overlay.hoveredEdge.reset();
    m_overlay.hoveredBus.reset();
    remark();
    if (m_frame != nullptr) {
        const bool isKept = m_hasView && before != nullptr && m_drag != Drag::Cut;
        applyView(isKept ? keptView(*before) : m_hasView ? m_view : startView());
        if (before != nullptr && m_hasView)
            glideFrom(*before, viewBefore);
        m_hasView = true;
    }
    redraw();
}

bool GraphCanvas::isStill() const
{
    return m_isMotionReduced || !isVisible()
        || style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) <= 0;
}

/// From where boxes were on screen to where they are.
void GraphCanvas::glideFrom(const Frame &before, const View &viewBefore)
{
    if (isStill() || detailAt(m_view.zoom) == Detail::Blocks || viewBefore.zoom != m_view.zoom)
        return;
    auto offsets = glideOffsets(before, *m_frame, m_view.origin - viewBefore.origin);
    if (!offsets)
        return;
    m_glideOffsets = std::move(*offsets);
    m_glide.setDuration(glideTime);
    m_glide.start();
}

void GraphCanvas::redraw()
{
    viewport()->update();
    Q_EMIT shownChanged();
}

void GraphCanvas::remark()
{
    if (m_frame == nullptr) {
        m_overlay.boxes.clear();
        m_overlay.edges.clear();
        m_overlay.buses.clear();
        m_overlay.cut.reset();
        return;
    }
    m_overlay.boxes.assign(m_frame->boxes.size(), 0);
    m_overlay.edges.assign(m_frame->edges.size(), 0);
    m_overlay.buses.assign(m_frame->buses.size(), 0);
    markSelection(*m_frame, m_selection, m_overlay);
    markHits(*m_frame, m_hits ? &*m_hits : nullptr, m_overlay);
    markCut(*m_frame, m_cutTensors, m_behindCut, m_overlay);
}

void GraphCanvas::setSelection(const Selection &selection)
{
    if (m_selection == selection)
        return;
    m_selection = selection;
    if (m_frame != nullptr)
        markSelection(*m_frame, m_selection, m_overlay);
    announceSelection();
    redraw();
}

void GraphCanvas::setHits(const std::optional<std::unordered_set<NodeId>> &hits)
{
    m_hits = hits;
    if (m_frame != nullptr)
        markHits(*m_frame, m_hits ? &*m_hits : nullptr, m_overlay);
    redraw();
}

void GraphCanvas::setCut(const std::unordered_set<ValueId> &tensors, const std::unordered_set<NodeId> &behind,
                         const QString &front)
{
    m_cutTensors = tensors;
    m_behindCut = behind;
    m_overlay.cutFront = front;
    if (tensors.empty() && m_drag == Drag::Cut)
        m_drag = Drag::None;
    if (m_frame != nullptr)
        markCut(*m_frame, m_cutTensors, m_behindCut, m_overlay);
    redraw();
}

void GraphCanvas::setStale(bool isStale)
{
    m_overlay.isStale = isStale;
    viewport()->update();
}

void GraphCanvas::setTheme(Theme theme)
{
    m_palette = espalier::palette(theme);
    if (m_palette.isHighContrast())
        m_palette = withHighlight(m_palette, QWidget::palette().color(QPalette::Highlight));
    redraw();
}

void GraphCanvas::setShowNames(bool isShown)
{
    m_overlay.showNames = isShown;
    viewport()->update();
    Q_EMIT optionsChanged();
}

void GraphCanvas::setShowShapes(bool isShown)
{
    m_overlay.showShapes = isShown;
    viewport()->update();
    Q_EMIT optionsChanged();
}

void GraphCanvas::setShowHeat(bool isShown)
{
    m_overlay.showHeat = isShown;
    redraw();
    Q_EMIT optionsChanged();
}

void GraphCanvas::setShowMinimap(bool isShown)
{
    m_minimap.setShown(isShown);
    viewport()->update();
    Q_EMIT optionsChanged();
}

QSizeF GraphCanvas::logicalSize() const
{
    return QSizeF(viewport()->size()) / m_unit;
}

double GraphCanvas::leastZoom() const
{
    const QSizeF size = logicalSize();
    if (m_frame == nullptr || m_frame->bounds.isEmpty() || size.isEmpty())
        return 0.01;
    return std::min(1.0, fitting(m_frame->bounds, QRectF(QPointF(0, 0), size), 1).zoom * 0.6);
}

/// The top of the graph at 100 %, its first box in the middle.
View GraphCanvas::startView() const
{
    View view;
    const QSizeF size = logicalSize();
    const std::optional<BoxIndex> first = firstBox(*m_frame);
    const double x = first ? m_frame->boxes[*first].rect.center().x() : m_frame->bounds.center().x();
    view.origin = QPointF(x - size.width() / 2, m_frame->bounds.top() - 24);
    if (m_frame->bounds.width() <= size.width())
        view.origin.setX(m_frame->bounds.center().x() - size.width() / 2);
    return view;
}

View GraphCanvas::keptView(const Frame &before) const
{
    const QSizeF size = logicalSize();
    const QPointF middle = m_view.toGraph(QPointF(size.width() / 2, size.height() / 2));
    // The selected node if it is on screen, else what is nearest to the middle and still there.
    const QRectF visible = m_view.toGraph(QRectF(QPointF(0, 0), size));
    const FrameBox *anchor = nullptr;
    double best = 1e18;
    const auto consider = [&](const FrameBox &box, double handicap) {
        if (box.kind != LayoutBox::Kind::Node || m_frame->find(box.node) == nullptr)
            return;
        const QPointF off = box.rect.center() - middle;
        const double distance = std::hypot(off.x(), off.y()) + handicap;
        if (distance < best) {
            best = distance;
            anchor = &box;
        }
    };
    for (const std::uint32_t index : before.boxIndex.in(visible))
        consider(before.boxes[index], 1e6);
    for (const NodeId node : m_selection.nodes) {
        const FrameBox *box = before.find(node);
        if (box != nullptr && visible.intersects(box->rect))
            consider(*box, 0);
    }
    View view = m_view;
    if (anchor != nullptr)
        view.origin += m_frame->find(anchor->node)->rect.center() - anchor->rect.center();
    return view;
}

void GraphCanvas::applyView(const View &view)
{
    m_view = view;
    m_zoomControl->setZoom(m_view.zoom);
    updateScrollBars();
    viewport()->update();
    Q_EMIT viewChanged();
}

void GraphCanvas::setView(const View &view)
{
    if (view == m_view)
        return;
    m_motion.stop();
    m_hasView = true;
    applyView(view);
}

void GraphCanvas::moveTo(View view, bool isAnimated)
{
    m_motion.stop();
    if (!isAnimated || isStill()) {
        applyView(view);
        return;
    }
    m_motionFrom = m_view;
    m_motionTo = view;
    m_motion.setDuration(motionTime);
    m_motion.start();
}

void GraphCanvas::zoomAt(QPointF position, double zoom, bool isAnimated)
{
    const double next = std::clamp(zoom, leastZoom(), largestZoom);
    const QPointF fixed = m_view.toGraph(position);
    View view;
    view.zoom = next;
    view.origin = fixed - position / next;
    moveTo(view, isAnimated);
}

void GraphCanvas::zoomBy(double factor)
{
    zoomTo((m_motion.state() == QAbstractAnimation::Running ? m_motionTo.zoom : m_view.zoom) * factor);
}

void GraphCanvas::zoomTo(double zoom)
{
    const QSizeF size = logicalSize();
    QPointF about(size.width() / 2, size.height() / 2);
    const QRectF selected = m_view.toScreen(selectionBounds());
    if (!selected.isEmpty() && QRectF(QPointF(0, 0), size).contains(selected.center()))
        about = selected.center();
    zoomAt(about, zoom, true);
}

void GraphCanvas::fitAll()
{
    if (m_frame == nullptr)
        return;
    const QRectF area = QRectF(QPointF(0, 0), logicalSize()).adjusted(24, 24, -24, -24);
    constexpr double inkBars = 160; // stand left of the first column
    const QRectF bounds = m_frame->bounds.adjusted(m_overlay.showHeat ? -inkBars : 0, 0, 0, 0);
    moveTo(fitting(bounds, area, 1), true);
}

QRectF GraphCanvas::selectionBounds() const
{
    QRectF bounds;
    for (BoxIndex i = 0; m_frame != nullptr && i < m_frame->boxes.size(); ++i) {
        if ((m_overlay.box(i) & Selected) != 0)
            bounds = bounds.isNull() ? m_frame->boxes[i].rect : bounds.united(m_frame->boxes[i].rect);
    }
    return bounds;
}

void GraphCanvas::fitSelection()
{
    const QRectF bounds = selectionBounds();
    if (bounds.isNull()) {
        fitAll();
        return;
    }
    const QRectF area = QRectF(QPointF(0, 0), logicalSize()).adjusted(80, 80, -80, -80);
    moveTo(fitting(bounds, area, std::max(1.0, std::min(m_view.zoom, 1.5))), true);
}

void GraphCanvas::showNode(NodeId node, bool isReadable)
{
    const FrameBox *box = m_frame != nullptr ? m_frame->find(node) : nullptr;
    if (box == nullptr)
        return;
    View view = m_view;
    const QSizeF size = logicalSize();
    const QRectF place = view.toScreen(box->rect);
    const bool isSeen =
        QRectF({0, 0}, size).contains(place) && !m_minimap.place(*m_frame, m_view, size).intersects(place);
    if (isReadable && (detailAt(view.zoom) != Detail::All || !isSeen)) {
        if (detailAt(view.zoom) != Detail::All)
            view.zoom = 1;
        view.origin = box->rect.center() - QPointF(size.width() / 2, size.height() / 2) / view.zoom;
        moveTo(view, true);
        return;
    }
    const QRectF rect = place.adjusted(-40, -40, 40, 40);
    const auto shift = [](double low, double high, double length) {
        if (high - low > length)
            return (low + high - length) / 2;
        return low < 0 ? low : high > length ? high - length : 0.0;
    };
    const QPointF off(shift(rect.left(), rect.right(), size.width()),
                      shift(rect.top(), rect.bottom(), size.height()));
    if (off.isNull())
        return;
    view.origin += off / view.zoom;
    moveTo(view, true);
}

void GraphCanvas::updateScrollBars()
{
    if (m_frame == nullptr)
        return;
    const QSizeF size = logicalSize();
    const auto set = [&](QScrollBar *bar, double low, double high, double origin, double length) {
        const QSignalBlocker blocker(bar);
        const int value = static_cast<int>(std::lround(origin * m_view.zoom));
        // What is seen whole needs no bar.
        const bool isWhole = value <= low * m_view.zoom && value + length >= high * m_view.zoom;
        const int from = isWhole ? value : static_cast<int>(std::floor(low * m_view.zoom - margin));
        const int to = isWhole ? value : static_cast<int>(std::ceil(high * m_view.zoom + margin - length));
        // Panning may leave the graph; the bar follows.
        bar->setRange(std::min(from, value), std::max({to, from, value}));
        bar->setPageStep(static_cast<int>(length));
        bar->setSingleStep(40);
        bar->setValue(value);
    };
    const QRectF &bounds = m_frame->bounds;
    set(horizontalScrollBar(), bounds.left(), bounds.right(), m_view.origin.x(), size.width());
    set(verticalScrollBar(), bounds.top(), bounds.bottom(), m_view.origin.y(), size.height());
}

void GraphCanvas::scrollContentsBy(int dx, int dy)
{
    m_motion.stop();
    View view = m_view;
    view.origin -= QPointF(dx, dy) / view.zoom;
    m_view = view;
    viewport()->update();
    Q_EMIT viewChanged();
}

void GraphCanvas::updateUnit()
{
    // In quarters, so that lines keep to pixels: 12 px text is 1, 15 px is 1.25.
    m_unit = std::max(1.0, std::round(QFontInfo(font()).pixelSize() / 12.0 * 4) / 4);
}

std::optional<BoxIndex> GraphCanvas::currentBox() const
{
    if (m_frame == nullptr)
        return std::nullopt;
    if (!m_selection.nodes.empty()) {
        const auto found = m_frame->boxOf.find(m_selection.nodes.back());
        if (found != m_frame->boxOf.end())
            return found->second;
    }
    if (!m_selection.values.empty()) {
        const auto found = m_frame->pillOf.find(m_selection.values.back());
        if (found != m_frame->pillOf.end())
            return found->second;
    }
    return std::nullopt;
}

std::vector<GraphCanvas::OffScreen> GraphCanvas::offScreenArrows() const
{
    std::vector<OffScreen> arrows;
    constexpr std::size_t most = 8;
    const QRectF screen(QPointF(0, 0), logicalSize());
    const QRectF rim = screen.adjusted(10, 10, -10, -10);
    for (const NodeId node : m_selection.nodes) {
        const auto found = m_frame != nullptr ? m_frame->boxOf.find(node) : decltype(m_frame->boxOf.end()){};
        if (m_frame == nullptr || found == m_frame->boxOf.end() || arrows.size() == most)
            break;
        const QRectF rect = m_view.toScreen(m_frame->boxes[found->second].rect);
        if (rect.intersects(screen))
            continue;
        const QPointF tip(std::clamp(rect.center().x(), rim.left(), rim.right()),
                          std::clamp(rect.center().y(), rim.top(), rim.bottom()));
        const QPointF way = rect.center() - tip;
        arrows.push_back({tip, way / std::max(1.0, std::hypot(way.x(), way.y())), found->second});
    }
    return arrows;
}

void GraphCanvas::announceSelection()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

QString GraphCanvas::describeBox(BoxIndex index) const
{
    const FrameBox &box = m_frame->boxes[index];
    QStringList lines;
    switch (box.kind) {
    case LayoutBox::Kind::Node: {
        lines << (box.title.isEmpty() ? box.name : QStringLiteral("%1: %2").arg(box.name, box.title));
        if (box.look != Look::Plain)
            lines << tr(lookName(box.look));
        if (box.mark.needsTraining)
            lines << tr("needs training");
        if (!box.sentence.isEmpty())
            lines << box.sentence;
        if (!box.detail.isEmpty())
            lines << box.detail;
        for (const std::uint32_t edge : m_frame->edgesOf[index]) {
            const FrameEdge &at = m_frame->edges[edge];
            if (at.from == index && !at.label.text.isEmpty()) {
                lines << tr("makes %1").arg(at.label.text);
                break;
            }
        }
        break;
    }
    case LayoutBox::Kind::Input:
        lines << tr("input %1 %2").arg(box.name, box.detail);
        break;
    case LayoutBox::Kind::Output:
        lines << tr("output %1 %2").arg(box.name, box.detail);
        break;
    case LayoutBox::Kind::Group:
    case LayoutBox::Kind::Frame:
        lines << QStringLiteral("%1  %2").arg(box.name, box.detail).trimmed();
        if (box.alike > 1)
            lines << tr("one of %1 alike").arg(box.alike);
        break;
    }
    return lines.join(QLatin1Char('\n'));
}

QString GraphCanvas::describeSelection() const
{
    const std::optional<BoxIndex> box = currentBox();
    if (!box)
        return {};
    QString text = describeBox(*box).replace(QLatin1Char('\n'), QStringLiteral(", "));
    if (m_selection.nodes.size() > 1)
        text = tr("%1 nodes selected; the last one: %2").arg(m_selection.nodes.size()).arg(text);
    return text;
}

} // namespace espalier
