// SPDX-License-Identifier: Apache-2.0
// Export format `onnx`: the model as it stands, marked, in a file that was read back and compared.
#include "exporters/exporter.h"

#include "exporters/onnx/same_structure.h"
#include "model/base/version.h"
#include "model/graph/model_edit.h"
#include "model/io/open_model.h"
#include "model/io/save_model.h"

namespace espalier {

namespace {

class OnnxExporter final : public Exporter {
public:
    [[nodiscard]] std::string_view id() const override { return "onnx"; }
    [[nodiscard]] Message title() const override { return QT_TRANSLATE_NOOP("exporters", "ONNX model"); }
    [[nodiscard]] std::vector<OptionSpec> options() const override
    {
        return {{.id = "external-from",
                 .type = OptionSpec::Type::Integer,
                 .defaultValue = "0",
                 .text = QT_TRANSLATE_NOOP(
                     "exporters",
                     "Tensors of at least this many bytes go to a file of their own; 0: only "
                     "where the model would pass 2 GiB, or has them outside already"),
                 .least = 0}};
    }
    [[nodiscard]] Result<void> write(const ExportRequest &request, OutputFolder &folder,
                                     const TaskContext &context) const override;
};

/// The first IR version in which an initializer need not be an input (ONNX IR.md, "Initializers").
constexpr std::int64_t irWithFreeInitializers = 4;

bool hasFreeInitializer(const Graph &graph)
{
    for (std::size_t slot = 0; slot < graph.values.size(); ++slot) {
        const Value *value = graph.values.find(slot);
        if (value != nullptr && value->isInitializer() && !value->isGraphInput)
            return true;
    }
    return false;
}

/// Before IR 4 every initializer must be listed as an input, though it is a constant. Where one is not (the
/// file was wrong, or a rewrite added it), the model becomes IR 4, in which constants are not listed.
void mendInitializers(ModelEdit &edit)
{
    const Graph &graph = edit.model().mainGraph();
    if (edit.model().envelope().ir_version() >= irWithFreeInitializers || !hasFreeInitializer(graph))
        return;
    edit.setIrVersion(irWithFreeInitializers);
    const std::vector<GraphPort> inputs = graph.inputs;
    for (const GraphPort &input : inputs) {
        if (edit.model().value(input.value).isInitializer())
            edit.removeInput(input.value);
    }
}

/// The model as it is written.
Result<Model> prepared(const Model &model)
{
    ModelEdit edit(model);
    edit.setMetadata("espalier.version", std::string(programVersion));
    mendInitializers(edit);
    return std::move(edit).finish();
}

Result<void> OnnxExporter::write(const ExportRequest &request, OutputFolder &folder,
                                 const TaskContext &context) const
{
    const auto model = prepared(request.model);
    if (!model)
        return fail(model.error());
    SaveOptions options;
    if (const std::int64_t bytes = request.options.integer("external-from"); bytes > 0)
        options.externalFrom = static_cast<std::uint64_t>(bytes);
    const auto path = folder.pathFor(request.stem + ".onnx");
    const auto saved = saveModel(*model, path, options, context.part(0, 0.9));
    if (!saved)
        return fail(saved.error());
    for (const auto &file : *saved)
        folder.add(file.filename().string());

    const auto read = openModel(path, context.part(0.9, 1));
    if (!read)
        return fail(read.error());
    if (const auto difference = structuralDifference(*model, *read))
        return fail(makeError(ErrorCode::ExportFailed, "read_back_differs",
                              {QT_TRANSLATE_NOOP("exporters", "reads back otherwise than it was written: %1"),
                               *difference})
                        .withFile((folder.folder() / path.filename()).string())
                        .withRemedy(QT_TRANSLATE_NOOP("exporters", "check the disk, and report this")));
    return {};
}

} // namespace

std::unique_ptr<Exporter> make_onnx()
{
    return std::make_unique<OnnxExporter>();
}

} // namespace espalier
