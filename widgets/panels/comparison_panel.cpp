// SPDX-License-Identifier: Apache-2.0
// Dock: every tensor of the original beside that of the model as it stands, and where they begin to differ.
#include "widgets/models/compared_model.h"
#include "widgets/number_text.h"
#include "widgets/panel.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

/// How many elements differ by how much: a bar for each power of ten.
class DifferenceBars : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(DifferenceBars)

public:
    DifferenceBars(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
    {
        setFixedWidth(230);
        setMinimumHeight(80);
        setAccessibleName(tr("Histogram of the differences"));
    }
    void show(const std::optional<TensorDifference> &difference)
    {
        m_difference = difference;
        setVisible(difference.has_value());
        update();
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        if (!m_difference)
            return;
        const Palette &colours = m_session.colours();
        QPainter painter(this);
        QFont small = font();
        small.setPixelSize(10);
        painter.setFont(small);
        // Counts go from 1 to millions: heights are logarithms.
        const auto heightOf = [](std::size_t count) { return std::log1p(static_cast<double>(count)); };
        double largest = 1e-9;
        for (const std::size_t bin : m_difference->histogram)
            largest = std::max(largest, heightOf(bin));
        constexpr double margin = 8;
        constexpr double foot = 30;
        const double step = (width() - 2 * margin) / static_cast<double>(TensorDifference::bins);
        const double full = height() - foot;
        for (std::size_t i = 0; i < TensorDifference::bins; ++i) {
            const double bar = heightOf(m_difference->histogram[i]) / largest * (full - 4);
            painter.fillRect(
                QRectF(margin + static_cast<double>(i) * step, full - bar, std::max(1.0, step - 2), bar),
                colours.edge);
        }
        painter.setPen(colours.line);
        painter.drawLine(QPointF(margin, full), QPointF(width() - margin, full));
        painter.setPen(colours.muted);
        const auto label = [&](std::size_t bin, const QString &text) {
            painter.drawText(QRectF(margin + static_cast<double>(bin) * step - 20, full + 1, step + 40, 13),
                             Qt::AlignCenter, text);
        };
        label(0, QStringLiteral("0"));
        label(4, QStringLiteral("1e-7"));
        label(8, QStringLiteral("1e-3"));
        label(11, QStringLiteral("1"));
        painter.drawText(QRectF(0, full + 14, width(), 14), Qt::AlignCenter,
                         tr("|difference| of %1 elements")
                             .arg(wholeNumber(static_cast<std::int64_t>(m_difference->count))));
    }

private:
    Session &m_session;
    std::optional<TensorDifference> m_difference;
};

class ComparisonPanel : public PanelWidget {
    Q_DECLARE_TR_FUNCTIONS(ComparisonPanel)

public:
    ComparisonPanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_verdict(plainLabel({}, this)),
          m_differing(new QCheckBox(tr("Only what is not equal"), this)),
          m_start(new QPushButton(tr("Compare tensors"), this)), m_model(new ComparedModel(session, this)),
          m_view(new QTreeView(this)), m_bars(new DifferenceBars(session, this))
    {
        auto *head = new QHBoxLayout;
        head->setContentsMargins(8, 4, 8, 4);
        head->addWidget(m_verdict, 1);
        head->addWidget(m_differing);
        head->addWidget(m_start);
        auto *body = new QHBoxLayout;
        body->setSpacing(0);
        body->addWidget(m_view, 1);
        body->addWidget(m_bars);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addLayout(head);
        layout->addLayout(body, 1);
        m_verdict->setWordWrap(true);
        m_view->setModel(m_model);
        m_view->setRootIsDecorated(false);
        m_view->setUniformRowHeights(true);
        m_view->setAllColumnsShowFocus(true);
        m_view->setTextElideMode(Qt::ElideMiddle);
        m_view->setAccessibleName(tr("Tensors of both models"));
        m_view->header()->setSortIndicator(-1, Qt::AscendingOrder);
        m_view->header()->setSortIndicatorClearable(true);
        m_view->setSortingEnabled(true);
        m_view->header()->setStretchLastSection(false);
        m_view->header()->setSectionResizeMode(ComparedModel::Tensor, QHeaderView::Interactive);
        m_view->header()->resizeSection(ComparedModel::Tensor, 150);
        m_view->header()->resizeSection(ComparedModel::Shape, 120);
        for (int column = ComparedModel::Verdict; column < ComparedModel::columnCountOf; ++column)
            m_view->header()->resizeSection(column, 74);
        for (const int column : {ComparedModel::Original, ComparedModel::Result})
            m_view->header()->resizeSection(column, 130);
        connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                [this](const QModelIndex &current) { choose(current); });
        connect(m_view, &QTreeView::clicked, this, &ComparisonPanel::choose);
        connect(m_differing, &QCheckBox::toggled, this, [this] { refresh(Change::Run); });
        connect(m_start, &QPushButton::clicked, this, [this] {
            if (workbench() != nullptr)
                workbench()->compareTensors();
        });
    }

