// SPDX-License-Identifier: Apache-2.0
// The steps of a document: the current one bold, later ones muted.
#pragma once

#include "widgets/workbench.h"

#include <QAbstractListModel>

namespace espalier {

class HistoryModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit HistoryModel(Session &session, QObject *parent = nullptr)
        : QAbstractListModel(parent), m_session(session)
    {
    }

    void read(const Workbench *workbench);
    [[nodiscard]] int position() const { return m_position; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row {
        QString text;
        QString detail; ///< nodes that were rewritten
    };

    Session &m_session;
    std::vector<Row> m_rows;
    int m_position = 0;
};

/// A step's label in the user's language; the title of a rule is its own text.
[[nodiscard]] QString stepText(const Message &label);

} // namespace espalier
