// SPDX-License-Identifier: Apache-2.0
// Three buttons and a number.
#include "widgets/canvas/zoom_control.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <cmath>

namespace espalier {

ZoomControl::ZoomControl(QWidget *parent) : QFrame(parent), m_percent(new QLabel(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setCursor(Qt::ArrowCursor);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 1, 2, 1);
    row->setSpacing(2);
    QToolButton *out = addButton(QStringLiteral("−"), tr("Zoom out (−)"));
    m_percent->setAlignment(Qt::AlignCenter);
    m_percent->setTextFormat(Qt::PlainText);
    m_percent->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("100 %")) + 8);
    row->addWidget(m_percent);
    QToolButton *in = addButton(QStringLiteral("+"), tr("Zoom in (+)"));
    QToolButton *fit = addButton(tr("Fit"), tr("Show the whole graph (0)"));
    connect(out, &QToolButton::clicked, this, &ZoomControl::zoomedOut);
    connect(in, &QToolButton::clicked, this, &ZoomControl::zoomedIn);
    connect(fit, &QToolButton::clicked, this, &ZoomControl::fitted);
    setZoom(1);
}

QToolButton *ZoomControl::addButton(const QString &text, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    // The keyboard has keys of its own for this; the focus stays with the graph.
    button->setFocusPolicy(Qt::NoFocus);
    layout()->addWidget(button);
    return button;
}

void ZoomControl::setZoom(double zoom)
{
    const double percent = zoom * 100;
    const int digits = percent < 9.5 ? 1 : 0;
    m_percent->setText(tr("%1 %").arg(QLocale().toString(percent, 'f', digits)));
    adjustSize();
}

} // namespace espalier
