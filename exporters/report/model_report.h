// SPDX-License-Identifier: Apache-2.0
// Everything that one run found out about one model, as plain values (product.md, "JSON report", schema
// version 1).
#pragma once

#include "exporters/exporter.h"
#include "model/compute/compare_every_tensor.h"
#include "model/graph/find_faults.h"
#include "model/graph/model.h"
#include "model/statistics/macs.h"
#include "model/targets/support_report.h"
#include "rewrites/apply.h"
#include "rewrites/merge.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace espalier {

struct ReportedFinding {
    std::string severity; ///< note, warning, broken
    std::string code;
    std::string text;
    std::string node; ///< or empty
};

/// A node that the target does not run as it stands.
struct ReportedNode {
    std::string node;
    std::string op;
    std::string verdict;
    std::string code;
    std::string reason;
    std::vector<std::string> fixes;
};

/// What one device of one target makes of the model.
struct ReportedTarget {
    std::string target;
    std::string device;
    SupportCounts counts;
    std::optional<std::int64_t> macsSupported;
    std::vector<ReportedNode> notSupported;
    std::vector<ReportedFinding> findings;

    [[nodiscard]] bool isFullySupported() const { return counts.supported == counts.nodes; }
};

/// A rewrite that was made.
struct ReportedRewrite {
    std::string rule; ///< `cut` for a cut
    std::string ruleClass; ///< exact, approximate, retrain, cut
    std::vector<std::string> nodes;
    std::optional<double> error; ///< of its region; nullopt: not verified
    std::vector<std::string> followedBy; ///< rules that a plan applied to what this one wrote
    double bound = 0; ///< of approximate rules: the error that they allow
};

struct ReportedCut {
    MergeLayout layout;
    std::uint64_t macsMoved = 0;
    std::uint64_t bytesCrossing = 0;
    std::size_t nodesMoved = 0;
};

struct ModelReport {
    std::filesystem::path path;
    bool isOpen = false; ///< what follows up to `findings` is known
    std::int64_t irVersion = 0;
    std::vector<OpsetImport> opsets;
    std::size_t nodes = 0;
    std::int64_t parameters = 0;
    std::optional<std::int64_t> macs;
    std::optional<std::uint64_t> peakActivationBytes;
    std::map<std::string, std::size_t> ops;
    std::vector<ReportedFinding> findings;
    std::vector<ReportedTarget> targets; ///< before any rewrite
    std::vector<ReportedRewrite> rewrites;
    std::optional<ReportedCut> cut;
    std::optional<EveryTensor> comparison; ///< of all tensors by name, where asked for or the outputs differ
    std::optional<Verification> verification; ///< of the result against the original; nullopt: not asked for
    std::vector<ReportedTarget> result; ///< of the model as it is exported
    std::vector<ExportSummary> exports;
    std::map<std::string, double> seconds; ///< by stage: load, analyse, rewrite, verify, export
    std::vector<Error> errors;

    /// The highest exit code that anything here stands for.
    [[nodiscard]] int exitCode() const;
};

/// The verdicts as they are reported, with the names by which users address nodes.
[[nodiscard]] ReportedTarget reportedTarget(const Model &model, const SupportReport &support,
                                            const MacCount &macs);
/// A rewrite as it is reported; `rules` are those of the run.
[[nodiscard]] ReportedRewrite reportedRewrite(const RewriteRecord &record, const RuleSet &rules);
/// Adds findings with the names by which users address their nodes.
void addFindings(ModelReport &report, const Model &model, const std::vector<Finding> &findings);

/// `{"espalier": …, "schema": 1, "models": […]}`. Names that are no UTF-8 are made printable; NaN and
/// infinities are null.
[[nodiscard]] std::string jsonReport(const std::vector<ModelReport> &models);
/// The nodes that a target does not run, one a row, before and after.
[[nodiscard]] std::string csvReport(const std::vector<ModelReport> &models);
/// Counts, causes and files for an issue; no name in a model becomes markup.
[[nodiscard]] std::string markdownReport(const std::vector<ModelReport> &models);
/// The same for reading on a terminal; every name made printable.
[[nodiscard]] std::string tableReport(const ModelReport &report);

/// Writes a report in the format that the file's ending names (.json, .md, .csv). Errors: CommandLine (no
/// such format), ExportFailed.
[[nodiscard]] Result<void> writeReport(const std::vector<ModelReport> &models,
                                       const std::filesystem::path &file);

} // namespace espalier
