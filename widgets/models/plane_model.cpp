// SPDX-License-Identifier: Apache-2.0
// Texts of the elements that a view asks for.
#include "widgets/models/plane_model.h"

#include "model/base/error.h"

#include <QLocale>
#include <algorithm>

namespace espalier {

namespace {

constexpr int digitsShown = 4;

} // namespace

void PlaneModel::show(std::optional<Elements> elements, const Plane &plane)
{
    const bool isOfOneSize =
        m_elements && elements && plane.rows() == m_plane.rows() && plane.columns() == m_plane.columns();
    if (!isOfOneSize)
        beginResetModel();
    m_elements = std::move(elements);
    m_plane = plane;
    if (!isOfOneSize)
        endResetModel();
    else if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int PlaneModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_elements ? 0 : static_cast<int>(std::min(m_plane.rows(), most));
}

int PlaneModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_elements ? 0 : static_cast<int>(std::min(m_plane.columns(), most));
}

QVariant PlaneModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (m_elements->areNumbers() ? Qt::AlignRight : Qt::AlignLeft));
    const std::size_t place = m_plane.place(index.row(), index.column());
    if (role == Qt::DisplayRole && isFloatingPoint(m_elements->tensor().dtype()))
        return QLocale::c().toString(m_elements->number(place), 'g', digitsShown);
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)
        return {};
    const QString text = QString::fromStdString(printable(m_elements->text(place)));
    return role == Qt::ToolTipRole ? text.toHtmlEscaped() : text;
}

QVariant PlaneModel::headerData(int section, Qt::Orientation /*orientation*/, int role) const
{
    return role == Qt::DisplayRole ? QVariant(section) : QVariant();
}

} // namespace espalier
