// SPDX-License-Identifier: Apache-2.0
// The export form and its job.
#include "widgets/export_dialog.h"

#include "exporters/file_name.h"
#include "widgets/error_text.h"
#include "widgets/number_text.h"

#include <QDesktopServices>
#include <QDir>
#include <QDirIterator>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QUrl>

namespace espalier {

namespace {

constexpr const char *exportKey = "export";
constexpr const char *planKey = "export-plan";
/// A model with more weights than this is written once, not twice.
constexpr std::uint64_t mostPlanned = 400'000'000;

std::uint64_t weightBytes(const Model &model)
{
    std::uint64_t sum = 0;
    const auto &values = model.mainGraph().values;
    for (std::uint32_t i = 0; i < values.size(); ++i) {
        const Value *value = values.find(i);
        if (value != nullptr && value->initializer)
            sum += value->initializer->storedBytes();
    }
    return sum;
}

std::string stemOf(const std::filesystem::path &source)
{
    return StemNames().take(source);
}

} // namespace

Result<std::vector<ExportSummary>> runExports(const std::vector<ExportJob> &jobs, const DocumentState &state,
                                              const Analysis &analysis,
                                              const std::shared_ptr<const SupportReport> &support,
                                              const TargetChoice &target, const std::filesystem::path &source,
                                              const std::filesystem::path &out, bool replace,
                                              const TaskContext &context)
{
    std::vector<ExportSummary> summaries;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const double share = 1.0 / static_cast<double>(jobs.size());
        ExportRequest request;
        request.model = state.model;
        request.facts = analysis.facts.get();
        request.cut = state.cut.get();
        request.options = jobs[i].options;
        if (support && target.target && target.target->exporter == jobs[i].exporter->id()) {
            request.support = support.get();
            request.target = target.target->name + "/" + target.device;
        }
        request.stem = stemOf(source);
        request.modelName = source.filename().string();
        auto summary =
            exportModel(*jobs[i].exporter, request, out, replace,
                        context.part(static_cast<double>(i) * share, static_cast<double>(i + 1) * share));
        if (!summary)
            return fail(std::move(summary.error()));
        summaries.push_back(std::move(*summary));
    }
    return summaries;
}

Result<std::vector<PlannedExport>>
planExports(const std::vector<ExportJob> &jobs, const DocumentState &state, const Analysis &analysis,
            const std::shared_ptr<const SupportReport> &support, const TargetChoice &target,
            const std::filesystem::path &source, const TaskContext &context)
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return fail(makeError(ErrorCode::ExportFailed, "no_temporary_folder",
                              QT_TRANSLATE_NOOP("widgets", "no folder for temporary files could be made")));
    auto made = runExports(jobs, state, analysis, support, target, source, folder.path().toStdString(), false,
                           context);
    if (!made)
        return fail(std::move(made.error()));
    std::vector<PlannedExport> out;
    for (const ExportSummary &summary : *made) {
        PlannedExport plan{summary.format, summary.refusal, {}};
        for (const auto &file : summary.files) {
            std::error_code error;
            const auto bytes = std::filesystem::file_size(file, error);
            plan.files.push_back({file.lexically_relative(summary.folder).string(), error ? 0 : bytes});
        }
        out.push_back(std::move(plan));
    }
    return out;
}

