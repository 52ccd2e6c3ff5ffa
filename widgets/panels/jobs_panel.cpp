// SPDX-License-Identifier: Apache-2.0
// Dock: what is being worked on, and how what was ended.
#include "widgets/jobs/job_list_model.h"
#include "widgets/panel.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace espalier {

namespace {

class JobsPanel : public PanelWidget {
    Q_DECLARE_TR_FUNCTIONS(JobsPanel)

public:
    JobsPanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_model(new JobListModel(session.jobs(), this)),
          m_view(new QTreeView(this)), m_cancel(new QPushButton(tr("Cancel"), this))
    {
        m_view->setModel(m_model);
        m_view->setRootIsDecorated(false);
        m_view->setUniformRowHeights(true);
        m_view->setAccessibleName(tr("Jobs"));
        m_view->header()->setSectionResizeMode(JobListModel::What, QHeaderView::Interactive);
        m_view->header()->resizeSection(JobListModel::What, 340);
        auto *forget = new QPushButton(tr("Clear finished"), this);
        auto *buttons = new QVBoxLayout;
        buttons->setContentsMargins(6, 6, 6, 6);
        buttons->addWidget(m_cancel);
        buttons->addWidget(forget);
        buttons->addStretch();
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(m_view, 1);
        layout->addLayout(buttons);
        connect(m_cancel, &QPushButton::clicked, this, [this] {
            const QModelIndex current = m_view->currentIndex();
            if (current.isValid())
                this->session().jobs().cancel(m_model->idOf(current.row()));
            else if (const JobEntry *running = this->session().jobs().foremost())
                this->session().jobs().cancel(running->id);
        });
        connect(forget, &QPushButton::clicked, this, [this] { this->session().jobs().forgetOld(); });
        connect(&session.jobs(), &JobRunner::changed, this,
                [this] { m_cancel->setEnabled(this->session().jobs().isBusy()); });
        m_cancel->setEnabled(session.jobs().isBusy());
    }

protected:
    void refresh(Change /*change*/) override { }

private:
    JobListModel *m_model;
    QTreeView *m_view;
    QPushButton *m_cancel;
};

} // namespace

std::unique_ptr<Panel> make_jobs_panel()
{
    return std::make_unique<PanelOf<JobsPanel>>("jobs", QT_TRANSLATE_NOOP("panels", "Jobs"),
                                                Panel::Area::Bottom, 6);
}

} // namespace espalier
