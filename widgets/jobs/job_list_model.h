// SPDX-License-Identifier: Apache-2.0
// Jobs as rows: what, how far, how long, how it ended.
#pragma once

#include "widgets/jobs/job_runner.h"

#include <QAbstractTableModel>

namespace espalier {

class JobListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { What, State, Time, Outcome, columnCountOf };

    explicit JobListModel(JobRunner &runner, QObject *parent = nullptr);

    [[nodiscard]] int idOf(int row) const { return m_shown[static_cast<std::size_t>(row)].id; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void read();

    JobRunner &m_runner;
    std::vector<JobEntry> m_shown;
};

/// What is being done just now, in the user's language.
[[nodiscard]] QString progressText(const QString &what);

} // namespace espalier
