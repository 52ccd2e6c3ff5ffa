// SPDX-License-Identifier: Apache-2.0
// What a fix would make of a place, worked out in a job and shown as two rows of boxes.
#pragma once

#include "rewrites/fit.h"
#include "rewrites/fix.h"
#include "widgets/analysis.h"
#include "widgets/session.h"

#include <QWidget>
#include <vector>

namespace espalier {

struct MiniBox {
    QString name;
    QString detail;
    QString icon;
    Look look = Look::Plain;
    char change = 0; ///< `+` new, `~` kept and changed
    bool followsLast = false; ///< reads what the box before it makes
    bool isNeighbour = false; ///< outside of what the rule changes: in outline
};

/// A fix that was tried at one node and run against the original.
struct FixTrial {
    std::vector<MiniBox> before;
    std::vector<MiniBox> after;
    RuleClass ruleClass = RuleClass::Exact;
    std::int64_t macsAdded = 0;
    std::int64_t nodesAdded = 0;
    Verification verification;
};

/// Errors: RewriteRefused with the refusal that got furthest, Cancelled.
[[nodiscard]] Result<FixTrial> tryFix(const Analysis &analysis, NodeId node, const Rule &rule,
                                      const RuleSet &rules, const FitTarget &target,
                                      const TaskContext &context);

/// A row of boxes, wrapped where the panel is narrow.
class MiniGraph : public QWidget {
    Q_OBJECT

public:
    MiniGraph(Session &session, std::vector<MiniBox> boxes, QWidget *parent = nullptr);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {280, heightForWidth(280)}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int perRow(int width) const;

    Session &m_session;
    std::vector<MiniBox> m_boxes;
};

} // namespace espalier
