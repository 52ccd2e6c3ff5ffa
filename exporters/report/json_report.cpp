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
        out["rewrites"] = Json::array();
        out["result"] = toJson(report.result);
    }
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
