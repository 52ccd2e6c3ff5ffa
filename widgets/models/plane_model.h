// SPDX-License-Identifier: Apache-2.0
// A plane of a tensor as a table of its elements.
#pragma once

#include "model/compute/plane.h"

#include <QAbstractTableModel>
#include <optional>

namespace espalier {

/// Reads an element when it is shown: floats to 4 digits, all of them in the tooltip and when edited or
/// copied (EditRole). Heads are indices along the axes.
class PlaneModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Rows or columns beyond it are not shown: views keep something for each.
    static constexpr std::int64_t most = 100'000;

    explicit PlaneModel(QObject *parent = nullptr) : QAbstractTableModel(parent) { }

    /// nullopt: no cells.
    void show(std::optional<Elements> elements, const Plane &plane);
    [[nodiscard]] const Plane &plane() const { return m_plane; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::optional<Elements> m_elements;
    Plane m_plane;
};

} // namespace espalier
