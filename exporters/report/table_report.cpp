// SPDX-License-Identifier: Apache-2.0
// The report as text for a terminal.
#include "exporters/report/model_report.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

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

std::string byteText(std::uint64_t bytes)
{
    const std::string number = roundNumber(static_cast<double>(bytes));
    return number + (number.find(' ') == std::string::npos ? " B" : "B");
}

std::string headLine(const ModelReport &report)
{
    std::string out = std::to_string(report.nodes) + " nodes, "
        + roundNumber(static_cast<double>(report.parameters)) + " parameters, "
        + (report.macs ? roundNumber(static_cast<double>(*report.macs)) : std::string("? ")) + " MACs, ";
    out += report.peakActivationBytes ? byteText(*report.peakActivationBytes) : "? B";
    out += " of activations, IR " + std::to_string(report.irVersion) + ", opset";
    for (const OpsetImport &import : report.opsets)
        out += " " + (import.domain.empty() ? "" : printable(import.domain) + " ")
            + std::to_string(import.version);
    return out + "\n";
}

/// One line of counts, then the nodes that are not supported, those of one reason together.
std::string targetLines(const ReportedTarget &target, const std::optional<std::int64_t> &macs)
{
    std::string out = "  " + target.target + "/" + target.device + ": "
        + std::to_string(target.counts.supported) + " of " + std::to_string(target.counts.nodes) + " nodes";
    if (macs && *macs > 0 && target.macsSupported) {
        std::array<char, 32> share{};
        (void)std::snprintf(share.data(), share.size(), ", %.1f %% of MACs",
                            100.0 * static_cast<double>(*target.macsSupported) / static_cast<double>(*macs));
        out += share.data();
    }
    out += ", " + std::to_string(target.counts.fallback) + " fall back, "
        + std::to_string(target.counts.assumed) + " assumed\n";
    static constexpr std::size_t mostNodes = 5;
    std::map<std::string, std::vector<const ReportedNode *>> byReason;
    for (const ReportedNode &node : target.notSupported)
        byReason[node.op + ": " + node.verdict + ": " + node.reason].push_back(&node);
    for (const auto &[reason, nodes] : byReason) {
        out += "    " + std::to_string(nodes.size()) + " " + printable(reason) + "\n      ";
        for (std::size_t i = 0; i < std::min(nodes.size(), mostNodes); ++i)
            out += (i == 0 ? "" : ", ") + printable(nodes[i]->node);
        out += nodes.size() > mostNodes ? ", …\n" : "\n";
    }
    for (const ReportedFinding &finding : target.findings)
        out += "    " + finding.severity + ": " + finding.code + ": " + finding.text + "\n";
    return out;
}

/// `3 x sub-constant-to-add (exact)`, by rule in the order of first use.
std::string rewriteLines(const ModelReport &report)
{
    std::vector<std::pair<std::string, std::size_t>> counts;
    for (const ReportedRewrite &rewrite : report.rewrites) {
        std::string text = rewrite.rule;
        for (const std::string &next : rewrite.followedBy)
            text += " + " + next;
        text += " (" + rewrite.ruleClass + ")";
        const auto known =
            std::find_if(counts.begin(), counts.end(), [&](const auto &each) { return each.first == text; });
        if (known == counts.end())
            counts.emplace_back(text, 1);
        else
            ++known->second;
    }
    std::string out;
    for (const auto &[text, count] : counts)
        out += "  rewritten: " + std::to_string(count) + " x " + printable(text) + "\n";
    return out;
}

std::string cutLines(const ReportedCut &cut)
{
    std::string out = "  cut: " + std::to_string(cut.nodesMoved) + " nodes and "
        + roundNumber(static_cast<double>(cut.macsMoved)) + " MACs to C++; "
        + std::to_string(cut.layout.tensors.size()) + " tensors, " + byteText(cut.bytesCrossing) + " cross";
    if (cut.layout.mergedAs != MergeKind::None)
        out += ", merged as " + std::string(mergeName(cut.layout.mergedAs));
    return out + "\n";
}

std::string verificationLine(const Verification &verification)
{
    if (!verification.passed)
        return "  not verified: " + printable(verification.reason) + "\n";
    std::array<char, 64> text{};
    (void)std::snprintf(text.data(), text.size(), "%d runs, error %.3g", verification.runs,
                        verification.error.value_or(0));
    std::string line =
        std::string(*verification.passed ? "  verified: " : "  differs: ") + text.data() + "\n";
    if (verification.nonFinite)
        line += "  not finite: " + std::to_string(verification.nonFinite->nans) + " NaN and "
            + std::to_string(verification.nonFinite->infinities) + " infinities come into the original at "
            + printable(verification.nonFinite->node) + " (" + printable(verification.nonFinite->op) + ")\n";
    return line;
}

std::string comparisonLine(const EveryTensor &comparison)
{
    std::string out = "  " + std::to_string(comparison.tensors.size()) + " tensors compared by name: ";
    const ComparedTensor *drift = comparison.firstDrift();
    if (drift == nullptr)
        return out + "none differs\n";
    std::array<char, 64> error{};
    (void)std::snprintf(error.data(), error.size(), "%.3g", drift->error);
    return out + "the first that differs is " + printable(drift->name) + " of " + printable(drift->node)
        + " (" + printable(drift->opType) + "), error " + error.data() + "\n";
}

} // namespace

std::string tableReport(const ModelReport &report)
{
    std::string out = printable(report.path.string()) + "\n";
    if (report.isOpen) {
        out += "  " + headLine(report);
        std::vector<std::pair<std::string, std::size_t>> ops(report.ops.begin(), report.ops.end());
        std::stable_sort(ops.begin(), ops.end(),
                         [](const auto &a, const auto &b) { return a.second > b.second; });
        for (const auto &[op, count] : ops) {
            std::array<char, 16> number{};
            (void)std::snprintf(number.data(), number.size(), "%8zu  ", count);
            out += number.data() + printable(op) + "\n";
        }
    }
    for (const ReportedTarget &target : report.targets)
        out += targetLines(target, report.macs);
    out += rewriteLines(report);
    if (report.cut)
        out += cutLines(*report.cut);
    if (!report.rewrites.empty() || report.cut) {
        out += report.result.empty() ? "" : "  after:\n";
        for (const ReportedTarget &target : report.result)
            out += targetLines(target, report.macs);
    }
    if (report.verification)
        out += verificationLine(*report.verification);
    if (report.comparison)
        out += comparisonLine(*report.comparison);
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
