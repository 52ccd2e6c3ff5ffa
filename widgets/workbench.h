// SPDX-License-Identifier: Apache-2.0
// One tab: the document, the chosen target, the selection, and the jobs that keep all that follows from them
// up to date. Panels and canvas only listen and ask.
#pragma once

#include "model/compute/compare_every_tensor.h"
#include "model/document/history.h"
#include "model/document/model_diff.h"
#include "model/layout/layout.h"
#include "model/targets/support_report.h"
#include "rewrites/apply.h"
#include "rewrites/cut.h"
#include "rewrites/fit.h"
#include "widgets/analysis.h"
#include "widgets/canvas/overlay.h"
#include "widgets/session.h"

#include <QObject>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace espalier {

/// One state of the document.
struct DocumentState {
    Model model;
    /// What verification compares with: the model as it was last changed by hand, before any rewrite.
    Model reference;
    /// The tail and how it is fed, once the model was cut; `model` is then the front.
    std::shared_ptr<const CutResult> cut;
    std::vector<RewriteRecord> rewrites; ///< made by the step that led here
};

/// A cut that is looked at and not yet made.
struct CutDraft {
    CutPlan plan;
    std::vector<NodeId> behind; ///< nodes that move, those in their bodies included
    MergeKind merge = MergeKind::Auto;
    std::optional<Error> error; ///< why it cannot be planned as asked
    /// What merging would give, or why it cannot: by kind.
    std::map<MergeKind, Result<MergeLayout>> merges;
};

/// The model as it stands against the original, both run on the same inputs.
struct RunComparison {
    std::shared_ptr<const RecordedRun> before;
    std::shared_ptr<const RecordedRun> after;
    EveryTensor every;
};

/// GUI thread only. Signals come after the state that they speak of is in place.
class Workbench : public QObject {
    Q_OBJECT

public:
    explicit Workbench(Session &session, QObject *parent = nullptr);
    ~Workbench() override;

    [[nodiscard]] Session &session() const { return m_session; }

    // --- document
    /// Reads the file in a job; emits opened or failed. `dims` and `shapes` are fixed as the command line
    /// says.
    struct OpenRequest {
        std::filesystem::path path;
        std::vector<std::pair<std::string, std::int64_t>> dims = {};
        std::vector<std::pair<std::string, std::vector<std::int64_t>>> shapes = {};
    };
    void open(const OpenRequest &request);
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool isOpen() const { return m_history != nullptr; }
    /// Precondition of these three: isOpen().
    [[nodiscard]] const History<DocumentState> &history() const { return *m_history; }
    [[nodiscard]] const DocumentState &state() const { return m_history->current(); }
    [[nodiscard]] const Model &model() const { return state().model; }
    void undo();
    void redo();
    void goToStep(std::size_t step);
    /// A change by hand: becomes one step, and what verification compares with. Errors are emitted.
    void commitEdit(Result<Model> model, Message label);
    void commit(DocumentState state, Message label);
    void markSaved();

    // --- what follows from it
    /// Null before the first analysis; of an earlier state while a newer one is worked out (isStale).
    [[nodiscard]] std::shared_ptr<const Analysis> analysis() const { return m_analysis; }
    /// Null without a target or before the first verdicts.
    [[nodiscard]] std::shared_ptr<const SupportReport> support() const { return m_support; }
    [[nodiscard]] bool isStale() const { return m_isStale; }
    [[nodiscard]] const NodeVerdict *verdictOf(NodeId node) const;
    [[nodiscard]] Look lookOfNode(NodeId node) const;

    // --- target
    [[nodiscard]] const TargetChoice &target() const { return m_target; }
    void setTarget(const TargetChoice &choice);
    /// For plans and fixes; without a target its pointer is null.
    [[nodiscard]] FitTarget fitTarget() const;
    [[nodiscard]] bool isStrict() const { return m_isStrict; }

