// SPDX-License-Identifier: Apache-2.0
// Dock: what the model is run on, and what it gives.
#include "model/compute/tensor_summary.h"
#include "widgets/error_text.h"
#include "widgets/number_text.h"
#include "widgets/panel.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QSplitter>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <limits>

namespace espalier {

namespace {

enum InputColumn { InputName, InputType, InputValues, inputColumns };
enum OutputColumn { OutputName, OutputType, OutputLeast, OutputGreatest, OutputMean, outputColumns };
constexpr int valueRole = Qt::UserRole; ///< index of the value in the main graph

QString endingOf(const std::filesystem::path &file)
{
    return QString::fromStdU16String(file.extension().u16string()).toLower();
}

bool isPicture(const std::filesystem::path &file)
{
    static const std::array<QString, 9> endings{
        QStringLiteral(".png"), QStringLiteral(".jpg"), QStringLiteral(".jpeg"),
        QStringLiteral(".bmp"), QStringLiteral(".ppm"), QStringLiteral(".pgm"),
        QStringLiteral(".pnm"), QStringLiteral(".tif"), QStringLiteral(".tiff")};
    return std::find(endings.begin(), endings.end(), endingOf(file)) != endings.end();
}

/// Gives values to more than one input.
bool isOfAllInputs(const std::filesystem::path &file)
{
    std::error_code code;
    return endingOf(file) == QStringLiteral(".npz") || std::filesystem::is_directory(file, code);
}

class RunPanel : public PanelWidget {
    Q_DECLARE_TR_FUNCTIONS(RunPanel)

public:
    RunPanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_inputs(new QTreeWidget(this)), m_outputs(new QTreeWidget(this)),
          m_load(new QPushButton(tr("Values from"), this)), m_draw(new QPushButton(tr("Generate"), this)),
          m_pictureLabel(plainLabel(tr("Picture"), this, TextRole::Muted)), m_picture(new QLineEdit(this)),
          m_seed(new QSpinBox(this)), m_said(plainLabel({}, this, TextRole::Muted)),
          m_run(new QPushButton(tr("Run"), this))
    {
        setAcceptDrops(true);
        auto *head = new QHBoxLayout;
        head->setContentsMargins(8, 4, 8, 4);
        head->setSpacing(8);
        for (QWidget *each : std::initializer_list<QWidget *>{m_load, m_draw, m_pictureLabel, m_picture})
            head->addWidget(each);
        head->addWidget(m_said, 1);
        head->addWidget(plainLabel(tr("Seed"), this, TextRole::Muted));
        head->addWidget(m_seed);
        head->addWidget(m_run);
        auto *lists = new QSplitter(this);
        lists->addWidget(m_inputs);
        lists->addWidget(m_outputs);
        lists->setChildrenCollapsible(false);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addLayout(head);
        layout->addWidget(lists, 1);

        m_inputs->setHeaderLabels({tr("Input"), tr("Type"), tr("Values")});
        m_inputs->setObjectName(QStringLiteral("inputs"));
        m_outputs->setObjectName(QStringLiteral("outputs"));
        m_inputs->setAccessibleName(tr("Inputs of the run"));
        m_outputs->setHeaderLabels({tr("Output"), tr("Type"), tr("Min"), tr("Max"), tr("Mean")});
        m_outputs->setAccessibleName(tr("Outputs of the run"));
        for (QTreeWidget *list : {m_inputs, m_outputs}) {
            list->setRootIsDecorated(false);
            list->setUniformRowHeights(true);
            list->setAllColumnsShowFocus(true);
            list->setTextElideMode(Qt::ElideMiddle);
            list->header()->setStretchLastSection(list == m_inputs);
            list->header()->resizeSection(0, 170);
            list->header()->resizeSection(1, 150);
        }
        for (int column = OutputLeast; column < outputColumns; ++column)
            m_outputs->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        m_outputs->header()->setSectionResizeMode(OutputName, QHeaderView::Stretch);
        m_picture->setPlaceholderText(QStringLiteral("scale=0.00392,mean=0,std=1,order=rgb"));
        m_picture->setToolTip(tr("(level × scale − mean) ÷ std, by channel with / between: "
                                 "scale=0.00392,mean=0.485/0.456/0.406,std=0.229/0.224/0.225,order=bgr"));
        m_picture->setAccessibleName(tr("How the picture becomes numbers"));
        m_picture->setMinimumWidth(220);
        m_seed->setRange(1, std::numeric_limits<int>::max());
        m_seed->setAccessibleName(tr("Seed of the values that are generated"));
        auto *menu = new QMenu(m_load);
        menu->addAction(tr("A file…"), this, [this] { chooseFile(); });
        menu->addAction(tr("A folder of test data…"), this, [this] { chooseFolder(); });
        m_load->setMenu(menu);
        connect(m_draw, &QPushButton::clicked, this, [this] { draw(); });
        connect(m_run, &QPushButton::clicked, this, [this] {
            if (workbench() != nullptr)
                workbench()->runModel();
        });
        connect(m_seed, &QSpinBox::valueChanged, this, [this](int seed) {
            if (workbench() == nullptr)
                return;
            RunInputs inputs = workbench()->runInputs();
            inputs.seed = static_cast<std::uint64_t>(seed);
            workbench()->setRunInputs(std::move(inputs));
        });
        connect(m_picture, &QLineEdit::editingFinished, this, [this] { setPicture(); });
        connect(m_inputs, &QTreeWidget::itemDoubleClicked, this, [this] { chooseFile(); });
        connect(m_inputs, &QTreeWidget::currentItemChanged, this, [this] { updateButtons(); });
        connect(m_inputs, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) { lookAt(*item); });
        connect(m_outputs, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) { lookAt(*item); });
    }

protected:
    void refresh(Change change) override
    {
        if (change == Change::Selection || change == Change::History || change == Change::Verification
            || change == Change::Cut || change == Change::Support || change == Change::Target)
            return;
        const auto analysis = workbench() != nullptr ? workbench()->analysis() : nullptr;
        const QString current = selectedInput();
        m_inputs->clear();
        m_outputs->clear();
        m_said->clear();
        session().jobs().cancelKey("run-outputs");
        if (analysis) {
            const QSignalBlocker quiet(m_seed);
            m_seed->setValue(static_cast<int>(workbench()->runInputs().seed));
            showInputs(*analysis, current);
            showOutputs(*analysis);
        }
        updateButtons();
    }
    void dragEnterEvent(QDragEnterEvent *event) override
    {
        if (workbench() != nullptr && workbench()->isOpen() && event->mimeData()->hasUrls())
            event->acceptProposedAction();
    }
    void dropEvent(QDropEvent *event) override
    {
        for (const QUrl &url : event->mimeData()->urls()) {
            if (url.isLocalFile())
                use(url.toLocalFile());
        }
        event->acceptProposedAction();
    }

private:
    [[nodiscard]] QString selectedInput() const
    {
        const QTreeWidgetItem *item = m_inputs->currentItem();
        return item != nullptr ? item->data(InputName, Qt::UserRole + 1).toString() : QString();
    }

