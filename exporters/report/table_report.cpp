// SPDX-License-Identifier: Apache-2.0
// The report as text for a terminal.
#include "exporters/report/model_report.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace espalier {

namespace {

/// `1234567` as `1.23 M`; numbers under 10,000 as they are.
std::string roundNumber(double value)
{
    static constexpr std::array<const char *, 5> units{"", " k", " M", " G", " T"};
    if (value < 10000) {
        return std::to_string(static_cast<long long>(value));
    }
    std::size_t unit = 0;
    while (value >= 1000 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    std::array<char, 32> text{};
    (void)std::snprintf(text.data(), text.size(), "%.3g%s", value, units[unit]);
    return text.data();
}

std::string headLine(const ModelReport &report)
{
    std::string out = std::to_string(report.nodes) + " nodes, " + roundNumber(static_cast<double>(report.parameters))
        + " parameters, " + (report.macs ? roundNumber(static_cast<double>(*report.macs)) : std::string("? "))
        + " MACs, ";
    out += report.peakActivationBytes ? roundNumber(static_cast<double>(*report.peakActivationBytes)) + "B" : "? B";
    out += " of activations, IR " + std::to_string(report.irVersion) + ", opset";
    for (const OpsetImport &import : report.opsets)
        out += " " + (import.domain.empty() ? "" : printable(import.domain) + " ") + std::to_string(import.version);
    return out + "\n";
}

} // namespace

std::string tableReport(const ModelReport &report)
{
    std::string out = printable(report.path.string()) + "\n";
    if (report.isOpen) {
        out += "  " + headLine(report);
        std::vector<std::pair<std::string, std::size_t>> ops(report.ops.begin(), report.ops.end());
        std::stable_sort(ops.begin(), ops.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
        for (const auto &[op, count] : ops) {
            std::array<char, 16> number{};
            (void)std::snprintf(number.data(), number.size(), "%8zu  ", count);
            out += number.data() + printable(op) + "\n";
        }
    }
    for (const ReportedFinding &finding : report.findings)
        out += "  " + finding.severity + ": " + finding.code + ": "
            + (finding.node.empty() ? "" : printable(finding.node) + ": ") + finding.text + "\n";
    for (const ExportSummary &summary : report.exports) {
        if (summary.refusal)
            out += "  " + summary.format + ": not written: " + printable(summary.refusal->reason) + "\n";
        for (const auto &file : summary.files)
            out += "  " + summary.format + ": " + printable(file.string()) + "\n";
    }
    return out;
}

} // namespace espalier
