// SPDX-License-Identifier: Apache-2.0
// Listens to the workbench in front on behalf of a panel.
#include "widgets/panel.h"

#include <QCoreApplication>

namespace espalier {

PanelWidget::PanelWidget(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    connect(&session, &Session::themeChanged, this, [this] { note(Change::Theme); });
}

void PanelWidget::setWorkbench(Workbench *workbench)
{
    if (m_workbench == workbench && workbench != nullptr)
        return;
    if (m_workbench)
        disconnect(m_workbench, nullptr, this, nullptr);
    m_workbench = workbench;
    if (workbench != nullptr) {
        const auto on = [&](auto signal, Change change) {
            connect(workbench, signal, this, [this, change] { note(change); });
        };
        on(&Workbench::opened, Change::Everything);
        on(&Workbench::modelChanged, Change::Model);
        on(&Workbench::analysisChanged, Change::Analysis);
        on(&Workbench::supportChanged, Change::Support);
        on(&Workbench::targetChanged, Change::Target);
        on(&Workbench::selectionChanged, Change::Selection);
        on(&Workbench::historyChanged, Change::History);
        on(&Workbench::verificationChanged, Change::Verification);
        on(&Workbench::runChanged, Change::Run);
        on(&Workbench::cutChanged, Change::Cut);
        connect(workbench, &QObject::destroyed, this, [this] { note(Change::Everything); });
    }
    note(Change::Everything);
}

void PanelWidget::note(Change change)
{
    if (!isVisible() && !m_isAlwaysFresh) {
        m_isOutdated = true;
        return;
    }
    refresh(m_isOutdated ? Change::Everything : change);
    m_isOutdated = false;
}

void PanelWidget::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isOutdated)
        note(Change::Everything);
}

QString panelTitle(const char *english)
{
    return QCoreApplication::translate("panels", english);
}

} // namespace espalier
