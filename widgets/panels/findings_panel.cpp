// SPDX-License-Identifier: Apache-2.0
// Dock: what does not run and why, grouped by cause.
#include "widgets/models/finding_model.h"
#include "widgets/panel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

namespace espalier {

namespace {

class FindingsPanel : public PanelWidget {
    Q_DECLARE_TR_FUNCTIONS(FindingsPanel)

public:
    FindingsPanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_model(new FindingModel(this)),
          m_filtered(new QSortFilterProxyModel(this)), m_view(new QTreeView(this)), m_empty(new QLabel(this)),
          m_filter(new QLineEdit(this))
    {
        setAlwaysFresh();
        m_filtered->setSourceModel(m_model);
        m_filtered->setFilterKeyColumn(-1);
        m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
        m_view->setModel(m_filtered);
        m_view->setRootIsDecorated(false);
        m_view->setUniformRowHeights(true);
        m_view->setAllColumnsShowFocus(true);
        m_view->setItemDelegateForColumn(FindingModel::Verdict, new ChipDelegate(session, m_view));
        m_view->installEventFilter(this);
        m_view->setAccessibleName(tr("Findings"));
        const std::array<int, 3> widths{118, 170, 110};
        for (int i = 0; i < static_cast<int>(widths.size()); ++i)
            m_view->header()->resizeSection(i, widths[static_cast<std::size_t>(i)]);
        m_view->header()->setStretchLastSection(false);
        m_view->header()->setSectionResizeMode(FindingModel::Reason, QHeaderView::Stretch);
        m_view->header()->resizeSection(FindingModel::Remedy, 210);
        m_filter->setPlaceholderText(tr("Filter"));
        m_filter->setClearButtonEnabled(true);
        m_empty->setAlignment(Qt::AlignCenter);
        m_empty->setWordWrap(true);
        setTextRole(m_empty, TextRole::Muted);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        auto *head = new QHBoxLayout;
        head->setContentsMargins(6, 3, 10, 3);
        head->setSpacing(10);
        head->addWidget(m_filter, 1);
        head->addWidget(plainLabel(tr("Sorted by what blocks the export"), this, TextRole::Muted));
        layout->addLayout(head);
        layout->addWidget(m_view, 1);
        layout->addWidget(m_empty, 1);
        connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
        connect(m_view, &QTreeView::clicked, this, &FindingsPanel::choose);
    }

protected:
    void refresh(Change change) override
    {
        switch (change) {
        case Change::Selection:
            markCurrent();
            return;
        case Change::History:
        case Change::Verification:
        case Change::Run:
        case Change::Cut:
        case Change::Target:
        case Change::Model:
            return;
        default:
            break;
        }
        m_model->setRows(workbench() != nullptr ? findingRows(*workbench()) : std::vector<FindingRow>());
        const bool isEmpty = m_model->rowCount() == 0;
        if (isEmpty && m_view->hasFocus())
            setFocus(); // or the filter would take it, and with it the keys
        m_view->setVisible(!isEmpty);
        m_empty->setVisible(isEmpty);
        m_empty->setText(workbench() == nullptr || !workbench()->support()
                             ? tr("Open a model and choose a target to see what does not run.")
                             : tr("Nothing stands in the way of an export to %1.")
                                   .arg(targetTitle(workbench()->target())));
        Q_EMIT countChanged(m_model->rowCount());
        markCurrent();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_view && event->type() == QEvent::KeyPress) {
            const auto *key = static_cast<QKeyEvent *>(event);
            if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
                const QModelIndex current = m_view->currentIndex();
                choose(current);
                if ((key->modifiers() & Qt::ControlModifier) != 0 && current.isValid())
                    applyFirstFix(m_model->row(m_filtered->mapToSource(current).row()));
                return true;
            }
        }
        return PanelWidget::eventFilter(watched, event);
    }

private:
    void choose(const QModelIndex &index)
    {
        if (!index.isValid() || workbench() == nullptr)
            return;
        const FindingRow &row = m_model->row(m_filtered->mapToSource(index).row());
        if (row.nodes.empty())
            return;
        const NodeId first = row.nodes.front();
        if (row.nodes.size() == 1)
            workbench()->reveal(first);
        else {
            workbench()->selectNodes(row.nodes);
            Q_EMIT workbench()->revealRequested(first);
        }
    }

    void applyFirstFix(const FindingRow &row)
    {
        if (!row.fixes.empty())
            workbench()->applyRuleAt(row.fixes.front(), row.nodes);
    }

    void markCurrent()
    {
        const NodeId node = workbench() != nullptr && !workbench()->selection().nodes.empty()
            ? workbench()->selection().nodes.front()
            : NodeId{};
        const int row = node.isValid() ? m_model->rowOf(node) : -1;
        if (row >= 0)
            m_view->setCurrentIndex(m_filtered->mapFromSource(m_model->index(row, 0)));
        else
            m_view->selectionModel()->clear();
    }

    FindingModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QTreeView *m_view;
    QLabel *m_empty;
    QLineEdit *m_filter;
};

} // namespace

std::unique_ptr<Panel> make_findings_panel()
{
    return std::make_unique<PanelOf<FindingsPanel>>("findings", QT_TRANSLATE_NOOP("panels", "Findings"),
                                                    Panel::Area::Bottom, 0);
}

} // namespace espalier
