// SPDX-License-Identifier: Apache-2.0
// One model on its way from file to exports.
#pragma once

#include "app/request.h"
#include "exporters/report/model_report.h"
#include "model/compute/evaluate.h"
#include "model/shapes/infer_types.h"
#include "model/targets/support_report.h"
#include "rewrites/fit.h"
#include "rewrites/rule_set.h"

#include <optional>
#include <string>
#include <vector>

namespace espalier {

/// The steps in the order that product.md fixes. Each returns false when the rest cannot be done; the report
/// says why.
class ModelRun {
public:
    /// `targets` and `rules` outlive the run. `stem` names its exports.
    ModelRun(const Request &request, const std::vector<FitTarget> &targets, const RuleSet &rules,
             const std::filesystem::path &path, std::string stem, TaskContext context = {});

    /// Does not print. `explanations` takes what `--explain` asked for.
    [[nodiscard]] ModelReport run(std::string &explanations) &&;

private:
    bool failed(Error error);
    bool open();
    bool bindInputs();
    bool fixShapes();
    void analyse();
    void judgeOriginal();
    void explainNodes(std::string &explanations);

    bool rewrite();
    bool simplify();
    bool applyRules();
    bool applyOne(const RuleRequest &wanted);
    bool fit();
    bool cut();
    bool take(Rewritten rewritten);
    /// Compares with the original, if anything was rewritten.
    bool verify();
    void judgeResult();

    void drawResult();
    void findNonFinite(const Model &model, const NamedTensors &inputs, const NamedTensors &outputs);
    [[nodiscard]] Result<EveryTensor> compareRuns(const NamedTensors &inputs) const;
    void compareTensors();
    void evaluateResult();
    void writeExports();
    [[nodiscard]] Result<NamedTensors> givenOrDrawn() const;
    [[nodiscard]] std::optional<std::size_t> targetOf(const Exporter &exporter) const;
    [[nodiscard]] bool isRewritten() const { return !m_report.rewrites.empty() || m_cut.has_value(); }
    [[nodiscard]] std::vector<SupportReport> judge(const Model &model, const TypeReport &types,
                                                   std::vector<ReportedTarget> &reported) const;

    const Request &m_request;
    const std::vector<FitTarget> &m_targets;
    const RuleSet &m_rules;
    std::string m_stem;
    TaskContext m_context;
    Model m_original; ///< with its shapes fixed
    TypeReport m_originalTypes;
    Model m_model; ///< as far as it is rewritten; the front of a cut
    TypeReport m_types;
    std::optional<CutResult> m_cut;
    /// What was cut, kept for its picture.
    struct Whole {
        Model model;
        TypeReport types;
        CutPlan plan;
    };
    std::optional<Whole> m_whole;
    NamedTensors m_inputs;
    NamedTensors m_vectors; ///< of a verified cut
    std::vector<SupportReport> m_support; ///< of m_model, by target asked for
    ModelReport m_report;
};

} // namespace espalier
