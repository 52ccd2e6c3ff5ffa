// SPDX-License-Identifier: Apache-2.0
// The report as Markdown, for an issue or a merge request.
#include "exporters/report/model_report.h"

#include <map>

namespace espalier {

namespace {

/// Text that stays text: no markup, no link and no table cell comes of a name in a model.
std::string plain(const std::string &text)
{
    std::string out;
    for (const char c : printable(text)) {
        if (std::string_view("\\`*_{}[]<>()#+-.!|~&:@").find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

void addTarget(std::string &out, const ReportedTarget &target)
{
    const SupportCounts &counts = target.counts;
    out += "### " + plain(target.target + "/" + target.device) + "\n\n" + std::to_string(counts.supported)
        + " of " + std::to_string(counts.nodes) + " nodes are supported, " + std::to_string(counts.fallback)
        + " fall back, " + std::to_string(counts.assumed) + " are assumed.\n\n";
    if (target.notSupported.empty())
        return;
    struct Cause {
        std::size_t count = 0;
        std::string first;
        std::vector<std::string> fixes;
    };
    std::map<std::vector<std::string>, Cause> causes;
    for (const ReportedNode &node : target.notSupported) {
        Cause &cause = causes[{node.verdict, node.op, node.reason}];
        if (cause.count++ == 0) {
            cause.first = node.node;
            cause.fixes = node.fixes;
        }
    }
    out +=
        "| nodes | operator | verdict | reason | fixes | first |\n| ---: | --- | --- | --- | --- | --- |\n";
    for (const auto &[key, cause] : causes) {
        std::string fixes;
        for (const std::string &fix : cause.fixes)
            fixes += (fixes.empty() ? "" : ", ") + plain(fix);
        out += "| " + std::to_string(cause.count) + " | " + plain(key[1]) + " | " + plain(key[0]) + " | "
            + plain(key[2]) + " | " + fixes + " | " + plain(cause.first) + " |\n";
    }
    out += "\n";
}

void addModel(std::string &out, const ModelReport &report)
{
    out += "# " + plain(report.path.filename().string()) + "\n\n";
    if (report.isOpen) {
        out += std::to_string(report.nodes) + " nodes, " + std::to_string(report.parameters) + " parameters, "
            + (report.macs ? std::to_string(*report.macs) : std::string("an unknown number of"))
            + " MACs, IR " + std::to_string(report.irVersion);
        for (const OpsetImport &import : report.opsets)
            out += ", opset " + (import.domain.empty() ? "" : plain(import.domain) + " ")
                + std::to_string(import.version);
        out += "\n\n| operator | nodes |\n| --- | ---: |\n";
        for (const auto &[op, count] : report.ops)
            out += "| " + plain(op) + " | " + std::to_string(count) + " |\n";
        out += "\n";
    }
    if (!report.targets.empty())
        out += "## Before\n\n";
    for (const ReportedTarget &target : report.targets)
        addTarget(out, target);
    if (!report.result.empty())
        out += "## Result\n\n";
    for (const ReportedTarget &target : report.result)
        addTarget(out, target);
    for (const ReportedFinding &finding : report.findings)
        out += "- " + finding.severity + ": " + plain(finding.text)
            + (finding.node.empty() ? "" : " (" + plain(finding.node) + ")") + "\n";
    for (const ExportSummary &summary : report.exports) {
        if (summary.refusal)
            out += "- " + plain(summary.format) + " not written: " + plain(summary.refusal->reason) + "\n";
        for (const auto &file : summary.files)
            out += "- " + plain(summary.format) + ": " + plain(file.string()) + "\n";
    }
    for (const Error &error : report.errors)
        out += "- error: " + plain(error.line()) + "\n";
    out += "\n";
}

} // namespace

std::string markdownReport(const std::vector<ModelReport> &models)
{
    std::string out;
    for (const ModelReport &report : models)
        addModel(out, report);
    return out;
}

} // namespace espalier
