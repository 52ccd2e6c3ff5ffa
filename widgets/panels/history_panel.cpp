// SPDX-License-Identifier: Apache-2.0
// Dock: the steps of the document, any of which can be gone back to.
#include "widgets/models/history_model.h"
#include "widgets/panel.h"

#include <QListView>
#include <QVBoxLayout>

namespace espalier {

namespace {

class HistoryPanel : public PanelWidget {
    Q_DECLARE_TR_FUNCTIONS(HistoryPanel)

public:
    HistoryPanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_model(new HistoryModel(session, this)), m_view(new QListView(this))
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_view);
        m_view->setModel(m_model);
        m_view->setUniformItemSizes(true);
        m_view->setAccessibleName(tr("History"));
        const auto go = [this](const QModelIndex &index) {
            if (workbench() != nullptr && index.isValid())
                workbench()->goToStep(static_cast<std::size_t>(index.row()));
        };
        connect(m_view, &QListView::clicked, this, go);
        connect(m_view, &QListView::activated, this, go);
    }

protected:
    void refresh(Change change) override
    {
        if (change != Change::Everything && change != Change::History && change != Change::Theme)
            return;
        m_model->read(workbench());
        m_view->scrollTo(m_model->index(m_model->position()));
    }

private:
    HistoryModel *m_model;
    QListView *m_view;
};

} // namespace

std::unique_ptr<Panel> make_history_panel()
{
    return std::make_unique<PanelOf<HistoryPanel>>("history", QT_TRANSLATE_NOOP("panels", "History"),
                                                   Panel::Area::Bottom, 1);
}

} // namespace espalier
