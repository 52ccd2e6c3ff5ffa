// SPDX-License-Identifier: Apache-2.0
// Initializers of the model: what they are, how large, and who reads them.
#pragma once

#include "widgets/workbench.h"

#include <QAbstractTableModel>

namespace espalier {

/// One row an initializer of any graph, the largest first; sorts by every column. Reads no elements.
class WeightModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Type, Shape, Bytes, Consumers, columnCountOf };

    explicit WeightModel(QObject *parent = nullptr) : QAbstractTableModel(parent) { }

    /// Rereads the workbench's analysis; null: no rows.
    void read(const Workbench *workbench);
    [[nodiscard]] ValueId valueOf(int row) const { return m_rows[static_cast<std::size_t>(row)].value; }
    /// The node that reads it first; invalid if none does.
    [[nodiscard]] NodeId readerOf(int row) const { return m_rows[static_cast<std::size_t>(row)].reader; }
    [[nodiscard]] int rowOf(ValueId value) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    struct Row {
        ValueId value;
        QString name;
        QString type;
        std::vector<std::int64_t> dims;
        std::uint64_t bytes = 0;
        std::size_t consumers = 0;
        NodeId reader;
    };
    void order();

    std::vector<Row> m_rows;
    int m_sortedBy = Bytes;
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

} // namespace espalier
