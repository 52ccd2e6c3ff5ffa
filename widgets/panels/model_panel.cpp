// SPDX-License-Identifier: Apache-2.0
// Dock: the model as a whole: op sets, inputs and outputs, metadata, and what each target makes of it.
#include "model/shapes/fix_dims.h"
#include "model/targets/check_support.h"
#include "widgets/coverage_bar.h"
#include "widgets/number_text.h"
#include "widgets/panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace espalier {

namespace {

void clear(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        if (item->layout() != nullptr)
            clear(*item->layout());
        delete item;
    }
}

struct DeviceCoverage {
    TargetPointer target;
    std::string device;
    Coverage coverage;
};

constexpr int deviceWidth = 118;

/// `148/184, 99 %`: nodes, and the share of MACs where it is known.
QString shareText(const Coverage &coverage)
{
    QString out = QStringLiteral("%1/%2").arg(coverage.supported).arg(coverage.nodes);
    if (coverage.macsSupported) // rounded down: never 100 % while something is missing
        out += QStringLiteral(", %1 %").arg(static_cast<int>(*coverage.macsSupported * 100));
    return out;
}

class SharesBar : public QWidget {
public:
    SharesBar(Session &session, const LookShares &shares, QWidget *parent)
        : QWidget(parent), m_session(session), m_shares(shares)
    {
        setFixedSize(64, 8);
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        paintShares(painter, rect(), m_session.colours(), m_shares, true);
    }

private:
    Session &m_session;
    LookShares m_shares;
};

class ModelPanel : public PanelWidget {
    Q_DECLARE_TR_FUNCTIONS(ModelPanel)

public:
    ModelPanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_page(new QWidget), m_facts(new QVBoxLayout),
          m_ports(new QGridLayout), m_coverage(new QGridLayout)
    {
        auto *scroll = new QScrollArea(this);
        scroll->setWidget(m_page);
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        auto *outer = new QVBoxLayout(this);
        outer->setContentsMargins(0, 0, 0, 0);
        outer->addWidget(scroll);
        auto *layout = new QVBoxLayout(m_page);
        layout->setContentsMargins(12, 12, 12, 12);
        layout->setSpacing(12);
        layout->addLayout(m_facts);
        layout->addLayout(m_ports);
        layout->addLayout(m_coverage);
        layout->addStretch(1);
        m_ports->setColumnStretch(1, 1);
        m_coverage->setColumnStretch(0, 1);
        connect(&session, &Session::targetsChanged, this, [this] {
            if (workbench() != nullptr && workbench()->analysis())
                judgeAll(workbench()->analysis());
        });
    }

protected:
    void refresh(Change change) override
    {
        if (change == Change::Selection || change == Change::History || change == Change::Verification
            || change == Change::Run || change == Change::Cut || change == Change::Support
            || change == Change::Target)
            return;
        for (QLayout *layout : std::initializer_list<QLayout *>{m_facts, m_ports, m_coverage})
            clear(*layout);
        const auto analysis = workbench() != nullptr ? workbench()->analysis() : nullptr;
        if (!analysis) {
            m_facts->addWidget(plainLabel(tr("Open a model to read about it."), m_page, TextRole::Muted));
            return;
        }
        showFacts(*analysis);
        showPorts(*analysis);
        judgeAll(analysis);
    }

private:
    void addFact(const QString &text)
    {
        QLabel *label = plainLabel(text, m_page);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_facts->addWidget(label);
    }

    void showFacts(const Analysis &analysis)
    {
        const Model &model = analysis.model;
        m_facts->addWidget(
            plainLabel(QString::fromStdString(printable(model.mainGraph().name)), m_page, TextRole::Title));
        for (const OpsetImport &opset : model.opsets())
            addFact(tr("opset %1 of %2")
                        .arg(QString::number(opset.version),
                             opset.domain.empty() ? QStringLiteral("ai.onnx")
                                                  : QString::fromStdString(printable(opset.domain))));
        addFact(tr("IR %1, made by %2")
                    .arg(QString::number(model.envelope().ir_version()),
                         QString::fromStdString(printable(model.envelope().producer_name() + " "
                                                          + model.envelope().producer_version()))));
        addFact(tr("%1 parameters").arg(wholeNumber(analysis.parameters)));
        if (analysis.macs.total)
            addFact(tr("%1 MACs").arg(wholeNumber(*analysis.macs.total)));
        if (analysis.activationBytes)
            addFact(tr("%1 for activations at most").arg(bytesText(*analysis.activationBytes)));
        for (const auto &entry : model.envelope().metadata_props())
            addFact(QStringLiteral("%1: %2").arg(QString::fromStdString(printable(entry.key())),
                                                 QString::fromStdString(printable(entry.value())).left(400)));
    }

