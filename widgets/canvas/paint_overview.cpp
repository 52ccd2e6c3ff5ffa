// SPDX-License-Identifier: Apache-2.0
// Draws many small rectangles, one colour after the other.
#include "widgets/canvas/paint_overview.h"

#include <algorithm>
#include <array>

namespace espalier {

namespace {

constexpr double longestHeat = 150; ///< of an ink bar, in the graph's units

/// Looks in the order in which they are drawn: what matters most comes last.
std::array<Look, lookCount> drawingOrder()
{
    return {Look::Plain,  Look::Folded,  Look::Supported, Look::Generated,
            Look::Custom, Look::Fixable, Look::Unknown,   Look::Unsupported};
}

double heightShare(Look look)
{
    switch (look) {
    case Look::Fixable:
    case Look::Unsupported:
        return 1;
    case Look::Unknown:
        return 0.95;
    default:
        return 0.85;
    }
}

} // namespace

int paintRuns(const PaintTools &tools, const Frame &frame, const std::vector<std::uint32_t> &runs,
              const View &view, double least)
{
    std::array<std::vector<QRectF>, lookCount> rects;
    for (const std::uint32_t index : runs) {
        const FrameRun &run = frame.runs[index];
        QRectF rect = view.toScreen(run.rect);
        const double height = std::max(least, rect.height() * heightShare(run.look));
        // Where ranks are thinner than pixels, standing out would paint over everything else.
        const bool isThin = rect.height() < 1;
        const double stand = run.look == Look::Unsupported && !isThin ? 2 : 0;
        rect = QRectF(rect.left() - stand, rect.center().y() - height / 2,
                      std::max(least, rect.width()) + 2 * stand, height);
        if (run.look == Look::Unsupported && !isThin && rect.height() < 2)
            rect = QRectF(rect.left(), rect.center().y() - 1, rect.width(), 2);
        rects[static_cast<std::size_t>(run.look)].push_back(rect);
    }
    QPainter &p = tools.painter;
    const bool wasSmooth = p.testRenderHint(QPainter::Antialiasing);
    // Tens of thousands of specks are the same without, and ten times as fast.
    constexpr std::size_t mostSmooth = 8000;
    if (runs.size() > mostSmooth)
        p.setRenderHint(QPainter::Antialiasing, false);
    for (const Look look : drawingOrder()) {
        const std::vector<QRectF> &all = rects[static_cast<std::size_t>(look)];
        if (all.empty())
            continue;
        const LookStyle &style = tools.palette.style(look);
        if (style.isHollow) {
            p.setPen(QPen(style.overview, 0.8));
            p.setBrush(Qt::NoBrush);
        } else {
            p.setPen(Qt::NoPen);
            p.setBrush(style.overview);
        }
        p.drawRects(all.data(), static_cast<int>(all.size()));
    }
    p.setRenderHint(QPainter::Antialiasing, wasSmooth);
    return static_cast<int>(runs.size());
}

void paintSmallBoxes(const PaintTools &tools, const Frame &frame, const std::vector<std::uint32_t> &boxes,
                     const Overlay &overlay, const View &view)
{
    struct Batch {
        std::vector<QRectF> boxes;
        std::vector<QRectF> badges;
    };
    std::array<std::array<Batch, lookCount>, 2> batches; // clear and dimmed
    QPainter &p = tools.painter;
    std::vector<QRectF> pills;
    for (const std::uint32_t index : boxes) {
        const FrameBox &box = frame.boxes[index];
        const QRectF rect = view.toScreen(box.rect);
        if (box.kind == LayoutBox::Kind::Input || box.kind == LayoutBox::Kind::Output) {
            pills.push_back(rect);
        } else if (box.kind != LayoutBox::Kind::Frame) {
            const Look look = overlay.look(box, index);
            const bool isDimmed = (overlay.box(index) & Dimmed) != 0;
            Batch &batch = batches[isDimmed ? 1 : 0][static_cast<std::size_t>(look)];
            batch.boxes.push_back(rect);
            if (rect.height() >= 8 && tools.palette.style(look).badge != nullptr)
                batch.badges.emplace_back(rect.right() - 2.5, rect.top() - 1.5, 4, 4);
        }
    }
    const double opacity = p.opacity();
    for (std::size_t dimmed = 0; dimmed < 2; ++dimmed) {
        p.setOpacity(dimmed == 1 ? opacity * 0.38 : opacity);
        for (const Look look : drawingOrder()) {
            const Batch &batch = batches[dimmed][static_cast<std::size_t>(look)];
            const LookStyle &style = tools.palette.style(look);
            if (batch.boxes.empty())
                continue;
            QPen pen(style.border, style.borderWidth > 1.5 ? 1.6 : 0.8);
            if (style.hasFixRing)
                pen.setDashPattern({3, 2});
            else if (style.kind == Border::Dotted)
                pen.setDashPattern({1, 2});
            p.setPen(pen);
            p.setBrush(style.fill);
            const double corner = 2;
            if (batch.boxes.front().height() < 8) {
                p.drawRects(batch.boxes.data(), static_cast<int>(batch.boxes.size()));
            } else {
                for (const QRectF &rect : batch.boxes)
                    p.drawRoundedRect(rect, corner, corner);
            }
            if (style.pattern != Pattern::None) {
                QColor ink = style.border;
                ink.setAlphaF(0.4F);
                for (const QRectF &rect : batch.boxes)
                    drawPattern(p, rect, style.pattern, ink);
            }
            p.setPen(Qt::NoPen);
            p.setBrush(style.border);
            p.drawRects(batch.badges.data(), static_cast<int>(batch.badges.size()));
        }
    }
    p.setOpacity(opacity);
    p.setPen(QPen(tools.palette.edge, 0.8));
    p.setBrush(tools.palette.canvas);
    for (const QRectF &rect : pills)
        p.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
}

void paintHeats(const PaintTools &tools, const Frame &frame, const QRectF &area, const View &view)
{
    std::vector<QRectF> bars;
    for (const FrameHeat &heat : frame.heats) {
        if (heat.right.y() < area.top() || heat.right.y() > area.bottom())
            continue;
        const double length = std::max(0.8, longestHeat * heat.share * view.zoom);
        const double height = std::max(2.0, boxHeight * 0.7 * view.zoom);
        const QPointF right = view.toScreen(heat.right);
        bars.emplace_back(right.x() - length, right.y() - height / 2, length, height);
    }
    tools.painter.setPen(Qt::NoPen);
    tools.painter.setBrush(tools.palette.text);
    tools.painter.drawRects(bars.data(), static_cast<int>(bars.size()));
}

} // namespace espalier
