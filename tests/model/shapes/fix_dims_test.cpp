// SPDX-License-Identifier: Apache-2.0
// Fixing dynamic dims and changing static ones.
#include "model/shapes/fix_dims.h"
#include "model/shapes/infer_types.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

using namespace espalier;
using espalier::test::modelFromText;
using espalier::test::valueNamed;

namespace {

std::string declaredText(const Model &model, std::string_view value)
{
    return declaredType(model, valueNamed(model, value)).text();
}

const char *const dynamicModel = R"(
    agraph (float[N,3] x, float[N,L] mask, float[?,3] z) => (float[N,3] y, float[?,3] w) <float[N,3] m> {
        m = Neg (x)
        y = Relu (m)
        w = Relu (z)
    })";

} // namespace

TEST_CASE("A named dim gets its length everywhere, and stale declarations go", "[shapes]")
{
    const auto fixed = fixDim(modelFromText(dynamicModel), "N", 4);
    REQUIRE(fixed);
    CHECK(declaredText(*fixed, "x") == "float[4,3]");
    CHECK(declaredText(*fixed, "mask") == "float[4,L]");
    CHECK(declaredText(*fixed, "y") == "float[4,3]");
    CHECK(declaredText(*fixed, "m") == "unknown"); // was declared for other dims
    CHECK(inferTypes(*fixed).types.of(valueNamed(*fixed, "m")).text() == "float[4,3]");
}

TEST_CASE("An input's shape is fixed, and the names of its dims with it", "[shapes]")
{
    const auto fixed = fixShape(modelFromText(dynamicModel), "mask", {2, 7});
    REQUIRE(fixed);
    CHECK(declaredText(*fixed, "mask") == "float[2,7]");
    CHECK(declaredText(*fixed, "x") == "float[2,3]");
    CHECK(declaredText(*fixed, "y") == "float[2,3]");
    const auto both = fixShape(*fixed, "z", {5, 3});
    REQUIRE(both);
    CHECK(declaredText(*both, "w") == "float[5,3]");
    CHECK(declaredText(*both, "x") == "float[2,3]");
}

TEST_CASE("A name that stands for two lengths binds nothing else", "[shapes]")
{
    const auto fixed =
        fixShape(modelFromText("agraph (float[1,S,S] x, float[S] z) => (y, w) { y = Relu (x) w = Relu (z) }"),
                 "x", {1, 48, 192});
    REQUIRE(fixed);
    CHECK(declaredText(*fixed, "y") == "float[1,48,192]");
    CHECK(declaredText(*fixed, "z") == "float[S]");
}

TEST_CASE("A static size is changed: outputs follow, and constants that no longer fit are findings",
          "[shapes]")
{
    const Model model = modelFromText(R"(
        agraph (float[1,3,8,8] x) => (float[1,3,8,8] y, float[1,192] f) <float[1,3,8,8] a = {0}> {
            y = Relu (x)
            k = Constant <value_ints = [1, 192]> ()
            f = Reshape (x, k)
        })");
    const auto fixed = fixShape(model, "x", {1, 3, 16, 16});
    REQUIRE(fixed);
    CHECK(declaredText(*fixed, "y") == "float[1,3,16,16]");
    const auto findings = inferTypes(*fixed).findings;
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().code == "shape_conflict");
}

TEST_CASE("A scalar input is given no lengths", "[shapes]")
{
    const Model model = modelFromText("agraph (float x) => (y) { y = Relu (x) }");
    CHECK(fixShape(model, "x", {}));
    CHECK(fixShape(model, "x", {1}).error().reason == "rank_differs");
}

TEST_CASE("Wrong names and lengths are refused with those that there are", "[shapes]")
{
    const Model model = modelFromText(dynamicModel);
    const auto name = fixDim(model, "B", 1);
    REQUIRE_FALSE(name);
    CHECK(name.error().reason == "no_such_dim");
    CHECK(name.error().line() == "no input has a dim called B: dims with names are: L, N");
    const auto input = fixShape(model, "m", {1, 3});
    REQUIRE_FALSE(input);
    CHECK(input.error().line() == "the model has no input m: its inputs are: mask, x, z");
    CHECK(fixDim(model, "N", 0).error().reason == "bad_length");
    CHECK(fixShape(model, "x", {-1, 3}).error().reason == "bad_length");
    CHECK(fixShape(model, "x", {1, 3, 4}).error().line()
          == "input x is float[N,3] and cannot have 3 dims: give 2 lengths");
    CHECK(exitCode(input.error().code) == 2);
}
