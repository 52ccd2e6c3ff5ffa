// SPDX-License-Identifier: Apache-2.0
// Paints verdicts outside the canvas.
#include "widgets/verdict_chip.h"

#include "widgets/icons.h"

#include <QApplication>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace espalier {

namespace {

constexpr int iconSize = 12;
constexpr int chipHeight = 20;
constexpr double leastPart = 2.5; ///< a part of a bar is never thinner

QString markOf(const LookStyle &style, Look look)
{
    if (look == Look::Supported)
        return QStringLiteral("mark-ok");
    return style.badge != nullptr ? QString::fromUtf8(style.badge) : QString();
}

Qt::BrushStyle brushOf(Pattern pattern)
{
    switch (pattern) {
    case Pattern::None:
        break;
    case Pattern::Diagonal:
        return Qt::BDiagPattern;
    case Pattern::Crossed:
        return Qt::DiagCrossPattern;
    case Pattern::Dots:
        return Qt::Dense6Pattern;
    }
    return Qt::NoBrush;
}

} // namespace

QString lookText(Look look)
{
    return QCoreApplication::translate("canvas", lookName(look));
}

void paintLook(QPainter &painter, const QRectF &rect, const Palette &colours, Look look)
{
    const LookStyle &style = colours.style(look);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(style.border, style.borderWidth);
    if (style.kind == Border::Dotted)
        pen.setStyle(Qt::DotLine);
    if (style.hasFixRing)
        pen.setDashPattern({3, 2});
    const QRectF inner = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(style.isHollow ? QBrush(Qt::NoBrush) : QBrush(style.fill));
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(inner, 3, 3);
    if (style.pattern != Pattern::None) {
        QColor ink = style.border;
        ink.setAlphaF(0.35F);
        painter.setBrush(QBrush(ink, brushOf(style.pattern)));
        painter.drawRoundedRect(inner, 3, 3);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    painter.drawRoundedRect(inner, 3, 3);
    if (style.kind == Border::Double)
        painter.drawRoundedRect(inner.adjusted(2.5, 2.5, -2.5, -2.5), 2, 2);
    painter.restore();
}

int chipWidth(const QFont &font, const QString &text, const QString &count)
{
    const QFontMetrics metrics(font);
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    const int counted = count.isEmpty() ? 0 : QFontMetrics(bold).horizontalAdvance(count) + 6;
    return metrics.horizontalAdvance(text) + iconSize + 19 + counted;
}

QRectF paintChip(QPainter &painter, const QRectF &rect, const Palette &colours, Look look,
                 const QString &text, const QString &count)
{
    const LookStyle &style = colours.style(look);
    const QFont font = painter.font();
    const double width = std::min<double>(rect.width(), chipWidth(font, text, count));
    const QRectF chip(rect.left(), rect.center().y() - chipHeight / 2.0 + 0.5, width, chipHeight);
    paintLook(painter, chip, colours, look);
    QColor ink = look == Look::Unsupported && !colours.isDark() ? colours.text : style.text;
    double x = chip.left() + 6;
    const QString mark = markOf(style, look);
    if (!mark.isEmpty()) {
        const qreal ratio = painter.device()->devicePixelRatioF();
        painter.drawPixmap(QPointF(x, chip.center().y() - iconSize / 2.0),
                           tintedPixmap(mark, iconSize, ink, ratio));
    }
    x += iconSize + 5;
    painter.setPen(ink);
    const QRectF place(x, chip.top(), chip.right() - x - 4, chip.height());
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, text);
    if (!count.isEmpty()) {
        QFont bold = font;
        bold.setWeight(QFont::DemiBold);
        painter.setFont(bold);
        painter.drawText(place.adjusted(0, 0, -3, 0), Qt::AlignVCenter | Qt::AlignRight, count);
        painter.setFont(font);
    }
    return chip;
}

void paintShares(QPainter &painter, const QRectF &rect, const Palette &colours, const LookShares &shares,
                 bool isOverview)
{
    std::size_t total = 0;
    for (const std::size_t each : shares)
        total += each;
    if (total == 0)
        return;
    std::array<Look, lookCount> order{};
    for (std::size_t i = 0; i < lookCount; ++i)
        order[i] = static_cast<Look>(i);
    std::sort(order.begin(), order.end(), [](Look a, Look b) { return severity(a) > severity(b); });
    if (isOverview)
        std::reverse(order.begin(), order.end());
    double owed = 0; // what small parts take beyond their share is taken from the largest
    double largest = 0;
    for (const std::size_t each : shares) {
        const double width = rect.width() * static_cast<double>(each) / static_cast<double>(total);
        if (each > 0 && width < leastPart)
            owed += leastPart - width;
        largest = std::max(largest, width);
    }
    double x = rect.left();
    for (const Look look : order) {
        const std::size_t count = shares[static_cast<std::size_t>(look)];
        if (count == 0)
            continue;
        double width = rect.width() * static_cast<double>(count) / static_cast<double>(total);
        if (width == largest)
            width -= owed;
        width = std::max(width, leastPart);
        const QRectF part(x, rect.top(), width, rect.height());
        if (isOverview) {
            const LookStyle &style = colours.style(look);
            if (style.isHollow) {
                painter.setPen(style.overview);
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5));
            } else {
                painter.fillRect(part, style.overview);
            }
        } else {
            paintLook(painter, part, colours, look);
        }
        x += width;
    }
}

VerdictChip::VerdictChip(Session &session, Look look, QString text, QString count, QWidget *parent)
    : QWidget(parent), m_session(session), m_look(look), m_text(std::move(text)), m_count(std::move(count))
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(m_count.isEmpty() ? m_text : m_text + QLatin1Char(' ') + m_count);
}

QSize VerdictChip::sizeHint() const
{
    return {chipWidth(font(), m_text, m_count), chipHeight + 2};
}

void VerdictChip::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setFont(font());
    paintChip(painter, rect(), m_session.colours(), m_look, m_text, m_count);
    if (hasFocus()) {
        painter.setPen(QPen(m_session.colours().selection, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void VerdictChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT clicked(event->modifiers());
}

void VerdictChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)
        Q_EMIT clicked(event->modifiers());
    else
        QWidget::keyPressEvent(event);
}

void ChipDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    const QString text = plain.text;
    plain.text.clear();
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, plain.widget);
    painter->save();
    painter->setFont(option.font);
    const Palette &colours = m_session.colours();
    const QVariant shares = index.data(sharesRole);
    if (shares.isValid()) {
        const QRectF place =
            QRectF(option.rect)
                .adjusted(4, option.rect.height() / 2.0 - 6, -8, 6 - option.rect.height() / 2.0);
        paintShares(*painter, place, colours, shares.value<LookShares>(), false);
    } else if (const QVariant look = index.data(lookRole); look.isValid()) {
        paintChip(*painter, QRectF(option.rect).adjusted(6, 1, -4, -1), colours,
                  static_cast<Look>(look.toInt()), text);
    }
    painter->restore();
}

QSize ChipDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {chipWidth(option.font, index.data().toString()) + 12, chipHeight + 5};
}

} // namespace espalier
