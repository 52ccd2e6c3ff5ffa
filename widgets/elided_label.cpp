// SPDX-License-Identifier: Apache-2.0
// Elides while painting, so that a wider place shows more.
#include "widgets/elided_label.h"

#include <QPainter>
#include <QStyle>
#include <algorithm>

namespace espalier {

namespace {

constexpr int leastWidth = 48;

} // namespace

ElidedLabel::ElidedLabel(const QString &text, QWidget *parent, Qt::TextElideMode mode)
    : QLabel(text, parent), m_mode(mode)
{
    setTextFormat(Qt::PlainText);
    setToolTip(text);
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QSize least = QLabel::minimumSizeHint();
    return {std::min(least.width(), leastWidth), least.height()};
}

void ElidedLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const QRect place = contentsRect();
    style()->drawItemText(&painter, place, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), palette(),
                          isEnabled(), fontMetrics().elidedText(text(), m_mode, place.width()),
                          foregroundRole());
}

} // namespace espalier
