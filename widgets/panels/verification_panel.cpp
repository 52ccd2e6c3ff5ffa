// SPDX-License-Identifier: Apache-2.0
// Dock: whether the model as it stands gives the numbers of the original.
#include "widgets/number_text.h"
#include "widgets/panel.h"

#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace espalier {

namespace {

class VerificationPanel : public PanelWidget {
    Q_DECLARE_TR_FUNCTIONS(VerificationPanel)

public:
    VerificationPanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_verdict(plainLabel({}, this)), m_outputs(new QTreeWidget(this)),
          m_start(new QPushButton(tr("Verify"), this))
    {
        auto *head = new QHBoxLayout;
        head->setContentsMargins(8, 4, 8, 4);
        head->addWidget(m_verdict, 1);
        head->addWidget(m_start);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addLayout(head);
        layout->addWidget(m_outputs, 1);
        m_outputs->setHeaderLabels({tr("Output"), tr("Error"), tr("Verdict")});
        m_outputs->setRootIsDecorated(false);
        m_outputs->setAccessibleName(tr("Verification"));
        m_outputs->setColumnWidth(0, 320);
        m_verdict->setWordWrap(true);
        connect(m_start, &QPushButton::clicked, this, [this] {
            if (workbench() != nullptr)
                workbench()->verifyModel();
        });
    }

protected:
    void refresh(Change change) override
    {
        if (change == Change::Selection || change == Change::Run || change == Change::Cut)
            return;
        m_outputs->clear();
        m_start->setEnabled(workbench() != nullptr && workbench()->analysis() && !workbench()->isStale());
        const auto verification = workbench() != nullptr ? workbench()->verification() : nullptr;
        if (!verification) {
            setTextRole(m_verdict, TextRole::Muted);
            m_verdict->setText(tr("Runs the model as it stands, and what was cut off, against the model as "
                                  "it was opened or last edited by hand."));
            return;
        }
        const Verification &v = *verification;
        setTextRole(m_verdict,
                    v.passed == true        ? TextRole::Passed
                        : v.passed == false ? TextRole::Failed
                                            : TextRole::Muted);
        m_verdict->setText(!v.passed ? tr("Not verified: %1").arg(QString::fromStdString(printable(v.reason)))
                               : *v.passed ? v.error == 0.0 ? tr("Bit-equal in %n run(s)", nullptr, v.runs)
                                                            : tr("Passed in %n run(s)", nullptr, v.runs)
                                           : tr("Differs: %1").arg(errorNumber(v.error)));
        for (const Verification::Output &output : v.outputs)
            new QTreeWidgetItem(m_outputs,
                                {QString::fromStdString(printable(output.name)), errorNumber(output.error),
                                 !output.error            ? tr("not known")
                                     : *output.error == 0 ? tr("equal")
                                                          : tr("close")});
    }

private:
    QLabel *m_verdict;
    QTreeWidget *m_outputs;
    QPushButton *m_start;
};

} // namespace

std::unique_ptr<Panel> make_verification_panel()
{
    return std::make_unique<PanelOf<VerificationPanel>>(
        "verification", QT_TRANSLATE_NOOP("panels", "Verification"), Panel::Area::Bottom, 2);
}

} // namespace espalier