ExportDialog::ExportDialog(Workbench &workbench, QWidget *parent)
    : QDialog(parent), m_workbench(workbench), m_formats(new QListWidget(this)),
      m_optionsTitle(plainLabel(tr("Options"), this, TextRole::Head)), m_options(new QStackedWidget(this)),
      m_folder(new QLineEdit(this)), m_existing(plainLabel({}, this, TextRole::Muted)),
      m_verdict(plainLabel(verdictLine(), this, TextRole::Head)), m_result(new QTreeWidget(this)),
      m_export(new QPushButton(tr("Export"), this)), m_openFolder(new QPushButton(tr("Open folder"), this)),
      m_browse(new QPushButton(tr("Choose…"), this)), m_cancel(new QPushButton(tr("Cancel"), this)),
      m_bar(new QProgressBar(this))
{
    setWindowTitle(tr("Export %1").arg(workbench.title()));
    resize(760, 620);
    const TargetPointer target = workbench.target().target;
    for (const auto &exporter : exporters()) {
        auto *item = new QListWidgetItem(
            QStringLiteral("%1\n%2").arg(translated(exporter->title()), stateOf(*exporter)), m_formats);
        item->setData(
            Qt::UserRole,
            QString::fromUtf8(exporter->id().data(), static_cast<qsizetype>(exporter->id().size())));
        const bool isTargets = target && target->exporter == exporter->id();
        const bool isCode = exporter->id() == "cpp" && workbench.state().cut != nullptr;
        item->setCheckState(isTargets || isCode || (exporter->id() == "onnx" && !target) ? Qt::Checked
                                                                                         : Qt::Unchecked);
        m_forms.push_back(new OptionForm(exporter->options(), this));
        connect(m_forms.back(), &OptionForm::changed, this, &ExportDialog::startPlan);
        m_options->addWidget(m_forms.back());
    }
    m_formats->setFixedWidth(260);
    m_formats->setProperty("rows", QStringLiteral("tall"));
    m_result->setRootIsDecorated(true);
    m_result->setAccessibleName(tr("Files"));
    m_openFolder->hide();
    m_bar->hide();
    m_existing->setWordWrap(true);
    m_verdict->setWordWrap(true);
    setPrimary(m_export, true);
    m_export->setDefault(true);

    auto *folder = new QHBoxLayout;
    folder->addWidget(plainLabel(tr("Folder"), this));
    folder->addWidget(m_folder, 1);
    folder->addWidget(m_browse);
    auto *right = new QVBoxLayout;
    right->addWidget(m_optionsTitle);
    right->addWidget(m_options, 1);
    auto *upper = new QHBoxLayout;
    upper->addWidget(m_formats);
    upper->addLayout(right, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_bar, 1);
    buttons->addStretch();
    buttons->addWidget(m_openFolder);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(upper, 1);
    layout->addWidget(m_result, 1);
    layout->addLayout(folder);
    layout->addWidget(m_existing);
    layout->addWidget(m_verdict);
    layout->addLayout(buttons);

    connect(m_formats, &QListWidget::currentRowChanged, m_options, &QStackedWidget::setCurrentIndex);
    connect(m_formats, &QListWidget::itemChanged, this, [this] {
        showExisting();
        startPlan();
    });
    connect(m_folder, &QLineEdit::textChanged, this, &ExportDialog::showExisting);
    connect(m_browse, &QPushButton::clicked, this, [this] {
        const QString chosen =
            QFileDialog::getExistingDirectory(this, tr("Folder for the export"), m_folder->text());
        if (!chosen.isEmpty())
            m_folder->setText(chosen);
    });
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_isRunning)
            m_workbench.session().jobs().cancelKey(exportKey);
        else
            reject();
    });
    connect(m_openFolder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder->text())); });
    connect(&workbench.session().jobs(), &JobRunner::changed, this, [this] {
        const JobEntry *job = m_workbench.session().jobs().foremost();
        if (m_isRunning && job != nullptr)
            m_bar->setValue(static_cast<int>(job->fraction * 100));
    });
    m_formats->setCurrentRow(0);
    const std::filesystem::path out =
        workbench.path().parent_path() / (stemOf(workbench.path()) + ".espalier");
    m_folder->setText(QString::fromStdString(out.string()));
    startPlan();
}

ExportDialog::~ExportDialog()
{
    m_workbench.session().jobs().cancelKey(planKey);
}

void ExportDialog::setFolder(const QString &folder)
{
    m_folder->setText(folder);
}

void ExportDialog::choose(const std::string &format, bool isChosen)
{
    for (int i = 0; i < m_formats->count(); ++i) {
        if (m_formats->item(i)->data(Qt::UserRole).toString().toStdString() == format)
            m_formats->item(i)->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
    }
}

QString ExportDialog::stateOf(const Exporter &exporter) const
{
    const TargetPointer target = m_workbench.target().target;
    const auto support = m_workbench.support();
    if (exporter.id() == "cpp")
        return m_workbench.state().cut ? tr("ready: the tail that was cut off")
                                       : tr("the whole model as C++");
    if (!exporter.needsSupport())
        return tr("ready");
    if (!target || target->exporter != exporter.id())
        return tr("not for this target");
    const std::size_t missing = support ? support->counts().nodes - support->counts().supported : 0;
    return missing == 0 ? tr("ready") : tr("%n node(s) do not run", nullptr, static_cast<int>(missing));
}

