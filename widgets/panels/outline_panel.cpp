// SPDX-License-Identifier: Apache-2.0
// Dock: the model as a tree of name scopes.
#include "model/document/outline.h"
#include "model/statistics/node_counts.h"
#include "widgets/icons.h"
#include "widgets/panel.h"

#include <QHeaderView>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace espalier {

namespace {

constexpr int nodesListed = 2000; ///< of one scope; a list beyond that helps nobody

class OutlinePanel : public PanelWidget {
    Q_DECLARE_TR_FUNCTIONS(OutlinePanel)

public:
    OutlinePanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_tree(new QTreeWidget(this))
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_tree);
        m_tree->setHeaderLabels({tr("Scope"), tr("Nodes")});
        m_tree->setUniformRowHeights(true);
        m_tree->header()->setStretchLastSection(false);
        m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
        m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
        m_tree->setAccessibleName(tr("Outline"));
        connect(m_tree, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) { choose(item); });
        connect(m_tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) { choose(item); });
    }

protected:
    void refresh(Change change) override
    {
        if (change != Change::Everything && change != Change::Analysis)
            return;
        m_tree->clear();
        m_places.clear();
        const auto analysis = workbench() != nullptr ? workbench()->analysis() : nullptr;
        if (!analysis)
            return;
        m_root = outlineOf(analysis->nodes, analysis->names);
        fill(*analysis, m_root, m_tree->invisibleRootItem());
        if (m_tree->topLevelItemCount() == 1)
            m_tree->topLevelItem(0)->setExpanded(true);
    }

private:
    void fill(const Analysis &analysis, const OutlineScope &scope, QTreeWidgetItem *parent)
    {
        for (const OutlineScope &each : scope.scopes) {
            auto *item = new QTreeWidgetItem(
                parent, {QString::fromStdString(printable(each.name)), QLocale().toString(each.total)});
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            m_places.emplace(item, each.allNodes());
            fill(analysis, each, item);
        }
        int listed = 0;
        for (const NodeId id : scope.nodes) {
            if (++listed > nodesListed)
                break;
            const Node &node = analysis.model.node(id);
            auto *item = new QTreeWidgetItem(parent, {QString::fromStdString(printable(operatorName(node)))});
            item->setToolTip(0, analysis.nameOf(id).toHtmlEscaped());
            item->setIcon(0, tintedIcon(operatorIconName(node.domain, node.opType), colours().text));
            m_places.emplace(item, std::vector{id});
        }
    }

    void choose(QTreeWidgetItem *item)
    {
        const auto found = m_places.find(item);
        if (found == m_places.end() || workbench() == nullptr || found->second.empty())
            return;
        workbench()->selectNodes(found->second);
        Q_EMIT workbench()->revealRequested(found->second.front());
    }

    QTreeWidget *m_tree;
    OutlineScope m_root;
    std::map<QTreeWidgetItem *, std::vector<NodeId>> m_places;
};

} // namespace

std::unique_ptr<Panel> make_outline_panel()
{
    return std::make_unique<PanelOf<OutlinePanel>>("outline", QT_TRANSLATE_NOOP("panels", "Outline"),
                                                   Panel::Area::Left, 1);
}

} // namespace espalier
