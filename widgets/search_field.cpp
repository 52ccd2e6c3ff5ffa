// SPDX-License-Identifier: Apache-2.0
// Searches in a job while one types.
#include "widgets/search_field.h"

#include "model/document/search.h"
#include "widgets/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace espalier {

SearchField::SearchField(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_field(new QLineEdit(this)), m_strip(new QWidget(this)),
      m_count(plainLabel({}, m_strip, TextRole::Muted)), m_all(new QToolButton(m_strip))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(6);
    layout->addWidget(m_field);
    auto *strip = new QHBoxLayout(m_strip);
    strip->setContentsMargins(8, 0, 8, 0);
    strip->setSpacing(4);
    strip->addWidget(m_count);
    const auto addStep = [&](const QString &sign, const QString &name, int step) {
        auto *button = new QToolButton(m_strip);
        button->setText(sign);
        button->setToolTip(name);
        button->setAccessibleName(name);
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, this, [this, step] { next(step); });
        strip->addWidget(button);
    };
    addStep(QStringLiteral("◂"), tr("Previous hit"), -1);
    addStep(QStringLiteral("▸"), tr("Next hit"), 1);
    strip->addWidget(m_all);
    m_all->setText(tr("Select all"));
    m_all->setAutoRaise(true);
    m_strip->hide();
    m_field->setMinimumWidth(130);
    m_field->setMaximumWidth(228);
    m_field->setPlaceholderText(tr("op:Mul is:fixable"));
    m_field->setClearButtonEnabled(true);
    m_field->setAccessibleName(tr("Search"));
    m_field->addAction(tintedIcon(QStringLiteral("act-search"), session.colours().muted),
                       QLineEdit::LeadingPosition);
    m_field->setToolTip(
        tr("Words match names, operators and tensors.\n"
           "op:  name:  tensor:  attr:  shape:  is:  rule:  narrow; - excludes, * is anything."));
    m_field->installEventFilter(this);
    m_delay.setSingleShot(true);
    m_delay.setInterval(120);
    connect(&m_delay, &QTimer::timeout, this, &SearchField::search);
    connect(m_field, &QLineEdit::textChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(m_all, &QToolButton::clicked, this, [this] {
        if (m_workbench)
            m_workbench->selectNodes(m_hits);
    });
}

void SearchField::setWorkbench(Workbench *workbench)
{
    if (m_workbench)
        disconnect(m_workbench, nullptr, this, nullptr);
    m_workbench = workbench;
    if (workbench != nullptr)
        connect(workbench, &Workbench::supportChanged, this, &SearchField::search);
    setEnabled(workbench != nullptr);
    search();
}

QString SearchField::query() const
{
    return m_field->text();
}

void SearchField::setQuery(const QString &query)
{
    m_field->setText(query);
    search();
}

void SearchField::begin()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchField::search()
{
    m_delay.stop();
    const std::vector<SearchTerm> terms = parseSearch(m_field->text().toStdString());
    const auto analysis = m_workbench ? m_workbench->analysis() : nullptr;
    if (terms.empty() || !analysis) {
        m_session.jobs().cancelKey("search");
        m_hits.clear();
        m_strip->hide();
        Q_EMIT hitsChanged(std::nullopt);
        return;
    }
    m_session.jobs().run<std::vector<NodeId>>(
        {.key = "search", .title = tr("Searching"), .receiver = this, .isQuiet = true},
        [analysis, support = m_workbench->support(),
         terms](const TaskContext &context) -> Result<std::vector<NodeId>> {
            const SearchFacts facts{analysis->model, analysis->types.types, analysis->names, support.get()};
            return searchNodes(facts, analysis->nodes, terms, context);
        },
        [this](Result<std::vector<NodeId>> hits) {
            if (hits)
                take(std::move(*hits));
        });
}

void SearchField::take(std::vector<NodeId> hits)
{
    m_hits = std::move(hits);
    m_place = -1;
    const QLocale locale;
    const std::size_t all =
        m_workbench && m_workbench->analysis() ? m_workbench->analysis()->nodes.size() : 0;
    m_count->setText(tr("%1 of %2").arg(locale.toString(m_hits.size()), locale.toString(all)));
    m_strip->show();
    for (QToolButton *button : m_strip->findChildren<QToolButton *>())
        button->setEnabled(!m_hits.empty());
    Q_EMIT hitsChanged(std::unordered_set<NodeId>(m_hits.begin(), m_hits.end()));
}

void SearchField::next(int step)
{
    if (m_hits.empty() || !m_workbench)
        return;
    const auto count = static_cast<int>(m_hits.size());
    m_place = m_place < 0 ? (step > 0 ? 0 : count - 1) : (m_place + step + count) % count;
    m_workbench->reveal(m_hits[static_cast<std::size_t>(m_place)]);
    m_count->setText(tr("%1 of %2").arg(QLocale().toString(m_place + 1), QLocale().toString(count)));
}

bool SearchField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (m_delay.isActive())
                search();
            else
                next((key->modifiers() & Qt::ShiftModifier) != 0 ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            m_field->clear();
            m_field->clearFocus();
            search();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace espalier
