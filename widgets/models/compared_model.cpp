// SPDX-License-Identifier: Apache-2.0
// Texts and order of compared tensors.
#include "widgets/models/compared_model.h"

#include "widgets/number_text.h"

#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>

namespace espalier {

namespace {

QString numberText(double number)
{
    return QLocale().toString(number, 'g', 4);
}

template <class Number> QString textOr(const std::optional<Number> &number)
{
    return number ? numberText(static_cast<double>(*number)) : QStringLiteral("–");
}

QString rangeText(const TensorDifference::Range &range)
{
    const auto text = [](double number) { return QLocale().toString(number, 'g', 4); };
    if (!range)
        return QStringLiteral("–");
    return range->first == range->second
        ? text(range->first)
        : QStringLiteral("%1 … %2").arg(text(range->first), text(range->second));
}

/// What a column is sorted by, the worst greatest.
double rank(const ComparedTensor &tensor, int column)
{
    constexpr double none = -1;
    const TensorDifference *difference = tensor.difference ? &*tensor.difference : nullptr;
    switch (column) {
    case ComparedModel::MaxAbsolute:
        return difference != nullptr ? difference->maxAbsolute : none;
    case ComparedModel::MeanAbsolute:
        return difference != nullptr ? difference->meanAbsolute : none;
    case ComparedModel::MaxRelative:
        return difference != nullptr ? difference->maxRelative : none;
    case ComparedModel::Ulp:
        return difference != nullptr && difference->maxUlp ? static_cast<double>(*difference->maxUlp) : none;
    case ComparedModel::Cosine:
        return difference != nullptr && difference->cosine ? 1 - *difference->cosine : none;
    case ComparedModel::Psnr:
        return difference != nullptr && difference->psnr ? -*difference->psnr
                                                         : -std::numeric_limits<double>::max();
    case ComparedModel::Verdict:
        return tensor.passed ? 0 : 1;
    case ComparedModel::Original:
        return difference != nullptr && difference->referenceRange ? difference->referenceRange->first : none;
    case ComparedModel::Result:
        return difference != nullptr && difference->range ? difference->range->first : none;
    default:
        return tensor.error;
    }
}

} // namespace

QString comparedText(const ComparedTensor &tensor)
{
    if (!tensor.passed)
        return ComparedModel::tr("differs");
    return tensor.error == 0 ? ComparedModel::tr("equal") : ComparedModel::tr("close");
}

void ComparedModel::show(std::shared_ptr<const RunComparison> comparison, bool differingOnly)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    m_rows.clear();
    for (std::size_t i = 0; m_comparison && i < m_comparison->every.tensors.size(); ++i) {
        if (!differingOnly || m_comparison->every.tensors[i].error > 0)
            m_rows.push_back(i);
    }
    order();
    endResetModel();
}

const ComparedTensor &ComparedModel::tensorOf(int row) const
{
    return m_comparison->every.tensors[m_rows[static_cast<std::size_t>(row)]];
}

int ComparedModel::rowOf(ValueId after) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](std::size_t row) {
        return m_comparison->every.tensors[row].after == after;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void ComparedModel::order()
{
    std::sort(m_rows.begin(), m_rows.end());
    if (m_sortedBy < 0 || !m_comparison)
        return;
    const auto less = [this](std::size_t left, std::size_t right) {
        const ComparedTensor &a = m_comparison->every.tensors[left];
        const ComparedTensor &b = m_comparison->every.tensors[right];
        if (m_sortedBy == Tensor)
            return a.name < b.name;
        if (m_sortedBy == Operator)
            return a.opType < b.opType;
        if (m_sortedBy == Shape)
            return text(a, Shape) < text(b, Shape);
        return rank(a, m_sortedBy) < rank(b, m_sortedBy);
    };
    std::stable_sort(m_rows.begin(), m_rows.end(), [&](std::size_t a, std::size_t b) {
        return m_order == Qt::AscendingOrder ? less(a, b) : less(b, a);
    });
}

void ComparedModel::sort(int column, Qt::SortOrder order)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<std::size_t> kept;
    for (const QModelIndex &index : before)
        kept.push_back(m_rows[static_cast<std::size_t>(index.row())]);
    m_sortedBy = column;
    m_order = order;
    this->order();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto at = std::find(m_rows.begin(), m_rows.end(), kept[static_cast<std::size_t>(i)]);
        after += index(static_cast<int>(at - m_rows.begin()), before[i].column());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

int ComparedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ComparedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnCountOf;
}

QString ComparedModel::text(const ComparedTensor &tensor, int column) const
{
    const TensorDifference *difference = tensor.difference ? &*tensor.difference : nullptr;
    const auto of = [&](auto member) {
        return difference != nullptr ? numberText(difference->*member) : QStringLiteral("–");
    };
    switch (column) {
    case Tensor:
        return QString::fromStdString(printable(tensor.name));
    case Operator:
        return QString::fromStdString(printable(tensor.opType));
    case Shape: {
        const DenseTensor *kept = m_comparison->after->kept(tensor.after);
        return kept != nullptr ? QString::fromStdString(kept->spec().type().text()) : QString();
    }
    case MaxAbsolute:
        return of(&TensorDifference::maxAbsolute);
    case MeanAbsolute:
        return of(&TensorDifference::meanAbsolute);
    case MaxRelative:
        return of(&TensorDifference::maxRelative);
    case Ulp:
        return difference != nullptr ? textOr(difference->maxUlp) : textOr(std::optional<double>());
    case Cosine:
        return difference != nullptr && difference->cosine ? QLocale().toString(*difference->cosine, 'g', 7)
                                                           : QStringLiteral("–");
    case Psnr:
        return difference != nullptr ? textOr(difference->psnr) : textOr(std::optional<double>());
    case Verdict:
        return comparedText(tensor);
    case Original:
        return rangeText(difference != nullptr ? difference->referenceRange : std::nullopt);
    case Result:
        return rangeText(difference != nullptr ? difference->range : std::nullopt);
    default:
        return std::isfinite(tensor.error) ? errorNumber(tensor.error) : tr("other shape or type");
    }
}

QVariant ComparedModel::data(const QModelIndex &index, int role) const
{
    const ComparedTensor &tensor = tensorOf(index.row());
    if (role == Qt::ToolTipRole)
        return tr("%1, made by %2")
            .arg(QString::fromStdString(printable(tensor.name)),
                 QString::fromStdString(printable(tensor.node)))
            .toHtmlEscaped();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (index.column() >= Original ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ForegroundRole && index.column() == Verdict)
        return tensor.passed ? m_session.colours().passed : m_session.colours().failed;
    return role == Qt::DisplayRole ? QVariant(text(tensor, index.column())) : QVariant();
}

QVariant ComparedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Tensor:
        return tr("Tensor");
    case Operator:
        return tr("Operator");
    case Shape:
        return tr("Shape");
    case MaxAbsolute:
        return tr("Max abs");
    case MeanAbsolute:
        return tr("Mean abs");
    case MaxRelative:
        return tr("Max rel");
    case Ulp:
        return tr("ULP");
    case Cosine:
        return tr("Cosine");
    case Psnr:
        return tr("PSNR, dB");
    case Verdict:
        return tr("Verdict");
    case Original:
        return tr("Original");
    case Result:
        return tr("Result");
    default:
        return tr("Error");
    }
}

} // namespace espalier
