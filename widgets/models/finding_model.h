// SPDX-License-Identifier: Apache-2.0
// What stands between the model and its export: nodes that do not run, limits of the target, faults of the
// model.
#pragma once

#include "widgets/verdict_chip.h"
#include "widgets/workbench.h"

#include <QAbstractTableModel>

namespace espalier {

/// Rows of one cause: one operator, one verdict, one reason.
struct FindingRow {
    Look look = Look::Plain;
    bool isFault = false; ///< of the model itself, not of the target
    QString severityText; ///< of a fault: broken, warning, note
    std::vector<NodeId> nodes;
    QString node; ///< name of the first
    QString op;
    QString reason;
    QString remedy;
    std::vector<std::string> fixes;
};

/// The rows for a workbench, worst first; nodes of one cause are one row.
[[nodiscard]] std::vector<FindingRow> findingRows(const Workbench &workbench);

class FindingModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Verdict, Node, Operator, Reason, Remedy, columnCountOf };

    explicit FindingModel(QObject *parent = nullptr) : QAbstractTableModel(parent) { }

    void setRows(std::vector<FindingRow> rows);
    [[nodiscard]] const FindingRow &row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int rowOf(NodeId node) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<FindingRow> m_rows;
};

} // namespace espalier
