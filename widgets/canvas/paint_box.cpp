// SPDX-License-Identifier: Apache-2.0
// Draws boxes as the table of verdicts says.
#include "widgets/canvas/paint_box.h"

#include "widgets/canvas/view.h"

#include <algorithm>

namespace espalier {

namespace {

constexpr double radius = 4;
constexpr double padding = 8;

QRectF inset(const QRectF &rect, double by)
{
    return rect.adjusted(by, by, -by, -by);
}

void paintFixRing(const PaintTools &tools, const LookStyle &style, const QRectF &rect, double cornerRadius)
{
    const double width = tools.palette.fixRingWidth;
    QPen pen(style.border, width);
    pen.setDashPattern({4 / width, 3 / width});
    pen.setCapStyle(Qt::FlatCap);
    tools.painter.setPen(pen);
    tools.painter.setBrush(Qt::NoBrush);
    tools.painter.drawRoundedRect(inset(rect, -2.5), cornerRadius + 2.5, cornerRadius + 2.5);
}

/// Where the text of a box stands, for the plate under it.
QRectF textPlate(const FrameBox &box, const QString &detail)
{
    const QRectF &r = box.rect;
    double width = 27 + textWidth(box.name, TextKind::Name);
    if (!detail.isEmpty())
        width = std::max(width, padding + textWidth(detail, TextKind::Detail));
    return QRectF(r.left() + 3, r.top() + 3, std::min(width + 2, r.width() - 6), r.height() - 6);
}

void paintBadges(const PaintTools &tools, const FrameBox &box, const QRectF &rect, double size)
{
    LookStyle style = tools.palette.style(box.look);
    if (box.mark.isUndefined)
        style.badge = tools.palette.style(Look::Unknown).badge;
    const QPointF corner = box.mark.isBefore ? rect.topLeft() : rect.topRight();
    if (box.kind == LayoutBox::Kind::Node)
        paintBadge(tools, style, corner, size);
}

void paintPill(const PaintTools &tools, const QRectF &rect, const QString &text, double size)
{
    QPainter &p = tools.painter;
    p.setPen(QPen(tools.palette.edge, tools.palette.isHighContrast() ? 2 : 1));
    p.setBrush(tools.palette.canvas);
    const double corner = std::min(rect.height() / 2, 11 * size);
    p.drawRoundedRect(inset(rect, 0.5), corner, corner);
    const QString fitting = elided(text, TextKind::Detail, (rect.width() - 12 * size) / size);
    const double x = rect.center().x() - textWidth(fitting, TextKind::Detail) * size / 2;
    tools.texts.draw(p, {x, rect.center().y() + 4 * size}, fitting, TextKind::Detail, tools.palette.text,
                     size);
}

/// The name loses its middle before the shape loses anything; a shape that leaves no room for it goes.
QString pillLine(const FrameBox &box)
{
    const double room = box.rect.width() - 14;
    const QString shape = box.detail.isEmpty() ? QString() : QLatin1Char(' ') + box.detail;
    const double width = textWidth(shape, TextKind::Detail);
    if (width > room / 2 && width + textWidth(box.name, TextKind::Detail) > room)
        return elided(box.name, TextKind::Detail, room);
    return elided(box.name, TextKind::Detail, room - width) + shape;
}

/// A bar along the lower edge with the share of each verdict, worst first.
void paintShares(const PaintTools &tools, const FrameBox &box, const QRectF &rect)
{
    std::uint32_t total = 0;
    for (const std::uint32_t count : box.counts)
        total += count;
    if (total == 0)
        return;
    std::array<std::size_t, lookCount> order{};
    for (std::size_t i = 0; i < lookCount; ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(), [](std::size_t a, std::size_t b) {
        return severity(static_cast<Look>(a)) > severity(static_cast<Look>(b));
    });
    double x = rect.left();
    tools.painter.setPen(Qt::NoPen);
    for (const std::size_t look : order) {
        if (box.counts[look] == 0)
            continue;
        const double width = rect.width() * box.counts[look] / total;
        const LookStyle &style = tools.palette.looks[look];
        tools.painter.setBrush(style.isHollow ? tools.palette.canvas : style.overview);
        tools.painter.drawRect(QRectF(x, rect.top(), width, rect.height()));
        x += width;
    }
}

void paintFoldedGroup(const PaintTools &tools, const FrameBox &box)
{
    QPainter &p = tools.painter;
    const QRectF &r = box.rect;
    p.setPen(QPen(tools.palette.edge, tools.palette.isHighContrast() ? 2 : 1));
    p.setBrush(tools.palette.panel);
    p.drawRoundedRect(inset(r, 0.5), radius, radius);
    if (box.alike > 1) {
        p.setPen(QPen(tools.palette.edge, 1));
        for (int i = 0; i < 3; ++i) {
            const double x = r.right() - 5.5 - 3 * i;
            p.drawLine(QPointF(x, r.top() + 5), QPointF(x, r.top() + 17));
        }
    }
    paintShares(tools, box, QRectF(r.left() + 1, r.bottom() - 5, r.width() - 2, 4));
    const double width = r.width() - 2 * padding - (box.alike > 1 ? 10 : 0);
    tools.texts.draw(p, r.topLeft() + QPointF(padding, 14), elided(box.name, TextKind::Name, width),
                     TextKind::Name, tools.palette.text);
    tools.texts.draw(p, r.topLeft() + QPointF(padding, 27), box.detail, TextKind::Detail,
                     tools.palette.secondLine);
}

void paintHeatBar(const PaintTools &tools, const FrameBox &box)
{
    if (box.heat <= 0)
        return;
    const double height = (box.rect.height() - 6) * box.heat;
    tools.painter.setPen(Qt::NoPen);
    tools.painter.setBrush(tools.palette.text);
    tools.painter.drawRect(QRectF(box.rect.left() + 2.5, box.rect.bottom() - 3 - height, 3, height));
}

/// `+`, `~` or `−` in an ink square left of the box.
void paintChange(const PaintTools &tools, const FrameBox &box)
{
    if (box.mark.change == 0)
        return;
    const QRectF square(box.rect.left() - 22, box.rect.center().y() - 8, 16, 16);
    tools.painter.setPen(Qt::NoPen);
    tools.painter.setBrush(tools.palette.text);
    tools.painter.drawRoundedRect(square, 2, 2);
    const QString sign = box.mark.change == '-' ? QStringLiteral("−") : QString(QLatin1Char(box.mark.change));
    const double x = square.center().x() - textWidth(sign, TextKind::Name) / 2;
    tools.texts.draw(tools.painter, {x, square.center().y() + 4}, sign, TextKind::Name, tools.palette.canvas);
}

void paintNode(const PaintTools &tools, const FrameBox &box, const Overlay &overlay)
{
    QPainter &p = tools.painter;
    const LookStyle &style = tools.palette.style(box.look);
    const QRectF &r = box.rect;
    const bool isNamed = overlay.showNames && !box.title.isEmpty();
    const QString detail = elided(isNamed ? box.title : box.detail, TextKind::Detail, r.width() - 2 * padding,
                                  isNamed ? Qt::ElideMiddle : Qt::ElideRight);
    paintLook(tools, style, r, radius, textPlate(box, detail));
    if (style.hasFixRing)
        paintFixRing(tools, style, r, radius);
    const double shift = detail.isEmpty() ? 6 : 0; // alone, the first line stands in the middle
    tools.icons.draw(p, box.icon,
                     QRectF(r.left() + padding, r.top() + 4 + shift + (shift > 0 ? 1 : 0), 14, 14),
                     style.text);
    tools.texts.draw(p, r.topLeft() + QPointF(27, 16 + shift),
                     elided(box.name, TextKind::Name, r.width() - 27 - 4), TextKind::Name, style.text);
    tools.texts.draw(p, r.topLeft() + QPointF(padding, 29), detail, TextKind::Detail, style.secondLine);
    if (overlay.showHeat)
        paintHeatBar(tools, box);
    paintChange(tools, box);
    paintBadges(tools, box, r, tools.palette.badgeSize);
    if (box.mark.needsTraining)
        tools.icons.draw(p, QStringLiteral("mark-retrain"), QRectF(r.right() - 18, r.bottom() - 17, 13, 13),
                         style.text);
}

} // namespace

void paintLook(const PaintTools &tools, const LookStyle &style, const QRectF &rect, double cornerRadius,
               const QRectF &plate)
{
    QPainter &p = tools.painter;
    p.setPen(Qt::NoPen);
    p.setBrush(style.fill);
    p.drawRoundedRect(inset(rect, style.borderWidth / 2), cornerRadius, cornerRadius);
    if (style.pattern != Pattern::None) {
        QColor ink = style.border;
        if (!tools.palette.isHighContrast())
            ink.setAlphaF(0.55F * 0.5F);
        drawPattern(p, inset(rect, 1), style.pattern, ink);
        if (!plate.isEmpty()) {
            p.setPen(Qt::NoPen);
            p.setBrush(style.fill);
            p.drawRoundedRect(plate, 2, 2);
        }
    }
    p.setBrush(Qt::NoBrush);
    QPen pen(style.border, style.borderWidth);
    if (style.kind == Border::Dotted) {
        // 1.5 on, 2.5 off: a dot is a dash without length whose round ends are as wide as the pen.
        pen.setCapStyle(Qt::RoundCap);
        pen.setDashPattern({0.05, 4 / style.borderWidth - 0.05});
    }
    p.setPen(pen);
    p.drawRoundedRect(inset(rect, style.borderWidth / 2), cornerRadius, cornerRadius);
    if (style.kind == Border::Double) {
        const double inner = style.borderWidth + 1.5 + style.borderWidth / 2;
        p.drawRoundedRect(inset(rect, inner), cornerRadius - 1.5, cornerRadius - 1.5);
    }
}

void paintBadge(const PaintTools &tools, const LookStyle &style, QPointF centre, double size)
{
    if (style.badge == nullptr)
        return;
    QPainter &p = tools.painter;
    p.setPen(QPen(tools.palette.canvas, 1));
    QColor fill = style.border;
    fill.setAlphaF(1);
    p.setBrush(fill);
    p.drawEllipse(centre, size / 2 + 0.5, size / 2 + 0.5);
    const double glyph = size * 9 / 15;
    tools.icons.draw(p, QString::fromLatin1(style.badge),
                     QRectF(centre.x() - glyph / 2, centre.y() - glyph / 2, glyph, glyph),
                     tools.palette.canvas);
}

void paintWholeBox(const PaintTools &tools, const FrameBox &box, const Overlay &overlay)
{
    switch (box.kind) {
    case LayoutBox::Kind::Node:
        paintNode(tools, box, overlay);
        break;
    case LayoutBox::Kind::Input:
    case LayoutBox::Kind::Output:
        paintPill(tools, box.rect, pillLine(box), 1);
        break;
    case LayoutBox::Kind::Group:
        paintFoldedGroup(tools, box);
        break;
    case LayoutBox::Kind::Frame:
        break;
    }
}

void paintNamedBox(const PaintTools &tools, const FrameBox &box, const QRectF &rect)
{
    QPainter &p = tools.painter;
    constexpr double least = 9;
    constexpr double leastWhole = 7.5; // of a name that would lose letters otherwise
    constexpr double most = 12;
    double pixels = std::clamp(0.6 * rect.height(), least, most);
    // A long name gets smaller before it loses letters, and loses letters rather than become unreadable.
    const double wide = textWidth(box.name, TextKind::Name);
    const double room = rect.width() - 5;
    if (wide * pixels / most > room) {
        const double whole = room / wide * most;
        pixels = whole < leastWhole ? least : std::min(whole, pixels);
    }
    const double size = pixels / most;
    if (box.kind == LayoutBox::Kind::Input || box.kind == LayoutBox::Kind::Output) {
        paintPill(tools, rect, box.name, std::min(size, rect.height() / 13));
        return;
    }
    const LookStyle &style = tools.palette.style(box.look);
    const bool isGroup = box.kind == LayoutBox::Kind::Group;
    // The icon goes first when there is no room for both.
    const double icon = isGroup ? 0 : pixels + 2;
    const double name = wide * size;
    const bool hasIcon = icon > 0 && 4 + icon + 3 + name + 3 <= rect.width();
    const double left = rect.left()
        + (hasIcon ? std::min(8.0, (rect.width() - icon - 3 - name) / 2)
                   : std::clamp((rect.width() - name) / 2, 2.5, 8.0));
    const QString text = elided(box.name, TextKind::Name, (room + 0.1 - (hasIcon ? icon + 3 : 0)) / size);
    if (isGroup) {
        p.setPen(QPen(tools.palette.edge, 1));
        p.setBrush(tools.palette.panel);
        p.drawRoundedRect(inset(rect, 0.5), 3, 3);
        paintShares(tools, box, QRectF(rect.left() + 1, rect.bottom() - 4, rect.width() - 2, 3));
    } else {
        const QRectF plate(left - 2, rect.top() + 2, (hasIcon ? icon + 3 : 0) + name + 4, rect.height() - 4);
        paintLook(tools, style, rect, 3, plate.intersected(inset(rect, 2)));
        if (style.hasFixRing)
            paintFixRing(tools, style, rect, 3);
    }
    const double middle = rect.center().y() - (isGroup ? 1 : 0);
    if (hasIcon)
        tools.icons.draw(p, box.icon, QRectF(left, middle - icon / 2, icon, icon), style.text);
    tools.texts.draw(p, {left + (hasIcon ? icon + 3 : 0), middle + 0.36 * pixels}, text, TextKind::Name,
                     isGroup ? tools.palette.text : style.text, size);
    paintBadges(tools, box, rect, std::clamp(rect.height() * 0.6, 9.0, tools.palette.badgeSize));
}

void paintGroupFrame(const PaintTools &tools, const FrameBox &box, const QRectF &rect, double size)
{
    QPainter &p = tools.painter;
    p.setPen(cosmeticPen(tools.palette.line, 1));
    p.setBrush(tools.palette.panel);
    p.drawRoundedRect(rect, radius * size, radius * size);
    const bool isBody = box.group < 0;
    p.setPen(cosmeticPen(tools.palette.edge, 1));
    if (isBody) {
        p.drawLine(rect.topLeft() + QPointF(radius * size, 0), rect.topRight() - QPointF(radius * size, 0));
        p.drawLine(rect.topLeft() + QPointF(radius * size, 3 * size),
                   rect.topRight() + QPointF(-radius * size, 3 * size));
    }
    const QString title = QStringLiteral("−  ") + box.name;
    tools.texts.draw(p, rect.topLeft() + QPointF(8, 15) * size,
                     elided(title, TextKind::Title, (rect.width() - 16 * size) / size), TextKind::Title,
                     tools.palette.text, size);
}

void paintRings(const PaintTools &tools, const QRectF &rect, std::uint8_t state)
{
    if ((state & (Selected | IsInput | IsOutput)) == 0)
        return;
    QPainter &p = tools.painter;
    const bool isSelected = (state & Selected) != 0;
    const bool isInput = (state & IsInput) != 0;
    const QColor colour = isSelected ? tools.palette.selection
        : isInput                    ? tools.palette.inputs
                                     : tools.palette.outputs;
    p.setPen(QPen(colour, isSelected ? 2.5 : 2));
    p.setBrush(Qt::NoBrush);
    const QRectF ring = inset(rect, isSelected ? -6 : -5);
    p.drawRoundedRect(ring, 9, 9);
    constexpr double leastTagged = 12; // a box lower than this would vanish under its tag
    if (tools.palette.isHighContrast() && !isSelected && rect.height() >= leastTagged) {
        const QString tag = isInput ? QStringLiteral("in") : QStringLiteral("out");
        const double width = textWidth(tag, TextKind::Title) + 8;
        p.setPen(Qt::NoPen);
        p.setBrush(colour);
        p.drawRect(QRectF(ring.left(), ring.top() - 8, width, 13));
        tools.texts.draw(p, {ring.left() + 4, ring.top() + 2}, tag, TextKind::Title, tools.palette.canvas);
    }
}

} // namespace espalier