    void addPort(const Analysis &analysis, const GraphPort &port, int row, bool isInput)
    {
        const std::string name = analysis.model.value(port.value).name;
        const ValueType &type = analysis.types.types.of(port.value);
        auto *label = plainLabel(
            fontMetrics().elidedText(QString::fromStdString(printable(name)), Qt::ElideMiddle, 110), m_page);
        label->setToolTip(QString::fromStdString(printable(name)).toHtmlEscaped());
        m_ports->addWidget(label, row, 0);
        const QString shape =
            type.shape ? QString::fromStdString(shapeText(*type.shape)) : QStringLiteral("?");
        m_ports->addWidget(
            plainLabel(QString::fromUtf8(dtypeName(type.dtype).data()), m_page, TextRole::Muted), row, 2);
        if (!isInput || !type.isTensor()) {
            m_ports->addWidget(plainLabel(shape, m_page), row, 1);
            return;
        }
        auto *field = new QLineEdit(shape, m_page);
        field->setToolTip(tr("Give dynamic dims a length, or change the shape: 1x3x224x224"));
        connect(field, &QLineEdit::editingFinished, this, [this, field, name, shape] {
            if (field->text() == shape || workbench() == nullptr)
                return;
            std::vector<std::int64_t> dims;
            for (const QString &part : field->text().split(QLatin1Char('x'), Qt::SkipEmptyParts)) {
                bool isNumber = false;
                dims.push_back(part.trimmed().toLongLong(&isNumber));
                if (!isNumber) {
                    field->setText(shape);
                    return;
                }
            }
            workbench()->commitEdit(
                fixShape(workbench()->model(), name, dims),
                {QT_TRANSLATE_NOOP("widgets", "Fix %1"), name + "=" + field->text().toStdString()});
        });
        m_ports->addWidget(field, row, 1);
    }

    void showPorts(const Analysis &analysis)
    {
        int row = 0;
        m_ports->addWidget(plainLabel(tr("Inputs"), m_page, TextRole::Head), row++, 0, 1, 3);
        for (const GraphPort &port : analysis.model.mainGraph().inputs) {
            if (!analysis.model.value(port.value).isInitializer())
                addPort(analysis, port, row++, true);
        }
        m_ports->addWidget(plainLabel(tr("Outputs"), m_page, TextRole::Head), row++, 0, 1, 3);
        for (const GraphPort &port : analysis.model.mainGraph().outputs)
            addPort(analysis, port, row++, false);
    }

    /// Coverage of every device of every target, in one job.
    void judgeAll(const std::shared_ptr<const Analysis> &analysis)
    {
        using Made = std::vector<DeviceCoverage>;
        session().jobs().run<Made>(
            {.key = "coverage", .title = tr("Judging every target"), .receiver = this},
            [analysis, targets = session().targets()](const TaskContext &context) -> Result<Made> {
                Made out;
                for (std::size_t i = 0; i < targets.size(); ++i) {
                    for (const TargetDevice &device : targets[i]->devices) {
                        if (context.isStopped())
                            return fail(TaskContext::cancelled());
                        const SupportReport report =
                            checkSupport(*analysis->facts, *targets[i], device.id, {}, {});
                        out.push_back({targets[i], device.id, coverageOf(*analysis, report)});
                    }
                    context.report(static_cast<double>(i + 1) / static_cast<double>(targets.size()),
                                   "check support");
                }
                return out;
            },
            [this](Result<Made> made) {
                if (made)
                    showCoverage(*made);
            });
    }

    void showCoverage(const std::vector<DeviceCoverage> &all)
    {
        clear(*m_coverage);
        m_coverage->addWidget(plainLabel(tr("Coverage: nodes, MACs"), m_page, TextRole::Head), 0, 0, 1, 3);
        int row = 1;
        TargetPointer last;
        for (const DeviceCoverage &each : all) {
            if (each.target != last)
                m_coverage->addWidget(plainLabel(QString::fromStdString(printable(each.target->title)),
                                                 m_page, TextRole::Muted),
                                      row++, 0, 1, 3);
            last = each.target;
            auto *name = new QToolButton(m_page);
            name->setText(fontMetrics().elidedText(deviceTitle({each.target, each.device}), Qt::ElideRight,
                                                   deviceWidth));
            name->setAutoRaise(true);
            name->setToolTip(QStringLiteral("%1: %2").arg(targetTitle({each.target, each.device}),
                                                          coverageText(each.coverage)));
            connect(name, &QToolButton::clicked, this, [this, target = each.target, device = each.device] {
                if (workbench() != nullptr)
                    workbench()->setTarget({target, device});
            });
            m_coverage->addWidget(name, row, 0, Qt::AlignLeft);
            m_coverage->addWidget(new SharesBar(session(), each.coverage.shares, m_page), row, 1);
            m_coverage->addWidget(plainLabel(shareText(each.coverage), m_page, TextRole::Muted), row, 2,
                                  Qt::AlignRight);
            ++row;
        }
    }

    QWidget *m_page;
    QVBoxLayout *m_facts;
    QGridLayout *m_ports;
    QGridLayout *m_coverage;
};

} // namespace

std::unique_ptr<Panel> make_model_panel()
{
    return std::make_unique<PanelOf<ModelPanel>>("model", QT_TRANSLATE_NOOP("panels", "Model"),
                                                 Panel::Area::Right, 2);
}

} // namespace espalier
