// SPDX-License-Identifier: Apache-2.0
// The page of an empty window.
#include "widgets/welcome_page.h"

#include "model/base/resource_folder.h"
#include "widgets/coverage_bar.h"
#include "widgets/icons.h"
#include "widgets/thumbnail.h"

#include <QDateTime>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace espalier {

namespace {

constexpr int titlePixels = 26;

void clear(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (item->widget() != nullptr)
            item->widget()->deleteLater();
        if (item->layout() != nullptr)
            clear(*item->layout());
        delete item;
    }
}

QPushButton *linkButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setFlat(true);
    button->setCursor(Qt::PointingHandCursor);
    button->setStyleSheet(
        QStringLiteral("QPushButton { border: none; text-align: left; padding: 2px 0; font-weight: 600; "
                       "background: transparent; }"));
    return button;
}

/// The bar of a recent model.
class RecentBar : public QWidget {
public:
    RecentBar(Session &session, const Session::Recent &entry, QWidget *parent)
        : QWidget(parent), m_session(session)
    {
        m_shares[static_cast<std::size_t>(Look::Supported)] = static_cast<std::size_t>(entry.supported);
        m_shares[static_cast<std::size_t>(Look::Fixable)] = static_cast<std::size_t>(entry.fixable);
        m_shares[static_cast<std::size_t>(Look::Unsupported)] = static_cast<std::size_t>(entry.unsupported);
        m_shares[static_cast<std::size_t>(Look::Unknown)] = static_cast<std::size_t>(entry.unknown);
        setFixedSize(110, 8);
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        paintShares(painter, rect(), m_session.colours(), m_shares, true);
    }

private:
    Session &m_session;
    LookShares m_shares{};
};

QString whenText(qint64 seconds)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds);
    const QLocale locale;
    if (time.date() == QDate::currentDate())
        return WelcomePage::tr("today %1").arg(locale.toString(time.time(), QLocale::ShortFormat));
    if (time.date() == QDate::currentDate().addDays(-1))
        return WelcomePage::tr("yesterday");
    return locale.toString(time.date(), QLocale::ShortFormat);
}

} // namespace

class WelcomePage::DropArea : public QWidget {
public:
    DropArea(Session &session, QWidget *parent)
        : QWidget(parent), m_session(session),
          m_title(plainLabel(WelcomePage::tr("Drop an ONNX model here"), this)),
          m_hint(plainLabel(WelcomePage::tr("Also: a target file (.yaml)."), this, TextRole::Muted)),
          m_open(new QPushButton(WelcomePage::tr("Open model…"), this))
    {
        QFont font = m_title->font();
        font.setPixelSize(15);
        font.setWeight(QFont::DemiBold);
        m_title->setFont(font);
        auto *icon = new QLabel(this);
        const auto tint = [this, icon] {
            icon->setPixmap(
                tintedPixmap(QStringLiteral("act-open"), 32, m_session.colours().muted, devicePixelRatioF()));
        };
        tint();
        connect(&session, &Session::themeChanged, icon, tint);
        auto *words = new QVBoxLayout;
        words->setSpacing(4);
        words->addWidget(m_title);
        words->addWidget(m_hint);
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(28, 28, 28, 28);
        layout->setSpacing(20);
        layout->addWidget(icon);
        layout->addLayout(words, 1);
        layout->addWidget(m_open);
        layout->addWidget(plainLabel(QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText),
                                     this, TextRole::Muted));
        setPrimary(m_open, true);
    }
    [[nodiscard]] QPushButton *button() const { return m_open; }
    void setDragText(const QString &text)
    {
        m_isDragged = !text.isEmpty();
        m_title->setText(m_isDragged ? text : WelcomePage::tr("Drop an ONNX model here"));
        update();
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        const Palette &colours = m_session.colours();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(
            QPen(m_isDragged ? colours.selection : colours.edge, m_isDragged ? 2 : 1, Qt::DashLine));
        painter.setBrush(colours.panel);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }

private:
    Session &m_session;
    QLabel *m_title;
    QLabel *m_hint;
    QPushButton *m_open;
    bool m_isDragged = false;
};

