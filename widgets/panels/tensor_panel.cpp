// SPDX-License-Identifier: Apache-2.0
// Dock: the selected tensor: type, who makes and reads it, and its values: a constant's, or those of a run.
#include "model/compute/npz.h"
#include "model/compute/tensor_summary.h"
#include "widgets/error_text.h"
#include "widgets/forms/slice_view.h"
#include "widgets/number_text.h"
#include "widgets/panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

class Histogram : public QWidget {
public:
    Histogram(Session &session, QWidget *parent) : QWidget(parent), m_session(session) { setFixedHeight(84); }
    void show(const std::optional<TensorSummary> &summary)
    {
        m_summary = summary;
        setVisible(summary.has_value());
        update();
    }
    void setLogarithmic(bool isLogarithmic)
    {
        m_isLogarithmic = isLogarithmic;
        update();
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        if (!m_summary)
            return;
        const Palette &colours = m_session.colours();
        QPainter painter(this);
        const auto height = [this](std::int64_t count) {
            return m_isLogarithmic ? std::log1p(static_cast<double>(count)) : static_cast<double>(count);
        };
        double largest = 1e-9;
        for (const std::int64_t bin : m_summary->histogram)
            largest = std::max(largest, height(bin));
        const double step = static_cast<double>(width()) / static_cast<double>(m_summary->histogram.size());
        const double full = this->height() - 16;
        for (std::size_t i = 0; i < m_summary->histogram.size(); ++i) {
            const double bar = height(m_summary->histogram[i]) / largest * full;
            painter.fillRect(QRectF(static_cast<double>(i) * step, full - bar, std::max(1.0, step - 1), bar),
                             colours.edge);
        }
        painter.setPen(colours.muted);
        const QRectF foot(0, full, width(), 16);
        painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter,
                         QLocale().toString(m_summary->least, 'g', 4));
        painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter,
                         QLocale().toString(m_summary->greatest, 'g', 4));
    }

private:
    Session &m_session;
    std::optional<TensorSummary> m_summary;
    bool m_isLogarithmic = false;
};

/// The elements of a tensor, and what they look like as a whole.
struct Looked {
    Elements elements;
    TensorSummary summary;
};

/// Where values come from.
enum class Source { Model, Original, Difference };

Result<Looked> look(Result<DenseTensor> tensor, const TaskContext &context)
{
    if (!tensor)
        return fail(std::move(tensor.error()));
    Elements elements(std::move(*tensor));
    auto summary = summarise(elements, context);
    if (!summary)
        return fail(std::move(summary.error()));
    return Looked{std::move(elements), *summary};
}

Result<DenseTensor> differenceIn(const RunComparison &comparison, const ComparedTensor &tensor,
                                 const TaskContext &context)
{
    const auto after = comparison.after->tensor(tensor.after, context);
    const auto before = comparison.before->tensor(tensor.before, context);
    if (!after || !before)
        return fail(after ? before.error() : after.error());
    auto difference = distances(*after, *before);
    if (!difference)
        return fail(makeError(ErrorCode::CommandLine, "no_difference",
                              QT_TRANSLATE_NOOP("widgets",
                                                "the two have no difference: their types or "
                                                "shapes are not the same numbers")));
    return std::move(*difference);
}

class TensorPanel : public PanelWidget {
    Q_DECLARE_TR_FUNCTIONS(TensorPanel)

public:
    TensorPanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_page(new QWidget(this)),
          m_name(plainLabel({}, m_page, TextRole::Head)), m_facts(new QLabel(m_page)),
          m_source(new QComboBox(m_page)), m_hint(plainLabel({}, m_page, TextRole::Muted)),
          m_run(new QPushButton(tr("Run the model"), m_page)), m_numbers(plainLabel({}, m_page)),
          m_histogram(new Histogram(session, m_page)),
          m_logarithmic(new QCheckBox(tr("Logarithmic"), m_page)), m_slices(new SliceView(session, m_page)),
          m_save(new QPushButton(tr("Save as .npy…"), m_page))
    {
        m_facts->setTextFormat(Qt::RichText);
        for (QLabel *label : {m_name, m_facts, m_numbers, m_hint}) {
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextBrowserInteraction);
        }
        m_source->addItems({tr("Of the model as it stands"), tr("Of the original"), tr("Difference")});
        m_source->setAccessibleName(tr("Whose values"));
        auto *layout = new QVBoxLayout(m_page);
        layout->setContentsMargins(12, 12, 12, 12);
        layout->setSpacing(8);
        for (QWidget *each : std::initializer_list<QWidget *>{m_name, m_facts, m_source, m_hint})
            layout->addWidget(each);
        layout->addWidget(m_run, 0, Qt::AlignLeft);
        for (QWidget *each : std::initializer_list<QWidget *>{m_numbers, m_histogram, m_logarithmic})
            layout->addWidget(each);
        layout->addWidget(m_slices, 1);
        layout->addWidget(m_save, 0, Qt::AlignLeft);
        layout->addStretch(0);
        auto *scroll = new QScrollArea(this);
        scroll->setWidget(m_page);
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        auto *outer = new QVBoxLayout(this);
        outer->setContentsMargins(0, 0, 0, 0);
        outer->addWidget(scroll);
        connect(m_logarithmic, &QCheckBox::toggled, m_histogram,
                [this](bool isOn) { m_histogram->setLogarithmic(isOn); });
        connect(m_facts, &QLabel::linkActivated, this, [this](const QString &link) { follow(link); });
        connect(m_source, &QComboBox::activated, this, [this] { refresh(Change::Selection); });
        connect(m_run, &QPushButton::clicked, this, [this] {
            if (workbench() != nullptr)
                workbench()->runModel();
        });
        connect(m_save, &QPushButton::clicked, this, [this] { save(); });
    }

