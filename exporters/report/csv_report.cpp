// SPDX-License-Identifier: Apache-2.0
// The nodes that a target does not run, as a table for spreadsheets (RFC 4180).
#include "exporters/report/model_report.h"

namespace espalier {

namespace {

/// Quoted where it must be. A text that a spreadsheet would take for a formula begins with an apostrophe:
/// names in models are not to be trusted.
std::string cell(const std::string &text)
{
    std::string shown = printable(text);
    if (!shown.empty() && std::string_view("=+-@").find(shown.front()) != std::string_view::npos)
        shown.insert(shown.begin(), '\'');
    if (shown.find_first_of(",\"\r\n") == std::string::npos)
        return shown;
    std::string out = "\"";
    for (const char c : shown)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string row(const std::vector<std::string> &cells)
{
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i)
        out += (i == 0 ? "" : ",") + cell(cells[i]);
    return out + "\r\n";
}

void addRows(std::string &out, const ModelReport &report, const ReportedTarget &target, const char *stage)
{
    for (const ReportedNode &node : target.notSupported) {
        std::string fixes;
        for (const std::string &fix : node.fixes)
            fixes += (fixes.empty() ? "" : " ") + fix;
        out += row({report.path.string(), target.target, target.device, stage, node.node, node.op,
                    node.verdict, node.code, node.reason, fixes});
    }
}

} // namespace

std::string csvReport(const std::vector<ModelReport> &models)
{
    std::string out =
        row({"model", "target", "device", "stage", "node", "op", "verdict", "code", "reason", "fixes"});
    for (const ModelReport &report : models) {
        for (const ReportedTarget &target : report.targets)
            addRows(out, report, target, "before");
        for (const ReportedTarget &target : report.result)
            addRows(out, report, target, "after");
    }
    return out;
}

} // namespace espalier
