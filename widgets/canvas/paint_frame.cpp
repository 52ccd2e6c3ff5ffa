// SPDX-License-Identifier: Apache-2.0
// Chooses what is visible and draws it back to front.
#include "widgets/canvas/paint_frame.h"

#include "widgets/canvas/paint_box.h"
#include "widgets/canvas/paint_edges.h"
#include "widgets/canvas/paint_overview.h"

#include <algorithm>

namespace espalier {

namespace {

constexpr double paleness = 0.38; ///< opacity of what is stale or no hit
constexpr std::size_t mostCurves = 2500; ///< more edges than this are drawn as thin lines at the box level

class Painting {
public:
    Painting(const PaintTools &tools, const Frame &frame, const Overlay &overlay, const View &view,
             QSizeF size)
        : m_tools(tools), m_frame(frame), m_overlay(overlay), m_view(view), m_screen(QPointF(0, 0), size),
          m_area(view.toGraph(m_screen)), m_detail(detailAt(view.zoom))
    {
    }

    PaintCounts paint()
    {
        QPainter &p = m_tools.painter;
        p.setRenderHint(QPainter::Antialiasing);
        p.fillRect(m_screen, m_tools.palette.canvas);
        if (m_overlay.isStale)
            p.setOpacity(paleness);
        if (m_overlay.cut)
            paintCutRegion(m_tools, *m_overlay.cut, m_screen, m_view);
        // Badges, rings and labels stand out of their boxes.
        m_wide = m_area.adjusted(-40 - 8 / m_view.zoom, -40 - 8 / m_view.zoom, 40 + 8 / m_view.zoom,
                                 40 + 8 / m_view.zoom);
        m_boxes = m_frame.boxIndex.in(m_wide);
        paintFrames();
        if (m_detail == Detail::Blocks)
            paintBlocks();
        else
            paintNear();
        if (m_overlay.showHeat && m_detail <= Detail::Boxes)
            paintHeats(m_tools, m_frame, m_area, m_view);
        if (m_overlay.cut)
            paintCutLine(m_tools, m_overlay, m_screen, m_view, taken());
        return m_counts;
    }

private:
    /// Where boxes are, on screen.
    [[nodiscard]] std::vector<QRectF> taken() const
    {
        std::vector<QRectF> rects;
        for (const std::uint32_t index : m_boxes) {
            if (m_frame.boxes[index].kind != LayoutBox::Kind::Frame)
                rects.push_back(m_view.toScreen(m_frame.boxes[index].rect).adjusted(-4, -4, 4, 4));
        }
        return rects;
    }

    void paintFrames()
    {
        for (const std::uint32_t index : m_boxes) {
            const FrameBox &box = m_frame.boxes[index];
            if (box.kind == LayoutBox::Kind::Frame)
                paintGroupFrame(m_tools, box, m_view.toScreen(box.rect),
                                m_detail == Detail::All         ? m_view.zoom
                                    : m_detail == Detail::Names ? 10.5 / 11 * 0.9
                                                                : 0.9);
        }
    }

    void paintBlocks()
    {
        const std::vector<std::uint32_t> edges = m_frame.edgeIndex.in(m_wide);
        const bool isCrowded = edges.size() > mostCurves; // then the turns between columns have to do
        for (const std::uint32_t index : edges) {
            const FrameEdge &edge = m_frame.edges[index];
            const bool isTrunk = edge.isWrapped
                || (!isCrowded && m_frame.boxes[edge.from].block != m_frame.boxes[edge.to].block);
            const bool isMarked = (m_overlay.edge(index) & (IsInput | IsOutput | Crossed)) != 0;
            if (isTrunk || isMarked) {
                paintEdge(m_tools, m_frame, index, m_overlay, m_view, Detail::Blocks);
                ++m_counts.edges;
            }
        }
        m_counts.runs = paintRuns(m_tools, m_frame, m_frame.runIndex.in(m_wide), m_view);
        paintBehind();
        paintLitStubs();
        paintAllRings();
        // Names of folded groups, as large as they are anywhere.
        for (const std::uint32_t index : m_boxes) {
            const FrameBox &box = m_frame.boxes[index];
            const QRectF rect = m_view.toScreen(box.rect);
            if (box.kind == LayoutBox::Kind::Group && rect.width() > 40)
                m_tools.texts.draw(m_tools.painter, rect.topLeft() - QPointF(0, 3), box.name, TextKind::Label,
                                   m_tools.palette.text);
        }
    }