    /// The source that gives the input its values; null: they are generated.
    [[nodiscard]] const InputSource *sourceOf(const std::string &input) const
    {
        const auto &sources = workbench()->runInputs().sources;
        const auto found = std::find_if(sources.rbegin(), sources.rend(), [&](const InputSource &source) {
            return source.input == input || source.input.empty();
        });
        return found == sources.rend() ? nullptr : &*found;
    }

    void showInputs(const Analysis &analysis, const QString &current)
    {
        for (const GraphPort &port : analysis.model.mainGraph().inputs) {
            const Value &value = analysis.model.value(port.value);
            if (value.isInitializer())
                continue;
            const InputSource *source = sourceOf(value.name);
            auto *item = new QTreeWidgetItem(
                m_inputs,
                {QString::fromStdString(printable(value.name)),
                 QString::fromStdString(analysis.types.types.of(port.value).text()),
                 source != nullptr ? QString::fromStdU16String(source->file.filename().u16string())
                                   : tr("generated, seed %1").arg(workbench()->runInputs().seed)});
            item->setData(InputName, valueRole, port.value.index);
            item->setData(InputName, Qt::UserRole + 1, QString::fromStdString(value.name));
            if (source != nullptr)
                item->setToolTip(InputValues,
                                 QString::fromStdU16String(source->file.u16string()).toHtmlEscaped());
            if (QString::fromStdString(value.name) == current || m_inputs->currentItem() == nullptr)
                m_inputs->setCurrentItem(item);
        }
    }

