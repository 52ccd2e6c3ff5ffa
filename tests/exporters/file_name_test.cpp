// SPDX-License-Identifier: Apache-2.0
// File names made from what models and users are called: never a path, never two alike.
#include "exporters/file_name.h"
#include "tests/support/catch.h"

using namespace espalier;

TEST_CASE("a file name is never a path", "[exporters]")
{
    CHECK(safeFileName("net.v2") == "net.v2");
    CHECK(safeFileName("../../etc/passwd") == "_._.._etc_passwd");
    CHECK(safeFileName("..") == "__");
    CHECK(safeFileName(".hidden") == "_hidden");
    CHECK(safeFileName("--force") == "_-force");
    CHECK(safeFileName("C:\\net") == "C__net");
    CHECK(safeFileName("a\nb") == "a_x0ab");
    CHECK(safeFileName("模型") == "模型");
    CHECK(safeFileName("") == "unnamed");
    CHECK(safeFileName("", "model") == "model");
}

TEST_CASE("a long file name is cut between characters", "[exporters]")
{
    std::string text = "a";
    for (int i = 0; i < 100; ++i)
        text += "模";
    const std::string name = safeFileName(text);
    CHECK(name.size() == 148); // 1 + 49 characters of three bytes; a fiftieth would pass 150
    CHECK(text.starts_with(name));
}

TEST_CASE("models of the same stem get stems of their own", "[exporters]")
{
    StemNames names;
    CHECK(names.take("a/net.onnx") == "net");
    CHECK(names.take("b/net.onnx") == "net_2");
    CHECK(names.take("net_2.onnx") == "net_2_2");
    CHECK(names.take("b/Net.onnx") == "Net_3");
    CHECK(names.take("/models/.onnx") == "_onnx");
}
