// SPDX-License-Identifier: Apache-2.0
// What holds for reports of every format.
#include "exporters/report/model_report.h"

#include "model/graph/name_authority.h"
#include "model/io/write_file.h"

#include <algorithm>

namespace espalier {

namespace {

const char *severityName(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Note:
        return "note";
    case Finding::Severity::Warning:
        return "warning";
    case Finding::Severity::Broken:
        break;
    }
    return "broken";
}

} // namespace

int ModelReport::exitCode() const
{
    int code = 0;
    for (const Error &error : errors)
        code = std::max(code, espalier::exitCode(error.code));
    for (const ExportSummary &each : exports)
        code = std::max(code, each.refusal ? 1 : 0);
    return code;
}

void addFindings(ModelReport &report, const Model &model, const std::vector<Finding> &findings)
{
    if (findings.empty())
        return;
    const auto names = nodeNames(model);
    for (const Finding &finding : findings) {
        const auto name = names.find(finding.node);
        report.findings.push_back({severityName(finding.severity), finding.code, finding.message.english(),
                                   name != names.end() ? name->second : std::string()});
    }
}

Result<void> writeReport(const std::vector<ModelReport> &models, const std::filesystem::path &file)
{
    if (file.extension() != ".json")
        return fail(makeError(ErrorCode::CommandLine, "no_such_report",
                              {QT_TRANSLATE_NOOP("report", "a report cannot be written as “%1”"),
                               file.extension().string()})
                        .withFile(file.string())
                        .withRemedy(QT_TRANSLATE_NOOP("report", "end its name in .json, or use - for a table")));
    return writeFile(file, jsonReport(models));
}

} // namespace espalier
