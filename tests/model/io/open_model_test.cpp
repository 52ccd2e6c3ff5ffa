// SPDX-License-Identifier: Apache-2.0
// What cannot be opened says why, with the file's name and without a crash.
#include "model/io/open_model.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/text_model.h"

#include <random>

using namespace espalier;
using namespace espalier::test;

namespace {

Error errorOf(const std::filesystem::path &path)
{
    const auto model = openModel(path);
    if (model)
        FAIL(path << " opened");
    CHECK(model.error().code == ErrorCode::Unreadable);
    CHECK(model.error().file == path.string());
    CHECK_FALSE(model.error().remedy.isEmpty());
    return model.error();
}

std::string smallModel()
{
    return bytesOf(
        modelFromText("g (float[3] x) => (float[3] y) <float[3] w = {1, 2, 3}> { y = Add(x, w) }"));
}

} // namespace

TEST_CASE("files that are no models are refused by name and reason")
{
    const TemporaryFolder folder;
    CHECK(errorOf(folder / "missing.onnx").reason == "file_not_readable");
    CHECK(errorOf(folder.path()).reason == "file_not_readable");
    CHECK(errorOf(folder.write("empty.onnx", "")).reason == "empty_file");
    CHECK(errorOf(folder.write("text.onnx", "this is not a model at all\n")).reason == "not_a_model");
    CHECK(errorOf(folder.write("length.onnx", std::string("\x3a\xff\xff\xff\xff\x0f", 6))).reason
          == "not_a_model");
    CHECK(errorOf(folder.write("headonly.onnx", std::string("\x08\x08", 2))).reason == "no_graph");
    CHECK(errorOf("/dev/null").reason == "not_a_file");
}

TEST_CASE("every truncation of a model is refused or opens, none crashes")
{
    const TemporaryFolder folder;
    const std::string whole = smallModel();
    for (std::size_t length = 0; length < whole.size(); ++length)
        (void)openModel(folder.write("cut.onnx", whole.substr(0, length)));
    CHECK(openModel(folder.write("cut.onnx", whole)));
}

TEST_CASE("random damage never crashes")
{
    const TemporaryFolder folder;
    std::mt19937 random(7);
    const std::string whole = smallModel();
    for (int round = 0; round < 500; ++round) {
        std::string damaged = whole;
        for (int i = 0; i < 3; ++i)
            damaged[random() % damaged.size()] = static_cast<char>(random());
        if (const auto model = openModel(folder.write("damaged.onnx", damaged)))
            (void)bytesOf(*model);
    }
}

TEST_CASE("graphs nested without end are refused")
{
    // Each level wraps the last in graph{node{attribute{g{…}}}}.
    std::string graph;
    const auto field = [](char tag, const std::string &contents) {
        std::string out(1, tag);
        for (std::size_t length = contents.size(); out.size() < 6; length >>= 7U) {
            out += static_cast<char>(length >= 0x80 ? (length & 0x7FU) | 0x80U : length);
            if (length < 0x80)
                break;
        }
        return out + contents;
    };
    for (int i = 0; i < 200; ++i)
        graph = field(0x0a, field(0x2a, field(0x32, graph)));
    const TemporaryFolder folder;
    CHECK(errorOf(folder.write("deep.onnx", field(0x3a, graph))).reason == "nested_too_deeply");
}
