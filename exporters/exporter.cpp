// SPDX-License-Identifier: Apache-2.0
// The steps that all formats share: choosing one, refusing, writing the folder and its manifest.
#include "exporters/exporter.h"

#include "exporters/manifest.h"
#include "model/base/log.h"
#include "model/base/version.h"
#include "model/graph/find_faults.h"
#include "model/graph/name_authority.h"
#include "model/targets/support_report.h"

#include <algorithm>

namespace espalier {

namespace {

/// Share of the time that hashing takes.
constexpr double hashShare = 0.3;

std::string formatNames()
{
    std::string names;
    for (const auto &exporter : exporters())
        names += (names.empty() ? "" : ", ") + std::string(exporter->id());
    return names;
}

} // namespace

std::optional<ExportRefusal> Exporter::refuse(const ExportRequest & /*request*/) const
{
    return std::nullopt;
}

std::optional<ExportRefusal> refuseUnsupported(const ExportRequest &request)
{
    ExportRefusal refusal;
    const auto names = nodeNames(request.model);
    for (const NodeVerdict &verdict : request.support->verdicts()) {
        if (verdict.isSupported())
            continue;
        if (refusal.nodes.empty()) {
            refusal.code = verdict.code;
            refusal.reason = verdict.reason.english();
        }
        refusal.nodes.push_back(names.at(verdict.node));
    }
    return refusal.nodes.empty() ? std::nullopt : std::optional(std::move(refusal));
}

const std::vector<std::unique_ptr<Exporter>> &exporters()
{
    static const auto all = Exporter::all();
    return all;
}

const Exporter *findExporter(std::string_view id)
{
    const auto &all = exporters();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto &exporter) { return exporter->id() == id; });
    return found == all.end() ? nullptr : found->get();
}

Result<ExportChoice> parseExport(std::string_view text)
{
    const std::size_t colon = text.find(':');
    const std::string id(text.substr(0, colon));
    const Exporter *exporter = findExporter(id);
    if (exporter == nullptr)
        return fail(makeError(ErrorCode::CommandLine, "unknown_format",
                              {QT_TRANSLATE_NOOP("exporters", "there is no export format “%1”"), id})
                        .withRemedy({QT_TRANSLATE_NOOP("exporters", "the formats are %1"), formatNames()}));
    const std::string_view given =
        colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    auto options = parseOptions(exporter->options(), given);
    if (!options)
        return fail(options.error());
    return ExportChoice{exporter, *std::move(options)};
}

Result<ExportSummary> exportModel(const Exporter &exporter, const ExportRequest &request,
                                  const std::filesystem::path &out, bool replace, const TaskContext &context)
{
    if (auto broken = firstBroken(request.model, findFaults(request.model, context)))
        return fail(*std::move(broken));
    ExportSummary summary;
    summary.format = exporter.id();
    summary.folder = out / request.stem / summary.format;
    if (exporter.needsSupport() && request.support == nullptr)
        return fail(
            makeError(ErrorCode::CommandLine, "no_target",
                      {QT_TRANSLATE_NOOP("exporters", "%1 is written for a device, and none is named"),
                       summary.format})
                .withRemedy(QT_TRANSLATE_NOOP("exporters", "name one with --target TARGET/DEVICE")));
    summary.refusal = exporter.refuse(request);
    if (summary.refusal) {
        areaLog("exporters").info("{}: refused: {}", summary.format, summary.refusal->code);
        return summary;
    }
    auto folder = OutputFolder::create(summary.folder, replace);
    if (!folder)
        return fail(folder.error());
    if (auto written = exporter.write(request, *folder, context.part(0, 1 - hashShare)); !written)
        return fail(written.error());
    const ManifestEntry entry{std::string(programVersion),
                              summary.format,
                              request.modelName,
                              request.target,
                              request.recipe,
                              request.options,
                              retrainMarks(request.model)};
    if (auto written = writeManifest(entry, *folder, context.part(1 - hashShare, 1)); !written)
        return fail(written.error());
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    if (auto done = folder->commit(); !done)
        return fail(done.error());
    areaLog("exporters")
        .info("{}: wrote {} files to {}", summary.format, folder->files().size(),
              printable(summary.folder.string()));
    for (const std::string &file : folder->files())
        summary.files.push_back(summary.folder / file);
    return summary;
}

} // namespace espalier
