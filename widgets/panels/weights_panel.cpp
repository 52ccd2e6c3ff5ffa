// SPDX-License-Identifier: Apache-2.0
// Dock: the weights of the model. Their values are read only where the Tensor panel shows them.
#include "widgets/models/weight_model.h"
#include "widgets/panel.h"

#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

namespace espalier {

namespace {

class WeightsPanel : public PanelWidget {
public:
    WeightsPanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_model(new WeightModel(this)), m_view(new QTreeView(this))
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_view);
        m_view->setModel(m_model);
        m_view->setRootIsDecorated(false);
        m_view->setUniformRowHeights(true);
        m_view->setAllColumnsShowFocus(true);
        m_view->setTextElideMode(Qt::ElideMiddle);
        m_view->setSortingEnabled(true);
        m_view->sortByColumn(WeightModel::Bytes, Qt::DescendingOrder);
        m_view->header()->setStretchLastSection(false);
        m_view->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
        m_view->header()->setSectionResizeMode(WeightModel::Name, QHeaderView::Stretch);
        m_view->header()->setMinimumSectionSize(40);
        connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                [this](const QModelIndex &current) { choose(current); });
        connect(m_view, &QTreeView::clicked, this, &WeightsPanel::choose);
    }

protected:
    void refresh(Change change) override
    {
        if (change == Change::Everything || change == Change::Model || change == Change::Analysis) {
            const QSignalBlocker quiet(m_view->selectionModel());
            m_model->read(workbench());
        } else if (change != Change::Selection) {
            return;
        }
        markCurrent();
    }

private:
    void choose(const QModelIndex &row)
    {
        if (!row.isValid() || workbench() == nullptr)
            return;
        const NodeId reader = m_model->readerOf(row.row());
        workbench()->selectValue(m_model->valueOf(row.row()));
        if (reader.isValid() && workbench()->model().findNode(reader) != nullptr)
            Q_EMIT workbench()->revealRequested(reader);
    }

    void markCurrent()
    {
        const QSignalBlocker quiet(m_view->selectionModel());
        const int row = workbench() != nullptr && !workbench()->selection().values.empty()
            ? m_model->rowOf(workbench()->selection().values.front())
            : -1;
        if (row >= 0)
            m_view->setCurrentIndex(m_model->index(row, 0));
        else
            m_view->selectionModel()->clear();
        m_view->viewport()->update();
    }

    WeightModel *m_model;
    QTreeView *m_view;
};

} // namespace

std::unique_ptr<Panel> make_weights_panel()
{
    return std::make_unique<PanelOf<WeightsPanel>>("weights", QT_TRANSLATE_NOOP("panels", "Weights"),
                                                   Panel::Area::Left, 2);
}

} // namespace espalier
