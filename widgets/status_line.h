// SPDX-License-Identifier: Apache-2.0
// The status bar: facts of the model, what is under the pointer, the running job.
#pragma once

#include "widgets/workbench.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QStatusBar>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace espalier {

class StatusLine : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(Session &session, QWidget *parent = nullptr);

    void setWorkbench(Workbench *workbench);
    /// Full name of what is under the pointer; empty: the facts again.
    void showHovered(const QString &name);
    /// The last result, for eight seconds.
    void say(const QString &sentence, bool isFailure = false);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showFacts();
    void showJob();

    Session &m_session;
    QPointer<Workbench> m_workbench;
    QWidget *m_facts;
    QLabel *m_hovered;
    QLabel *m_what;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QTimer m_silence;
};

} // namespace espalier
