// SPDX-License-Identifier: Apache-2.0
// One row for each thing that went wrong.
#include "widgets/error_strip.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace espalier {

namespace {

constexpr int mostHeight = 136; ///< beyond, it scrolls

} // namespace

ErrorStrip::ErrorStrip(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_scroll(new QScrollArea(this)), m_list(new QWidget),
      m_rows(new QVBoxLayout(m_list))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    m_scroll->setWidget(m_list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_rows->setContentsMargins(12, 4, 4, 4);
    m_rows->setSpacing(0);
    setAccessibleName(tr("Files that could not be read"));
    hide();
}

QStringList ErrorStrip::sentences() const
{
    QStringList out;
    for (const QLabel *label : m_list->findChildren<QLabel *>(QStringLiteral("sentence")))
        out += label->text();
    return out;
}

void ErrorStrip::add(const QString &sentence)
{
    if (sentences().contains(sentence))
        return;
    auto *row = new QWidget(m_list);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *icon = new QLabel(row);
    auto *close = new QToolButton(row);
    const auto tint = [this, icon, close] {
        const Palette &colours = m_session.colours();
        icon->setPixmap(tintedPixmap(QStringLiteral("mark-no"), 12, colours.failed, devicePixelRatioF()));
        close->setIcon(tintedIcon(QStringLiteral("mark-no"), colours.muted));
    };
    tint();
    connect(&m_session, &Session::themeChanged, icon, tint);
    auto *text = plainLabel(sentence, row);
    text->setObjectName(QStringLiteral("sentence"));
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    close->setAutoRaise(true);
    close->setIconSize({12, 12});
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss"));
    connect(close, &QToolButton::clicked, row, [this, row, text] {
        text->setObjectName({});
        row->hide();
        row->deleteLater();
        fit();
    });
    layout->addWidget(icon);
    layout->addWidget(text, 1);
    layout->addWidget(close);
    m_rows->addWidget(row);
    fit();
    // What was added last is in view, once it has its place.
    QTimer::singleShot(0, row, [this, row] { m_scroll->ensureWidgetVisible(row); });
}

void ErrorStrip::fit()
{
    const auto rows = static_cast<int>(sentences().size());
    setVisible(rows > 0);
    constexpr int rowHeight = 30;
    setFixedHeight(std::min(mostHeight, rows * rowHeight + 8));
}

} // namespace espalier
