// SPDX-License-Identifier: Apache-2.0
// What holds for every export format.
#include "exporters/exporter.h"
#include "exporters/sha256.h"
#include "model/base/version.h"
#include "model/graph/model_edit.h"
#include "tests/exporters/export_case.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/text_model.h"

#include <nlohmann/json.hpp>

using namespace espalier;
namespace fs = std::filesystem;

namespace {

/// A model that every format can hold.
const char *const plainModel = R"(agraph (float[1,4] x) => (float[1,4] y) { h = Relu (x)  y = Sigmoid (h) })";

} // namespace

TEST_CASE("the formats are known by their ids", "[exporters]")
{
    REQUIRE_FALSE(exporters().empty());
    for (const auto &exporter : exporters()) {
        CHECK(findExporter(exporter->id()) == exporter.get());
        CHECK_FALSE(exporter->title().isEmpty());
        const auto choice = parseExport(exporter->id());
        REQUIRE(choice);
        CHECK(choice->exporter == exporter.get());
    }
    CHECK(findExporter("nothing") == nullptr);
    const auto unknown = parseExport("nothing:a=b");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == ErrorCode::CommandLine);
    CHECK(unknown.error().line().find("onnx") != std::string::npos);
}

TEST_CASE("the options of every format have defaults that are allowed and come back as written",
          "[exporters]")
{
    for (const auto &exporter : exporters()) {
        INFO(exporter->id());
        const auto specs = exporter->options();
        const auto defaults = parseOptions(specs, "");
        REQUIRE(defaults);
        CHECK(defaults->all().size() == specs.size()); // a default that is not allowed is not there
        const auto again = parseOptions(specs, optionsText(*defaults));
        REQUIRE(again);
        CHECK(*again == *defaults);
        for (const OptionSpec &spec : specs)
            CHECK_FALSE(spec.text.isEmpty());
    }
}

TEST_CASE("every format writes files with a manifest that names them, the same each time", "[exporters]")
{
    const Model model = test::modelFromText(plainModel);
    for (const auto &exporter : exporters()) {
        INFO(exporter->id());
        const test::TemporaryFolder temporary;
        test::ExportCase one(*exporter, model);
        const auto summary = exportModel(*exporter, one.request(), temporary.path(), false);
        REQUIRE(summary);
        REQUIRE_FALSE(summary->refusal);
        CHECK(summary->folder == temporary.path() / "net" / exporter->id());
        REQUIRE(summary->files.size() >= 2);
        CHECK(summary->files.back().filename() == "manifest.json");

        const std::string text = test::readFile(summary->files.back());
        const auto manifest = nlohmann::json::parse(text);
        CHECK(manifest["espalier"] == std::string(programVersion));
        CHECK(manifest["format"] == std::string(exporter->id()));
        CHECK(manifest["model"] == "net.onnx");
        REQUIRE(manifest["files"].size() == summary->files.size() - 1);
        for (const auto &file : manifest["files"]) {
            const fs::path path = summary->folder / file["path"].get<std::string>();
            CHECK(file["sha256"] == sha256OfFile(path).value());
            CHECK(file["bytes"] == fs::file_size(path));
        }
        const auto again = exportModel(*exporter, one.request(), temporary / "again", false);
        REQUIRE(again);
        CHECK(test::readFile(again->files.back()) == text);
    }
}

TEST_CASE("every format refuses to replace an export unless told to", "[exporters]")
{
    const Model model = test::modelFromText(plainModel);
    for (const auto &exporter : exporters()) {
        INFO(exporter->id());
        const test::TemporaryFolder temporary;
        test::ExportCase one(*exporter, model);
        REQUIRE(exportModel(*exporter, one.request(), temporary.path(), false));
        const auto second = exportModel(*exporter, one.request(), temporary.path(), false);
        REQUIRE_FALSE(second);
        CHECK(second.error().reason == "export_exists");
        CHECK(exitCode(second.error().code) == 5);
        CHECK(exportModel(*exporter, one.request(), temporary.path(), true));
    }
}

TEST_CASE("every format leaves nothing when it is stopped or cannot write", "[exporters]")
{
    const Model model = test::modelFromText(plainModel);
    for (const auto &exporter : exporters()) {
        INFO(exporter->id());
        const test::TemporaryFolder temporary;
        test::ExportCase one(*exporter, model);
        std::stop_source stop;
        stop.request_stop();
        const auto stopped =
            exportModel(*exporter, one.request(), temporary / "out", false, TaskContext(stop.get_token()));
        REQUIRE_FALSE(stopped);
        CHECK(stopped.error().code == ErrorCode::Cancelled);

        temporary.write("blocked", "a file in place of the folder");
        const auto blocked = exportModel(*exporter, one.request(), temporary / "blocked", false);
        REQUIRE_FALSE(blocked);
        CHECK(blocked.error().code == ErrorCode::ExportFailed);
        CHECK(std::distance(fs::directory_iterator(temporary.path()), fs::directory_iterator()) == 1);
    }
}

TEST_CASE("every format refuses a broken model with its first fault", "[exporters]")
{
    const Model model = test::modelFromText(
        R"(agraph (float[1,4] x) => (float[1,4] y) { h = Add (x, nobody)  y = Sigmoid (h) })");
    for (const auto &exporter : exporters()) {
        INFO(exporter->id());
        const test::TemporaryFolder temporary;
        test::ExportCase one(*exporter, model);
        const auto summary = exportModel(*exporter, one.request(), temporary.path(), false);
        REQUIRE_FALSE(summary);
        CHECK(summary.error().code == ErrorCode::BrokenModel);
        CHECK(fs::is_empty(temporary.path()));
    }
}

TEST_CASE("the manifest lists nodes that need training", "[exporters]")
{
    ModelEdit edit(test::modelFromText(plainModel));
    edit.renameNode(test::nodeOf(edit.model(), "Relu"), "stem");
    edit.setNodeMetadata(test::nodeOf(edit.model(), "Relu"), "espalier.retrain", "deconv-to-conv-retrain");
    const Model model = std::move(edit).finish().value();
    const test::TemporaryFolder temporary;
    test::ExportCase one(*findExporter("onnx"), model);
    const auto summary = exportModel(*findExporter("onnx"), one.request(), temporary.path(), false);
    REQUIRE(summary);
    const auto manifest = nlohmann::json::parse(test::readFile(summary->files.back()));
    CHECK(manifest["retrain"]
          == nlohmann::json::parse(R"([{"node": "stem", "rule": "deconv-to-conv-retrain"}])"));
}
