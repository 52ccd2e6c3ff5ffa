// SPDX-License-Identifier: Apache-2.0
// Rules that mend the selected node, cheapest first: the open one is tried and verified before it is applied.
#pragma once

#include "widgets/fix_picture.h"
#include "widgets/workbench.h"

#include <QPointer>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace espalier {

class FixCards : public QWidget {
    Q_OBJECT

public:
    explicit FixCards(Session &session, QWidget *parent = nullptr);

    /// Shows what mends these nodes: of the first of them that has a fix, or of the one there is; none
    /// clears.
    void show(Workbench *workbench, std::vector<NodeId> nodes);
    void applyOpen();

private:
    void rebuild();
    void open(std::size_t card);
    void addOpenCard(const Rule &rule, const std::string &id);
    void addClosedCard(std::size_t index, const Rule &rule);
    void addOtherWays();
    void fillTrial(QVBoxLayout &card, const Rule &rule);
    [[nodiscard]] std::vector<NodeId> nodesAlike(const std::string &rule) const;

    Session &m_session;
    QPointer<Workbench> m_workbench;
    std::vector<NodeId> m_selected;
    NodeId m_node; ///< the one of them that is tried
    std::vector<std::string> m_rules;
    std::size_t m_open = 0;
    std::optional<Result<FixTrial>> m_trial; ///< of the open card; nullopt: under way
    QVBoxLayout *m_layout;
    QPointer<QPushButton> m_apply;
};

} // namespace espalier
