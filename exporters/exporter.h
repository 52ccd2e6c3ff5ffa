// SPDX-License-Identifier: Apache-2.0
// What every export format is behind: one object with an id, options as data and a way to write.
#pragma once

#include "exporters/option_spec.h"
#include "exporters/output_folder.h"
#include "model/compute/evaluate.h"
#include "model/graph/model.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace espalier {

class ModelFacts;
class SupportReport;
struct CutResult;

/// One export of one model.
struct ExportRequest {
    Model model;
    /// Facts about this same model; must be there for formats that need them. Not owned.
    const ModelFacts *facts = nullptr;
    /// Verdicts on this model for the first target asked for; null if none was. Not owned.
    const SupportReport *support = nullptr;
    /// The cut that `model` is the front of; null if nothing was cut or merged. Not owned.
    const CutResult *cut = nullptr;
    /// Tensors of one run that verification made, by name: values of the inputs of `cut->tail` and of the
    /// original outputs. What is missing, the format draws and computes itself.
    NamedTensors vectors;
    OptionValues options; ///< of the exporter, all of them: makeOptions
    std::string stem; ///< of the files: StemNames
    std::string modelName; ///< file name of the model it all began with, for the manifest
    std::string target; ///< `tnn/gpu-opencl`, or empty
    std::string recipe; ///< name of the recipe, or empty
};

/// Nodes that keep a model from being written, and why: nothing was written, and it is not an error.
struct ExportRefusal {
    std::string code;
    std::string reason;
    std::vector<std::string> nodes; ///< as users address them
};

/// What an export did.
struct ExportSummary {
    std::string format;
    std::filesystem::path folder;
    std::vector<std::filesystem::path> files; ///< the manifest last; none if refused
    std::optional<ExportRefusal> refusal;
};

/// One format. Objects are immutable; any thread may use them.
class Exporter {
public:
    Exporter() = default;
    virtual ~Exporter() = default;
    Exporter(const Exporter &) = delete;
    Exporter &operator=(const Exporter &) = delete;
    Exporter(Exporter &&) = delete;
    Exporter &operator=(Exporter &&) = delete;

    /// One of each format, by id. The list is made by the build from the folders here.
    [[nodiscard]] static std::vector<std::unique_ptr<Exporter>> all();

    [[nodiscard]] virtual std::string_view id() const = 0;
    [[nodiscard]] virtual Message title() const = 0;
    [[nodiscard]] virtual std::vector<OptionSpec> options() const { return {}; }
    /// Whether request.facts must be set.
    [[nodiscard]] virtual bool needsFacts() const { return false; }
    /// Whether request.support, by the verdicts of the target of this exporter, must be set.
    [[nodiscard]] virtual bool needsSupport() const { return false; }
    /// What keeps the model from being written, before anything is. Reads only.
    [[nodiscard]] virtual std::optional<ExportRefusal> refuse(const ExportRequest &request) const;
    /// Writes the files, not the manifest. Errors: ExportFailed (I/O, a limit of the format), Cancelled.
    [[nodiscard]] virtual Result<void> write(const ExportRequest &request, OutputFolder &folder,
                                             const TaskContext &context) const = 0;
};

/// The refusal of a format that needs every node supported, with the first reason and all nodes; nullopt if
/// they are.
[[nodiscard]] std::optional<ExportRefusal> refuseUnsupported(const ExportRequest &request);

/// All formats, by id; they live as long as the program.
[[nodiscard]] const std::vector<std::unique_ptr<Exporter>> &exporters();
/// Null if there is none of this id.
[[nodiscard]] const Exporter *findExporter(std::string_view id);

/// `FORMAT[:KEY=VALUE,…]` as on the command line. Errors (CommandLine): no such format; see makeOptions.
struct ExportChoice {
    const Exporter *exporter = nullptr;
    OptionValues options;
};
[[nodiscard]] Result<ExportChoice> parseExport(std::string_view text);

/// Writes the model into `out/<stem>/<format>`: all files and the manifest, or nothing. A refusal is a
/// summary, not an error. Errors: BrokenModel (the model's first fault), ExportFailed (see
/// OutputFolder::create and Exporter::write), Cancelled.
[[nodiscard]] Result<ExportSummary> exportModel(const Exporter &exporter, const ExportRequest &request,
                                                const std::filesystem::path &out, bool replace,
                                                const TaskContext &context = {});

} // namespace espalier
