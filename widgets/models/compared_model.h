// SPDX-License-Identifier: Apache-2.0
// Tensors of the original and the result side by side, and how they differ.
#pragma once

#include "widgets/workbench.h"

#include <QAbstractTableModel>

namespace espalier {

/// One row a tensor that both have, as the original's nodes stand; sorts by every column.
class ComparedModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Tensor,
        Operator,
        Shape,
        Verdict,
        Original,
        Result,
        Error,
        MaxAbsolute,
        MeanAbsolute,
        MaxRelative,
        Ulp,
        Cosine,
        Psnr,
        columnCountOf
    };

    explicit ComparedModel(Session &session, QObject *parent = nullptr)
        : QAbstractTableModel(parent), m_session(session)
    {
    }

    /// Null: no rows.
    void show(std::shared_ptr<const RunComparison> comparison, bool differingOnly);
    [[nodiscard]] const ComparedTensor &tensorOf(int row) const;
    [[nodiscard]] int rowOf(ValueId after) const; ///< −1: none

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    [[nodiscard]] QString text(const ComparedTensor &tensor, int column) const;
    void order();

    Session &m_session;
    std::shared_ptr<const RunComparison> m_comparison;
    std::vector<std::size_t> m_rows; ///< places in m_comparison->every.tensors
    int m_sortedBy = -1; ///< −1: as the nodes stand
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

/// `bit-equal`, `equal`, `close`, `differs`.
[[nodiscard]] QString comparedText(const ComparedTensor &tensor);

} // namespace espalier
