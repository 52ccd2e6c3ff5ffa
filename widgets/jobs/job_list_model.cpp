// SPDX-License-Identifier: Apache-2.0
// Follows the job runner.
#include "widgets/jobs/job_list_model.h"

#include "widgets/error_text.h"

#include <QLocale>

namespace espalier {

namespace {

QString stateText(const JobEntry &entry)
{
    switch (entry.state) {
    case JobEntry::State::Waiting:
        return JobListModel::tr("waiting");
    case JobEntry::State::Running:
        return QStringLiteral("%1 %").arg(QLocale().toString(entry.fraction * 100, 'f', 0));
    case JobEntry::State::Done:
        return JobListModel::tr("done");
    case JobEntry::State::Failed:
        return JobListModel::tr("failed");
    case JobEntry::State::Cancelled:
        return JobListModel::tr("cancelled");
    }
    return {};
}

} // namespace

QString progressText(const QString &what)
{
    return what.isEmpty() ? QString() : translated(Message(what.toUtf8().constData()));
}

JobListModel::JobListModel(JobRunner &runner, QObject *parent) : QAbstractTableModel(parent), m_runner(runner)
{
    connect(&runner, &JobRunner::changed, this, &JobListModel::read);
    m_shown = runner.entries();
}

void JobListModel::read()
{
    const std::vector<JobEntry> &now = m_runner.entries();
    bool isSame = now.size() == m_shown.size();
    for (std::size_t i = 0; isSame && i < now.size(); ++i)
        isSame = now[i].id == m_shown[i].id;
    if (!isSame) {
        beginResetModel();
        m_shown = now;
        endResetModel();
        return;
    }
    m_shown = now;
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, State), index(static_cast<int>(m_shown.size()) - 1, Outcome));
}

int JobListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int JobListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnCountOf;
}

QVariant JobListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JobEntry &entry = m_shown[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole && (index.column() == Time || index.column() == State))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case What:
        return entry.title;
    case State:
        return stateText(entry);
    case Time:
        return entry.milliseconds > 0
            ? tr("%1 s").arg(QLocale().toString(static_cast<double>(entry.milliseconds) / 1000, 'f', 1))
            : QString();
    case Outcome:
        return entry.error ? errorText(*entry.error) : entry.isOver() ? QString() : progressText(entry.what);
    default:
        return {};
    }
}

QVariant JobListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Time || section == State ? Qt::AlignRight : Qt::AlignLeft)
                        | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("Job");
    case State:
        return tr("State");
    case Time:
        return tr("Time");
    case Outcome:
        return tr("Result");
    default:
        return {};
    }
}

} // namespace espalier
