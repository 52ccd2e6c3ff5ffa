// SPDX-License-Identifier: Apache-2.0
// Dock: operators of the model, how many nodes of each, and how they fare on the target.
#include "widgets/models/operator_model.h"
#include "widgets/panel.h"

#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

namespace espalier {

namespace {

class OperatorsPanel : public PanelWidget {
public:
    OperatorsPanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_model(new OperatorModel(session, this)), m_view(new QTreeView(this))
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_view);
        m_view->setModel(m_model);
        m_view->setRootIsDecorated(false);
        m_view->setUniformRowHeights(true);
        m_view->setAllColumnsShowFocus(true);
        m_view->setItemDelegateForColumn(OperatorModel::Verdicts, new ChipDelegate(session, m_view));
        m_view->header()->setStretchLastSection(true);
        m_view->header()->setSectionResizeMode(OperatorModel::Operator, QHeaderView::Stretch);
        m_view->header()->setSectionResizeMode(OperatorModel::Nodes, QHeaderView::ResizeToContents);
        m_view->header()->setSectionResizeMode(OperatorModel::Verdicts, QHeaderView::Fixed);
        m_view->header()->resizeSection(OperatorModel::Verdicts, 70);
        connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                [this](const QModelIndex &current) { choose(current); });
        connect(m_view, &QTreeView::clicked, this, &OperatorsPanel::choose);
    }

protected:
    void refresh(Change change) override
    {
        switch (change) {
        case Change::Selection:
            markCurrent();
            break;
        case Change::History:
        case Change::Verification:
        case Change::Run:
        case Change::Cut:
        case Change::Target:
        case Change::Model:
            break;
        default: {
            const QSignalBlocker quiet(m_view->selectionModel());
            m_model->read(workbench());
            markCurrent();
        }
        }
    }

private:
    void choose(const QModelIndex &row)
    {
        if (!row.isValid() || workbench() == nullptr)
            return;
        const std::vector<NodeId> &nodes = m_model->nodesOf(row.row());
        workbench()->selectNodes(nodes);
        if (!nodes.empty())
            Q_EMIT workbench()->revealRequested(nodes.front());
    }

    void markCurrent()
    {
        const QSignalBlocker quiet(m_view->selectionModel());
        const NodeId node = workbench() != nullptr && !workbench()->selection().nodes.empty()
            ? workbench()->selection().nodes.front()
            : NodeId{};
        const int row = node.isValid() ? m_model->rowOf(node) : -1;
        if (row >= 0)
            m_view->setCurrentIndex(m_model->index(row, 0));
        else
            m_view->selectionModel()->clear();
        m_view->viewport()->update();
    }

    OperatorModel *m_model;
    QTreeView *m_view;
};

} // namespace

std::unique_ptr<Panel> make_operators_panel()
{
    return std::make_unique<PanelOf<OperatorsPanel>>("operators", QT_TRANSLATE_NOOP("panels", "Operators"),
                                                     Panel::Area::Left, 0);
}

} // namespace espalier
