// SPDX-License-Identifier: Apache-2.0
// The ONNX export: the same model, marked, that ONNX's own checker accepts.
#include "exporters/onnx/same_structure.h"
#include "model/graph/model_edit.h"
#include "model/io/model_to_proto.h"
#include "model/io/open_model.h"
#include "model/io/proto_to_model.h"
#include "tests/exporters/export_case.h"
#include "tests/support/catch.h"
#include "tests/support/model_zoo.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/text_model.h"

#include <onnx/checker.h>

using namespace espalier;

namespace {

const char *const smallModel = R"(agraph (float[1,4] x) => (float[1,4] y)
  <float[4] c = {1, 2, 3, 4}> { y = Add (x, c) })";

ExportSummary exported(const Model &model, const std::filesystem::path &out, const std::string &options = {})
{
    const Exporter &exporter = *findExporter("onnx");
    const test::ExportCase one(exporter, model, options);
    const auto summary = exportModel(exporter, one.request(), out, false);
    REQUIRE(summary);
    return *summary;
}

} // namespace

TEST_CASE("an exported ONNX model is the model and says which version wrote it", "[exporters][onnx]")
{
    const Model model = test::modelFromText(smallModel);
    const test::TemporaryFolder temporary;
    const auto summary = exported(model, temporary.path());
    CHECK(summary.files.front() == temporary / "net/onnx/net.onnx");
    const auto read = openModel(summary.files.front());
    REQUIRE(read);
    CHECK(structuralDifference(model, *read) == "versions or metadata of the model");
    ModelEdit edit(model);
    edit.setMetadata("espalier.version", ESPALIER_VERSION);
    CHECK_FALSE(structuralDifference(std::move(edit).finish().value(), *read));
}

TEST_CASE("tensors go to a file beside the ONNX model when asked", "[exporters][onnx]")
{
    const test::TemporaryFolder temporary;
    const auto summary = exported(test::modelFromText(smallModel), temporary.path(), "external-from=16");
    REQUIRE(summary.files.size() == 3);
    CHECK(summary.files[1] == temporary / "net/onnx/net.onnx.data");
    CHECK(std::filesystem::file_size(summary.files[1]) == 16);
    const auto read = openModel(summary.files.front());
    REQUIRE(read);
    const auto &tensor = read->value(test::valueNamed(*read, "c")).initializer;
    REQUIRE(tensor);
    CHECK(readNumbers(*tensor).value() == std::vector<double>{1, 2, 3, 4});
}

TEST_CASE("structural comparison takes the names of values, not those that records were made with",
          "[exporters][onnx]")
{
    const Model model = test::modelFromText(R"(agraph (float[4] x) => (float[4] y) <float[4] h>
      { h = Neg (x)  y = Identity (h) })");
    ModelEdit edit(model);
    edit.renameValue(test::valueNamed(edit.model(), "h"), "g");
    const Model renamed = std::move(edit).finish().value();
    const std::string bytes = test::bytesOf(renamed);
    const Model read = protoToModel(std::as_bytes(std::span(bytes)), {}).value();
    CHECK(structuralDifference(renamed, read).value_or("") == "");
}

TEST_CASE("structural comparison sees every kind of change", "[exporters][onnx]")
{
    const Model model = test::modelFromText(R"(agraph (float[1,4] x, bool b) => (float[1,4] y)
      <float[4] c = {1, 2, 3, 4}>
      { h = Add (x, c)  y = If (b) <then_branch = t () => (float[1,4] p) { p = Relu (h) },
                else_branch = e () => (float[1,4] q) { q = LeakyRelu <alpha: float = 0.5> (h) }> })");
    CHECK_FALSE(structuralDifference(model, model));
    const auto differs = [&](const std::function<void(ModelEdit &)> &change) {
        ModelEdit edit(model);
        change(edit);
        return structuralDifference(model, std::move(edit).finish().value()).value_or("");
    };
    CHECK(differs([](ModelEdit &edit) { edit.renameNode(test::nodeOf(edit.model(), "Add"), "sum"); })
          == "node ");
    CHECK(differs([](ModelEdit &edit) { edit.renameValue(test::valueNamed(edit.model(), "h"), "g"); })
          == "node ");
    CHECK(differs([](ModelEdit &edit) {
              edit.setInitializer(test::valueNamed(edit.model(), "c"),
                                  Tensor::make("c", DType::Float, {1}, std::vector<std::byte>(4)));
          })
          == "tensors of graph agraph");
    CHECK(differs([](ModelEdit &edit) { edit.setOpset("", 18); }) == "versions or metadata of the model");
    CHECK(differs([](ModelEdit &edit) {
              for (std::uint32_t g = 1; g < edit.model().graphCount(); ++g) {
                  for (const NodeId id : nodesInOrder(edit.model(), GraphId(g))) {
                      if (edit.model().node(id).isOp("LeakyRelu"))
                          edit.setAttribute(id, floatAttribute("alpha", 0.25F));
                  }
              }
          })
          == "node ");
}

TEST_CASE(
    "an old model with an initializer that is not an input becomes IR 4, its other initializers constants",
    "[exporters][onnx]")
{
    const Model model = test::modelFromText(R"(<ir_version: 3, opset_import: ["" : 8]>
      agraph (float[1,2] x, float[2] listed) => (float[1,2] y)
      <float[2] listed = {1, 2}, float[2] c = {3, 4}> { h = Add (x, listed)  y = Add (h, c) })");
    const test::TemporaryFolder temporary;
    const auto read = openModel(exported(model, temporary.path()).files.front());
    REQUIRE(read);
    CHECK(read->envelope().ir_version() == 4);
    REQUIRE(read->mainGraph().inputs.size() == 1);
    CHECK(isConstantInitializer(*read, test::valueNamed(*read, "listed")));
    const auto proto = modelToProto(*read);
    REQUIRE(proto);
    CHECK_NOTHROW(onnx::checker::check_model(*proto));

    const Model proper = test::modelFromText(R"(<ir_version: 3, opset_import: ["" : 8]>
      agraph (float[1,2] x, float[2] c) => (float[1,2] y) <float[2] c = {1, 2}> { y = Add (x, c) })");
    const auto kept = openModel(exported(proper, temporary / "proper").files.front());
    REQUIRE(kept);
    CHECK(kept->envelope().ir_version() == 3);
    CHECK(kept->mainGraph().inputs.size() == 2);
}

TEST_CASE("real models exported as ONNX pass ONNX's checker", "[exporters][onnx][zoo]")
{
    for (const auto &path : test::zooModels()) {
        INFO(path.string());
        const auto model = openModel(path);
        REQUIRE(model);
        const test::TemporaryFolder temporary;
        const auto summary = exported(*model, temporary.path());
        const auto read = openModel(summary.files.front());
        REQUIRE(read);
        const auto proto = modelToProto(*read);
        REQUIRE(proto);
        CHECK_NOTHROW(onnx::checker::check_model(*proto));
    }
}
