// SPDX-License-Identifier: Apache-2.0
// Export: which formats, with which options, where to; then what was written.
#pragma once

#include "exporters/exporter.h"
#include "widgets/forms/option_form.h"
#include "widgets/workbench.h"

#include <QDialog>
#include <map>

class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace espalier {

/// What an export needs, as values for a job. The C++ of a cut belongs to the state that it was cut in.
struct ExportJob {
    const Exporter *exporter = nullptr;
    OptionValues options;
};

/// Writes `jobs` one after the other; the first error ends it.
[[nodiscard]] Result<std::vector<ExportSummary>>
runExports(const std::vector<ExportJob> &jobs, const DocumentState &state, const Analysis &analysis,
           const std::shared_ptr<const SupportReport> &support, const TargetChoice &target,
           const std::filesystem::path &source, const std::filesystem::path &out, bool replace,
           const TaskContext &context);

/// What an export would write.
struct PlannedExport {
    std::string format;
    std::optional<ExportRefusal> refusal;
    struct File {
        std::string name; ///< in the folder of the format
        std::uint64_t bytes = 0;
    };
    std::vector<File> files;
};

/// Exports into a folder for the moment, and looks what is there. Errors: as exportModel.
[[nodiscard]] Result<std::vector<PlannedExport>>
planExports(const std::vector<ExportJob> &jobs, const DocumentState &state, const Analysis &analysis,
            const std::shared_ptr<const SupportReport> &support, const TargetChoice &target,
            const std::filesystem::path &source, const TaskContext &context);

class ExportDialog : public QDialog {
    Q_OBJECT

public:
    explicit ExportDialog(Workbench &workbench, QWidget *parent = nullptr);
    ~ExportDialog() override;

    void setFolder(const QString &folder);
    void choose(const std::string &format, bool isChosen);
    /// Exports what is ticked; returns at once.
    void start();

Q_SIGNALS:
    void exported(bool isWhole);
    /// The list of files is up to date with what is asked for.
    void planned();

private:
    [[nodiscard]] QString stateOf(const Exporter &exporter) const;
    [[nodiscard]] QString verdictLine() const;
    void showExisting();
    [[nodiscard]] QString formatAt(int row) const;
    /// What is ticked, with its options; an error of an option is shown unless it is for the plan only.
    [[nodiscard]] Result<std::vector<ExportJob>> jobs();
    void startPlan();
    void showPlan();
    void showResult(const std::vector<ExportSummary> &summaries);

    Workbench &m_workbench;
    QListWidget *m_formats;
    QLabel *m_optionsTitle;
    QStackedWidget *m_options;
    std::vector<OptionForm *> m_forms;
    QLineEdit *m_folder;
    QLabel *m_existing;
    QLabel *m_verdict;
    QTreeWidget *m_result; ///< files to be written, then those that were
    QPushButton *m_export;
    QPushButton *m_openFolder;
    QPushButton *m_browse;
    QPushButton *m_cancel;
    QProgressBar *m_bar;
    bool m_isRunning = false;
    bool m_isWritten = false;
    std::optional<Result<std::vector<PlannedExport>>> m_plan; ///< nullopt: under way, or not made
};

} // namespace espalier