    void showOutputs(const Analysis &analysis)
    {
        const auto run = workbench()->run();
        std::vector<std::pair<QTreeWidgetItem *, DenseTensor>> made;
        for (const GraphPort &port : analysis.model.mainGraph().outputs) {
            const DenseTensor *tensor = run ? run->kept(port.value) : nullptr;
            auto *item = new QTreeWidgetItem(
                m_outputs,
                {QString::fromStdString(printable(analysis.model.value(port.value).name)),
                 QString::fromStdString(tensor != nullptr ? tensor->spec().type().text()
                                                          : analysis.types.types.of(port.value).text())});
            item->setData(OutputName, valueRole, port.value.index);
            for (int column = OutputLeast; column < outputColumns; ++column)
                item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
            if (tensor != nullptr)
                made.emplace_back(item, *tensor);
        }
        if (!run) {
            m_said->setText(tr("Not run yet"));
            return;
        }
        m_said->setText(tr("Ran in %1 ms").arg(run->seconds() * 1000, 0, 'f', 1));
        if (const auto &bad = run->nonFinite())
            m_said->setText(tr("%1 (%2) makes the first NaN or infinity")
                                .arg(QString::fromStdString(printable(bad->node)),
                                     QString::fromStdString(printable(bad->op))));
        summariseOutputs(made);
    }

    void summariseOutputs(const std::vector<std::pair<QTreeWidgetItem *, DenseTensor>> &made)
    {
        using Summaries = std::vector<TensorSummary>;
        std::vector<DenseTensor> tensors;
        std::vector<int> rows;
        for (const auto &[item, tensor] : made) {
            tensors.push_back(tensor);
            rows.push_back(m_outputs->indexOfTopLevelItem(item));
        }
        session().jobs().run<Summaries>(
            {.key = "run-outputs", .title = tr("Reading outputs"), .receiver = this, .isQuiet = true},
            [tensors](const TaskContext &context) -> Result<Summaries> {
                Summaries out;
                for (const DenseTensor &tensor : tensors) {
                    auto summary = summarise(Elements(tensor), context);
                    if (!summary)
                        return fail(std::move(summary.error()));
                    out.push_back(*summary);
                }
                return out;
            },
            [this, rows](Result<Summaries> summaries) {
                for (std::size_t i = 0; summaries && i < rows.size(); ++i) {
                    QTreeWidgetItem *item = m_outputs->topLevelItem(rows[i]);
                    const TensorSummary &summary = (*summaries)[i];
                    if (item == nullptr || summary.count == 0)
                        continue;
                    const auto number = [](double value) { return QLocale().toString(value, 'g', 5); };
                    item->setText(OutputLeast, number(summary.least));
                    item->setText(OutputGreatest, number(summary.greatest));
                    item->setText(OutputMean, number(summary.mean));
                }
            });
    }

