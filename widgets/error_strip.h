// SPDX-License-Identifier: Apache-2.0
// Above the tabs: files that could not be read, each with its reason, until they are dismissed.
#pragma once

#include "widgets/session.h"

#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace espalier {

/// Hidden while there is nothing to say.
class ErrorStrip : public QWidget {
    Q_OBJECT

public:
    explicit ErrorStrip(Session &session, QWidget *parent = nullptr);

    /// The newest stands last. What is said already is not said twice.
    void add(const QString &sentence);
    [[nodiscard]] QStringList sentences() const;

private:
    void fit();

    Session &m_session;
    QScrollArea *m_scroll;
    QWidget *m_list;
    QVBoxLayout *m_rows;
};

} // namespace espalier
