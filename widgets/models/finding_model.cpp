// SPDX-License-Identifier: Apache-2.0
// Gathers findings and folds those of one cause into one row.
#include "widgets/models/finding_model.h"

#include "model/statistics/node_counts.h"
#include "widgets/error_text.h"

#include <QLocale>
#include <algorithm>
#include <map>

namespace espalier {

namespace {

QString severityText(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Broken:
        return FindingModel::tr("broken");
    case Finding::Severity::Warning:
        return FindingModel::tr("warning");
    case Finding::Severity::Note:
        break;
    }
    return FindingModel::tr("note");
}

int rank(const FindingRow &row)
{
    return row.isFault ? (row.look == Look::Unsupported   ? 20
                              : row.look == Look::Unknown ? 9
                                                          : 0)
                       : severity(row.look) * 2;
}

QString remedyOf(const Workbench &workbench, const NodeVerdict &verdict)
{
    if (verdict.fixes.empty())
        return verdict.verdict == Verdict::Unknown ? FindingModel::tr("Cut to C++, or keep as custom layer")
                                                   : FindingModel::tr("Cut to C++");
    const auto rules = workbench.session().rules();
    const Rule *rule = rules ? rules->find(verdict.fixes.front()) : nullptr;
    QString out = QString::fromStdString(rule != nullptr ? rule->spec().title : verdict.fixes.front());
    if (rule != nullptr && rule->spec().ruleClass != RuleClass::Exact)
        out += QStringLiteral(" (%1)").arg(QString::fromUtf8(ruleClassName(rule->spec().ruleClass).data()));
    return out;
}

FindingRow rowOfFault(const Workbench &workbench, const Finding &finding)
{
    FindingRow row;
    row.isFault = true;
    row.severityText = severityText(finding.severity);
    row.look = finding.severity == Finding::Severity::Broken ? Look::Unsupported
        : finding.severity == Finding::Severity::Warning     ? Look::Unknown
                                                             : Look::Plain;
    row.reason = translated(finding.message);
    if (finding.node.isValid() && workbench.analysis()) {
        const Node *node = workbench.analysis()->model.findNode(finding.node);
        row.nodes.push_back(finding.node);
        row.node = workbench.analysis()->nameOf(finding.node);
        row.op = node != nullptr ? QString::fromStdString(printable(operatorName(*node))) : QString();
    }
    return row;
}

} // namespace

std::vector<FindingRow> findingRows(const Workbench &workbench)
{
    std::vector<FindingRow> rows;
    const auto analysis = workbench.analysis();
    if (!analysis)
        return rows;
    if (const auto support = workbench.support()) {
        std::map<std::tuple<int, std::string, std::string, std::string>, std::size_t> known;
        for (const NodeVerdict &verdict : support->verdicts()) {
            const Node *node = analysis->model.findNode(verdict.node);
            if (verdict.isSupported() || node == nullptr)
                continue;
            const std::string clause = verdict.clause.empty() ? verdict.reason.text : verdict.clause;
            const auto [place, isNew] = known.emplace(
                std::tuple{static_cast<int>(verdict.verdict), operatorName(*node), verdict.code, clause},
                rows.size());
            if (!isNew) {
                rows[place->second].nodes.push_back(verdict.node);
                continue;
            }
            FindingRow row;
            row.look = lookOf(verdict);
            row.nodes.push_back(verdict.node);
            row.node = analysis->nameOf(verdict.node);
            row.op = QString::fromStdString(printable(operatorName(*node)));
            row.reason = withoutDevice(translated(verdict.reason));
            row.remedy = remedyOf(workbench, verdict);
            row.fixes = verdict.fixes;
            rows.push_back(std::move(row));
        }
        for (const Finding &finding : support->findings())
            rows.push_back(rowOfFault(workbench, finding));
    }
    for (const Finding &finding : analysis->faults)
        rows.push_back(rowOfFault(workbench, finding));
    std::stable_sort(rows.begin(), rows.end(),
                     [](const FindingRow &a, const FindingRow &b) { return rank(a) > rank(b); });
    return rows;
}

void FindingModel::setRows(std::vector<FindingRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int FindingModel::rowOf(NodeId node) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (std::find(m_rows[i].nodes.begin(), m_rows[i].nodes.end(), node) != m_rows[i].nodes.end())
            return static_cast<int>(i);
    }
    return -1;
}

int FindingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FindingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnCountOf;
}

QVariant FindingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FindingRow &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == ChipDelegate::lookRole && index.column() == Verdict)
        return static_cast<int>(row.look);
    if (role == Qt::ToolTipRole)
        return row.reason;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Verdict:
        return row.isFault ? row.severityText : lookText(row.look);
    case Node:
        return row.nodes.size() > 1
            ? QStringLiteral("%1  ×%2").arg(row.node, QLocale().toString(row.nodes.size()))
            : row.node;
    case Operator:
        return row.op;
    case Reason:
        return row.reason;
    case Remedy:
        return row.remedy;
    default:
        return {};
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Verdict:
        return tr("Verdict");
    case Node:
        return tr("Node");
    case Operator:
        return tr("Operator");
    case Reason:
        return tr("Reason");
    case Remedy:
        return tr("Remedy");
    default:
        return {};
    }
}

} // namespace espalier
