// SPDX-License-Identifier: Apache-2.0
// Counts nodes by operator and verdict.
#include "widgets/models/operator_model.h"

#include "model/statistics/node_counts.h"
#include "widgets/icons.h"

#include <QLocale>
#include <algorithm>
#include <map>

namespace espalier {

void OperatorModel::read(const Workbench *workbench)
{
    beginResetModel();
    m_rows.clear();
    const auto analysis = workbench != nullptr ? workbench->analysis() : nullptr;
    if (analysis) {
        std::map<std::string, Row> rows;
        for (const NodeId id : analysis->nodes) {
            const Node &node = analysis->model.node(id);
            Row &row = rows[operatorName(node)];
            if (row.nodes.empty()) {
                row.name = QString::fromStdString(printable(operatorName(node)));
                row.icon = operatorIconName(node.domain, node.opType);
            }
            const Look look = workbench->lookOfNode(id);
            row.nodes.push_back(id);
            ++row.shares[static_cast<std::size_t>(look)];
            row.worst = std::max(row.worst, severity(look));
        }
        for (auto &[name, row] : rows)
            m_rows.push_back(std::move(row));
        std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) {
            return a.worst != b.worst ? a.worst > b.worst : a.nodes.size() > b.nodes.size();
        });
    }
    endResetModel();
}

int OperatorModel::rowOf(NodeId node) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (std::find(m_rows[i].nodes.begin(), m_rows[i].nodes.end(), node) != m_rows[i].nodes.end())
            return static_cast<int>(i);
    }
    return -1;
}

int OperatorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OperatorModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnCountOf;
}

QVariant OperatorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Operator)
            return row.name;
        if (index.column() == Nodes)
            return QLocale().toString(row.nodes.size());
        return {};
    case Qt::DecorationRole:
        if (index.column() == Operator)
            return tintedIcon(row.icon, m_session.colours().text);
        return {};
    case Qt::TextAlignmentRole:
        return index.column() == Nodes ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case ChipDelegate::sharesRole:
        return index.column() == Verdicts ? QVariant::fromValue(row.shares) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList parts;
        for (std::size_t i = 0; i < lookCount; ++i) {
            if (row.shares[i] > 0)
                parts += QStringLiteral("%1 %2").arg(QLocale().toString(row.shares[i]),
                                                     lookText(static_cast<Look>(i)));
        }
        return QStringLiteral("%1: %2").arg(row.name, parts.join(QStringLiteral(", ")));
    }
    default:
        return {};
    }
}

QVariant OperatorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Nodes ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Operator:
        return tr("Operator");
    case Nodes:
        return tr("Nodes");
    case Verdicts:
        return tr("Verdict");
    default:
        return {};
    }
}

} // namespace espalier
