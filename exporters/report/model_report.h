// SPDX-License-Identifier: Apache-2.0
// Everything that one run found out about one model, as plain values (product.md, "JSON report", schema version 1).
#pragma once

#include "exporters/exporter.h"
#include "model/graph/find_faults.h"
#include "model/graph/model.h"

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
    std::vector<ExportSummary> exports;
    std::map<std::string, double> seconds; ///< by stage: load, analyse, rewrite, verify, export
    std::vector<Error> errors;

    /// The highest exit code that anything here stands for.
    [[nodiscard]] int exitCode() const;
};

/// Adds findings with the names by which users address their nodes.
void addFindings(ModelReport &report, const Model &model, const std::vector<Finding> &findings);

/// `{"espalier": …, "schema": 1, "models": […]}`. Names that are no UTF-8 are made printable; NaN and infinities are null.
[[nodiscard]] std::string jsonReport(const std::vector<ModelReport> &models);
/// The same for reading on a terminal; every name made printable.
[[nodiscard]] std::string tableReport(const ModelReport &report);

/// Writes a report in the format that the file's ending names (.json). Errors: CommandLine (no such format), ExportFailed.
[[nodiscard]] Result<void> writeReport(const std::vector<ModelReport> &models, const std::filesystem::path &file);

} // namespace espalier
