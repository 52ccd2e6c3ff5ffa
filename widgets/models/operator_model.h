// SPDX-License-Identifier: Apache-2.0
// Operators of the model with how many nodes of each there are and how they fare.
#pragma once

#include "widgets/verdict_chip.h"
#include "widgets/workbench.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace espalier {

/// One row an operator, the worst verdict first, then the most nodes.
class OperatorModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Operator, Nodes, Verdicts, columnCountOf };

    explicit OperatorModel(Session &session, QObject *parent = nullptr)
        : QAbstractTableModel(parent), m_session(session)
    {
    }

    /// Rereads the workbench's analysis and verdicts; null: no rows.
    void read(const Workbench *workbench);
    [[nodiscard]] const std::vector<NodeId> &nodesOf(int row) const
    {
        return m_rows[static_cast<std::size_t>(row)].nodes;
    }
    [[nodiscard]] int rowOf(NodeId node) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString name;
        QString icon;
        std::vector<NodeId> nodes;
        LookShares shares{};
        int worst = 0;
    };

    Session &m_session;
    std::vector<Row> m_rows;
};

} // namespace espalier
