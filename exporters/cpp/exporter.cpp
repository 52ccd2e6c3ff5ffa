// SPDX-License-Identifier: Apache-2.0
// Export format `cpp`: what was cut off, as a C++ header with an example and a test.
#include "exporters/exporter.h"

#include "exporters/cpp/emit_header.h"
#include "exporters/cpp/emit_programs.h"
#include "exporters/cpp/lower_tail.h"
#include "exporters/cpp/vectors.h"
#include "model/compute/npz.h"
#include "model/targets/model_facts.h"
#include "rewrites/cut.h"

namespace espalier {

namespace {

class CppExporter final : public Exporter {
public:
    [[nodiscard]] std::string_view id() const override { return "cpp"; }
    [[nodiscard]] Message title() const override
    {
        return QT_TRANSLATE_NOOP("exporters", "C++ code for what was cut off");
    }
    [[nodiscard]] std::vector<OptionSpec> options() const override
    {
        return {
            {.id = "capacity",
             .type = OptionSpec::Type::Integer,
             .defaultValue = "0",
             .text = QT_TRANSLATE_NOOP("exporters",
                                       "The greatest length that is kept room for along a dimension that is "
                                       "known only when the code runs; 0: as many as there can be"),
             .least = 0}};
    }
    [[nodiscard]] bool needsFacts() const override { return true; }
    [[nodiscard]] std::optional<ExportRefusal> refuse(const ExportRequest &request) const override;
    [[nodiscard]] Result<void> write(const ExportRequest &request, OutputFolder &folder,
                                     const TaskContext &context) const override;
};

/// The cut, or one that cuts nothing off: its code hands the model's outputs on.
Result<CutResult> cutOf(const ExportRequest &request)
{
    if (request.cut != nullptr)
        return *request.cut;
    const CutFacts facts{request.model, request.facts->types(), [](NodeId) { return false; },
                         [](NodeId) { return std::uint64_t{0}; }};
    return applyCut(facts, CutPlan{}, MergeKind::None);
}

struct Prepared {
    CutResult cut;
    ValueTypes types; ///< of the tail
    cpp::Program program;
};

Result<Prepared> prepare(const ExportRequest &request)
{
    auto cut = cutOf(request);
    if (!cut)
        return fail(std::move(cut.error()));
    ValueTypes types = ModelFacts::infer(cut->tail).types();
    auto program = cpp::lowerTail(cut->tail, types, request.options.integer("capacity"));
    if (!program)
        return fail(std::move(program.error()));
    return Prepared{*std::move(cut), std::move(types), *std::move(program)};
}

std::optional<ExportRefusal> CppExporter::refuse(const ExportRequest &request) const
{
    const auto prepared = prepare(request);
    if (prepared)
        return std::nullopt;
    ExportRefusal refusal{prepared.error().reason, prepared.error().message.english(), {}};
    if (!prepared.error().node.empty())
        refusal.nodes.push_back(prepared.error().node);
    return refusal;
}

Result<void> writeVectors(const cpp::TailCode &code, const cpp::TestVectors &vectors, OutputFolder &folder)
{
    const auto write = [&](const std::vector<cpp::Port> &ports, const NamedTensors &tensors,
                           const char *prefix) -> Result<void> {
        for (const cpp::Port &port : ports) {
            const std::string file = "test/" + std::string(prefix) + port.identifier + ".npy";
            if (auto done = folder.write(file, npyBytes(tensors.at(port.name))); !done)
                return done;
        }
        return {};
    };
    if (auto done = write(code.inputs, vectors.inputs, "in_"); !done)
        return done;
    return write(code.outputs, vectors.outputs, "out_");
}

Result<void> CppExporter::write(const ExportRequest &request, OutputFolder &folder,
                                const TaskContext &context) const
{
    auto prepared = prepare(request);
    if (!prepared)
        return fail(std::move(prepared.error()));
    context.report(0.3, "cpp");
    const auto code = cpp::makeTailCode(std::move(prepared->program), prepared->cut.layout, request.stem,
                                        request.modelName);
    const auto header = cpp::headerText(code);
    if (!header)
        return fail(header.error());
    const auto vectors =
        cpp::testVectors(prepared->cut.tail, prepared->types, request.vectors, context.part(0.4, 0.9));
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    const std::pair<std::string, std::string> files[] = {
        {request.stem + "_post.hpp", *header},
        {"CMakeLists.txt", cpp::buildText(code, vectors.has_value())},
        {"example.cpp", cpp::exampleText(code)},
        {"README.md", cpp::readmeText(code, vectors.has_value())}};
    for (const auto &[name, text] : files) {
        if (auto done = folder.write(name, text); !done)
            return done;
    }
    if (!vectors)
        return {};
    if (auto done = folder.write("test/test.cpp", cpp::testText(code)); !done)
        return done;
    return writeVectors(code, *vectors, folder);
}

} // namespace

std::unique_ptr<Exporter> make_cpp()
{
    return std::make_unique<CppExporter>();
}

} // namespace espalier