WelcomePage::WelcomePage(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_drop(new DropArea(session, this)), m_recent(new QVBoxLayout),
      m_targets(new QVBoxLayout)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins(48, 40, 48, 24);
    columns->setSpacing(48);
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    for (QVBoxLayout *column :
         {left, right, m_recent, m_targets}) // a layout inside another takes over its spacing
        column->setSpacing(6);
    columns->addStretch(1);
    columns->addLayout(left, 6);
    columns->addLayout(right, 4);
    columns->addStretch(1);

    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    auto *icon = new QLabel(this);
    icon->setPixmap(
        tintedPixmap(QStringLiteral("espalier"), 64, session.colours().text, devicePixelRatioF()));
    auto *name = plainLabel(QStringLiteral("Espalier"), this);
    QFont font = name->font();
    font.setPixelSize(titlePixels);
    font.setBold(true);
    name->setFont(font);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(name);
    words->addWidget(plainLabel(tr("See what your target can run, mend what it cannot, export the rest."),
                                this, TextRole::Muted));
    words->addStretch();
    head->addWidget(icon);
    head->addSpacing(12);
    head->addLayout(words, 1);
    left->addLayout(head);
    left->addSpacing(24);
    left->addWidget(m_drop);
    left->addSpacing(20);
    left->addWidget(plainLabel(tr("Recent"), this, TextRole::Head));
    left->addLayout(m_recent);
    left->addStretch(1);

    right->addWidget(plainLabel(tr("Targets: what “supported” is measured against"), this, TextRole::Head));
    right->addLayout(m_targets);
    right->addSpacing(24);
    right->addWidget(plainLabel(tr("Try it"), this, TextRole::Head));
    addExample(*right, "fastestdet.onnx", tr("Open a detector"),
               tr("FastestDet, 211 nodes: see which devices run all of them."));
    addExample(*right, "swift_f0.onnx", tr("Open a pitch tracker"),
               tr("SwiftF0, sizes left open: fix them, mend it, cut the rest to C++."));
    right->addSpacing(24);
    right->addWidget(plainLabel(tr("The same without a window"), this, TextRole::Head));
    auto *command = plainLabel(QStringLiteral("espalier --batch --target tnn/gpu-opencl --fit \\\n"
                                              "  --cut auto --export tnn --report - model.onnx"),
                               this);
    command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    command->setTextInteractionFlags(Qt::TextSelectableByMouse);
    right->addWidget(command);
    right->addStretch(1);

    connect(m_drop->button(), &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(&session, &Session::recentChanged, this, &WelcomePage::fillRecent);
    connect(&session, &Session::themeChanged, this, &WelcomePage::fillRecent);
    connect(&session, &Session::targetsChanged, this, &WelcomePage::fillTargets);
    fillRecent();
    fillTargets();
}

void WelcomePage::addExample(QVBoxLayout &column, const char *file, const QString &title, const QString &hint)
{
    const QString path = QString::fromStdString((resourceFolder("samples") / file).string());
    auto *button = new QPushButton(title, this);
    button->setEnabled(QFileInfo::exists(path));
    if (!button->isEnabled())
        button->setToolTip(tr("%1 is not installed").arg(path));
    connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT fileChosen(path); });
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(button);
    QLabel *words = plainLabel(hint, this, TextRole::Muted);
    words->setWordWrap(true);
    row->addWidget(words, 1);
    column.addLayout(row);
}

void WelcomePage::setDragText(const QString &text)
{
    m_drop->setDragText(text);
}

void WelcomePage::fillRecent()
{
    clear(*m_recent);
    const std::vector<Session::Recent> all = m_session.recent();
    if (all.empty())
        m_recent->addWidget(plainLabel(tr("Models that were open stand here."), this, TextRole::Muted));
    for (const Session::Recent &entry : all) {
        auto *row = new QGridLayout;
        row->setContentsMargins(0, 6, 0, 6);
        row->setHorizontalSpacing(16);
        row->setVerticalSpacing(2);
        auto *name = linkButton(QFileInfo(entry.path).fileName(), this);
        name->setToolTip(entry.path);
        connect(name, &QPushButton::clicked, this, [this, path = entry.path] { Q_EMIT fileChosen(path); });
        auto *picture = new QLabel(this);
        picture->setObjectName(QStringLiteral("thumbnail"));
        picture->setFixedSize(thumbnailWidth + 2, thumbnailHeight + 2);
        picture->setStyleSheet(
            QStringLiteral("QLabel { border: 1px solid %1; }").arg(m_session.colours().line.name()));
        QPixmap pixels(thumbnailFile(entry.path, m_session.theme()));
        pixels.setDevicePixelRatio(2);
        picture->setPixmap(pixels);
        row->addWidget(picture, 0, 0, 2, 1);
        row->addWidget(name, 0, 1, Qt::AlignBottom);
        row->addWidget(plainLabel(entry.target, this, TextRole::Muted), 1, 1, Qt::AlignTop);
        if (entry.nodes > 0) {
            row->addWidget(new RecentBar(m_session, entry, this), 0, 2, Qt::AlignBottom);
            row->addWidget(plainLabel(tr("%1 of %2 nodes").arg(entry.supported).arg(entry.nodes), this), 0, 3,
                           Qt::AlignBottom);
            QStringList missing;
            if (entry.fixable > 0)
                missing += tr("%1 fixable").arg(entry.fixable);
            if (entry.unsupported > 0)
                missing += tr("%1 unsupported").arg(entry.unsupported);
            if (entry.unknown > 0)
                missing += tr("%1 unknown").arg(entry.unknown);
            row->addWidget(plainLabel(missing.join(QStringLiteral(", ")), this, TextRole::Muted), 1, 2, 1, 2,
                           Qt::AlignTop);
        }
        row->addWidget(plainLabel(whenText(entry.time), this, TextRole::Muted), 0, 4, 2, 1,
                       Qt::AlignRight | Qt::AlignVCenter);
        row->setColumnStretch(1, 1);
        row->setColumnMinimumWidth(3, 150); // each row is a grid of its own: the bars stand in one line
        row->setColumnMinimumWidth(4, 110);
        m_recent->addLayout(row);
    }
}

void WelcomePage::fillTargets()
{
    clear(*m_targets);
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 6, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    int row = 0;
    for (const TargetPointer &target : m_session.targets()) {
        QStringList devices;
        for (const TargetDevice &device : target->devices)
            devices += deviceTitle({target, device.id}).section(QStringLiteral(" ("), 0, 0);
        const QString all = devices.join(QStringLiteral(", "));
        auto *names = plainLabel(fontMetrics().elidedText(all, Qt::ElideRight, 210), this);
        names->setToolTip(all);
        grid->addWidget(plainLabel(QString::fromStdString(printable(target->title)), this, TextRole::Head),
                        row, 0);
        grid->addWidget(names, row, 1);
        grid->addWidget(
            plainLabel(QString::fromStdString(printable(target->checked)).section(QStringLiteral(", "), -1),
                       this, TextRole::Muted),
            row, 2);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    m_targets->addLayout(grid);
}

} // namespace espalier