protected:
    void refresh(Change change) override
    {
        if (change == Change::History || change == Change::Verification || change == Change::Cut
            || change == Change::Support || change == Change::Target)
            return;
        const auto analysis = workbench() != nullptr ? workbench()->analysis() : nullptr;
        const ValueId id = workbench() != nullptr ? workbench()->selectedValue() : ValueId{};
        const Value *value = analysis && id.isValid() ? analysis->model.findValue(id) : nullptr;
        session().jobs().cancelKey("tensor");
        if (value == nullptr) {
            m_name->setText(tr("Select a tensor, or a node to see its first output."));
            m_facts->clear();
            showNothing({});
            return;
        }
        m_name->setText(QString::fromStdString(printable(value->name)));
        m_facts->setText(factsOf(*analysis, id, *value));
        if (value->initializer)
            readConstant(value->initializer);
        else
            readOfRun(id);
    }

private:
    QString link(const Analysis &analysis, NodeId node) const
    {
        return QStringLiteral("<a style='color:%1;text-decoration:none' href='%2/%3'>%4</a>")
            .arg(colours().selection.name(), QString::number(node.graph.index()), QString::number(node.index),
                 analysis.nameOf(node).toHtmlEscaped());
    }

    QString factsOf(const Analysis &analysis, ValueId id, const Value &value) const
    {
        const ValueType &type = analysis.types.types.of(id);
        QStringList lines{QString::fromStdString(type.text()).toHtmlEscaped()};
        const auto count = type.shape ? elementCount(*type.shape) : std::nullopt;
        if (const auto bytes = count && *count >= 0
                ? packedBytes(type.dtype, static_cast<std::uint64_t>(*count))
                : std::nullopt)
            lines += tr("%1 values, %2").arg(wholeNumber(*count), bytesText(*bytes));
        if (value.producer.isValid())
            lines += tr("made by %1").arg(link(analysis, value.producer));
        else
            lines += value.isInitializer() ? tr("a constant")
                : value.isGraphInput       ? tr("an input of the graph")
                                           : tr("made by nothing");
        constexpr std::size_t readersShown = 12;
        QStringList readers;
        for (const Use &use : value.uses) {
            if (readers.size() == static_cast<qsizetype>(readersShown)) {
                readers += QStringLiteral("…");
                break;
            }
            readers += link(analysis, use.node);
        }
        if (!readers.isEmpty())
            lines += tr("read by %1").arg(readers.join(QStringLiteral(", ")));
        if (value.graphOutputs > 0)
            lines += tr("an output of the model");
        return lines.join(QStringLiteral("<br>"));
    }

    void follow(const QString &link)
    {
        const NodeId node{GraphId(link.section(QLatin1Char('/'), 0, 0).toUInt()),
                          link.section(QLatin1Char('/'), 1).toUInt()};
        if (workbench() != nullptr && workbench()->model().findNode(node) != nullptr)
            workbench()->reveal(node);
    }

    void showNothing(const QString &hint, bool canRun = false)
    {
        m_looked.reset();
        m_slices->clear();
        m_histogram->show(std::nullopt);
        for (QWidget *each : std::initializer_list<QWidget *>{m_logarithmic, m_numbers, m_slices, m_save})
            each->hide();
        m_source->setVisible(false);
        m_hint->setText(hint);
        m_hint->setVisible(!hint.isEmpty());
        m_run->setVisible(canRun);
    }

    using Read = std::function<Result<DenseTensor>(const TaskContext &)>;
    void startReading(Read read)
    {
        m_hint->hide();
        m_run->hide();
        session().jobs().run<Looked>(
            {.key = "tensor",
             .title = tr("Reading %1").arg(m_name->text()),
             .receiver = this,
             .isQuiet = true},
            [read = std::move(read)](const TaskContext &context) { return look(read(context), context); },
            [this](Result<Looked> looked) {
                if (looked) {
                    m_looked = std::move(*looked);
                    showValues();
                } else if (looked.error().code != ErrorCode::Cancelled) {
                    const bool hasSource = m_source->isVisible();
                    showNothing(errorText(looked.error()));
                    m_source->setVisible(hasSource);
                }
            });
    }

    void readConstant(const std::shared_ptr<const Tensor> &tensor)
    {
        m_source->hide();
        startReading([tensor](const TaskContext &) { return DenseTensor::from(*tensor); });
    }

    void readOfRun(ValueId id)
    {
        const auto run = workbench()->run();
        if (!run) {
            showNothing(tr("Its values are there once the model has run."), true);
            return;
        }
        const auto comparison = workbench()->comparison();
        const ComparedTensor *compared = comparison ? comparison->every.ofResult(id) : nullptr;
        m_source->setVisible(compared != nullptr);
        const auto source =
            compared != nullptr ? static_cast<Source>(m_source->currentIndex()) : Source::Model;
        if (source == Source::Original)
            startReading([before = comparison->before, at = compared->before](const TaskContext &context) {
                return before->tensor(at, context);
            });
        else if (source == Source::Difference)
            startReading([comparison, compared](const TaskContext &context) {
                return differenceIn(*comparison, *compared, context);
            });
        else
            startReading([run, id](const TaskContext &context) { return run->tensor(id, context); });
    }

    void showValues()
    {
        const TensorSummary &summary = m_looked->summary;
        const bool areNumbers = m_looked->elements.areNumbers();
        m_histogram->show(areNumbers ? std::optional(summary) : std::nullopt);
        m_logarithmic->setVisible(areNumbers);
        m_numbers->setVisible(areNumbers);
        m_slices->show();
        m_save->show();
        m_slices->showTensor(m_looked->elements, summary);
        const auto number = [](double value) { return QLocale().toString(value, 'g', 5); };
        m_numbers->setText(tr("min %1 · max %2\nmean %3 · std %4\nzeros %5 · NaN %6 · inf %7")
                               .arg(number(summary.least), number(summary.greatest), number(summary.mean),
                                    number(summary.deviation), wholeNumber(summary.zeros),
                                    wholeNumber(summary.nans), wholeNumber(summary.infinities)));
    }

    void save()
    {
        if (!m_looked)
            return;
        QString name = m_name->text();
        for (const QChar each : QStringLiteral("/\\:*?\"<>|"))
            name.replace(each, QLatin1Char('_'));
        const QString file = QFileDialog::getSaveFileName(this, tr("Save values"),
                                                          name + QStringLiteral(".npy"), tr("NumPy (*.npy)"));
        if (file.isEmpty())
            return;
        session().jobs().run<std::monostate>(
            {.key = "save-tensor", .title = tr("Saving %1").arg(file), .receiver = this},
            [tensor = m_looked->elements.tensor(), path = std::filesystem::path(file.toStdU16String())](
                const TaskContext &) -> Result<std::monostate> {
                if (auto written = writeNpy(path, tensor); !written)
                    return fail(std::move(written.error()));
                return std::monostate();
            },
            [this](Result<std::monostate> saved) {
                if (!saved && workbench() != nullptr)
                    Q_EMIT workbench()->failed(saved.error());
            });
    }

    QWidget *m_page;
    QLabel *m_name;
    QLabel *m_facts;
    QComboBox *m_source;
    QLabel *m_hint;
    QPushButton *m_run;
    QLabel *m_numbers;
    Histogram *m_histogram;
    QCheckBox *m_logarithmic;
    SliceView *m_slices;
    QPushButton *m_save;
    std::optional<Looked> m_looked;
};

} // namespace

std::unique_ptr<Panel> make_tensor_panel()
{
    return std::make_unique<PanelOf<TensorPanel>>("tensor", QT_TRANSLATE_NOOP("panels", "Tensor"),
                                                  Panel::Area::Right, 1);
}

} // namespace espalier