QString ExportDialog::verdictLine() const
{
    const auto support = m_workbench.support();
    if (!support)
        return tr("No target is chosen.");
    const SupportCounts counts = support->counts();
    const QString where = targetTitle(m_workbench.target());
    if (counts.supported == counts.nodes)
        return tr("All %1 nodes run on %2.").arg(wholeNumber(static_cast<std::int64_t>(counts.nodes)), where);
    return tr("%1 of %2 nodes run on %3.")
        .arg(wholeNumber(static_cast<std::int64_t>(counts.supported)),
             wholeNumber(static_cast<std::int64_t>(counts.nodes)), where);
}

QString ExportDialog::formatAt(int row) const
{
    return m_formats->item(row)->data(Qt::UserRole).toString();
}

void ExportDialog::showExisting()
{
    const QString into = QDir(m_folder->text()).filePath(QString::fromStdString(stemOf(m_workbench.path())));
    QStringList existing;
    bool isAny = false;
    for (int i = 0; i < m_formats->count(); ++i) {
        if (m_formats->item(i)->checkState() != Qt::Checked)
            continue;
        isAny = true;
        const QString place = QDir(into).filePath(formatAt(i));
        if (QFileInfo::exists(place))
            existing += place;
    }
    m_export->setEnabled(isAny && !m_folder->text().isEmpty() && !m_isRunning);
    m_export->setText(existing.isEmpty() ? tr("Export") : tr("Replace and export"));
    m_existing->setText(existing.isEmpty() ? tr("Writes a folder for each format into %1").arg(into)
                                           : tr("Replaces %1").arg(existing.join(QStringLiteral(", "))));
    m_existing->setVisible(isAny);
    showPlan();
}

Result<std::vector<ExportJob>> ExportDialog::jobs()
{
    std::vector<ExportJob> out;
    for (int i = 0; i < m_formats->count(); ++i) {
        if (m_formats->item(i)->checkState() != Qt::Checked)
            continue;
        auto options = m_forms[static_cast<std::size_t>(i)]->values();
        if (!options)
            return fail(std::move(options.error()));
        out.push_back({exporters()[static_cast<std::size_t>(i)].get(), std::move(*options)});
    }
    return out;
}

void ExportDialog::startPlan()
{
    if (m_isRunning || m_isWritten || !m_workbench.analysis())
        return;
    m_plan.reset();
    showPlan();
    auto wanted = jobs();
    if (!wanted || wanted->empty() || weightBytes(m_workbench.model()) > mostPlanned) {
        m_workbench.session().jobs().cancelKey(planKey);
        if (!wanted)
            m_plan = fail(std::move(wanted.error()));
        showPlan();
        Q_EMIT planned();
        return;
    }
    using Made = std::vector<PlannedExport>;
    m_workbench.session().jobs().run<Made>(
        {.key = planKey, .title = tr("Listing the files of an export"), .receiver = this},
        [wanted = std::move(*wanted), state = m_workbench.state(), analysis = m_workbench.analysis(),
         support = m_workbench.support(), target = m_workbench.target(),
         source = m_workbench.path()](const TaskContext &context) {
            return planExports(wanted, state, *analysis, support, target, source, context);
        },
        [this](Result<Made> made) {
            if (m_isRunning || m_isWritten || (!made && made.error().code == ErrorCode::Cancelled))
                return;
            m_plan = std::move(made);
            showPlan();
            Q_EMIT planned();
        });
}

