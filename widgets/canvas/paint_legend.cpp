// SPDX-License-Identifier: Apache-2.0
// Lays the legend out and paints it.
#include "widgets/canvas/paint_legend.h"

#include "widgets/canvas/paint_box.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace espalier {

namespace {

constexpr double gap = 6;
constexpr double chipHeight = 20;
constexpr double icon = 12;

QString translated(const char *text)
{
    return QCoreApplication::translate("canvas", text);
}

bool hasState(const std::vector<std::uint8_t> &states, std::uint8_t bit)
{
    return std::any_of(states.begin(), states.end(), [&](std::uint8_t state) { return (state & bit) != 0; });
}

/// Written from the right end to the left.
class Tail {
public:
    Tail(const PaintTools &tools, const QRectF &strip, double least)
        : m_tools(tools), m_strip(strip), m_x(strip.right() - 8), m_least(least)
    {
    }

    void text(const QString &text)
    {
        const double width = textWidth(text, TextKind::Detail);
        if (take(width))
            m_tools.texts.draw(m_tools.painter, {m_x, m_strip.center().y() + 4}, text, TextKind::Detail,
                               m_tools.palette.muted);
    }
    void ring(const QColor &colour)
    {
        if (!take(11))
            return;
        m_tools.painter.setBrush(Qt::NoBrush);
        m_tools.painter.setPen(QPen(colour, 1.6));
        m_tools.painter.drawRoundedRect(QRectF(m_x, m_strip.center().y() - 4, 8, 8), 2, 2);
    }
    void line(const QColor &colour)
    {
        if (!take(12))
            return;
        m_tools.painter.setPen(QPen(colour, 3, Qt::SolidLine, Qt::FlatCap));
        m_tools.painter.drawLine(QPointF(m_x, m_strip.center().y()), QPointF(m_x + 9, m_strip.center().y()));
    }
    void bars(const QColor &colour)
    {
        for (const double length : {16.0, 8.0, 2.0}) {
            if (!take(length + 4))
                return;
            m_tools.painter.fillRect(QRectF(m_x, m_strip.center().y() - 3, length, 6), colour);
        }
    }
    void space(double width) { m_x -= width; }

private:
    bool take(double width)
    {
        if (m_x - width < m_least)
            return false;
        m_x -= width;
        return true;
    }

    const PaintTools &m_tools;
    QRectF m_strip;
    double m_x;
    double m_least; ///< the chips' right end
};

void paintTail(const PaintTools &tools, const Frame &frame, const Overlay &overlay, Tail tail)
{
    const Palette &colours = tools.palette;
    const auto entry = [&](const QColor &colour, const char *text) {
        tail.text(translated(text));
        tail.ring(colour);
        tail.space(6);
    };
    if (overlay.showHeat && !frame.heatName.isEmpty()) {
        tail.text(translated(QT_TRANSLATE_NOOP("canvas", "to %1")).arg(frame.heatLargest));
        tail.bars(colours.text);
        tail.space(4);
        tail.text(frame.heatName);
        tail.space(8);
    }
    if (overlay.cut) {
        tail.text(translated(QT_TRANSLATE_NOOP("canvas", "cut, drag to move")));
        tail.space(2);
        tail.line(colours.cut);
        tail.space(8);
    }
    if (hasState(overlay.boxes, IsOutput))
        entry(colours.outputs, QT_TRANSLATE_NOOP("canvas", "its outputs"));
    if (hasState(overlay.boxes, IsInput))
        entry(colours.inputs, QT_TRANSLATE_NOOP("canvas", "its inputs"));
    if (hasState(overlay.boxes, Selected))
        entry(colours.selection, QT_TRANSLATE_NOOP("canvas", "selected"));
    if (frame.needsTraining) {
        tail.text(translated(QT_TRANSLATE_NOOP("canvas", "two arrows: needs training")));
        tail.space(8);
    }
}

} // namespace

std::vector<LegendChip> legendChips(const Frame &frame, const Overlay &overlay, QPointF left)
{
    constexpr std::array order{Look::Supported, Look::Fixable, Look::Unsupported, Look::Unknown,
                               Look::Folded,    Look::Custom,  Look::Generated};
    std::vector<LegendChip> chips;
    const LookCounts counts = shownCounts(frame, overlay);
    for (const Look look : order) {
        const std::uint32_t count = counts[static_cast<std::size_t>(look)];
        if (count == 0)
            continue;
        LegendChip chip{look, translated(lookName(look)), QLocale().toString(count), {}};
        const double width = 6 + icon + 5 + textWidth(chip.text, TextKind::Detail) + 6
            + textWidth(chip.count, TextKind::Title) + 8;
        chip.rect = QRectF(left, QSizeF(std::ceil(width), chipHeight));
        left.rx() += chip.rect.width() + gap;
        chips.push_back(std::move(chip));
    }
    return chips;
}

double legendWidth(const Frame &frame, const Overlay &overlay)
{
    const std::vector<LegendChip> chips = legendChips(frame, overlay, {8, 0});
    return chips.empty() ? 0 : chips.back().rect.right() + 8;
}

void paintLegend(const PaintTools &tools, const Frame &frame, const Overlay &overlay, const QRectF &strip,
                 std::optional<std::size_t> focused)
{
    QPainter &p = tools.painter;
    p.setRenderHint(QPainter::Antialiasing);
    p.fillRect(strip, tools.palette.panel);
    p.fillRect(QRectF(strip.topLeft(), QSizeF(strip.width(), 1)), tools.palette.line);
    const std::vector<LegendChip> chips =
        legendChips(frame, overlay, strip.topLeft() + QPointF(8, (legendHeight - chipHeight) / 2));
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const LegendChip &chip = chips[i];
        const LookStyle &style = tools.palette.style(chip.look);
        const QRectF &r = chip.rect;
        if (style.hasFixRing) {
            // At this size the dashes are the border itself.
            p.setBrush(style.fill);
            QPen pen(style.border, 1.2);
            pen.setDashPattern({3, 2.2});
            p.setPen(pen);
            p.drawRoundedRect(r.adjusted(0.6, 0.6, -0.6, -0.6), 3, 3);
        } else {
            paintLook(tools, style, r, 3, r.adjusted(3, 3, -3, -3));
        }
        tools.icons.draw(p, QString::fromLatin1(style.badge != nullptr ? style.badge : "mark-ok"),
                         QRectF(r.left() + 6, r.center().y() - icon / 2, icon, icon), style.text);
        const double baseline = r.center().y() + 4;
        double x = r.left() + 6 + icon + 5;
        tools.texts.draw(p, {x, baseline}, chip.text, TextKind::Detail, style.text);
        x += textWidth(chip.text, TextKind::Detail) + 6;
        tools.texts.draw(p, {x, baseline}, chip.count, TextKind::Title, style.text);
        if (focused == i) {
            p.setBrush(Qt::NoBrush);
            p.setPen(QPen(tools.palette.selection, 2));
            p.drawRoundedRect(r.adjusted(-2, -2, 2, 2), 4, 4);
        }
    }
    paintTail(tools, frame, overlay,
              Tail(tools, strip, chips.empty() ? strip.left() + 8 : chips.back().rect.right() + 8));
}

} // namespace espalier
