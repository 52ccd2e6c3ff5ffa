// SPDX-License-Identifier: Apache-2.0
// The report as JSON.
#include "exporters/report/model_report.h"

#include "model/base/version.h"

#include <nlohmann/json.hpp>

namespace espalier {

namespace {

using Json = nlohmann::ordered_json;

template <class Value> Json orNull(const std::optional<Value> &value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json toJson(const ExportSummary &summary)
{
    if (summary.refusal)
        return {{"format", summary.format},
                {"refused", summary.refusal->reason},
                {"code", summary.refusal->code},
                {"nodes", summary.refusal->nodes}};
    Json files = Json::array();
    for (const auto &file : summary.files)
        files.push_back(file.string());
    return {{"format", summary.format}, {"files", std::move(files)}};
}

Json toJson(const std::vector<ReportedFinding> &findings)
{
    Json out = Json::array();
    for (const ReportedFinding &finding : findings)
        out.push_back({{"severity", finding.severity},
                       {"code", finding.code},
                       {"node", finding.node.empty() ? Json(nullptr) : Json(finding.node)},
                       {"text", finding.text}});
    return out;
}

Json toJson(const std::vector<ReportedTarget> &targets)
{
    Json out = Json::array();
    for (const ReportedTarget &target : targets) {
        Json nodes = Json::array();
        for (const ReportedNode &node : target.notSupported)
            nodes.push_back({{"node", node.node},
                             {"op", node.op},
                             {"verdict", node.verdict},
                             {"code", node.code},
                             {"reason", node.reason},
                             {"fixes", node.fixes}});
        out.push_back({{"target", target.target},
                       {"device", target.device},
                       {"nodes", target.counts.nodes},
                       {"supported", target.counts.supported},
                       {"fallback", target.counts.fallback},
                       {"assumed", target.counts.assumed},
                       {"macs_supported", orNull(target.macsSupported)},
                       {"unsupported", std::move(nodes)},
                       {"findings", toJson(target.findings)}});
    }
    return out;
}

Json toJson(const std::vector<ReportedRewrite> &rewrites)
{
    Json out = Json::array();
    for (const ReportedRewrite &rewrite : rewrites)
        out.push_back({{"rule", rewrite.rule},
                       {"class", rewrite.ruleClass},
                       {"nodes", rewrite.nodes},
                       {"error", orNull(rewrite.error)},
                       {"followed_by", rewrite.followedBy}});
    return out;
}

Json toJson(const ReportedCut &cut)
{
    return {{"inputs", Json::parse(cut.layout.json())},
            {"merged_as", mergeName(cut.layout.mergedAs)},
            {"macs_moved", cut.macsMoved},
            {"bytes_crossing", cut.bytesCrossing},
            {"nodes_moved", cut.nodesMoved}};
}

/// Numbers that are infinite or not known are null.
Json toJson(const TensorDifference &difference)
{
    return {{"max_absolute", difference.maxAbsolute}, {"mean_absolute", difference.meanAbsolute},
            {"max_relative", difference.maxRelative}, {"mean_relative", difference.meanRelative},
            {"max_ulp", orNull(difference.maxUlp)},   {"cosine", orNull(difference.cosine)},
            {"psnr", orNull(difference.psnr)},        {"unlike", difference.unlike},
            {"non_finite", difference.nonFinite},     {"histogram", difference.histogram}};
}

/// Tensors of the original and the result that have one name.
Json toJson(const EveryTensor &comparison)
{
    Json tensors = Json::array();
    for (const ComparedTensor &each : comparison.tensors)
        tensors.push_back({{"name", each.name},
                           {"node", each.node},
                           {"op", each.opType},
                           {"error", each.error},
                           {"passed", each.passed},
                           {"difference", each.difference ? toJson(*each.difference) : Json(nullptr)}});
    const auto nameOf = [](const ComparedTensor *tensor) {
        return tensor != nullptr ? Json(tensor->name) : Json(nullptr);
    };
    return {{"tensors", std::move(tensors)},
            {"first_drift", nameOf(comparison.firstDrift())},
            {"first_non_finite", nameOf(comparison.firstNonFinite())}};
}

/// Infinite errors (places of NaN and Inf differ, shapes differ) are null; `passed` is then false.
Json toJson(const Verification &verification)
{
    Json outputs = Json::array();
    for (const Verification::Output &output : verification.outputs)
        outputs.push_back({{"name", output.name},
                           {"error", orNull(output.error)},
                           {"difference", output.difference ? toJson(*output.difference) : Json(nullptr)}});
    Json out{{"runs", verification.runs},
             {"error", orNull(verification.error)},
             {"passed", orNull(verification.passed)},
             {"outputs", std::move(outputs)}};
    if (!verification.reason.empty())
        out["reason"] = verification.reason;
    if (verification.nonFinite)
        out["non_finite"] = {{"node", verification.nonFinite->node},
                             {"op", verification.nonFinite->op},
                             {"nans", verification.nonFinite->nans},
                             {"infinities", verification.nonFinite->infinities}};
    return out;
}

Json toJson(const ModelReport &report)
{
    Json out;
    out["path"] = report.path.string();
    if (report.isOpen) {
        Json opsets = Json::object();
        for (const OpsetImport &import : report.opsets)
            opsets[import.domain] = import.version;
        out["ir_version"] = report.irVersion;
        out["opsets"] = std::move(opsets);
        out["nodes"] = report.nodes;
        out["parameters"] = report.parameters;
        out["macs"] = orNull(report.macs);
        out["peak_activation_bytes"] = orNull(report.peakActivationBytes);
        out["ops"] = report.ops;
        out["targets"] = toJson(report.targets);
        out["rewrites"] = toJson(report.rewrites);
        out["cut"] = report.cut ? toJson(*report.cut) : Json(nullptr);
        out["result"] = toJson(report.result);
    }
    out["verification"] = report.verification ? toJson(*report.verification) : Json(nullptr);
    if (report.comparison)
        out["comparison"] = toJson(*report.comparison);
    out["exports"] = Json::array();
    for (const ExportSummary &summary : report.exports)
        out["exports"].push_back(toJson(summary));
    out["seconds"] = report.seconds;
    out["findings"] = toJson(report.findings);
    out["errors"] = Json::array();
    for (const Error &error : report.errors)
        out["errors"].push_back({{"code", error.reason},
                                 {"exit", exitCode(error.code)},
                                 {"node", error.node.empty() ? Json(nullptr) : Json(error.node)},
                                 {"text", error.line()}});
    return out;
}

} // namespace

std::string jsonReport(const std::vector<ModelReport> &models)
{
    Json out{{"espalier", programVersion}, {"schema", 1}, {"models", Json::array()}};
    for (const ModelReport &model : models)
        out["models"].push_back(toJson(model));
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace espalier
