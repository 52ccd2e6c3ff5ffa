// SPDX-License-Identifier: Apache-2.0
// The search of the toolbar: hits keep their colours, the rest goes pale.
#pragma once

#include "widgets/workbench.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <optional>
#include <unordered_set>

class QLabel;
class QLineEdit;
class QToolButton;

namespace espalier {

/// `op:`, `name:`, `attr:`, `shape:`, `is:`, `rule:` narrow, as model/document/search.h says.
class SearchField : public QWidget {
    Q_OBJECT

public:
    explicit SearchField(Session &session, QWidget *parent = nullptr);

    void setWorkbench(Workbench *workbench);
    void begin();
    void next(int step);
    /// How many hits there are and the way through them; to be placed where there is room, shown while there
    /// is a query.
    [[nodiscard]] QWidget *strip() const { return m_strip; }
    [[nodiscard]] QString query() const;
    void setQuery(const QString &query);

Q_SIGNALS:
    /// nullopt: nothing is searched for.
    void hitsChanged(const std::optional<std::unordered_set<espalier::NodeId>> &hits);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void take(std::vector<NodeId> hits);

    Session &m_session;
    QPointer<Workbench> m_workbench;
    QLineEdit *m_field;
    QWidget *m_strip;
    QLabel *m_count;
    QToolButton *m_all;
    QTimer m_delay;
    std::vector<NodeId> m_hits;
    int m_place = -1;
};

} // namespace espalier
