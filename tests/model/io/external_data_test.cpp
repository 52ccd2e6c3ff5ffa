// SPDX-License-Identifier: Apache-2.0
// External data is read lazily and never from outside the model's folder.
#include "model/graph/find_faults.h"
#include "model/io/model_to_proto.h"
#include "model/io/open_model.h"
#include "model/io/save_model.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/text_model.h"

#include <unistd.h>

using namespace espalier;
using namespace espalier::test;
namespace fs = std::filesystem;

namespace {

/// A model whose one weight, float[4], is said to lie at `location`.
std::string modelWith(const std::string &location, const std::string &offset = "0",
                      const std::string &length = "16")
{
    auto proto = *modelToProto(
        modelFromText("g (float[4] x) => (float[4] y) <float[4] w = {1,2,3,4}> { y = Add(x, w) }"));
    auto *tensor = proto.mutable_graph()->mutable_initializer(0);
    tensor->clear_float_data();
    tensor->clear_raw_data();
    tensor->set_data_location(onnx::TensorProto_DataLocation_EXTERNAL);
    for (const auto &[key, value] :
         {std::pair{"location", location}, {"offset", offset}, {"length", length}}) {
        auto *entry = tensor->add_external_data();
        entry->set_key(key);
        entry->set_value(value);
    }
    return proto.SerializeAsString();
}

Result<TensorBytes> readWeight(const fs::path &path)
{
    const auto model = openModel(path);
    if (!model)
        FAIL(model.error().line());
    return readTensor(*model->value(valueNamed(*model, "w")).initializer);
}

std::string reasonFor(const TemporaryFolder &folder, const std::string &model)
{
    const auto read = readWeight(folder.write("in/m.onnx", model));
    if (read)
        FAIL("was read");
    return read.error().reason;
}

const std::string sixteen("\0\0\x80\x3f\0\0\0\x40\0\0\x40\x40\0\0\x80\x40", 16);

} // namespace

TEST_CASE("external data is found by location, offset and length")
{
    const TemporaryFolder folder;
    folder.write("in/w.bin", "12345678" + sixteen);
    const auto read = readWeight(folder.write("in/m.onnx", modelWith("w.bin", "8")));
    REQUIRE(read);
    CHECK(std::string(reinterpret_cast<const char *>(read->bytes().data()), read->bytes().size()) == sixteen);
}

TEST_CASE("a model whose external data is missing opens all the same")
{
    const TemporaryFolder folder;
    const auto model = openModel(folder.write("m.onnx", modelWith("gone.bin")));
    REQUIRE(model);
    const std::vector<Finding> findings = findFaults(*model);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().severity == Finding::Severity::Warning);
    CHECK(findings.front().value == valueNamed(*model, "w"));
    folder.write("gone.bin", sixteen);
    CHECK(findFaults(*model).empty());
}

TEST_CASE("external data outside the model's folder is refused")
{
    const TemporaryFolder folder;
    folder.write("secret.bin", sixteen);
    folder.write("in/short.bin", "1234");
    CHECK(reasonFor(folder, modelWith("../secret.bin")) == "external_outside_folder");
    CHECK(reasonFor(folder, modelWith((folder / "secret.bin").string())) == "external_outside_folder");
    CHECK(reasonFor(folder, modelWith("a/../../secret.bin")) == "external_outside_folder");
    fs::create_symlink(folder / "secret.bin", folder / "in/link.bin");
    CHECK(reasonFor(folder, modelWith("link.bin")) == "external_outside_folder");
    fs::create_directory_symlink(folder.path(), folder / "in/up");
    CHECK(reasonFor(folder, modelWith("up/secret.bin")) == "external_outside_folder");
    CHECK(reasonFor(folder, modelWith("gone.bin")) == "file_not_readable");
    CHECK(reasonFor(folder, modelWith("short.bin")) == "external_too_short");
    CHECK(reasonFor(folder, modelWith("short.bin", "18446744073709551615", "16")) == "external_too_short");
    CHECK(reasonFor(folder, modelWith("short.bin", "x")) == "external_number_broken");
}

TEST_CASE("a model saved with a threshold keeps its large tensors beside it and reads the same")
{
    const TemporaryFolder folder;
    const Model model = *openModel(folder.write(
        "in/m.onnx",
        bytesOf(modelFromText("g (float[4] x) => (float[4] y) <float[4] w = {1,2,3,4}> { y = Add(x, w) }"))));
    fs::create_directory(folder / "out");
    SaveOptions options;
    options.externalFrom = 8;
    const auto files = saveModel(model, folder / "out/m.onnx", options);
    REQUIRE(files);
    REQUIRE(files->size() == 2);
    CHECK(fs::file_size((*files)[1]) == 16);
    CHECK(readNumbers(*openModel(folder / "out/m.onnx")
                           ->value(valueNamed(*openModel(folder / "out/m.onnx"), "w"))
                           .initializer)
          == std::vector<double>{1, 2, 3, 4});
}

TEST_CASE("a model saved over itself keeps its external data")
{
    const TemporaryFolder folder;
    folder.write("w.bin", sixteen);
    const auto path = folder.write("m.onnx", modelWith("w.bin"));
    const std::string before = readFile(path);
    REQUIRE(saveModel(*openModel(path), path));
    onnx::ModelProto a;
    onnx::ModelProto b;
    REQUIRE(a.ParseFromString(before));
    REQUIRE(b.ParseFromString(readFile(path)));
    CHECK(a.SerializeAsString() == b.SerializeAsString());
}

TEST_CASE("a model that moves to another folder takes its external data along")
{
    const TemporaryFolder folder;
    folder.write("in/w.bin", sixteen);
    const Model model = *openModel(folder.write("in/m.onnx", modelWith("w.bin")));
    fs::create_directory(folder / "out");
    const auto files = saveModel(model, folder / "out/n.onnx");
    REQUIRE(files);
    fs::remove_all(folder / "in");
    const Model moved = *openModel(folder / "out/n.onnx");
    CHECK(readNumbers(*moved.value(valueNamed(moved, "w")).initializer) == std::vector<double>{1, 2, 3, 4});
}

TEST_CASE("saving into a folder without permission changes nothing")
{
    if (::geteuid() == 0) {
        SUCCEED("root may write anywhere");
        return;
    }
    const TemporaryFolder folder;
    const Model model = modelFromText("g (float[4] x) => (float[4] y) { y = Relu(x) }");
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    const auto files = saveModel(model, folder / "m.onnx");
    REQUIRE_FALSE(files);
    CHECK(files.error().code == ErrorCode::ExportFailed);
}

TEST_CASE("saving to a folder that is not there or onto a folder fails with the file's name")
{
    const TemporaryFolder folder;
    const Model model = modelFromText("g (float[4] x) => (float[4] y) { y = Relu(x) }");
    for (const auto &path : {folder / "none/m.onnx", folder.path(), fs::path("/dev/full/x.onnx")}) {
        const auto files = saveModel(model, path);
        REQUIRE_FALSE(files);
        CHECK(files.error().code == ErrorCode::ExportFailed);
        CHECK(files.error().file == path.string());
    }
    CHECK(fs::is_empty(folder.path()));
}
