// SPDX-License-Identifier: Apache-2.0
// What holds for reports of every format.
#include "exporters/report/model_report.h"

#include "model/graph/name_authority.h"
#include "model/io/write_file.h"
#include "model/statistics/node_counts.h"

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

std::vector<ReportedFinding> reported(const Model &model, const std::vector<Finding> &findings)
{
    std::vector<ReportedFinding> out;
    if (findings.empty())
        return out;
    const auto names = nodeNames(model);
    for (const Finding &finding : findings) {
        const auto name = names.find(finding.node);
        out.push_back({severityName(finding.severity), finding.code, finding.message.english(),
                       name != names.end() ? name->second : std::string()});
    }
    return out;
}

} // namespace

int ModelReport::exitCode() const
{
    int code = 0;
    for (const Error &error : errors)
        code = std::max(code, espalier::exitCode(error.code));
    for (const ReportedTarget &each : result)
        code = std::max(code, each.isFullySupported() ? 0 : 1);
    for (const ExportSummary &each : exports)
        code = std::max(code, each.refusal ? 1 : 0);
    if (verification && !verification->passed)
        code = std::max(code, 1);
    return code;
}

ReportedTarget reportedTarget(const Model &model, const SupportReport &support, const MacCount &macs)
{
    ReportedTarget out;
    out.target = support.target();
    out.device = support.device();
    out.counts = support.counts();
    const auto names = nodeNames(model);
    out.macsSupported = 0;
    for (const NodeVerdict &verdict : support.verdicts()) {
        if (verdict.isSupported()) {
            const auto own = macs.of(verdict.node);
            out.macsSupported =
                own && out.macsSupported ? std::optional(*out.macsSupported + *own) : std::nullopt;
            continue;
        }
        const auto name = names.find(verdict.node);
        out.notSupported.push_back({name != names.end() ? name->second : std::string(),
                                    operatorName(model.node(verdict.node)),
                                    std::string(verdictName(verdict.verdict)), verdict.code,
                                    verdict.reason.english(), verdict.fixes});
    }
    out.findings = reported(model, support.findings());
    return out;
}

ReportedRewrite reportedRewrite(const RewriteRecord &record, const RuleSet &rules)
{
    ReportedRewrite out;
    out.rule = record.rule;
    out.ruleClass = std::string(ruleClassName(record.ruleClass));
    out.nodes = record.nodes;
    out.error = record.verification.error;
    out.followedBy = record.followedBy;
    if (const Rule *rule = rules.find(record.rule))
        out.bound = rule->spec().errorBound;
    for (const std::string &id : record.followedBy) {
        if (const Rule *rule = rules.find(id))
            out.bound += rule->spec().errorBound;
    }
    return out;
}

void addFindings(ModelReport &report, const Model &model, const std::vector<Finding> &findings)
{
    std::vector<ReportedFinding> more = reported(model, findings);
    report.findings.insert(report.findings.end(), more.begin(), more.end());
}

Result<void> writeReport(const std::vector<ModelReport> &models, const std::filesystem::path &file)
{
    using Format = std::string (*)(const std::vector<ModelReport> &);
    static const std::map<std::string, Format> formats{
        {".json", &jsonReport}, {".md", &markdownReport}, {".csv", &csvReport}};
    // `.netron.json` is a format of its own, not JSON's.
    const std::string inner = file.stem().extension().string();
    const std::string ending =
        (inner == ".netron" || inner == ".modelexplorer" ? inner : std::string()) + file.extension().string();
    const auto format = formats.find(ending);
    if (format == formats.end()) {
        std::string endings;
        for (const auto &[each, write] : formats)
            endings += (endings.empty() ? "" : ", ") + each;
        return fail(
            makeError(ErrorCode::CommandLine, "no_such_report",
                      {QT_TRANSLATE_NOOP("report", "a report cannot be written as “%1”"), ending})
                .withFile(file.string())
                .withRemedy({QT_TRANSLATE_NOOP("report", "end its name in one of %1, or use - for a table"),
                             endings}));
    }
    return writeFile(file, format->second(models));
}

} // namespace espalier