    void updateButtons()
    {
        const bool isOpen = workbench() != nullptr && workbench()->isOpen() && workbench()->analysis();
        const QString input = selectedInput();
        const InputSource *source = isOpen && !input.isEmpty() ? sourceOf(input.toStdString()) : nullptr;
        m_run->setEnabled(isOpen);
        m_seed->setEnabled(isOpen);
        m_load->setEnabled(isOpen && m_inputs->topLevelItemCount() > 0);
        m_draw->setEnabled(source != nullptr);
        const bool hasPicture = source != nullptr && isPicture(source->file);
        m_pictureLabel->setVisible(hasPicture);
        m_picture->setVisible(hasPicture);
        if (hasPicture && !m_picture->hasFocus())
            m_picture->setText(m_pictureTexts.value(input));
    }

    void lookAt(const QTreeWidgetItem &item)
    {
        if (workbench() == nullptr)
            return;
        const ValueId value{Model::mainGraphId(), item.data(0, valueRole).toUInt()};
        if (workbench()->model().findValue(value) != nullptr)
            workbench()->lookAt(value);
    }

    void chooseFile()
    {
        QSettings settings;
        const QString file =
            QFileDialog::getOpenFileName(this, tr("Values of %1").arg(selectedInput()),
                                         settings.value(QStringLiteral("inputsFolder")).toString(),
                                         tr("Tensors and pictures (*.npy *.npz *.pb *.png *.jpg *.jpeg *.bmp "
                                            "*.ppm *.pgm);;All files (*)"));
        if (file.isEmpty())
            return;
        settings.setValue(QStringLiteral("inputsFolder"), QFileInfo(file).absolutePath());
        use(file);
    }

    void chooseFolder()
    {
        const QString folder =
            QFileDialog::getExistingDirectory(this, tr("Folder of input_0.pb, input_1.pb…"));
        if (!folder.isEmpty())
            use(folder);
    }

    /// Archives and folders are for all inputs, other files for the one that is selected.
    void use(const QString &file)
    {
        if (workbench() == nullptr || !workbench()->isOpen())
            return;
        InputSource source;
        source.file = std::filesystem::path(file.toStdU16String());
        RunInputs inputs = workbench()->runInputs();
        if (isOfAllInputs(source.file))
            inputs.sources.clear();
        else
            source.input = selectedInput().toStdString();
        std::erase_if(inputs.sources, [&](const InputSource &each) { return each.input == source.input; });
        inputs.sources.push_back(std::move(source));
        workbench()->setRunInputs(std::move(inputs));
    }

    void draw()
    {
        const std::string input = selectedInput().toStdString();
        RunInputs inputs = workbench()->runInputs();
        std::erase_if(inputs.sources,
                      [&](const InputSource &each) { return each.input == input || each.input.empty(); });
        workbench()->setRunInputs(std::move(inputs));
    }

    void setPicture()
    {
        const QString input = selectedInput();
        if (workbench() == nullptr || m_picture->text() == m_pictureTexts.value(input))
            return;
        auto form = parsePictureForm(m_picture->text().trimmed().toStdString());
        if (!form) {
            Q_EMIT workbench()->failed(form.error());
            return;
        }
        m_pictureTexts.insert(input, m_picture->text());
        RunInputs inputs = workbench()->runInputs();
        for (InputSource &source : inputs.sources) {
            if (source.input == input.toStdString())
                source.picture = *form;
        }
        workbench()->setRunInputs(std::move(inputs));
    }

    QTreeWidget *m_inputs;
    QTreeWidget *m_outputs;
    QPushButton *m_load;
    QPushButton *m_draw;
    QLabel *m_pictureLabel;
    QLineEdit *m_picture;
    QSpinBox *m_seed;
    QLabel *m_said;
    QPushButton *m_run;
    QHash<QString, QString> m_pictureTexts; ///< by input, as they were typed
};

} // namespace

std::unique_ptr<Panel> make_run_panel()
{
    return std::make_unique<PanelOf<RunPanel>>("run", QT_TRANSLATE_NOOP("panels", "Run"), Panel::Area::Bottom,
                                               3);
}

} // namespace espalier
