// SPDX-License-Identifier: Apache-2.0
// What is shown while no model is open: where to drop one, recent ones, targets, examples.
#pragma once

#include "widgets/session.h"

#include <QWidget>

class QVBoxLayout;

namespace espalier {

class WelcomePage : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(Session &session, QWidget *parent = nullptr);

    /// A file is dragged over the window: the drop area says what will happen.
    void setDragText(const QString &text);

Q_SIGNALS:
    void openRequested();
    void fileChosen(const QString &path);

private:
    class DropArea;
    void fillRecent();
    void fillTargets();
    void addExample(QVBoxLayout &column, const char *file, const QString &title, const QString &hint);

    Session &m_session;
    DropArea *m_drop;
    QVBoxLayout *m_recent;
    QVBoxLayout *m_targets;
};

} // namespace espalier
