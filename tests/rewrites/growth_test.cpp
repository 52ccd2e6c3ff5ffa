// SPDX-License-Identifier: Apache-2.0
// Folding does not blow models up.
#include "model/statistics/node_counts.h"
#include "rewrites/apply.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"
#include "tests/support/text_model.h"

using namespace espalier;

namespace {

std::size_t nodesLeft(const Model &model, const ApplyOptions &options = {})
{
    const auto simplified = simplifyModel(model, inferTypes(model), test::allRules(), options);
    REQUIRE(simplified);
    return countedNodes(simplified->model).size();
}

} // namespace

TEST_CASE("a constant that would take much room stays a node", "[rewrites][fold]")
{
    const auto filled = [](const char *length) {
        return test::modelFromText(
            std::string("g (float[1] x) => (float[n] y) { n = Constant <value_ints: ints = [") + length
            + "]> ()  c = ConstantOfShape (n)  y = Div (x, c) }");
    };
    CHECK(nodesLeft(filled("4000000")) == 1); // 16 MB
    CHECK(nodesLeft(filled("5000000")) == 2);
    CHECK(nodesLeft(filled("1000000000000")) == 2);
}

TEST_CASE("a constant that is read elsewhere too does not make up for its fold", "[rewrites][fold]")
{
    const auto transposed = [](const char *other) {
        return test::modelFromText(
            std::string("g (float[1,3000] x) => (float[1,2000] y, float[1,3000] z) {"
                        " n = Constant <value_ints: ints = [2000,3000]> ()  v = ConstantOfShape (n) "
                        " t = Transpose (v)  y = MatMul (x, t)  z = ")
            + other + " }");
    };
    // 24 MB either way: neither the filled tensor nor its transpose is written.
    CHECK(nodesLeft(transposed("Neg (x)")) == 4);
    CHECK(nodesLeft(transposed("MatMul (y, v)")) == 4);
}

TEST_CASE("what all folds together add is bounded", "[rewrites][fold]")
{
    const Model model = test::modelFromText(R"(g (float[1] x) => (float[100] y) {
        n = Constant <value_ints: ints = [100]> ()
        a = ConstantOfShape <value = float[1] {2}> (n)
        b = ConstantOfShape <value = float[1] {3}> (n)
        p = Mul (x, a)
        y = Mul (p, b)
    })");
    CHECK(nodesLeft(model) == 2);
    ApplyOptions options;
    options.growthLimit = 500; // room for one of 400 bytes
    CHECK(nodesLeft(model, options) == 3);
    options.growthLimit = 100;
    CHECK(nodesLeft(model, options) == 4);
}

TEST_CASE("simplifying leaves weights quantized", "[rewrites][fold]")
{
    CHECK(nodesLeft(test::modelFromText(R"(g (float[1,2] x) => (float[1,3] y)
        <int8[2,3] w = {1, 2, 3, 4, 5, 6}, float s = {0.5}, int8 z = {0}> {
        d = DequantizeLinear (w, s, z)
        y = MatMul (x, d)
    })")) == 2);
}
