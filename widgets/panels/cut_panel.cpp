// SPDX-License-Identifier: Apache-2.0
// Dock: where the model is cut, what crosses, and how the outputs become one.
#include "widgets/error_text.h"
#include "widgets/number_text.h"
#include "widgets/panel.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace espalier {

namespace {

/// The merged tensor as a bar of parts with their offsets; not to scale where a part would be too thin.
class LayoutBar : public QWidget {
public:
    LayoutBar(Session &session, QWidget *parent) : QWidget(parent), m_session(session) { setFixedHeight(40); }
    void setLayoutOf(const MergeLayout &layout)
    {
        m_layout = layout;
        setVisible(!layout.tensors.empty() && layout.mergedAs != MergeKind::None);
        update();
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        const Palette &colours = m_session.colours();
        const LookStyle &style = colours.style(Look::Generated);
        QPainter painter(this);
        const auto parts = static_cast<double>(m_layout.tensors.size());
        const double width = (rect().width() - 1) / std::max(parts, 1.0);
        for (std::size_t i = 0; i < m_layout.tensors.size(); ++i) {
            const MergedTensor &tensor = m_layout.tensors[i];
            const QRectF part(static_cast<double>(i) * width, 16, width, 22);
            painter.setPen(style.border);
            painter.setBrush(style.fill);
            painter.drawRect(part);
            painter.setPen(style.text);
            painter.drawText(part.adjusted(3, 0, -3, 0), Qt::AlignCenter,
                             fontMetrics().elidedText(QString::fromStdString(printable(tensor.name)),
                                                      Qt::ElideMiddle, static_cast<int>(width) - 6));
            painter.setPen(colours.muted);
            painter.drawText(QPointF(part.left(), 12), wholeNumber(tensor.offset));
        }
    }

private:
    Session &m_session;
    MergeLayout m_layout;
};

class CutPanel : public PanelWidget {
    Q_DECLARE_TR_FUNCTIONS(CutPanel)

public:
    CutPanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_choices(new QWidget(this)), m_plan(new QWidget(this)),
          m_title(plainLabel({}, this, TextRole::Title)), m_sentence(plainLabel({}, this)),
          m_outputs(new QTreeWidget(this)), m_why(plainLabel({}, this, TextRole::Muted)),
          m_bar(new LayoutBar(session, this)), m_cost(plainLabel({}, this, TextRole::Muted)),
          m_apply(new QPushButton(tr("Apply cut"), this)), m_cancel(new QPushButton(tr("Cancel"), this))
    {
        for (QLabel *label : {m_sentence, m_why, m_cost})
            label->setWordWrap(true);
        auto *smallest = new QPushButton(tr("Fewest bytes"), m_choices);
        auto *all = new QPushButton(tr("All that does not run"), m_choices);
        auto *buttons = new QHBoxLayout(m_choices);
        buttons->setContentsMargins(0, 0, 0, 0);
        buttons->addWidget(smallest);
        buttons->addWidget(all);
        buttons->addStretch();
        m_outputs->setHeaderLabels({tr("Tensor"), tr("Type"), tr("Values")});
        m_outputs->setRootIsDecorated(false);
        m_outputs->setMaximumHeight(160);
        m_outputs->header()->setStretchLastSection(false);
        m_outputs->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
        m_outputs->header()->setSectionResizeMode(0, QHeaderView::Stretch);
        m_outputs->setTextElideMode(Qt::ElideMiddle);
        auto *merge = new QHBoxLayout;
        const std::array<std::pair<MergeKind, QString>, 4> kinds{{{MergeKind::None, tr("none")},
                                                                  {MergeKind::Auto, tr("auto")},
                                                                  {MergeKind::Channels, tr("channels")},
                                                                  {MergeKind::Flatten, tr("flatten")}}};
        for (const auto &[kind, text] : kinds) {
            auto *button = new QRadioButton(text, this);
            connect(button, &QRadioButton::clicked, this, [this, wanted = kind] {
                if (workbench() != nullptr)
                    workbench()->setCutMerge(wanted);
            });
            merge->addWidget(button);
            m_kinds.emplace(kind, button);
        }
        merge->addStretch();
        auto *last = new QHBoxLayout;
        last->addWidget(m_apply);
        last->addWidget(m_cancel);
        last->addStretch();
        setPrimary(m_apply, true);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(12, 12, 12, 12);
        layout->setSpacing(8);
        layout->addWidget(m_title);
        layout->addWidget(m_sentence);
        layout->addWidget(m_choices);
        layout->addWidget(m_plan);
        layout->addStretch(1);
        layout = new QVBoxLayout(m_plan);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
        layout->addWidget(plainLabel(tr("Outputs of the model"), this, TextRole::Head));
        layout->addWidget(m_outputs);
        layout->addWidget(plainLabel(tr("Merge into one output"), this, TextRole::Head));
        layout->addLayout(merge);
        layout->addWidget(m_why);
        layout->addWidget(m_bar);
        layout->addWidget(plainLabel(tr("Cost"), this, TextRole::Head));
        layout->addWidget(m_cost);
        layout->addLayout(last);
        connect(smallest, &QPushButton::clicked, this, [this] { draftAuto(false); });
        connect(all, &QPushButton::clicked, this, [this] { draftAuto(true); });
        connect(m_apply, &QPushButton::clicked, this, [this] {
            if (workbench() != nullptr)
                workbench()->applyCutDraft();
        });
        connect(m_cancel, &QPushButton::clicked, this, [this] {
            if (workbench() != nullptr)
                workbench()->dropCut();
        });
        connect(m_outputs, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) {
            const auto value = item->data(0, Qt::UserRole).toUInt();
            if (workbench() != nullptr)
                workbench()->selectValue({Model::mainGraphId(), value});
        });
    }

protected:
    void refresh(Change change) override
    {
        if (change == Change::Selection || change == Change::History || change == Change::Verification
            || change == Change::Run)
            return;
        const CutDraft *draft =
            workbench() != nullptr && workbench()->cutDraft() ? &*workbench()->cutDraft() : nullptr;
        const bool isPlanned = draft != nullptr && !draft->error && !draft->plan.isEmpty();
        m_outputs->clear();
        m_apply->setEnabled(isPlanned);
        m_cancel->setEnabled(draft != nullptr);
        m_plan->setVisible(isPlanned);
        m_choices->setVisible(workbench() != nullptr && workbench()->isOpen() && !isCut());
        for (const auto &[kind, button] : m_kinds) {
            const auto result = draft != nullptr ? draft->merges.find(kind)
                                                 : std::map<MergeKind, Result<MergeLayout>>::const_iterator{};
            const bool isOffered = isPlanned && result != draft->merges.end() && result->second.has_value();
            button->setEnabled(isOffered);
            button->setToolTip(isPlanned && !isOffered && result != draft->merges.end()
                                   ? errorText(result->second.error())
                                   : QString());
            button->setChecked(isPlanned && draft->merge == kind);
        }
        m_why->clear();
        m_cost->clear();
        m_bar->setLayoutOf({});
        if (!isPlanned) {
            m_title->setText(tr("Cut"));
            m_sentence->setText(draft == nullptr
                                    ? (isCut() ? tr("The model is cut. Undo brings the tail back.")
                                               : tr("Select the nodes or tensors at which the model shall "
                                                    "end, and press Cut; or let a cut be proposed."))
                                    : draft->error ? errorText(*draft->error)
                                                   : tr("No node that does not run can move to C++."));
            return;
        }
        showPlan(*draft);
    }

private:
    [[nodiscard]] bool isCut() const
    {
        return workbench() != nullptr && workbench()->isOpen() && workbench()->state().cut != nullptr;
    }