    /// Blocks behind the cut, over those of their verdicts.
    void paintBehind()
    {
        if (m_overlay.behindCut.empty())
            return;
        m_tools.painter.setPen(Qt::NoPen);
        m_tools.painter.setBrush(m_tools.palette.style(Look::Generated).overview);
        for (const std::uint32_t index : m_boxes) {
            if ((m_overlay.box(index) & Behind) != 0)
                m_tools.painter.drawRect(m_view.toScreen(m_frame.boxes[index].rect.adjusted(0, -6, 0, 6)));
        }
    }

    void paintLitStubs()
    {
        for (const std::uint32_t stub : m_frame.stubIndex.in(m_wide)) {
            if (m_overlay.isLit(m_frame.stubs[stub].bus)) {
                paintStub(m_tools, m_frame, stub, m_overlay, m_view, m_detail);
                ++m_counts.stubs;
            }
        }
    }

    void paintNear()
    {
        paintEdges();
        for (const std::uint32_t stub : m_frame.stubIndex.in(m_wide)) {
            paintStub(m_tools, m_frame, stub, m_overlay, m_view, m_detail);
            ++m_counts.stubs;
        }
        paintAllRings(); // under the labels and the boxes' badges
        if (m_detail == Detail::All)
            paintLabels();
        if (m_detail == Detail::Boxes) {
            paintSmallBoxes(m_tools, m_frame, m_boxes, m_overlay, m_view);
            m_counts.boxes = static_cast<int>(m_boxes.size());
        } else {
            paintReadableBoxes();
        }
    }

    void paintEdges()
    {
        const std::vector<std::uint32_t> edges = m_frame.edgeIndex.in(m_wide);
        m_counts.edges += static_cast<int>(edges.size());
        if (m_detail == Detail::Boxes && edges.size() > mostCurves) {
            paintThinEdges(m_tools, m_frame, edges, m_view);
            for (const std::uint32_t index : edges) {
                if (m_overlay.edge(index) != 0)
                    paintEdge(m_tools, m_frame, index, m_overlay, m_view, m_detail);
            }
            return;
        }
        // Marked ones over the others.
        const auto paintThose = [&](bool isMarked) {
            for (const std::uint32_t index : edges) {
                const bool marked = m_overlay.edge(index) != 0 || m_overlay.hoveredEdge == index;
                if (marked == isMarked)
                    paintEdge(m_tools, m_frame, index, m_overlay, m_view, m_detail);
            }
        };
        paintThose(false);
        paintThose(true);
        if (m_detail >= Detail::Names)
            m_counts.arrows += static_cast<int>(edges.size());
    }

    void paintReadableBoxes()
    {
        QPainter &p = m_tools.painter;
        const double opacity = p.opacity();
        const QTransform before = p.transform();
        for (const std::uint32_t index : m_boxes) {
            const FrameBox &own = m_frame.boxes[index];
            if (own.kind == LayoutBox::Kind::Frame)
                continue;
            const bool isBehind = (m_overlay.box(index) & Behind) != 0;
            const FrameBox &box = isBehind ? generated(own) : own;
            p.setOpacity((m_overlay.box(index) & Dimmed) != 0 ? opacity * paleness : opacity);
            if (m_detail == Detail::All) {
                p.setTransform(m_view.transform() * before);
                paintWholeBox(m_tools, box, m_overlay);
                p.setTransform(before);
                ++m_counts.details;
            } else {
                paintNamedBox(m_tools, box, m_view.toScreen(box.rect));
            }
            ++m_counts.boxes;
            ++m_counts.names;
        }
        p.setOpacity(opacity);
    }

