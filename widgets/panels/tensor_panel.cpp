// SPDX-License-Identifier: Apache-2.0
// Dock: the selected tensor: type, who makes and reads it, and the values of a constant.
#include "model/compute/npz.h"
#include "model/statistics/tensor_summary.h"
#include "widgets/error_text.h"
#include "widgets/number_text.h"
#include "widgets/panel.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>
#include <fstream>

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

class TensorPanel : public PanelWidget {
    Q_DECLARE_TR_FUNCTIONS(TensorPanel)

public:
    TensorPanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_name(plainLabel({}, this, TextRole::Head)),
          m_facts(new QLabel(this)), m_numbers(plainLabel({}, this)),
          m_histogram(new Histogram(session, this)), m_logarithmic(new QCheckBox(tr("Logarithmic"), this)),
          m_values(new QPlainTextEdit(this)), m_save(new QPushButton(tr("Save as .npy…"), this))
    {
        m_facts->setTextFormat(Qt::RichText);
        for (QLabel *label : {m_name, m_facts, m_numbers}) {
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextBrowserInteraction);
        }
        m_values->setReadOnly(true);
        m_values->setMaximumHeight(120);
        m_values->setAccessibleName(tr("Values"));
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(12, 12, 12, 12);
        layout->setSpacing(8);
        for (QWidget *each : std::initializer_list<QWidget *>{m_name, m_facts, m_numbers, m_histogram,
                                                              m_logarithmic, m_values})
            layout->addWidget(each);
        layout->addWidget(m_save, 0, Qt::AlignLeft);
        layout->addStretch(1);
        connect(m_logarithmic, &QCheckBox::toggled, m_histogram,
                [this](bool isOn) { m_histogram->setLogarithmic(isOn); });
        connect(m_facts, &QLabel::linkActivated, this, [this](const QString &link) { follow(link); });
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
        m_summary.reset();
        m_tensor = value != nullptr ? value->initializer : nullptr;
        showValues();
        if (value == nullptr) {
            m_name->setText(tr("Select a tensor, or a node to see its first output."));
            m_facts->clear();
            return;
        }
        m_name->setText(QString::fromStdString(printable(value->name)));
        m_facts->setText(factsOf(*analysis, id, *value));
        if (m_tensor)
            readValues();
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

    void readValues()
    {
        session().jobs().run<TensorSummary>(
            {.key = "tensor",
             .title = tr("Reading %1").arg(m_name->text()),
             .receiver = this,
             .isQuiet = true},
            [tensor = m_tensor](const TaskContext &context) { return summarise(*tensor, context); },
            [this](Result<TensorSummary> summary) {
                if (summary) {
                    m_summary = std::move(*summary);
                    showValues();
                } else if (summary.error().code != ErrorCode::Cancelled) {
                    m_numbers->setText(errorText(summary.error()));
                    m_numbers->show();
                }
            });
    }

    void showValues()
    {
        m_histogram->show(m_summary);
        m_logarithmic->setVisible(m_summary.has_value());
        m_values->setVisible(m_summary.has_value());
        m_save->setVisible(m_tensor != nullptr);
        m_numbers->setVisible(m_summary.has_value());
        if (!m_summary)
            return;
        const auto number = [](double value) { return QLocale().toString(value, 'g', 5); };
        m_numbers->setText(tr("min %1 · max %2 · mean %3 · std %4\nzeros %5 · NaN %6 · inf %7")
                               .arg(number(m_summary->least), number(m_summary->greatest),
                                    number(m_summary->mean), number(m_summary->deviation),
                                    wholeNumber(m_summary->zeros), wholeNumber(m_summary->nans),
                                    wholeNumber(m_summary->infinities)));
        QStringList values;
        for (const double value : m_summary->first)
            values += QLocale::c().toString(value, 'g', 5);
        if (m_summary->count > static_cast<std::int64_t>(m_summary->first.size()))
            values += QStringLiteral("…");
        m_values->setPlainText(values.join(QStringLiteral(", ")));
    }

    void save()
    {
        const QString file = QFileDialog::getSaveFileName(
            this, tr("Save values"), m_name->text() + QStringLiteral(".npy"), tr("NumPy (*.npy)"));
        if (file.isEmpty() || !m_tensor)
            return;
        const auto dense = DenseTensor::from(*m_tensor);
        if (!dense) {
            m_numbers->setText(errorText(dense.error()));
            m_numbers->show();
            return;
        }
        std::ofstream out(file.toStdString(), std::ios::binary);
        out << npyBytes(*dense);
        if (!out.flush()) {
            m_numbers->setText(tr("%1 cannot be written").arg(file));
            m_numbers->show();
        }
    }

    QLabel *m_name;
    QLabel *m_facts;
    QLabel *m_numbers;
    Histogram *m_histogram;
    QCheckBox *m_logarithmic;
    QPlainTextEdit *m_values;
    QPushButton *m_save;
    std::shared_ptr<const Tensor> m_tensor;
    std::optional<TensorSummary> m_summary;
};

} // namespace

std::unique_ptr<Panel> make_tensor_panel()
{
    return std::make_unique<PanelOf<TensorPanel>>("tensor", QT_TRANSLATE_NOOP("panels", "Tensor"),
                                                  Panel::Area::Right, 1);
}

} // namespace espalier