    void draftAuto(bool movesAll)
    {
        if (workbench() != nullptr)
            workbench()->draftAutoCut(movesAll);
    }

    void showPlan(const CutDraft &draft)
    {
        const auto analysis = workbench()->analysis();
        const Model &model = analysis->model;
        m_title->setText(tr("Cut at %n tensor(s)", nullptr, static_cast<int>(draft.plan.crossing.size())));
        const auto left = static_cast<int>(draft.plan.unsupportedLeft.size());
        m_sentence->setText(
            tr("Below the line, %n node(s) become C++.", nullptr, static_cast<int>(draft.plan.moved.size()))
            + QLatin1Char(' ')
            + (left == 0 ? tr("Above it, every node runs on %1.").arg(targetTitle(workbench()->target()))
                         : tr("Above it, %n node(s) do not run.", nullptr, left)));
        for (const ValueId value : draft.plan.crossing) {
            const ValueType &type = analysis->types.types.of(value);
            const auto count = type.shape ? elementCount(*type.shape) : std::nullopt;
            auto *item = new QTreeWidgetItem(m_outputs,
                                             {QString::fromStdString(printable(model.value(value).name)),
                                              QString::fromStdString(type.text()),
                                              count ? wholeNumber(*count) : QString()});
            item->setData(0, Qt::UserRole, value.index);
            item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        }
        for (const MergeKind kind : {MergeKind::Channels, MergeKind::Flatten}) {
            const auto result = draft.merges.find(kind);
            if (result != draft.merges.end() && !result->second)
                m_why->setText(
                    tr("%1 is not offered: %2")
                        .arg(QString::fromUtf8(mergeName(kind).data()), errorText(result->second.error())));
        }
        const FitTarget target = workbench()->fitTarget();
        const MergeKind kind =
            target.target ? mergeFor(draft.merge, target, draft.plan.crossing.size()) : draft.merge;
        if (const auto chosen = draft.merges.find(kind); chosen != draft.merges.end() && chosen->second)
            m_bar->setLayoutOf(*chosen->second);
        m_cost->setText(tr("%1 read back from the device in a run; %2 MACs in C++.")
                            .arg(bytesText(draft.plan.bytesCrossing),
                                 countText(static_cast<double>(draft.plan.macsMoved))));
    }

    QWidget *m_choices;
    QWidget *m_plan; ///< all that is said of a draft
    QLabel *m_title;
    QLabel *m_sentence;
    QTreeWidget *m_outputs;
    QLabel *m_why;
    LayoutBar *m_bar;
    QLabel *m_cost;
    QPushButton *m_apply;
    QPushButton *m_cancel;
    std::map<MergeKind, QRadioButton *> m_kinds;
};

} // namespace

std::unique_ptr<Panel> make_cut_panel()
{
    return std::make_unique<PanelOf<CutPanel>>("cut", QT_TRANSLATE_NOOP("panels", "Cut"), Panel::Area::Right,
                                               4);
}

} // namespace espalier
