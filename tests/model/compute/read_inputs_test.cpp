// SPDX-License-Identifier: Apache-2.0
// Values for inputs from NumPy's files, test data and pictures.
#include "model/compute/npz.h"
#include "model/compute/read_inputs.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/text_model.h"

#include <fstream>
#include <onnx/onnx_pb.h>

using namespace espalier;
using test::TemporaryFolder;

namespace {

Model twoInputs()
{
    return test::modelFromText("g (float[2] x, float[2] y) => (float[2] z) { z = Add (x, y) }");
}

DenseTensor floats(const std::vector<float> &elements)
{
    return DenseTensor::of<float>(DType::Float, {static_cast<std::int64_t>(elements.size())}, elements);
}

void write(const std::filesystem::path &path, const std::string &bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string protoBytes(const std::vector<float> &elements)
{
    onnx::TensorProto proto;
    proto.set_data_type(onnx::TensorProto_DataType_FLOAT);
    proto.add_dims(static_cast<std::int64_t>(elements.size()));
    for (const float element : elements)
        proto.add_float_data(element);
    return proto.SerializeAsString();
}

/// Two pixels side by side, as PNM: red and white.
std::string picture()
{
    return std::string("P6\n2 1\n255\n") + std::string("\xff\x00\x00\xff\xff\xff", 6);
}

std::vector<float> elementsOf(const DenseTensor &tensor)
{
    return {tensor.as<float>(), tensor.as<float>() + tensor.count()};
}

} // namespace

TEST_CASE("an array and a tensor of protobuf are read for the inputs that they are named for", "[compute]")
{
    const TemporaryFolder folder;
    write(folder / "a.npy", npyBytes(floats({1, 2})));
    write(folder / "b.pb", protoBytes({3, 4}));
    const auto read = readInputs(twoInputs(), {{"y", folder / "a.npy"}, {"x", folder / "b.pb"}});
    REQUIRE(read);
    CHECK(elementsOf(read->at("y")) == std::vector<float>{1, 2});
    CHECK(elementsOf(read->at("x")) == std::vector<float>{3, 4});
}

TEST_CASE("a folder of test data fills the inputs in their order, those with defaults last", "[compute]")
{
    const TemporaryFolder folder;
    write(folder / "input_0.pb", protoBytes({1, 2}));
    write(folder / "input_1.pb", protoBytes({3, 4}));
    const Model model = test::modelFromText(
        "g (float[2] c, float[2] x) => (float[2] z) <float[2] c = {0, 0}> { z = Add (x, c) }");
    const auto read = readInputs(model, {{"", folder.path()}});
    REQUIRE(read);
    CHECK(elementsOf(read->at("x")) == std::vector<float>{1, 2});
    CHECK(elementsOf(read->at("c")) == std::vector<float>{3, 4});
}

TEST_CASE("a picture fills an input with its channels first or last", "[compute]")
{
    const TemporaryFolder folder;
    write(folder / "p.ppm", picture());
    const auto read = [&](const char *type, const PictureForm &form = {}) {
        const Model model =
            test::modelFromText(std::string("g (") + type + " x) => (y) { y = Identity (x) }");
        auto inputs = readInputs(model, {{"", folder / "p.ppm", form}});
        REQUIRE(inputs);
        return inputs->at("x");
    };
    CHECK(elementsOf(read("float[1,3,1,2]")) == std::vector<float>{1, 1, 0, 1, 0, 1});
    CHECK(elementsOf(read("float[1,2,2,3]")) == std::vector<float>{1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1});
    CHECK(read("float[N,3,H,W]").shape() == std::vector<std::int64_t>{1, 3, 1, 2});
    const DenseTensor levels = read("uint8[1,3,1,2]");
    CHECK(levels.as<std::uint8_t>()[0] == 255);
    PictureForm form;
    form.scale = 1.0 / 255;
    form.mean = {0.5};
    form.deviation = {0.5, 0.25, 1};
    form.isBgr = true;
    CHECK(elementsOf(read("float[3,1,2]", form)) == std::vector<float>{-1, 1, -2, 2, 0.5F, 0.5F});
    CHECK(elementsOf(read("float[1,1,1,2]")).at(0) == Approx(0.299));
}

TEST_CASE("pictures are resized with pixel centres at halves", "[compute]")
{
    CHECK(resizedLinear({0, 4}, 1, 2, 1, 1, 4) == std::vector<float>{0, 1, 3, 4});
    CHECK(resizedLinear({0, 2, 4, 6}, 2, 2, 1, 1, 1) == std::vector<float>{3});
}

TEST_CASE("what cannot be an input is refused with the file and a remedy", "[compute]")
{
    const TemporaryFolder folder;
    write(folder / "a.npy", npyBytes(floats({1, 2})));
    write(folder / "bad.pb", "not a tensor");
    write(folder / "bad.png", "not a picture");
    write(folder / "p.ppm", picture());
    const auto refusal = [&](const std::vector<InputSource> &sources) {
        const auto read = readInputs(twoInputs(), sources);
        REQUIRE_FALSE(read);
        CHECK_FALSE(read.error().file.empty());
        return read.error().reason;
    };
    CHECK(refusal({{"", folder / "a.npy"}}) == "input_source"); // which of the two?
    CHECK(refusal({{"q", folder / "a.npy"}}) == "input_source");
    CHECK(refusal({{"x", folder / "bad.pb"}}) == "input_broken");
    CHECK(refusal({{"x", folder / "bad.png"}}) == "input_broken");
    CHECK(refusal({{"x", folder / "p.ppm"}}) == "input_source"); // no picture has one axis
    CHECK(refusal({{"", folder.path()}}) == "input_broken"); // no input_0.pb
    CHECK_FALSE(refusal({{"x", folder / "none.npy"}}).empty());
}

TEST_CASE("a tensor of protobuf with elements in another file is refused", "[compute]")
{
    const TemporaryFolder folder;
    onnx::TensorProto proto;
    proto.set_data_type(onnx::TensorProto_DataType_FLOAT);
    proto.add_dims(2);
    proto.set_data_location(onnx::TensorProto_DataLocation_EXTERNAL);
    auto *entry = proto.add_external_data();
    entry->set_key("location");
    entry->set_value("/etc/passwd");
    write(folder / "a.pb", proto.SerializeAsString());
    CHECK_FALSE(readInputs(twoInputs(), {{"x", folder / "a.pb"}}));
}