protected:
    void refresh(Change change) override
    {
        if (change == Change::Cut || change == Change::Target || change == Change::Support
            || change == Change::Verification || change == Change::History)
            return;
        const auto comparison = workbench() != nullptr ? workbench()->comparison() : nullptr;
        m_start->setEnabled(workbench() != nullptr && workbench()->isOpen());
        if (change != Change::Selection) {
            const QSignalBlocker quiet(m_view->selectionModel());
            m_model->show(comparison, m_differing->isChecked());
            say(comparison.get());
        }
        markCurrent();
    }

private:
    void say(const RunComparison *comparison)
    {
        const ComparedTensor *drift = comparison != nullptr ? comparison->every.firstDrift() : nullptr;
        setTextRole(m_verdict,
                    comparison == nullptr  ? TextRole::Muted
                        : drift == nullptr ? TextRole::Passed
                                           : TextRole::Failed);
        m_differing->setVisible(comparison != nullptr);
        if (comparison == nullptr) {
            m_verdict->setText(tr("Runs the model as it stands and the original on the inputs of the Run "
                                  "panel, and sets every tensor of the one beside that of the other."));
            return;
        }
        const auto count = static_cast<int>(comparison->every.tensors.size());
        QString text = drift == nullptr
            ? tr("%n tensor(s) compared, none differs", nullptr, count)
            : tr("%n tensor(s) compared; the first that differs is %1, made by %2 (%3)", nullptr, count)
                  .arg(QString::fromStdString(printable(drift->name)),
                       QString::fromStdString(printable(drift->node)),
                       QString::fromStdString(printable(drift->opType)));
        if (const ComparedTensor *bad = comparison->every.firstNonFinite())
            text += tr("; the first with NaN or infinity is %1")
                        .arg(QString::fromStdString(printable(bad->name)));
        m_verdict->setText(text);
    }

    void choose(const QModelIndex &row)
    {
        if (!row.isValid() || workbench() == nullptr)
            return;
        const ComparedTensor &tensor = m_model->tensorOf(row.row());
        m_bars->show(tensor.difference);
        const Value *value = workbench()->model().findValue(tensor.after);
        if (value == nullptr)
            return;
        workbench()->lookAt(tensor.after);
        if (workbench()->model().findNode(value->producer) != nullptr)
            Q_EMIT workbench()->revealRequested(value->producer);
    }

    void markCurrent()
    {
        const QSignalBlocker quiet(m_view->selectionModel());
        const int row = workbench() != nullptr ? m_model->rowOf(workbench()->selectedValue()) : -1;
        if (row >= 0) {
            m_view->setCurrentIndex(m_model->index(row, 0));
            m_bars->show(m_model->tensorOf(row).difference);
        } else {
            m_view->selectionModel()->clear();
            m_bars->show(std::nullopt);
        }
        m_view->viewport()->update();
    }

    QLabel *m_verdict;
    QCheckBox *m_differing;
    QPushButton *m_start;
    ComparedModel *m_model;
    QTreeView *m_view;
    DifferenceBars *m_bars;
};

} // namespace

std::unique_ptr<Panel> make_comparison_panel()
{
    return std::make_unique<PanelOf<ComparisonPanel>>("comparison", QT_TRANSLATE_NOOP("panels", "Comparison"),
                                                      Panel::Area::Bottom, 4);
}

} // namespace espalier