    /// The box as the cut would make it; valid until the next call.
    const FrameBox &generated(const FrameBox &box)
    {
        m_generated = box;
        m_generated.mark.isUndefined = box.mark.isUndefined || box.look == Look::Unknown;
        m_generated.look = Look::Generated;
        return m_generated;
    }

    void paintLabels()
    {
        for (const std::uint32_t index : m_frame.edgeIndex.in(m_wide)) {
            const FrameEdge &edge = m_frame.edges[index];
            const bool isHovered = m_overlay.hoveredEdge == index;
            if (edge.label.text.isEmpty() || (!isHovered && !(m_overlay.showShapes && edge.label.isPlaced)))
                continue;
            FrameLabel label = edge.label;
            if (!label.isPlaced)
                label.baseline = edge.points.back() + QPointF(7, -10);
            const bool isBehind = m_overlay.cut && m_overlay.cut->isBehind(label.baseline);
            paintEdgeLabel(m_tools, label, isBehind ? m_tools.palette.cutRegion : m_tools.palette.canvas,
                           m_view);
            ++m_counts.labels;
        }
    }

    void paintAllRings()
    {
        if (m_overlay.boxes.empty())
            return;
        for (const std::uint32_t index : m_boxes) {
            const std::uint8_t state = m_overlay.box(index);
            if ((state & (Selected | IsInput | IsOutput)) != 0)
                ring(m_frame.boxes[index], state);
        }
    }

    void ring(const FrameBox &box, std::uint8_t state)
    {
        QPainter &p = m_tools.painter;
        if (m_detail == Detail::All) {
            const QTransform before = p.transform();
            p.setTransform(m_view.transform() * before);
            paintRings(m_tools, box.rect, state);
            p.setTransform(before);
            return;
        }
        // Far away the ring stays on the box, at least a pixel of it.
        const double shrink = m_detail == Detail::Names ? 1 : 4;
        paintRings(m_tools, m_view.toScreen(box.rect).adjusted(shrink, shrink, -shrink, -shrink), state);
    }

    const PaintTools &m_tools;
    const Frame &m_frame;
    const Overlay &m_overlay;
    const View &m_view;
    QRectF m_screen;
    QRectF m_area; ///< on screen, in the graph's coordinates
    QRectF m_wide;
    Detail m_detail;
    std::vector<std::uint32_t> m_boxes;
    FrameBox m_generated;
    PaintCounts m_counts;
};

} // namespace

PaintCounts FramePainter::paint(QPainter &painter, const Frame &frame, const Overlay &overlay,
                                const Palette &palette, const View &view, QSizeF size)
{
    const PaintTools tools{painter, palette, m_texts, m_icons};
    painter.save();
    const PaintCounts counts = Painting(tools, frame, overlay, view, size).paint();
    painter.restore();
    return counts;
}

void FramePainter::paintMap(QPainter &painter, const Frame &frame, const Palette &palette, const QRectF &rect)
{
    const PaintTools tools{painter, palette, m_texts, m_icons};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    std::vector<std::uint32_t> runs(frame.runs.size());
    for (std::uint32_t i = 0; i < runs.size(); ++i)
        runs[i] = i;
    paintRuns(tools, frame, runs, fitting(frame.bounds, rect, 1), 1);
    painter.restore();
}

View fitting(const QRectF &bounds, const QRectF &rect, double largestZoom)
{
    View view;
    if (bounds.isEmpty() || rect.isEmpty())
        return view;
    view.zoom = std::min({rect.width() / bounds.width(), rect.height() / bounds.height(), largestZoom});
    view.origin = bounds.center() - rect.center() / view.zoom;
    return view;
}

} // namespace espalier