    // --- selection
    [[nodiscard]] const Selection &selection() const { return m_selection; }
    void select(Selection selection);
    void selectNodes(std::vector<NodeId> nodes) { select({std::move(nodes), {}}); }
    void selectValue(ValueId value) { select({{}, {value}}); }
    /// Selects a tensor because its values are wanted.
    void lookAt(ValueId value);
    /// The one selected node; invalid if there is none or several.
    [[nodiscard]] NodeId selectedNode() const;
    /// The selected tensor, or the first output of the selected node.
    [[nodiscard]] ValueId selectedValue() const;
    void goBack();
    void goForward();
    /// Node to which the canvas shall scroll.
    void reveal(NodeId node);

    // --- rewrites
    /// Applies a rule at these nodes, one step; what follows is emitted.
    void applyRuleAt(const std::string &rule, std::vector<NodeId> nodes);
    void fitToTarget();
    void verifyModel();
    /// Of the last verification of the whole model in this state; null if there was none.
    [[nodiscard]] std::shared_ptr<const Verification> verification() const { return m_verification; }

    // --- values
    [[nodiscard]] const RunInputs &runInputs() const { return m_runInputs; }
    void setRunInputs(RunInputs inputs);
    /// Runs the model as it stands.
    void runModel();
    /// Of the last run in this state; null if there was none.
    [[nodiscard]] std::shared_ptr<const RecordedRun> run() const { return m_run; }
    /// Runs the model as it stands and the original, and compares every tensor that both have.
    void compareTensors();
    /// Null if there was no comparison in this state. Its `after` is run().
    [[nodiscard]] std::shared_ptr<const RunComparison> comparison() const { return m_comparison; }

    // --- cut
    [[nodiscard]] const std::optional<CutDraft> &cutDraft() const { return m_cut; }
    void draftCut(const std::vector<std::string> &tensors);
    void draftAutoCut(bool movesAll);
    void setCutMerge(MergeKind merge);
    /// The line is taken up: moveCutTo() goes by where it is now, until releaseCut().
    void grabCut();
    /// Moves it over whole nodes, so that it crosses this tensor. Where that cannot be, it stays.
    void moveCutTo(ValueId tensor);
    void releaseCut() { m_grabbed.reset(); }
    void applyCutDraft();
    void dropCut();

Q_SIGNALS:
    void opened();
    /// The current state is another one.
    void modelChanged(const espalier::ModelDiff &diff);
    void analysisChanged();
    void supportChanged();
    void targetChanged();
    void selectionChanged();
    void historyChanged();
    void verificationChanged();
    /// A run, a comparison, or the inputs of the next one.
    void runChanged();
    void cutChanged();
    void revealRequested(espalier::NodeId node);
    /// The values of the selected tensor shall be seen.
    void lookRequested();
    void failed(const espalier::Error &error);
    /// A sentence for the status bar.
    void said(const QString &sentence);

private:
    [[nodiscard]] std::string key(const char *job) const;
    void startAnalysis();
    void startSupport();
    void startFixes();
    void dropRun();
    void afterMove(const Model &before);
    using CutChoice = std::function<Result<CutPlan>(const CutFacts &)>;
    void startCut(CutChoice choose);
    void runCut(CutChoice choose, bool isMove);

    Session &m_session;
    const int m_number; ///< tells the jobs of tabs apart
    std::filesystem::path m_path;
    std::unique_ptr<History<DocumentState>> m_history;
    std::shared_ptr<const Analysis> m_analysis;
    std::shared_ptr<const SupportReport> m_support;
    std::shared_ptr<const Verification> m_verification;
    RunInputs m_runInputs;
    std::shared_ptr<const RecordedRun> m_run;
    std::shared_ptr<const RunComparison> m_comparison;
    std::optional<CutDraft> m_cut;
    std::optional<CutPlan> m_grabbed; ///< the plan that moves of the line start from
    TargetChoice m_target;
    bool m_isStrict = false;
    bool m_isStale = false;
    Selection m_selection;
    std::vector<Selection> m_visited;
    std::size_t m_place = 0;
};

} // namespace espalier
