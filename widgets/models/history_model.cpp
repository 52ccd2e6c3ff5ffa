// SPDX-License-Identifier: Apache-2.0
// The steps of a document as rows.
#include "widgets/models/history_model.h"

#include "widgets/error_text.h"
#include "widgets/rewrite_text.h"

#include <QBrush>
#include <QFont>

namespace espalier {

QString stepText(const Message &label)
{
    return translated(label);
}

void HistoryModel::read(const Workbench *workbench)
{
    beginResetModel();
    m_rows.clear();
    m_position = 0;
    if (workbench != nullptr && workbench->isOpen()) {
        for (const auto &step : workbench->history().steps()) {
            Row row{stepText(step.label), {}};
            if (const QString verdict = worstText(step.state.rewrites); !verdict.isEmpty())
                row.text += QStringLiteral(" · ") + verdict;
            for (const RewriteRecord &record : step.state.rewrites) {
                for (const std::string &node : record.nodes)
                    row.detail += (row.detail.isEmpty() ? QString() : QStringLiteral("\n"))
                        + QString::fromStdString(printable(record.rule + ": " + node));
            }
            m_rows.push_back(std::move(row));
        }
        m_position = static_cast<int>(workbench->history().position());
    }
    endResetModel();
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case Qt::ToolTipRole:
        return row.detail.isEmpty() ? row.text : row.detail;
    case Qt::FontRole: {
        QFont font;
        font.setBold(index.row() == m_position);
        return font;
    }
    case Qt::ForegroundRole:
        return index.row() > m_position ? QVariant(QBrush(m_session.colours().muted)) : QVariant();
    default:
        return {};
    }
}

} // namespace espalier
