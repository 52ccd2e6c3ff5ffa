// SPDX-License-Identifier: Apache-2.0
// Gathers initializers and sorts them.
#include "widgets/models/weight_model.h"

#include "widgets/number_text.h"

#include <algorithm>

namespace espalier {

namespace {

QString shapeText(const std::vector<std::int64_t> &dims)
{
    QStringList out;
    for (const std::int64_t dim : dims)
        out += QString::number(dim);
    return dims.empty() ? WeightModel::tr("scalar") : out.join(QLatin1Char('x'));
}

} // namespace

void WeightModel::read(const Workbench *workbench)
{
    beginResetModel();
    m_rows.clear();
    if (workbench != nullptr && workbench->isOpen()) {
        const Model &model = workbench->model();
        for (std::uint32_t g = 0; g < model.graphCount(); ++g) {
            const Graph *graph = model.findGraph(GraphId(g));
            for (std::uint32_t i = 0; graph != nullptr && i < graph->values.size(); ++i) {
                const Value *value = graph->values.find(i);
                if (value == nullptr || !value->initializer)
                    continue;
                const Tensor &tensor = *value->initializer;
                Row row{{GraphId(g), i},
                        QString::fromStdString(printable(value->name)),
                        QString::fromStdString(std::string(dtypeName(tensor.dtype()))),
                        tensor.dims(),
                        tensor.storedBytes(),
                        value->uses.size(),
                        {}};
                if (!value->uses.empty())
                    row.reader = value->uses.front().node;
                m_rows.push_back(std::move(row));
            }
        }
    }
    order();
    endResetModel();
}

void WeightModel::order()
{
    const auto less = [this](const Row &a, const Row &b) {
        switch (m_sortedBy) {
        case Name:
            return a.name < b.name;
        case Type:
            return a.type < b.type;
        case Shape:
            return a.dims < b.dims;
        case Consumers:
            return a.consumers < b.consumers;
        default:
            return a.bytes < b.bytes;
        }
    };
    std::stable_sort(m_rows.begin(), m_rows.end(), [&](const Row &a, const Row &b) {
        return m_order == Qt::AscendingOrder ? less(a, b) : less(b, a);
    });
}

void WeightModel::sort(int column, Qt::SortOrder order)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<ValueId> values;
    for (const QModelIndex &index : before)
        values.push_back(valueOf(index.row()));
    m_sortedBy = column;
    m_order = order;
    this->order();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after += index(rowOf(values[static_cast<std::size_t>(i)]), before[i].column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

int WeightModel::rowOf(ValueId value) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.value == value; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int WeightModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int WeightModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnCountOf;
}

QVariant WeightModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole)
        return row.name.toHtmlEscaped();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (index.column() >= Bytes ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return row.name;
    case Type:
        return row.type;
    case Shape:
        return shapeText(row.dims);
    case Bytes:
        return bytesText(row.bytes);
    default:
        return wholeNumber(static_cast<std::int64_t>(row.consumers));
    }
}

QVariant WeightModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Weight");
    case Type:
        return tr("Type");
    case Shape:
        return tr("Shape");
    case Bytes:
        return tr("Bytes");
    default:
        return tr("Readers");
    }
}

} // namespace espalier
