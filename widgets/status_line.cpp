// SPDX-License-Identifier: Apache-2.0
// The status bar.
#include "widgets/status_line.h"

#include "widgets/elided_label.h"
#include "widgets/jobs/job_list_model.h"
#include "widgets/number_text.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QProgressBar>
#include <QPushButton>
#include <set>

namespace espalier {

namespace {

constexpr int resultMilliseconds = 8000;
constexpr int shownAfterMilliseconds = 150; ///< shorter jobs would only flicker

/// Element types of the weights: `float`, `float16, int8`.
QString dtypesOf(const Model &model)
{
    std::set<std::string> names;
    const Graph &graph = model.mainGraph();
    for (std::size_t i = 0; i < graph.values.size(); ++i) {
        const Value *value = graph.values.find(i);
        if (value != nullptr && value->initializer && value->initializer->storedBytes() >= 64)
            names.emplace(dtypeName(value->initializer->dtype()));
    }
    QStringList out;
    for (const std::string &name : names)
        out += QString::fromStdString(name);
    return out.join(QStringLiteral(", "));
}

} // namespace

StatusLine::StatusLine(Session &session, QWidget *parent)
    : QStatusBar(parent), m_session(session), m_facts(new QWidget(this)), m_hovered(plainLabel({}, this)),
      m_what(new ElidedLabel({}, this, Qt::ElideRight)), m_bar(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    setSizeGripEnabled(false);
    auto *facts = new QHBoxLayout(m_facts);
    facts->setContentsMargins(8, 0, 0, 0);
    facts->setSpacing(18);
    m_hovered->setContentsMargins(8, 0, 0, 0);
    m_hovered->hide();
    m_bar->setFixedWidth(140);
    m_bar->setRange(0, 100);
    m_bar->setTextVisible(false);
    m_bar->hide();
    m_cancel->hide();
    m_cancel->setFlat(true);
    addWidget(m_facts, 0);
    addWidget(m_hovered, 1);
    m_what->setContentsMargins(0, 0, 10, 0);
    addPermanentWidget(m_what);
    addPermanentWidget(m_bar);
    addPermanentWidget(m_cancel);
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, m_what, &QLabel::clear);
    connect(&session.jobs(), &JobRunner::changed, this, &StatusLine::showJob);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const JobEntry *job = m_session.jobs().foremost())
            m_session.jobs().cancel(job->id);
    });
    showFacts();
}

void StatusLine::setWorkbench(Workbench *workbench)
{
    if (m_workbench)
        disconnect(m_workbench, nullptr, this, nullptr);
    m_workbench = workbench;
    if (workbench != nullptr) {
        connect(workbench, &Workbench::analysisChanged, this, &StatusLine::showFacts);
        connect(workbench, &Workbench::opened, this, &StatusLine::showFacts);
        connect(workbench, &Workbench::said, this, [this](const QString &sentence) { say(sentence); });
    }
    showFacts();
}

void StatusLine::showFacts()
{
    QLayout *layout = m_facts->layout();
    while (QLayoutItem *item = layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    QStringList parts;
    if (!m_workbench || !m_workbench->isOpen()) {
        parts += tr("No model open");
    } else {
        const Model &model = m_workbench->model();
        parts += QString::fromStdString(printable(m_workbench->path().filename().string()));
        if (const auto analysis = m_workbench->analysis()) {
            parts += tr("%1 nodes").arg(wholeNumber(static_cast<std::int64_t>(analysis->nodes.size())));
            parts += tr("%1 parameters").arg(countText(static_cast<double>(analysis->parameters)));
            parts += analysis->macs.total
                ? tr("%1 MACs").arg(countText(static_cast<double>(*analysis->macs.total)))
                : tr("MACs not known");
        } else {
            parts += tr("%1 nodes").arg(wholeNumber(static_cast<std::int64_t>(model.mainGraph().nodeCount)));
        }
        parts += dtypesOf(model);
        if (const auto opset = model.opset(""))
            parts += tr("opset %1").arg(*opset);
    }
    for (const QString &part : parts) {
        if (part.isEmpty())
            continue;
        auto *label = plainLabel(part, m_facts);
        label->setToolTip(tr("Click to copy"));
        label->installEventFilter(this);
        layout->addWidget(label);
    }
}

bool StatusLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        if (const auto *label = qobject_cast<QLabel *>(watched)) {
            QApplication::clipboard()->setText(label->text());
            say(tr("Copied: %1").arg(label->text()));
        }
    }
    return QStatusBar::eventFilter(watched, event);
}

void StatusLine::showHovered(const QString &name)
{
    m_hovered->setText(name);
    m_hovered->setVisible(!name.isEmpty());
    m_facts->setVisible(name.isEmpty());
}

void StatusLine::say(const QString &sentence, bool isFailure)
{
    setTextRole(m_what, isFailure ? TextRole::Failed : TextRole::Passed);
    m_what->setText(sentence);
    m_what->setToolTip(sentence);
    m_silence.start(isFailure ? 2 * resultMilliseconds : resultMilliseconds);
}

void StatusLine::showJob()
{
    const JobEntry *job = m_session.jobs().foremost();
    const bool isShown = job != nullptr && job->milliseconds >= shownAfterMilliseconds;
    m_bar->setVisible(isShown);
    m_cancel->setVisible(isShown);
    if (isShown) {
        m_silence.stop();
        setTextRole(m_what, TextRole::Plain);
        const QString what = progressText(job->what);
        m_what->setText(what.isEmpty() ? job->title : QStringLiteral("%1: %2").arg(job->title, what));
        m_bar->setValue(static_cast<int>(job->fraction * 100));
    } else if (!m_silence.isActive()) {
        m_what->clear();
    }
}

} // namespace espalier
