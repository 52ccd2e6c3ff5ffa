// SPDX-License-Identifier: Apache-2.0
// How much of the model runs: a bar in overview colours, and the numbers beside it.
#pragma once

#include "widgets/verdict_chip.h"
#include "widgets/workbench.h"

#include <QLabel>
#include <QWidget>

namespace espalier {

/// Nodes by look, and the share of MACs in nodes that run.
struct Coverage {
    LookShares shares{};
    std::size_t nodes = 0;
    std::size_t supported = 0;
    std::optional<double> macsSupported; ///< 0…1; nullopt: not known
};
[[nodiscard]] Coverage coverageOf(const Analysis &analysis, const SupportReport &support);
/// `211 of 220 nodes · 99.8 % of MACs`
[[nodiscard]] QString coverageText(const Coverage &coverage);
/// The same as markup, what is covered in bold.
[[nodiscard]] QString coverageMarkup(const Coverage &coverage);

class CoverageBar : public QWidget {
    Q_OBJECT

public:
    explicit CoverageBar(Session &session, QWidget *parent = nullptr);
    /// Whether there is anything to show: a toolbar hides the action that holds the bar where there is not.
    bool show(const Workbench *workbench);

Q_SIGNALS:
    /// What is missing shall be listed.
    void clicked();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    class Bar;
    Bar *m_bar;
    QLabel *m_text;
};

} // namespace espalier
