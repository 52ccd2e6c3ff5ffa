// SPDX-License-Identifier: Apache-2.0
// Export format `tnn`: X.tnnproto and X.tnnmodel for Tencent's TNN.
#include "exporters/exporter.h"

#include "exporters/tnn/build_net.h"
#include "exporters/tnn/write_net.h"
#include "model/targets/support_report.h"

namespace espalier {

namespace {

class TnnExporter final : public Exporter {
public:
    [[nodiscard]] std::string_view id() const override { return "tnn"; }
    [[nodiscard]] Message title() const override { return QT_TRANSLATE_NOOP("exporters", "TNN model"); }
    [[nodiscard]] bool needsFacts() const override { return true; }
    [[nodiscard]] bool needsSupport() const override { return true; }
    [[nodiscard]] std::optional<ExportRefusal> refuse(const ExportRequest &request) const override;
    [[nodiscard]] Result<void> write(const ExportRequest &request, OutputFolder &folder,
                                     const TaskContext &context) const override;
};

/// Each node is written as the layers that the device's verdict names; the writers know the limits of the
/// format. A node without a verdict of its own (in a function's body) is written as the first layers of the
/// exporter's table that fit.
Result<tnn::BuiltNet> build(const ExportRequest &request, const TaskContext &context)
{
    const auto byVerdict = [&](NodeId node) -> std::optional<std::string> {
        const NodeVerdict *verdict = request.support->find(node);
        if (verdict == nullptr || verdict->as.empty())
            return std::nullopt;
        std::string layers;
        for (const std::string &layer : verdict->as)
            layers += (layers.empty() ? "" : "+") + layer;
        return layers;
    };
    return tnn::buildNet(*request.facts, byVerdict, context);
}

std::optional<ExportRefusal> TnnExporter::refuse(const ExportRequest &request) const
{
    if (auto refusal = refuseUnsupported(request))
        return refusal;
    const auto built = build(request, {});
    if (!built || built->refused.empty())
        return std::nullopt; // any other failure is an error of write()
    ExportRefusal refusal{
        built->refused.front().error.reason, built->refused.front().error.message.english(), {}};
    for (const tnn::RefusedNode &each : built->refused)
        refusal.nodes.push_back(each.error.node);
    return refusal;
}

Result<void> TnnExporter::write(const ExportRequest &request, OutputFolder &folder,
                                const TaskContext &context) const
{
    const auto built = build(request, context.part(0, 0.3));
    if (!built)
        return fail(built.error());
    if (!built->refused.empty())
        return fail(built->refused.front().error);
    const auto text = tnn::protoText(built->net);
    if (!text)
        return fail(text.error());
    const auto bytes = tnn::modelBytes(built->net);
    if (!bytes)
        return fail(bytes.error());
    if (auto done = folder.write(request.stem + ".tnnproto", *text); !done)
        return done;
    return folder.write(request.stem + ".tnnmodel", *bytes, context.part(0.3, 1));
}

} // namespace

std::unique_ptr<Exporter> make_tnn()
{
    return std::make_unique<TnnExporter>();
}

} // namespace espalier