void ExportDialog::showPlan()
{
    if (m_isRunning || m_isWritten)
        return;
    m_result->clear();
    m_result->setHeaderLabels({tr("Will be written"), tr("About"), {}});
    m_result->header()->resizeSection(0, 420);
    m_result->header()->resizeSection(1, 90);
    if (!m_plan || !*m_plan) {
        const bool isLarge = weightBytes(m_workbench.model()) > mostPlanned;
        new QTreeWidgetItem(m_result,
                            {m_plan ? errorText(m_plan->error())
                                 : isLarge
                                 ? tr("The model is large: its files are listed once they are written.")
                                 : tr("Working out which files…")});
        return;
    }
    const QDir into(QDir(m_folder->text()).filePath(QString::fromStdString(stemOf(m_workbench.path()))));
    for (const PlannedExport &plan : **m_plan) {
        const QDir folder(into.filePath(QString::fromStdString(plan.format)));
        auto *format = new QTreeWidgetItem(
            m_result, {QStringLiteral("%1: %2").arg(QString::fromStdString(plan.format), folder.path())});
        if (plan.refusal)
            format->setText(0,
                            tr("%1: cannot be written: %2")
                                .arg(QString::fromStdString(plan.format),
                                     QString::fromStdString(printable(plan.refusal->reason))));
        QStringList names;
        for (const PlannedExport::File &file : plan.files) {
            names += QString::fromStdString(printable(file.name));
            new QTreeWidgetItem(
                format,
                {names.back(), bytesText(file.bytes),
                 QFileInfo::exists(folder.filePath(names.back())) ? tr("replaces a file") : QString()});
        }
        // The folder is replaced as a whole.
        QDirIterator old(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (!plan.refusal && old.hasNext()) {
            const QString name = folder.relativeFilePath(old.next());
            if (!names.contains(name))
                new QTreeWidgetItem(format, {name, QString(), tr("is removed")});
        }
        format->setExpanded(true);
    }
}

void ExportDialog::start()
{
    auto wanted = jobs();
    if (!wanted) {
        setTextRole(m_verdict, TextRole::Failed);
        m_verdict->setText(errorText(wanted.error()));
        return;
    }
    if (wanted->empty() || !m_workbench.analysis())
        return;
    m_workbench.session().jobs().cancelKey(planKey);
    m_isRunning = true;
    m_bar->setRange(0, 100);
    m_bar->show();
    m_export->setEnabled(false);
    using Made = std::vector<ExportSummary>;
    m_workbench.session().jobs().run<Made>(
        {.key = exportKey, .title = tr("Exporting %1").arg(m_workbench.title()), .receiver = this},
        [jobs = std::move(*wanted), state = m_workbench.state(), analysis = m_workbench.analysis(),
         support = m_workbench.support(), target = m_workbench.target(), source = m_workbench.path(),
         out = std::filesystem::path(m_folder->text().toStdString())](const TaskContext &context) {
            return runExports(jobs, state, *analysis, support, target, source, out, true, context);
        },
        [this](Result<Made> made) {
            m_isRunning = false;
            m_bar->hide();
            if (!made) {
                setTextRole(m_verdict, TextRole::Failed);
                m_verdict->setText(errorText(made.error()));
                showExisting();
                Q_EMIT exported(false);
                return;
            }
            showResult(*made);
        });
}

void ExportDialog::showResult(const std::vector<ExportSummary> &summaries)
{
    m_isWritten = true;
    m_result->clear();
    m_result->setHeaderLabels({tr("File"), tr("Size"), {}});
    bool isWhole = true;
    for (const ExportSummary &summary : summaries) {
        auto *format = new QTreeWidgetItem(
            m_result, {QString::fromStdString(summary.format + ": " + printable(summary.folder.string()))});
        if (summary.refusal) {
            isWhole = false;
            format->setText(0,
                            tr("%1: not written: %2")
                                .arg(QString::fromStdString(summary.format),
                                     QString::fromStdString(printable(summary.refusal->reason))));
            for (const std::string &node : summary.refusal->nodes)
                new QTreeWidgetItem(format, {QString::fromStdString(printable(node))});
        }
        for (const auto &file : summary.files) {
            const QString path = QString::fromStdString(file.string());
            const std::string name = file.lexically_relative(summary.folder).string();
            new QTreeWidgetItem(format,
                                {QString::fromStdString(printable(name)),
                                 bytesText(static_cast<std::uint64_t>(QFileInfo(path).size()))});
        }
        format->setExpanded(true);
    }
    for (QWidget *asked : {static_cast<QWidget *>(m_formats), static_cast<QWidget *>(m_optionsTitle),
                           static_cast<QWidget *>(m_options), static_cast<QWidget *>(m_existing)})
        asked->hide();
    m_folder->setReadOnly(true);
    m_browse->hide();
    setTextRole(m_verdict, isWhole ? TextRole::Passed : TextRole::Failed);
    m_verdict->setText(isWhole ? tr("Written. %1").arg(verdictLine())
                               : tr("Not everything was written; the reasons stand above."));
    m_openFolder->show();
    m_export->hide();
    m_cancel->setText(tr("Close"));
    m_workbench.markSaved();
    Q_EMIT exported(isWhole);
}

} // namespace espalier
