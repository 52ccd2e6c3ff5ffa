// SPDX-License-Identifier: Apache-2.0
// Names of a model never become code.
#include "exporters/cpp/identifiers.h"
#include "exporters/cpp/literals.h"
#include "model/graph/model_edit.h"
#include "tests/support/catch.h"
#include "tests/support/generated_code.h"
#include "tests/support/text_model.h"

#include <algorithm>
#include <limits>
#include <regex>

using namespace espalier;
using cpp::identifierFrom;

TEST_CASE("any name becomes an identifier", "[cpp]")
{
    CHECK(identifierFrom("scores") == "scores");
    CHECK(identifierFrom("463") == "t_463");
    CHECK(identifierFrom("/model/Conv_output_0") == "model_Conv_output_0");
    CHECK(identifierFrom("\"; system(\"x") == "system_x");
    CHECK(identifierFrom("") == "t");
    CHECK(identifierFrom("___") == "t");
    CHECK(identifierFrom("a__b_") == "a_b");
    CHECK(identifierFrom("class") == "class_t");
    CHECK(identifierFrom("linux") == "linux_t");
    CHECK(identifierFrom("EOF") == "t_EOF");
    CHECK(identifierFrom("_Reserved") == "Reserved");
    CHECK(identifierFrom("größe") == "gr_e");
    CHECK(identifierFrom(std::string(500, 'x')).size() == 60);
    const std::regex good("[a-zA-Z][a-zA-Z0-9]*(_[a-zA-Z0-9]+)*");
    for (int byte = 0; byte < 256; ++byte) {
        const std::string name{'a', static_cast<char>(byte), 'b', static_cast<char>(byte)};
        CHECK(std::regex_match(identifierFrom(name), good));
    }
}

TEST_CASE("identifiers of one scope differ, and so does what is derived from them", "[cpp]")
{
    cpp::Identifiers identifiers;
    CHECK(identifiers.take("a/b") == "a_b");
    CHECK(identifiers.take("a.b") == "a_b_2");
    CHECK(identifiers.take("boxes") == "boxes");
    CHECK(identifiers.take("boxes_count") == "boxes_count_2");
    CHECK(identifiers.take("x_shape") == "x_shape");
    CHECK(identifiers.take("x") == "x_2"); // x_shape would be the constant of x
}

TEST_CASE("texts are escaped to the last character", "[cpp]")
{
    CHECK(cpp::stringLiteral("a\"b\\\n?") == "\"a\\042b\\134\\012\\077\"");
    CHECK(cpp::commentText("end \\\n*/ ?\?/ \xC3\xA4") == "end __*/ __/ __");
    CHECK(cpp::commentText(std::string(200, 'x')).size() == 73);
}

TEST_CASE("numbers are written to the last bit", "[cpp]")
{
    CHECK(cpp::integerLiteral(std::numeric_limits<std::int64_t>::min()) == "(-9223372036854775807 - 1)");
    CHECK(cpp::realLiteral(-0.0, "float") == "-0.0F");
    CHECK(cpp::realLiteral(0.1F, "float") == "0x1.99999ap-4F");
    CHECK(cpp::realLiteral(0.1, "double") == "0x1.999999999999ap-4");
    CHECK(cpp::realLiteral(-std::numeric_limits<double>::infinity(), "float")
          == "-std::numeric_limits<float>::infinity()");
    CHECK(cpp::listLiteral({}) == "{0}");
}

TEST_CASE("a model with hostile names compiles", "[cpp][compiles]")
{
    const Model tail = test::modelFromText(R"(
agraph (float[2,3] int, float[2,3] run) => (float[2,3] Inputs, float[2,3] kernels, float[2,3] y) {
  Inputs = Add(int, run)
  kernels = Mul(int, run)
  y = Sub(Inputs, kernels)
})");
    ModelEdit edit(tail);
    edit.renameValue(test::valueNamed(tail, "int"), "\"; system(\"x");
    edit.renameValue(test::valueNamed(tail, "run"), "*/ class \\\n#error");
    edit.renameValue(test::valueNamed(tail, "y"), "?\?/\xF0\x9F\x8C\xB3");
    edit.renameNode(test::nodeOf(tail, "Add"), "\\\n#error \\");
    const auto renamed = std::move(edit).finish();
    REQUIRE(renamed);
    test::checkTail(*renamed);
}
